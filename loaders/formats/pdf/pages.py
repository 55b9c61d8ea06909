"""A page of a PDF as its lines and tables in reading order."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from loaders.formats.pdf.blocks import PdfLine, PdfPage, PdfTable
from loaders.formats.pdf.columns import Region, regions
from loaders.formats.pdf.directions import direction, directions, is_vertical, laid_flat, turned
from loaders.formats.pdf.tables import Box, find_tables
from loaders.formats.pdf.watermarks import without_watermarks
from loaders.formats.tables import Grid

if TYPE_CHECKING:
    from pdfplumber.page import Page as Opened

MOST_CHARACTERS = 20_000  # on one page; no notice is printed so small
PICTURED = 0.25  # of the area of a page
OUTLINED = 200  # curves on a page without characters: letters that were saved as outlines
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


def read_pdf_pages(page: Opened) -> list[PdfPage]:
    """Read the lines and tables of a page: one page for each direction that its words run in.

    Raises `ValueError` for a page with too many characters.
    """
    if len(page.chars) > MOST_CHARACTERS:
        raise ValueError(f"{len(page.chars)} characters on page {page.page_number}")
    number, pictured = page.page_number, _pictured(page)
    found = directions(page.chars)
    pages = [_upright(turned(page, each) if each else page) for each in found if each is not None]
    return [
        replace(each, number=number, pictured=pictured, slanted=None in found)
        for each in pages or [_upright(page)]
    ]


def _upright(page: Opened) -> PdfPage:
    """Read the characters of a page that stand upright."""
    kept = {id(char) for char in without_watermarks([char for char in page.chars if direction(char) == 0])}
    clean = (
        page.filter(lambda each: each["object_type"] != "char" or id(each) in kept) if page.chars else page
    )
    width, height = float(page.width), float(page.height)
    chars = _once(clean.chars)
    if is_vertical(chars):
        lines = _lines(laid_flat(chars, width))
        return PdfPage(height, width, tuple(sorted(lines, key=lambda line: line.top)))
    found = find_tables(clean)
    tables = [PdfTable(_grid(chars, each.cells), each.top, each.bottom, each.borders) for each in found]
    boxes = {box for each in found for row in each.cells for box in row if box}
    outside = [char for char in chars if not any(_is_in(char, box) for box in boxes)]
    columns = [Region(0, 0.0, outside)] if tables else regions(outside, height)
    lines = [line for region in columns for line in _lines_in(region)]
    blocks: list[PdfLine | PdfTable] = [*lines, *tables]
    return PdfPage(width, height, tuple(sorted(blocks, key=lambda block: block.top) if tables else blocks))


def _lines_in(region: Region) -> list[PdfLine]:
    """Return the lines of a region from top to bottom, with their distance from its left edge."""
    left = region.x0
    return [
        replace(line, column=region.column, x0=line.x0 - left, x1=line.x1 - left)
        for line in sorted(_lines(region.chars), key=lambda line: line.top)
    ]


def _pictured(page: Opened) -> bool:
    """Return whether pictures cover much of a page, as the strips of a scan do, or outlines stand for its letters."""
    if not page.chars and len(page.curves) > OUTLINED:
        return True
    covered = sum(abs((each["x1"] - each["x0"]) * (each["bottom"] - each["top"])) for each in page.images)
    return bool(covered > PICTURED * float(page.width) * float(page.height))


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
