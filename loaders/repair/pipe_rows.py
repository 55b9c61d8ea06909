"""The rows of tables whose cells a copy set on lines of their own, or cut, with pipes between them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from loaders.lexicon.columns import Columns
from loaders.text.markers import is_table_row
from loaders.text.spans import Span

_FEWEST_LINES = 4  # with one pipe at most, which show that each cell has a line of its own
_FEWEST_COLUMNS = 2
_MOST_LINES = 8  # of one row
_EDGED = re.compile(r"\|?[^|]*\|?")


@dataclass(frozen=True)
class PipeRow:
    """A row: its span with the outer borders, and the spans of its cells; an empty cell has an empty span."""

    span: Span
    cells: tuple[Span, ...]


def cell_stream(value: str, lines: Sequence[Span], columns: Columns) -> list[PipeRow]:
    """Return the rows of a table with one cell a line between pipes; none where the lines hold none."""
    printed = [value[start:end].strip() for start, end in lines]
    edged = sum("|" in line and _EDGED.fullmatch(line) is not None for line in printed)
    if edged < _FEWEST_LINES or any(map(is_table_row, printed)):
        return []
    pieces = list(_pieces(value, Span(lines[0].start, lines[-1].end)))
    texts = [value[start:end] for start, end in pieces]
    first = next((at for at, text in enumerate(texts) if columns.role(text)), None)
    if first is None:
        return []
    width = len(list(takewhile(columns.role, texts[first:])))
    rows = _rows(pieces[first:], width) if width >= _FEWEST_COLUMNS else ()
    return [_with_borders(value, row) for row in rows]


def _with_borders(value: str, row: PipeRow) -> PipeRow:
    """Return the row with the pipes before its first and behind its last cell on the same lines."""
    start, end = row.span
    while start and value[start - 1] in " |":
        start -= 1
    while end < len(value) and value[end] in " |":
        end += 1
    return PipeRow(Span(start, end), row.cells)


def _rows(pieces: Sequence[Span], width: int) -> Iterator[PipeRow]:
    """Yield rows of this width: an empty piece between two of them is a line end, within one an empty cell."""
    row: list[Span] = []
    for piece in pieces:
        if row or piece.end > piece.start:
            row.append(piece)
        if len(row) == width:
            yield PipeRow(Span(row[0].start, row[-1].end), tuple(row))
            row = []
    if len(row) > 1:
        yield PipeRow(Span(row[0].start, row[-1].end), tuple(row))


def _is_header(cells: Sequence[str], columns: Columns) -> bool:
    """Return whether cells are the names of columns; of many, one may be unknown: 周次 | 活动内容 | 责任部门."""
    known = sum(columns.role(cell) is not None for cell in cells)
    return known >= max(_FEWEST_COLUMNS, len(cells) - (len(cells) > _FEWEST_COLUMNS))


def cut_rows(value: str, lines: Sequence[Span], columns: Columns) -> Iterator[PipeRow]:
    """Yield the rows that lack a border or are cut over lines, below a header that all have its number of cells."""
    width, closed, at = 0, False, 0
    while at < len(lines):
        cells = _cells(value, lines[at])
        if _is_header([value[a:b] for a, b in cells if b > a], columns):
            width, closed = len(cells), _is_closed(value, lines[at])
        reach = _reach(value, lines, at, width, closed) if width and len(cells) > 1 else 0
        if reach:
            whole = Span(lines[at].start, lines[at + reach - 1].end)
            if reach > 1 or not is_table_row(value[whole.start : whole.end]):
                yield PipeRow(whole, tuple(_cells(value, whole)))
        at += max(reach, 1)


def _reach(value: str, lines: Sequence[Span], at: int, width: int, closed: bool) -> int:
    """Return how many lines from `at` on make a row of this width; 0 where none do.

    `closed`: rows end with a border.
    """
    for reach in range(1, min(_MOST_LINES, len(lines) - at) + 1):
        whole = Span(lines[at].start, lines[at + reach - 1].end)
        found = len(_cells(value, whole))
        if found > width:
            return 0
        if found == width and (_is_closed(value, whole) or not closed):
            return reach
    return 0


def _is_closed(value: str, whole: Span) -> bool:
    return value[whole.start : whole.end].rstrip().endswith("|")


def _cells(value: str, whole: Span) -> list[Span]:
    """Return the cells between the borders of a row, without the empty pieces outside them."""
    pieces = list(_pieces(value, whole))
    text = value[whole.start : whole.end].strip()
    if text.startswith("|"):
        pieces = pieces[1:]
    if text.endswith("|"):
        pieces = pieces[:-1]
    return pieces


def _pieces(value: str, whole: Span) -> Iterator[Span]:
    """Yield the stretches between pipes, without outer blanks; an empty one is empty."""
    start = whole.start
    for text in value[whole.start : whole.end].split("|"):
        begin = start + len(text) - len(text.lstrip())
        bare = text.strip()
        yield Span(begin, begin + len(bare)) if bare else Span(start, start)
        start += len(text) + 1
