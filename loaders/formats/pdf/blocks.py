"""The blocks of a page: lines and tables with their places, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from loaders.formats.tables import Grid


@dataclass(frozen=True)
class PdfLine:
    """One printed line: its text, its edges in points from the left and top of the page, its type size.

    `column`: 0 over the whole width of the page, 1 in its left column, 2 in its right one.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    column: int = 0


@dataclass(frozen=True)
class PdfTable:
    """A table: its cells with merged ones repeated, its top and bottom, and the x of its column borders."""

    grid: Grid
    top: float
    bottom: float
    borders: tuple[float, ...]
    column: int = 0


@dataclass(frozen=True)
class PdfPage:
    """A page: its size in points, and its lines and tables in reading order.

    `number`: counted from 1.
    `pictured`: whether its text may be in pictures. `slanted`: whether it has words that were left out as slanted.
    """

    width: float
    height: float
    blocks: tuple[PdfLine | PdfTable, ...]
    number: int = 0
    pictured: bool = False
    slanted: bool = False

    @property
    def text(self) -> str:
        """All text of the page, to count its characters."""
        tables = (
            cell for each in self.blocks if isinstance(each, PdfTable) for row in each.grid for cell in row
        )
        return "".join([*(each.text for each in self.blocks if isinstance(each, PdfLine)), *tables])

    def keep(self, blocks: list[PdfLine | PdfTable]) -> PdfPage:
        """Return the page with these blocks only."""
        return replace(self, blocks=tuple(blocks))

    @property
    def in_column(self) -> bool:
        """Return whether its blocks stand in a column, with places counted from the left edge of that."""
        return bool(self.blocks and self.blocks[0].column)

    def parts(self) -> Iterator[PdfPage]:
        """Yield the page once for each run of blocks in one column."""
        for _, blocks in groupby(self.blocks, key=lambda block: block.column):
            yield self.keep(list(blocks))
