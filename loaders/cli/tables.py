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
class TableColumn:
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
    columns: Sequence[TableColumn], rows: Sequence[Row], width: int | None, total: Row | None = None
) -> Table:
    """Return a table for a terminal of this width, or a whole one for None.

    `total` is a last row, for a table without stacked columns.

    If it is too wide, the headings get two lines; if it is still too wide, columns are stacked. Long texts may be
    folded as far as they stay readable.
    """
    for headings in ([c.heading for c in columns], [c.narrow_heading for c in columns]):
        table = _table(headings, columns, rows, total)
        if width is None or natural_width(_table(headings, columns, rows, total, _READABLE)) <= width:
            return table
    stacked = [index for index, column in enumerate(columns) if column.stacked]
    others = [index for index in range(len(columns)) if index not in stacked]
    if not stacked:
        return table
    first = TableColumn("\n".join(columns[index].heading for index in stacked))
    remaining = [first, *(columns[index] for index in others)]
    headings = [first.heading, *(columns[index].narrow_heading for index in others)]
    # The first of the stacked columns holds ids, which are copied and had better be whole.
    longest = max((len(row[stacked[0]]) for row in rows), default=0)
    lines = list(_stacked_rows(columns, rows, stacked, others))
    return _table(headings, remaining, lines, total, least=min(longest, _READABLE))


def _table(
    headings: Sequence[str],
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[str | Text]],
    total: Row | None,
    text_width: int | None = None,
    least: int | None = None,
) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading, column in zip(headings, columns, strict=True):
        justify: JustifyMethod = "right" if column.numeric else "left"
        limit = text_width if column.stacked else None
        table.add_column(heading, justify=justify, overflow="fold", max_width=limit, min_width=least)
        least = None  # only of the first column
    for row in rows:
        table.add_row(*row)
    if total is not None:
        table.add_section()
        table.add_row(*total)
    return table


def _stacked_rows(
    columns: Sequence[TableColumn], rows: Sequence[Row], stacked: Sequence[int], others: Sequence[int]
) -> Iterator[list[str | Text]]:
    """Yield rows with the values of the stacked columns below one another in one cell, the first one bold."""
    first = next(index for index in stacked if not columns[index].grouping)
    previous: Row = [""] * len(columns)
    for row in rows:
        lines = []
        for index in stacked:
            if columns[index].grouping and row[index] != previous[index]:
                lines.append(Text(row[index], "bold underline"))
            elif not columns[index].grouping and row[index] != MISSING:
                lines.append(Text(row[index], "bold" if index == first else ""))
        yield [Text("\n").join(lines), *(row[index] for index in others)]
        previous = row
