"""The tables in the text of an RTF file, read from the marks that its conversion left."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.formats.rtf.marks import BELOW, BESIDE, CELL, EDGE, IN_TABLE, ROW, ROW_BEGINS
from loaders.formats.tables import MOST_COLUMNS, Grid, render

_DEFINITION = re.compile(f"([{BELOW}{BESIDE}]?){EDGE}(-?\\d+){EDGE}")
_TABLE_BEGINS = re.compile(f"[{ROW_BEGINS}{IN_TABLE}]")
_MARKS = re.compile(
    f"[{BELOW}{BESIDE}]?{EDGE}-?\\d+{EDGE}|[{ROW_BEGINS}{IN_TABLE}{BELOW}{BESIDE}{EDGE}{CELL}]"
)
SAME_EDGE = 30  # twips: edges within it are one column border


@dataclass(frozen=True)
class RtfRow:
    """A row: the texts of its cells, their right edges in twips, and for each whether it continues another cell."""

    texts: Sequence[str]
    edges: Sequence[int]
    merged: Sequence[str]


def lines_with_rows(marked: str) -> Iterator[str]:
    """Yield the lines of a text with marks: paragraphs, and rows as `| cell | cell |`."""
    rows: list[RtfRow] = []
    *chunks, rest = marked.split(ROW)
    for chunk in chunks:
        begins = _TABLE_BEGINS.search(chunk)
        before = chunk[: begins.start()] if begins else ""
        if before.strip():
            yield from _table(rows)
            yield from _paragraphs(before)
            rows = []
        rows.append(_row(chunk[begins.start() :] if begins else chunk))
    yield from _table(rows)
    yield from _paragraphs(rest)


def _paragraphs(marked: str) -> list[str]:
    return _words(marked).split("\n")


def _words(marked: str) -> str:
    """Return the words without marks, and with a blank for a tab, as a number is set apart."""
    return re.sub(r"(?m)^ ?(\S{1,8}[、．.）)])\t", r"\1", _MARKS.sub("", marked)).replace("\t", " ")


def _row(marked: str) -> RtfRow:
    # The definition of a row stands before its cells, and again behind them in files of Word.
    definition = _DEFINITION.findall(marked.rpartition(ROW_BEGINS)[2]) or _DEFINITION.findall(marked)
    texts = [_words(cell).strip() for cell in marked.split(CELL)[:-1]]
    edges = [int(edge) for _, edge in definition]
    return RtfRow(texts[:MOST_COLUMNS], edges[:MOST_COLUMNS], [merged for merged, _ in definition])


def _table(rows: Sequence[RtfRow]) -> list[str]:
    """Return the lines of a table, with the text of a merged cell in every place that it covers."""
    borders = _borders(edge for row in rows for edge in row.edges)
    grid: Grid = []
    for row in rows:
        cells: list[str] = []
        for place, text in enumerate(row.texts):
            reach = bisect_left(borders, row.edges[place] - SAME_EDGE) + 1 if place < len(row.edges) else 0
            merged = row.merged[place] if place < len(row.merged) else ""
            if merged == BELOW and grid and len(cells) < len(grid[-1]):
                text = grid[-1][len(cells)]
            elif merged == BESIDE and cells:
                text = cells[-1]
            cells += [text] * max(1, min(reach, MOST_COLUMNS) - len(cells))
        grid.append(cells)
    width = max(map(len, grid), default=0)
    return render([row + [""] * (width - len(row)) for row in grid])


def _borders(edges: Iterator[int]) -> list[int]:
    borders: list[int] = []
    for edge in sorted(edges):
        if not borders or edge - borders[-1] > SAME_EDGE:
            borders.append(edge)
    return borders
