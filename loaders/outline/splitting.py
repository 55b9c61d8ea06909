"""Splitting of a file into its notices: one behind the other, or one carried in an annex of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from loaders.lexicon.name_lines import is_one_agency
from loaders.outline.titles import HeadLexicon, has_head, is_recipients
from loaders.text.paragraphs import Paragraph

_HEAD_KINDS = re.compile(r"文\s*件$")
_SAME_TITLE = 0.85


@dataclass
class NoticePart:
    """A part of a notice: its main text (`number` None) or an annex (0 without a printed number)."""

    number: int | None
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass
class Draft:
    """The parts of one notice in printed order, and the draft that carries it, if any."""

    parts: list[NoticePart]
    carrier: Draft | None = None

    @property
    def last_annex(self) -> int:
        """The highest number of its annexes; 0 without one."""
        return max((part.number or 0 for part in self.parts), default=0)


def split(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> list[Draft]:
    """Return the notices among the paragraphs of a file, a carried one right behind its carrier.

    An annex with the head of a notice is a notice. Any other belongs to the innermost open notice whose annex
    numbers it continues.
    """
    drafts: list[Draft] = []
    open_drafts: list[Draft] = []
    for part in _parts(paragraphs):
        if part.number is None or _carries_notice(part, head):
            carried = part.number is not None and bool(open_drafts)
            for block in _blocks(part.paragraphs[1:] if carried else part.paragraphs, head):
                draft = Draft([NoticePart(None, block)], open_drafts[0] if carried else None)
                open_drafts = [*open_drafts, draft] if carried else [draft]
                _count_carried(draft, part.number)
                drafts.append(draft)
        else:
            owner = _owner(open_drafts, part)
            owner.parts.append(part)
            carried_last = drafts[-1].carrier is owner
            if carried_last and _is_national(part, head) and _is_national(drafts[-1].parts[0], head):
                drafts[-1].parts.append(part)
    return drafts


def _carries_notice(part: NoticePart, head: HeadLexicon) -> bool:
    """Return whether an annex is a notice: it has the head of one, and is no plan issued with the notice above."""
    return has_head(part.paragraphs[1:], head) and not _is_bare_plan(part.paragraphs[1:], head)


def _is_bare_plan(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> bool:
    """Return whether the first title is that of a plan without a document number or recipients of its own."""
    title = next((place for place, each in enumerate(paragraphs) if head.is_title(each)), None)
    if title is None or not head.is_plan(paragraphs[title]):
        return False
    near = [*paragraphs[max(title - 2, 0) : title], *paragraphs[title + 1 : title + 3]]
    return not any(each.is_doc_number or is_recipients(each) for each in near)


def _is_national(part: NoticePart, head: HeadLexicon) -> bool:
    """Return whether the head of a part names the national campaign; its slogans are the national notice's too."""
    words = head.lexicon.words_of("national-sign")
    lines = [each.text for each in part.paragraphs[:8] if each.is_line and head.names_month(each.text)]
    return any(word in line for word in words for line in lines)


def _count_carried(draft: Draft, number: int | None) -> None:
    """Add to the carrier an empty annex in place of a carried notice, so that the numbering continues."""
    if draft.carrier is not None and number:
        draft.carrier.parts.append(NoticePart(number))


def _owner(open_drafts: list[Draft], part: NoticePart) -> Draft:
    number = part.number or 0
    following = [draft for draft in reversed(open_drafts) if draft.last_annex + 1 == number or number == 0]
    return following[0] if following else open_drafts[-1]


def _parts(paragraphs: Sequence[Paragraph]) -> Iterator[NoticePart]:
    """Split at the heading of each annex; the list of annexes below a notice has no headings."""
    part = NoticePart(None)
    for index, paragraph in enumerate(paragraphs):
        if part.paragraphs and _is_annex_heading(paragraphs, index):
            yield part
            part = NoticePart(paragraph.marker.number if paragraph.marker else 0)
        part.paragraphs.append(paragraph)
    yield part


def _is_annex_heading(paragraphs: Sequence[Paragraph], index: int) -> bool:
    paragraph = paragraphs[index]
    if paragraph.marker is None or paragraph.marker.kind != "annex":
        return False
    if not paragraph.body.strip():
        return True
    listed = _listed_titles(paragraphs[:index])
    return any(_alike(paragraph.body, title) for title in listed)


def _listed_titles(before: Sequence[Paragraph]) -> list[str]:
    return [paragraph.body for paragraph in before if paragraph.marker and paragraph.marker.kind == "annex"]


def _alike(one: str, other: str) -> bool:
    mine, theirs = re.sub(r"\W", "", one), re.sub(r"\W", "", other)
    return SequenceMatcher(None, mine, theirs).ratio() >= _SAME_TITLE


def _blocks(paragraphs: list[Paragraph], head: HeadLexicon) -> Iterator[list[Paragraph]]:
    """Yield the notices that follow one another in one part; the head of each ends the one before."""
    start = 0
    for index, paragraph in enumerate(paragraphs):
        if index > start and head.is_title(paragraph) and _begins_notice(paragraphs, start, index, head):
            first = _head_start(paragraphs, start, index, head)
            yield paragraphs[start:first]
            start = first
    yield paragraphs[start:]


def _begins_notice(paragraphs: list[Paragraph], start: int, index: int, head: HeadLexicon) -> bool:
    """Return whether a title begins a notice: a whole one stands before it, and no numbering continues across it."""
    before, behind = paragraphs[start:index], paragraphs[index + 1 :]
    written = any(head.is_opening(paragraph) or paragraph.marker for paragraph in before)
    covered = any(head.is_title(each) and not head.is_plan(each) for each in before)
    if covered and _is_bare_plan(paragraphs[index - min(index - start, 2) :], head):
        return False
    if not written or not has_head(paragraphs[index:], head):
        return False
    last = next((each.marker for each in reversed(before) if each.marker), None)
    following = next((each.marker for each in behind if each.marker), None)
    runs_on = last and following and last.kind == following.kind and following.number == last.number + 1
    return not runs_on


def _head_start(paragraphs: list[Paragraph], start: int, title: int, head: HeadLexicon) -> int:
    """Return the first line of the head above a title: letterhead, number, metadata, and agencies behind a date."""
    first = title
    while first - 1 > start and _above_title(paragraphs[first - 1], head):
        first -= 1
    agencies = first
    while agencies - 1 > start and is_one_agency(paragraphs[agencies - 1].text, head.lexicon):
        agencies -= 1
    return agencies if agencies < first and paragraphs[agencies - 1].ends_with_date else first


def _above_title(line: Paragraph, head: HeadLexicon) -> bool:
    return line.is_doc_number or _HEAD_KINDS.search(line.text) is not None or head.labels.is_entry(line)
