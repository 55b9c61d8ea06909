"""The activity of a table row; each row is one (annotation rule R6)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loaders.extract.activity import Activity
from loaders.extract.builder import ActivityBuilder
from loaders.extract.places import find_bracketed
from loaders.lexicon.lexicon import Lexicon
from loaders.lexicon.name_lists import NameSplitter
from loaders.outline.sections import Entry
from loaders.outline.tables import ActivityRow, Cell
from loaders.text.dates import read_cell
from loaders.text.extracted import without_blanks
from loaders.text.markers import read_marker
from loaders.text.paragraphs import Paragraph

_LONGEST_DATE = 24  # a longer cell contains more than the date


@dataclass(frozen=True)
class RowReader:
    """A reader of table rows; `year` completes dates printed without one."""

    lexicon: Lexicon
    builder: ActivityBuilder
    year: int | None

    def read(self, entry: Entry, row: ActivityRow) -> Activity | None:
        """Return the activity of a row, or None: named by its content cell, with organizers, date and place from the
        other cells."""
        cell = row.content
        activity = self.builder.build_one(
            entry._replace(paragraph=Paragraph(cell.span, cell.text, read_marker(cell.text)))
        )
        if activity is None:
            return None
        lead, partners = self._names(row.lead), self._names(row.partner)
        activity = replace(
            activity,
            organizers=lead or activity.organizers,
            partners=tuple(name for name in partners if name not in lead) or activity.partners,
            basis="explicit" if lead else activity.basis,
        )
        place = self._place(row.place) if row.place else None
        if not place and row.date:
            place = find_bracketed(row.date.text, self.lexicon)
        activity = activity.with_details(place=place) if place else activity
        return self._with_date(activity, row.date) if row.date else activity

    def _names(self, cells: tuple[Cell, ...]) -> tuple[str, ...]:
        splitter = NameSplitter(self.lexicon)
        return tuple(dict.fromkeys(name for cell in cells for name in splitter.split(cell.text)))

    def _place(self, cell: Cell) -> str | None:
        """Return the place in a cell; None for a dash."""
        dashes = self.lexicon.words_of("unit-none")
        return None if cell.text in dashes else without_blanks(cell.text)

    def _with_date(self, activity: Activity, cell: Cell) -> Activity:
        """Return the activity with the date in a cell, as printed there where the cell is short."""
        date = read_cell(cell.text, self.year)
        if date is None:
            return activity
        short = len(cell.text) <= _LONGEST_DATE
        return activity.with_details(date=cell.text if short else date.printed, date_iso=date.iso)
