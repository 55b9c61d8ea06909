"""Tables that fit their reader: whole in a file or a pipe, narrow on a narrow terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import JustifyMethod
from rich.table import Table
from rich.text import Text

from loaders.cli.console import natural_width

MISSING = "—"
_READABLE = 40  # columns of a terminal, twenty Chinese characters: a text folded narrower is hard to read
Row = Sequence[str]


@dataclass(frozen=True)
class Column:
    """A column with a heading "中文 english".

    In a table that is too wide for the terminal, the `stacked` columns share the first one, a line each; a value of
    a `grouping` column is then printed only where it changes.
    """

    heading: str
    numeric: bool = False
    stacked: bool = False
    grouping: bool = False

    @property
    def narrow_heading(self) -> str:
        """The heading on two lines, one per language."""
        return self.heading.replace(" ", "\n", 1)


def fitted_table(
    columns: Sequence[Column], rows: Sequence[Row], width: int | None, total: Row | None = None
) -> Table:
    """Return a table for a terminal of this width, or a whole one for None; `total` is its last row.

    If it is too wide, the headings get two lines; if it is still too wide, columns are stacked. Long texts may be
    folded as far as they stay readable.
    """
    for headings in ([c.heading for c in columns], [c.narrow_heading for c in columns]):
        table = _table(headings, columns, rows, total)
        if width is None or natural_width(_table(headings, columns, rows, total, _READABLE)) <= width:
            return table
    stacked = [place for place, column in enumerate(columns) if column.stacked]
    others = [place for place in range(len(columns)) if place not in stacked]
    if not stacked:
        return table
    first = Column("\n".join(columns[place].heading for place in stacked))
    left = [first, *(columns[place] for place in others)]
    headings = [first.heading, *(columns[place].narrow_heading for place in others)]
    return _table(headings, left, list(_stacked_rows(columns, rows, stacked, others)), total)


def _table(
    headings: Sequence[str],
    columns: Sequence[Column],
    rows: Sequence[Sequence[str | Text]],
    total: Row | None,
    text_width: int | None = None,
) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading, column in zip(headings, columns, strict=True):
        justify: JustifyMethod = "right" if column.numeric else "left"
        limit = text_width if column.stacked else None
        table.add_column(heading, justify=justify, overflow="fold", max_width=limit)
    for row in rows:
        table.add_row(*row)
    if total is not None:
        table.add_section()
        table.add_row(*total)
    return table


def _stacked_rows(
    columns: Sequence[Column], rows: Sequence[Row], stacked: Sequence[int], others: Sequence[int]
) -> Iterator[list[str | Text]]:
    """Yield rows with the values of the stacked columns below one another in one cell, the first one bold."""
    first = next(place for place in stacked if not columns[place].grouping)
    previous: Row = [""] * len(columns)
    for row in rows:
        lines = []
        for place in stacked:
            if columns[place].grouping and row[place] != previous[place]:
                lines.append(Text(row[place], "bold underline"))
            elif not columns[place].grouping and row[place] != MISSING:
                lines.append(Text(row[place], "bold" if place == first else ""))
        yield [Text("\n").join(lines), *(row[place] for place in others)]
        previous = row
