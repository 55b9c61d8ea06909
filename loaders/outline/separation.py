"""A source file into the notices it holds, each as one text with its outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.formats.reading import Source
from loaders.lexicon.knowledge import Knowledge
from loaders.outline.flattened import Tables
from loaders.outline.labels import Label, head_labels
from loaders.outline.refusal import why_not
from loaders.outline.sections import Entry, read_entries
from loaders.outline.splitting import Draft, NoticePart, split
from loaders.outline.titles import HeadCues, title_runs
from loaders.repair import RepairLexicon, repair
from loaders.text.paragraphs import Paragraph, read_paragraphs
from loaders.text.spans import Edit, Text
from ontology.errors import NotANotice


@dataclass(frozen=True)
class NoticeText:
    """One notice: its stored text with the map back to the file, its outline, and the notice that carries it.

    `labels`: what the table over a saved page says; its lines are no entries.
    """

    source: Source
    text: Text
    entries: tuple[Entry, ...]
    carrier: int | None
    labels: tuple[Label, ...] = ()


def separate(source: Source, knowledge: Knowledge) -> list[NoticeText]:
    """The notices of a file in printed order. `carrier`: the place in this list of the notice that carries it.

    Raises `NotANotice` with the reason when there is none.
    """
    cues = HeadCues.of(knowledge.lexicon)
    text = _with_whole_titles(repair(source.text, RepairLexicon.of(knowledge.lexicon)), cues)
    drafts = split(read_paragraphs(text.value), cues)
    reasons = [why_not(_paragraphs(draft), cues) for draft in drafts]
    kept = [draft for draft, reason in zip(drafts, reasons, strict=True) if reason is None]
    if not kept:
        raise NotANotice(f"{source.file}: not a quality-month notice: {reasons[0]}")
    headings = knowledge.lexicon.words_of("heading")
    return [_notice(source, text, draft, kept, headings, cues) for draft in kept]


def _with_whole_titles(text: Text, cues: HeadCues) -> Text:
    """The text with each title that was printed on several lines as one line."""
    lines = read_paragraphs(text.value)
    edits = [
        Edit(one.span.start + len(one.text.rstrip()), other.span.start + _indent(other), "")
        for first, last in title_runs(lines, cues)
        for one, other in zip(lines[first:last], lines[first + 1 : last + 1], strict=True)
    ]
    return text.edit(edits)


def _indent(line: Paragraph) -> int:
    return len(line.text) - len(line.text.lstrip())


def _paragraphs(draft: Draft) -> list[Paragraph]:
    return [paragraph for part in draft.parts for paragraph in part.paragraphs]


def _notice(
    source: Source, text: Text, draft: Draft, kept: Sequence[Draft], headings: Sequence[str], cues: HeadCues
) -> NoticeText:
    own = text.join(paragraph.span for paragraph in _paragraphs(draft))
    parts = _placed(draft.parts)
    table = head_labels(parts[0].paragraphs, cues.labels)
    parts[0] = NoticePart(parts[0].number, [each for each in parts[0].paragraphs if each not in table])
    labels = tuple(label for line in table for label in cues.labels.read(line))
    entries = read_entries(parts, headings, Tables.of(cues.lexicon))
    carrier = next((place for place, each in enumerate(kept) if each is draft.carrier), None)
    return NoticeText(source, own, tuple(entries), carrier, labels)


def _placed(parts: Sequence[NoticePart]) -> list[NoticePart]:
    """The parts with each paragraph at its place in the notice's own text."""
    placed: list[NoticePart] = []
    start = 0
    for part in parts:
        moved = []
        for paragraph in part.paragraphs:
            moved.append(paragraph.at(start))
            start += len(paragraph.text) + 1
        placed.append(NoticePart(part.number, moved))
    return placed
