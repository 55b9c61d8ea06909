"""The blocks of a notice and the items in them: text with its organizers, date and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from loaders.extract.details import DATE, ORGANIZERS, PLACE, TEXT, DetailReader, Segment
from loaders.extract.organizers import Organizers, RoleNames
from loaders.extract.schedules import is_stage
from loaders.outline.sections import Entry
from loaders.text.dates import PrintedDate
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

_LONGEST_PLACE = 40
_LONGEST_HEADING = 120
_FEW_PARAGRAPHS = 3


class ItemText(NamedTuple):
    """A stretch of text of an item, as an entry of its own; `label`: the kind of label before it (TEXT: none)."""

    entry: Entry
    label: str = TEXT

    @property
    def is_blank(self) -> bool:
        """Return whether it consists of punctuation alone."""
        return not self.entry.paragraph.text.strip(" 。；;，,：:")


@dataclass
class NoticeItem:
    """One item of a block: its texts, the organizers in its brackets and behind its labels, its date and place."""

    texts: list[ItemText] = field(default_factory=list)
    bracket: Organizers = Organizers()
    role_names: list[RoleNames] = field(default_factory=list)
    date: PrintedDate | None = None
    place: str | None = None

    @property
    def is_closed(self) -> bool:
        """Return whether organizers or details were read, so that plain text behind them is another item."""
        return bool(self.bracket) or self.has_details

    @property
    def has_details(self) -> bool:
        """Return whether labels give its organizers, date or place."""
        return bool(self.role_names or self.date or self.place)

    def add_details(self, segment: Segment, body: str) -> None:
        """Add the value of a label; of several dates or places the first counts."""
        if segment.role_names:
            self.role_names.append(segment.role_names)
        if segment.kind == DATE and segment.date and self.date is None:
            self.date = segment.date
        place = body[segment.span.start : segment.span.end] if segment.kind == PLACE else ""
        if 1 < len(place) <= _LONGEST_PLACE:
            self.place = self.place or place


def split_blocks(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Yield the entries in blocks: a numbered paragraph or the line of a stage, and those under it. A paragraph of a
    table stands alone."""
    block: list[Entry] = []
    for entry in entries:
        new = entry.in_table or entry.opens_section or is_stage(entry)
        if block and (new or _key(entry) != _key(block[0])):
            yield block
            block = []
        block.append(entry)
    if block:
        yield block


def _key(entry: Entry) -> object:
    return entry.annex, entry.headings, entry.in_table


def has_heading(block: Sequence[Entry], following: Entry | None) -> bool:
    """Return whether the first paragraph of a block is a heading: short, one sentence at most, with text or
    numbered parts under it; `following` is the entry behind the block."""
    first = block[0]
    if not first.opens_section or len(first.paragraph.body) > _LONGEST_HEADING:
        return False
    below = following is not None and following.headings[: len(first.headings)] == first.headings
    inner = below and following is not None and len(following.headings) > len(first.headings)
    return first.paragraph.body.rstrip("。 ").count("。") == 0 and (len(block) > 1 or inner)


def read_items(block: Sequence[Entry], reader: DetailReader, headed: bool) -> list[NoticeItem]:
    """Return the items of a block in printed order. `headed`: details belong to the first item, its heading."""
    items = [NoticeItem()]
    label = TEXT
    for entry in block:
        body = entry.paragraph.body
        for order, segment in enumerate(reader.read(body)):
            text = ItemText(_part(entry, segment.span), label if order == 0 else TEXT)
            if segment.kind in {ORGANIZERS, DATE, PLACE}:
                (items[0] if headed else items[-1]).add_details(segment, body)
                label = TEXT
            elif segment.kind == TEXT:
                _add_text(items, text, segment.organizers, headed)
                items[-1].date = items[-1].date or segment.date
            else:
                _add_text(items, text._replace(label=segment.kind), segment.organizers, headed)
                # A label alone on its line describes the next paragraph.
                label = segment.kind if text.is_blank else TEXT
    return _under_one_bracket([item for item in items if item.texts or item.is_closed])


def _add_text(items: list[NoticeItem], text: ItemText, bracket: Organizers, headed: bool) -> None:
    """Add a text to the last item, or to a new one where the last is closed or the text has its own bracket."""
    last = items[-1]
    if text.is_blank:  # a bracket on a line of its own
        last.bracket += bracket
        return
    own_bracket = bool(bracket) and bool(last.texts)
    if text.label == TEXT and (own_bracket or last.bracket or (last.is_closed and not headed)):
        items.append(NoticeItem())
    items[-1].texts.append(text)
    items[-1].bracket += bracket


def _under_one_bracket(items: list[NoticeItem]) -> list[NoticeItem]:
    """Join two items of few paragraphs with one bracket behind the last: heading and text are one item."""
    few = 1 < len(items) <= 2 and sum(len(item.texts) for item in items) <= _FEW_PARAGRAPHS
    if not few or items[0].is_closed or not items[-1].bracket:
        return items
    return [replace(items[-1], texts=[text for item in items for text in item.texts])]


def _part(entry: Entry, span: Span) -> Entry:
    """Return a stretch of an entry's text as an entry without a marker."""
    body, start = entry.paragraph.body, entry.paragraph.body_start
    paragraph = Paragraph(Span(start + span.start, start + span.end), body[span.start : span.end], None)
    return entry._replace(paragraph=paragraph)
