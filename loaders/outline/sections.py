"""The sections of a notice: each paragraph under the path of its numbering marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from loaders.outline.splitting import NoticePart
from loaders.outline.tables import ActivityRow, TableReader
from loaders.text.markers import Marker
from loaders.text.paragraphs import Paragraph

_BRACKETED = {"han_bracket", "arabic_bracket"}
_LONGEST_HEADING = 30
_ROW_RANK = 9  # deeper than any mark
_SENTENCE = re.compile(r"[。：:；，]")


class Heading(NamedTuple):
    """The heading of a section: its numbering mark, or its words where it has no number."""

    rank: int
    printed: str
    words: str


class Entry(NamedTuple):
    """A paragraph with the headings above it, outermost first, and the number of its annex (None: main text).

    `row`: the table row that was read from it, if any.
    """

    paragraph: Paragraph
    headings: tuple[Heading, ...]
    annex: int | None
    in_table: bool = False
    row: ActivityRow | None = None

    @property
    def section(self) -> str:
        """The path as printed (`三(二)`, `附件1 1`); empty before the first heading."""
        below = [*(heading.printed for heading in self.headings[1:]), ""]
        path = "".join(
            heading.printed
            for heading, under in zip(self.headings, below, strict=False)
            if not under.startswith(f"{heading.printed}.")  # 2 above 2.1
        )
        if self.annex is None:
            return path
        return f"附件{self.annex or ''} {path}".strip()

    @property
    def opens_section(self) -> bool:
        """Return whether the paragraph begins with a numbering mark and is no part of a table."""
        return self.paragraph.marker is not None and not self.in_table


def read_entries(
    parts: Iterable[NoticePart], heading_words: Sequence[str], tables: TableReader | None = None
) -> list[Entry]:
    """Return all paragraphs of a notice with their headings.

    `heading_words`: usual headings, recognised without a number; `tables`: the reader of tables, within which no
    paragraph opens a section.
    """
    entries: list[Entry] = []
    for part in parts:
        rows: Mapping[int, ActivityRow | None] = tables.find(part.paragraphs) if tables else {}
        headings: tuple[Heading, ...] = ()
        signed = False
        for place, paragraph in enumerate(part.paragraphs):
            if place in rows:
                above = () if signed else headings
                entries.append(_table_entry(paragraph, above, part.number, rows[place]))
                continue
            heading = _heading(paragraph, heading_words)
            signed = heading is None and (signed or _is_signed(part.paragraphs, place))
            if heading:
                headings = (*(each for each in headings if each.rank < heading.rank), heading)
            entries.append(Entry(paragraph, headings, part.number))
    return entries


def _is_signed(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Return whether a paragraph is the date of a signature: a table behind it belongs to no part of the text."""
    above = paragraphs[place - 1] if place else None
    return paragraphs[place].is_date and above is not None and above.marker is None and above.is_line


def _table_entry(
    paragraph: Paragraph, headings: tuple[Heading, ...], annex: int | None, row: ActivityRow | None
) -> Entry:
    """Return the entry of a paragraph of a table; a numbered row is a section of its own."""
    if row and row.number:
        headings = (*headings, Heading(_ROW_RANK, row.number, ""))
    return Entry(paragraph, headings, annex, True, row)


def _heading(paragraph: Paragraph, heading_words: Sequence[str]) -> Heading | None:
    marker = paragraph.marker
    if marker and marker.kind != "annex":
        return Heading(marker.rank, _printed(marker), _words(paragraph.body))
    words = paragraph.text.strip()
    if marker is None and words in heading_words:
        return Heading(2, words, words)
    return None


def _printed(marker: Marker) -> str:
    return f"({marker.printed})" if marker.kind in _BRACKETED else marker.printed


def _words(body: str) -> str:
    words = _SENTENCE.split(body, maxsplit=1)[0].strip()
    return words if len(words) <= _LONGEST_HEADING else words[:_LONGEST_HEADING]
