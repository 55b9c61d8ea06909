"""Tables as lines `| cell | cell |`, with the text of a merged cell in every place that it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.formats.lines import join_lines

MOST_COLUMNS = 100  # wider than any printed table; a larger colspan is an error or an attack
Grid = list[list[str]]


@dataclass(frozen=True)
class GridCell:
    """A cell: its text with inner line breaks, and the number of rows and columns that it covers."""

    text: str
    rows: int = 1
    columns: int = 1


def lay_out(rows: Sequence[Sequence[GridCell]]) -> Grid:
    """Return the grid of cells given row by row, as in HTML: a cell skips the places covered from above."""
    covered: dict[tuple[int, int], str] = {}
    for place, row in enumerate(rows):
        column = 0
        for cell in row:
            while (place, column) in covered:
                column += 1
            reach = range(column, min(column + max(cell.columns, 1), MOST_COLUMNS))
            depth = range(place, min(place + max(cell.rows, 1), len(rows)))
            covered.update({(down, across): cell.text for down in depth for across in reach})
            column = reach.stop
    width = max((across for _, across in covered), default=-1) + 1
    return [[covered.get((down, across), "") for across in range(width)] for down in range(len(rows))]


def render(grid: Grid) -> list[str]:
    """Return the lines of a table, an empty one before and after it; plain lines for a table of one column."""
    rows = _without_empty(grid)
    if not rows or len(rows[0]) == 1:
        return [line for row in rows for cell in row for line in cell.split("\n")]
    above, rows, below = _banners(rows)
    table = ["", *map(render_row, rows), ""] if rows else []
    return [*_plain(above), *table, *_plain(below)]


def render_row(row: Sequence[str]) -> str:
    """Return the line of a row; a `|` within a cell becomes full-width, since it is no border."""
    cells = (join_lines(cell.split("\n")).replace("|", "｜") for cell in row)
    return f"| {' | '.join(cells)} |"


def _without_empty(grid: Grid) -> Grid:
    """Return the grid without empty rows and columns, which come from borders drawn twice."""
    rows = [row for row in grid if any(cell.strip() for cell in row)]
    kept = [index for index in range(len(rows[0])) if any(row[index].strip() for row in rows)] if rows else []
    return [[row[index] for index in kept] for row in rows]


def _banners(rows: Grid) -> tuple[Grid, Grid, Grid]:
    """Return the rows above, within and below the table; a row of one cell over the whole width is a title or note."""
    start, end = 0, len(rows)
    while start < end and _is_banner(rows[start]):
        start += 1
    while end > start and _is_banner(rows[end - 1]):
        end -= 1
    return rows[:start], rows[start:end], rows[end:]


def _is_banner(row: Sequence[str]) -> bool:
    return len(set(row)) == 1 and len(row[0].strip()) > 1


def _plain(rows: Grid) -> list[str]:
    return [line for row in rows for line in row[0].split("\n")]
