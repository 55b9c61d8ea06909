"""A row of a table as the one activity it is (annotation rule R6)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loaders.extract.activity import Activity
from loaders.extract.builder import ActivityBuilder
from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lists import NameSplitter
from loaders.outline.sections import Entry
from loaders.outline.tables import ActivityRow, Cell
from loaders.text.dates import find_date
from loaders.text.extracted import without_blanks
from loaders.text.markers import read_marker
from loaders.text.paragraphs import Paragraph

_LONGEST_DATE = 24  # a longer cell says more than the date


@dataclass(frozen=True)
class RowReader:
    """Reads rows with the words of a lexicon; `year` dates what names no year."""

    lexicon: Lexicon
    builder: ActivityBuilder
    year: int | None

    def read(self, entry: Entry, row: ActivityRow) -> Activity | None:
        """The activity of a row: its cells say who, when and where, and the words of its content what."""
        cell = row.content
        told = self.builder.build_one(
            replace(entry, paragraph=Paragraph(cell.span, cell.text, read_marker(cell.text)))
        )
        if told is None:
            return None
        lead, partners = self._names(row.lead), self._names(row.partner)
        activity = replace(
            told,
            organizers=lead or told.organizers,
            partners=tuple(name for name in partners if name not in lead) or told.partners,
            basis="explicit" if lead else told.basis,
        )
        place = self._place(row.place) if row.place else None
        activity = activity.detailed(place=place) if place else activity
        return self._dated(activity, row.date) if row.date else activity

    def _names(self, cells: tuple[Cell, ...]) -> tuple[str, ...]:
        splitter = NameSplitter(self.lexicon)
        return tuple(dict.fromkeys(name for cell in cells for name in splitter.split(cell.text)))

    def _place(self, cell: Cell) -> str | None:
        none = self.lexicon.words_of("unit-none")
        return None if cell.text in none else without_blanks(cell.text)

    def _dated(self, activity: Activity, cell: Cell) -> Activity:
        printed = find_date(cell.text, self.year)
        if printed is None:
            return activity
        whole = len(cell.text) <= _LONGEST_DATE
        return activity.detailed(date=cell.text if whole else printed.printed, date_iso=printed.iso)
