"""A file into the notices it holds: one after the other, or one carried in the annex of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from loaders.lexicon.name_lines import is_one_agency
from loaders.outline.titles import HeadCues, has_head, is_recipients
from loaders.text.paragraphs import Paragraph

_HEAD_KINDS = re.compile(r"文\s*件$")
_SAME_TITLE = 0.85


@dataclass
class NoticePart:
    """A stretch of a file: the main text of a notice (`number` None) or one annex of it."""

    number: int | None
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass
class Draft:
    """The parts of one notice, in print order, and the draft that carries it, if any."""

    parts: list[NoticePart]
    carrier: Draft | None = None

    @property
    def last_annex(self) -> int:
        return max((part.number or 0 for part in self.parts), default=0)


def split(paragraphs: Sequence[Paragraph], cues: HeadCues) -> list[Draft]:
    """The notices in a file's paragraphs, a carried one right behind its carrier.

    An annex that has the head of a notice is a notice; any other belongs to the innermost notice
    whose annexes it numbers on.
    """
    drafts: list[Draft] = []
    open_drafts: list[Draft] = []
    for part in _parts(paragraphs):
        if part.number is None or _carries_notice(part, cues):
            carried = part.number is not None and bool(open_drafts)
            for block in _blocks(part.paragraphs[1:] if carried else part.paragraphs, cues):
                draft = Draft([NoticePart(None, block)], open_drafts[0] if carried else None)
                open_drafts = [*open_drafts, draft] if carried else [draft]
                _count_carried(draft, part.number)
                drafts.append(draft)
        else:
            owner = _owner(open_drafts, part)
            owner.parts.append(part)
            carried_last = drafts[-1].carrier is owner
            if carried_last and _is_national(part, cues) and _is_national(drafts[-1].parts[0], cues):
                drafts[-1].parts.append(part)
    return drafts


def _carries_notice(part: NoticePart, cues: HeadCues) -> bool:
    """Whether an annex is a notice: it has the head of one, and is no plan that the notice above sends out."""
    return has_head(part.paragraphs[1:], cues) and not _is_bare_plan(part.paragraphs[1:], cues)


def _is_bare_plan(paragraphs: Sequence[Paragraph], cues: HeadCues) -> bool:
    """Whether the first title is that of a plan, without the number or addressees of a notice of its own."""
    title = next((place for place, each in enumerate(paragraphs) if cues.is_title(each)), None)
    if title is None or not cues.is_plan(paragraphs[title]):
        return False
    near = [*paragraphs[max(title - 2, 0) : title], *paragraphs[title + 1 : title + 3]]
    return not any(each.is_doc_number or is_recipients(each) for each in near)


def _is_national(part: NoticePart, cues: HeadCues) -> bool:
    """Whether the head of a part names the national campaign: its slogans are those of the national notice too."""
    words = cues.lexicon.words_of("national-sign")
    lines = [each.text for each in part.paragraphs[:8] if each.is_line and cues.names_month(each.text)]
    return any(word in line for word in words for line in lines)


def _count_carried(draft: Draft, number: int | None) -> None:
    """The annex that a carried notice fills is one of its carrier's, for the numbering that follows."""
    if draft.carrier is not None and number:
        draft.carrier.parts.append(NoticePart(number))


def _owner(open_drafts: list[Draft], part: NoticePart) -> Draft:
    number = part.number or 0
    following = [draft for draft in reversed(open_drafts) if draft.last_annex + 1 == number or number == 0]
    return following[0] if following else open_drafts[-1]


def _parts(paragraphs: Sequence[Paragraph]) -> Iterator[NoticePart]:
    """Cut at every heading of an annex; the list of annexes under a notice is no heading."""
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


def _blocks(paragraphs: list[Paragraph], cues: HeadCues) -> Iterator[list[Paragraph]]:
    """The notices that follow one another in one part: each new head ends the one before."""
    start = 0
    for index, paragraph in enumerate(paragraphs):
        if index > start and cues.is_title(paragraph) and _begins_notice(paragraphs, start, index, cues):
            head = _head_start(paragraphs, start, index, cues)
            yield paragraphs[start:head]
            start = head
    yield paragraphs[start:]


def _begins_notice(paragraphs: list[Paragraph], start: int, index: int, cues: HeadCues) -> bool:
    """A title begins a notice when a whole one stands before it and the numbering does not run across it."""
    before, behind = paragraphs[start:index], paragraphs[index + 1 :]
    written = any(cues.opens(paragraph) or paragraph.marker for paragraph in before)
    covered = any(cues.is_title(each) and not cues.is_plan(each) for each in before)
    if covered and _is_bare_plan(paragraphs[index - min(index - start, 2) :], cues):
        return False
    if not written or not has_head(paragraphs[index:], cues):
        return False
    last = next((each.marker for each in reversed(before) if each.marker), None)
    following = next((each.marker for each in behind if each.marker), None)
    runs_on = last and following and last.kind == following.kind and following.number == last.number + 1
    return not runs_on


def _head_start(paragraphs: list[Paragraph], start: int, title: int, cues: HeadCues) -> int:
    """The first of the lines above a title that belong to it: letterhead, number, table; and bodies behind a date."""
    head = title
    while head - 1 > start and _above_title(paragraphs[head - 1], cues):
        head -= 1
    bodies = head
    while bodies - 1 > start and is_one_agency(paragraphs[bodies - 1].text, cues.lexicon):
        bodies -= 1
    return bodies if bodies < head and paragraphs[bodies - 1].ends_with_date else head


def _above_title(line: Paragraph, cues: HeadCues) -> bool:
    return line.is_doc_number or _HEAD_KINDS.search(line.text) is not None or cues.labels.heads(line)
