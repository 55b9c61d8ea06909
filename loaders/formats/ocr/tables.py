"""Words of a page to the cells of its ruled tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from loaders.formats.ocr.engine import PrintedWord
from loaders.formats.ocr.words import Type, lines_of
from loaders.formats.pdf.blocks import PdfTable
from loaders.formats.pdf.tables import Box, find_tables
from loaders.formats.tables import Grid


@dataclass(frozen=True)
class _Ruled:
    """The ruled lines of a page in the shape that the search of tables takes."""

    edges: Sequence[dict[str, Any]]
    bbox: Box

    def find_tables(self, settings: dict[str, Any]) -> list[Any]:
        """Return the tables between the lines."""
        from pdfplumber.table import TableFinder

        return list(TableFinder(self, settings).tables)  # type: ignore[arg-type]


def ruled_tables(
    words: Sequence[PrintedWord], edges: Sequence[dict[str, Any]], usual: Type
) -> tuple[list[PdfTable], list[PrintedWord]]:
    """Return the ruled tables of a page with their words in cells, and the words outside of them."""
    right = max((edge["x1"] for edge in edges), default=0.0)
    bottom = max((edge["bottom"] for edge in edges), default=0.0)
    found = find_tables(_Ruled(edges, (0.0, 0.0, right, bottom)))  # type: ignore[arg-type]
    boxes = sorted({box for table in found for row in table.cells for box in row if box})
    inside: dict[Box, list[PrintedWord]] = {box: [] for box in boxes}
    outside: list[PrintedWord] = []
    for word in words:
        for box, part in _parts(word, boxes):
            (inside[box] if box else outside).append(part)
    texts = {box: "\n".join(line.text for line in lines_of(own, usual)) for box, own in inside.items()}
    return [
        PdfTable(_grid(table.cells, texts), table.top, table.bottom, table.borders) for table in found
    ], outside


def _parts(word: PrintedWord, boxes: Sequence[Box]) -> Iterator[tuple[Box | None, PrintedWord]]:
    """Yield the parts of a word by the cell that they stand in: the engine runs over thin borders."""
    start = 0
    cells = [_cell(centre, word.middle, boxes) for centre in word.centres]
    for place in range(1, len(cells) + 1):
        if place == len(cells) or cells[place] != cells[start]:
            yield cells[start], word.part(start, place)
            start = place


def _cell(x: float, y: float, boxes: Sequence[Box]) -> Box | None:
    return next((box for box in boxes if box[0] <= x < box[2] and box[1] <= y < box[3]), None)


def _grid(cells: list[list[Box | None]], texts: dict[Box, str]) -> Grid:
    return [[texts[box] if box else "" for box in row] for row in cells]
