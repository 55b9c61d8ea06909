"""The items of a notice: what a mark or a row holds, with the units, date and place that are said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.extract.details import DATE, PLACE, TEXT, UNITS, DetailReader, Segment
from loaders.extract.units import Units
from loaders.outline.sections import Entry
from loaders.text.dates import PrintedDate
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

_LONGEST_PLACE = 40
_LONGEST_HEAD = 120
_FEW_PARAGRAPHS = 3


@dataclass(frozen=True)
class ItemText:
    """Plain words of an item as an entry of their own; `first`: they open a paragraph; `labelled`: they stand
    behind a label that describes (CONTENT, OTHER)."""

    entry: Entry
    first: bool = True
    labelled: str = TEXT

    @property
    def is_empty(self) -> bool:
        """Whether there are none, only marks."""
        return not self.entry.paragraph.text.strip(" 。；;，,：:")


@dataclass
class Item:
    """ItemText, and what is said of them together: units in a bracket or behind labels, date and place."""

    words: list[ItemText] = field(default_factory=list)
    bracket: Units = Units()
    told: list[tuple[str, str]] = field(default_factory=list)
    date: PrintedDate | None = None
    place: str | None = None

    @property
    def is_closed(self) -> bool:
        """Whether something was said of the words before, so that plain words behind it are another item."""
        return bool(self.bracket) or self.has_details

    @property
    def has_details(self) -> bool:
        """Whether labels say something of it: units, date or place."""
        return bool(self.told or self.date or self.place)

    def add(self, segment: Segment, body: str) -> None:
        """Takes what a labelled segment says."""
        if segment.told:
            self.told.append(segment.told)
        if segment.kind == DATE and segment.date and self.date is None:
            self.date = segment.date
        place = body[segment.span.start : segment.span.end] if segment.kind == PLACE else ""
        if 1 < len(place) <= _LONGEST_PLACE:
            self.place = self.place or place


def blocks(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The entries that one mark holds: it and the paragraphs behind it. A table's paragraphs stand alone."""
    block: list[Entry] = []
    for entry in entries:
        if block and (entry.in_table or entry.opens_section or _key(entry) != _key(block[0])):
            yield block
            block = []
        block.append(entry)
    if block:
        yield block


def _key(entry: Entry) -> object:
    return entry.annex, entry.headings, entry.in_table


def is_head(block: Sequence[Entry], following: Entry | None) -> bool:
    """Whether the first paragraph of a block is a heading: short, no sentence, with something under it."""
    first = block[0]
    if not first.opens_section or len(first.paragraph.body) > _LONGEST_HEAD:
        return False
    below = following is not None and following.headings[: len(first.headings)] == first.headings
    inner = below and following is not None and len(following.headings) > len(first.headings)
    return first.paragraph.body.rstrip("。 ").count("。") == 0 and (len(block) > 1 or inner)


def read_items(block: Sequence[Entry], reader: DetailReader, headed: bool) -> list[Item]:
    """The items of a block in printed order. `headed`: what is said in it is said of its first words."""
    items = [Item()]
    label = TEXT
    for entry in block:
        body = entry.paragraph.body
        for order, segment in enumerate(reader.read(body)):
            words = ItemText(_part(entry, segment.span), order == 0, label if order == 0 else TEXT)
            if segment.kind in {UNITS, DATE, PLACE}:
                (items[0] if headed else items[-1]).add(segment, body)
                label = TEXT
            elif segment.kind == TEXT:
                _place(items, words, segment.units, headed)
            else:
                _place(items, replace(words, labelled=segment.kind), segment.units, headed)
                label = segment.kind if words.is_empty else TEXT
    return _under_one_bracket([item for item in items if item.words or item.is_closed])


def _place(items: list[Item], words: ItemText, bracket: Units, headed: bool) -> None:
    """ItemText into the item that is open, or into one of their own."""
    opened = items[-1]
    if words.is_empty:  # a bracket on a line of its own
        opened.bracket += bracket
        return
    alone = bool(bracket) and bool(opened.words)
    if words.labelled == TEXT and (alone or opened.bracket or (opened.is_closed and not headed)):
        items.append(Item())
    items[-1].words.append(words)
    items[-1].bracket += bracket


def _under_one_bracket(items: list[Item]) -> list[Item]:
    """One bracket behind the last of few paragraphs stands for all of them: heading and text are one item."""
    few = 1 < len(items) <= 2 and sum(len(item.words) for item in items) <= _FEW_PARAGRAPHS
    if not few or items[0].is_closed or not items[-1].bracket:
        return items
    last = items[-1]
    return [replace(last, words=[words for item in items for words in item.words])]


def _part(entry: Entry, span: Span) -> Entry:
    """A stretch of an entry's words as an entry without a mark."""
    body, start = entry.paragraph.body, entry.paragraph.body_start
    paragraph = Paragraph(Span(start + span.start, start + span.end), body[span.start : span.end], None)
    return replace(entry, paragraph=paragraph)
