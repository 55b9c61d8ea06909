"""A page of a PDF as its lines and tables, from top to bottom."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from loaders.formats.pdf.tables import Box, find_tables
from loaders.formats.tables import Grid

if TYPE_CHECKING:
    from pdfplumber.page import Page as Opened

MOST_CHARACTERS = 20_000  # on one page; no notice is printed so small
BLANK = 0.4  # of a character's height: a wider gap on a line is a blank
DOUBLED = 0.25  # of a character's height: the same character drawn again within it is fake bold
# Some fonts map Chinese characters to the radicals that look like them.
_SIMPLIFIED = """
⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼
⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⺟母⻌辶
"""
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)} | {
    ord(radical): char for radical, char in zip(*[iter("".join(_SIMPLIFIED.split()))] * 2, strict=True)
}


@dataclass(frozen=True)
class PdfLine:
    """One printed line: its text, its edges in points from the left and top of the page, its type size."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True)
class PdfTable:
    """A table: its cells with merged ones repeated, its top and bottom, and the x of its column borders."""

    grid: Grid
    top: float
    bottom: float
    borders: tuple[float, ...]


@dataclass(frozen=True)
class PdfPage:
    """A page: its size in points, and its lines and tables in reading order."""

    width: float
    height: float
    blocks: tuple[PdfLine | PdfTable, ...]

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


def read_pdf_page(page: Opened) -> PdfPage:
    """Read the lines and tables of a page. Raises `ValueError` for one with too many characters."""
    if len(page.chars) > MOST_CHARACTERS:
        raise ValueError(f"{len(page.chars)} characters on page {page.page_number}")
    clean = page.filter(_Straight(page.chars)) if page.chars else page
    chars = _once(clean.chars)
    found = find_tables(clean)
    tables = [PdfTable(_grid(chars, each.cells), each.top, each.bottom, each.borders) for each in found]
    boxes = {box for each in found for row in each.cells for box in row if box}
    outside = [char for char in chars if not any(_is_in(char, box) for box in boxes)]
    blocks: list[PdfLine | PdfTable] = [*_lines(outside), *tables]
    return PdfPage(float(page.width), float(page.height), tuple(sorted(blocks, key=lambda block: block.top)))


class _Straight:
    """A filter of characters that are rotated against most of their page, as watermarks and stamps are."""

    def __init__(self, chars: list[Any]) -> None:
        self._rotated = sum(not char["upright"] for char in chars) > len(chars) / 2

    def __call__(self, each: Any) -> bool:
        return each["object_type"] != "char" or bool(each["upright"]) != self._rotated


def _once(chars: list[Any]) -> list[Any]:
    """Return the characters without those drawn again at nearly the same place, as fake bold is."""
    kept: list[Any] = []
    seen: dict[tuple[str, int, int], list[Any]] = {}
    for char in chars:
        if not char["text"].strip():
            kept.append(char)
            continue
        near = DOUBLED * max(char["size"], 1)
        across, down = int(char["x0"] // 8), int(char["top"] // 8)
        around = [(char["text"], across + x, down + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        if not any(_is_again(char, other, near) for key in around for other in seen.get(key, ())):
            seen.setdefault(around[4], []).append(char)
            kept.append(char)
    return kept


def _is_again(char: Any, other: Any, near: float) -> bool:
    return bool(max(abs(char["x0"] - other["x0"]), abs(char["top"] - other["top"])) <= near)


def _lines(chars: list[Any]) -> list[PdfLine]:
    from pdfplumber.utils.text import chars_to_textmap

    if not chars:
        return []
    found = chars_to_textmap(chars, x_tolerance_ratio=BLANK, y_tolerance=4).extract_text_lines()
    return [
        PdfLine(
            _named(each["text"]), each["x0"], each["x1"], each["top"], each["bottom"], _size(each["chars"])
        )
        for each in found
        if each["text"].strip()
    ]


def _grid(chars: list[Any], cells: list[list[Box | None]]) -> Grid:
    boxes = {box for row in cells for box in row if box}
    lines = {box: _lines([char for char in chars if _is_in(char, box)]) for box in boxes}
    texts = {box: "\n".join(line.text for line in lines[box]) for box in boxes}
    return [[texts[box] if box else "" for box in row] for row in cells]


def _is_in(char: Any, box: Box) -> bool:
    x0, top, x1, bottom = box
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(x0 <= across < x1 and top <= down < bottom)


def _size(chars: list[Any]) -> float:
    sizes = sorted(char["size"] for char in chars)
    return float(sizes[len(sizes) // 2])


def _named(text: str) -> str:
    return text.translate(_RADICALS).strip()
