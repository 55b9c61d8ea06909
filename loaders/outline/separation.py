"""The notices of a source file, each as one text with its outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.formats.reading import Source
from loaders.lexicon.knowledge import Knowledge
from loaders.outline.flattened import Tables
from loaders.outline.labels import Label, head_labels
from loaders.outline.page_titles import separate_titles
from loaders.outline.refusal import refusal_reason
from loaders.outline.sections import Entry, read_entries
from loaders.outline.splitting import Draft, NoticePart, split
from loaders.outline.title_lines import title_runs
from loaders.outline.titles import HeadLexicon
from loaders.repair import RepairLexicon, repair
from loaders.text.paragraphs import Paragraph, read_paragraphs
from loaders.text.spans import Edit, Text
from ontology.errors import NotANotice


@dataclass(frozen=True)
class NoticeText:
    """One notice: its stored text with the offsets in the file, and its outline.

    `carrier`: the index of the notice of the same file in whose annex it stands; `labels`: the metadata table above
    it, whose lines are no entries.
    """

    source: Source
    text: Text
    entries: tuple[Entry, ...]
    carrier: int | None
    labels: tuple[Label, ...] = ()


def separate(source: Source, knowledge: Knowledge) -> list[NoticeText]:
    """Return the notices of a file in printed order. Raises `NotANotice` with the reason where there is none."""
    head = HeadLexicon.of(knowledge.lexicon)
    repaired = repair(source.text, RepairLexicon.of(knowledge.lexicon))
    text, paragraphs = _with_whole_titles(separate_titles(repaired, head), head)
    drafts = split(paragraphs, head)
    reasons = [refusal_reason(_paragraphs(draft), head) for draft in drafts]
    kept = [draft for draft, reason in zip(drafts, reasons, strict=True) if reason is None]
    if not kept:
        raise NotANotice(f"{source.file}: not a quality-month notice: {reasons[0]}")
    headings = knowledge.lexicon.words_of("heading")
    return [_notice(source, text, draft, kept, headings, head) for draft in kept]


def _with_whole_titles(text: Text, head: HeadLexicon) -> tuple[Text, list[Paragraph]]:
    """Return the text with each title of several lines joined to one line, and its paragraphs."""
    lines = read_paragraphs(text.value)
    edits = [
        Edit(one.span.start + len(one.text.rstrip()), other.span.start + _indent(other), "")
        for first, last in title_runs(lines, head)
        for one, other in zip(lines[first:last], lines[first + 1 : last + 1], strict=True)
    ]
    if not edits:
        return text, lines
    text = text.edit(edits)
    return text, read_paragraphs(text.value)


def _indent(line: Paragraph) -> int:
    return len(line.text) - len(line.text.lstrip())


def _paragraphs(draft: Draft) -> list[Paragraph]:
    return [paragraph for part in draft.parts for paragraph in part.paragraphs]


def _notice(
    source: Source,
    text: Text,
    draft: Draft,
    kept: Sequence[Draft],
    headings: Sequence[str],
    head: HeadLexicon,
) -> NoticeText:
    own = text.join(paragraph.span for paragraph in _paragraphs(draft))
    parts = _placed(draft.parts)
    table = head_labels(parts[0].paragraphs, head.labels)
    parts[0] = NoticePart(parts[0].number, [each for each in parts[0].paragraphs if each not in table])
    labels = tuple(label for line in table for label in head.labels.read(line))
    entries = read_entries(parts, headings, Tables.of(head.lexicon))
    carrier = next((place for place, each in enumerate(kept) if each is draft.carrier), None)
    return NoticeText(source, own, tuple(entries), carrier, labels)


def _placed(parts: Sequence[NoticePart]) -> list[NoticePart]:
    """Return the parts with the spans of their paragraphs in the text of the notice alone."""
    placed: list[NoticePart] = []
    start = 0
    for part in parts:
        moved = []
        for paragraph in part.paragraphs:
            moved.append(paragraph.at(start))
            start += len(paragraph.text) + 1
        placed.append(NoticePart(part.number, moved))
    return placed
