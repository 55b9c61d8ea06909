"""The body of a Word file as lines, with all tracked changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loaders.formats.docx.chunks import ChunkReader
from loaders.formats.docx.fields import clear_instructions
from loaders.formats.docx.names import ALTERNATE, CHOICE, FALLBACK, MATH_TEXT, child, is_on, number, w
from loaders.formats.docx.numbering import Numbering
from loaders.formats.docx.package import WordPackage
from loaders.formats.docx.signatures import SignatureTables
from loaders.formats.tables import MOST_COLUMNS, Grid, render

_GONE = {w("del"), w("moveFrom"), w("rt"), w("pPr"), w("rPr"), FALLBACK}
_PRINTED = {w("tab"): " ", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("ptab"): " "}
_BLOCKS = {w("p"), w("tbl"), w("altChunk")}
_BLOCK_WRAPPERS = {
    w("sdt"),
    w("sdtContent"),
    w("customXml"),
    w("ins"),
    w("moveTo"),
    w("smartTag"),
    ALTERNATE,
    CHOICE,
}


def read_body(package: WordPackage, chunks: ChunkReader) -> list[str]:
    """Return the lines of a document: its paragraphs and tables in order, without notes, headers and footers.

    Raises `ValueError` where it has no body.
    """
    document = package.root(package.main)
    body = child(document, "body")
    if body is None:
        raise ValueError(f"no body in {package.main}")
    clear_instructions(body)
    styles = _part(package, "styles")
    numbering = Numbering(_part(package, "numbering"), styles)
    return list(_Body(numbering, SignatureTables(styles), chunks).blocks(body))


def _part(package: WordPackage, kind: str) -> Any:
    """Return the root of the numbering or the styles of a document, or None."""
    name = next(iter(package.related(package.main, kind).values()), None)
    return None if name is None else package.root(name)


class _Body:
    """A reader of blocks in document order, since the automatic numbers are counted on the way."""

    def __init__(self, numbering: Numbering, signatures: SignatureTables, chunks: ChunkReader) -> None:
        self._numbering, self._signatures, self._chunks = numbering, signatures, chunks

    def blocks(self, parent: Any, cell: bool = False) -> Iterator[str]:
        """Yield the lines of the blocks in `parent`. In a `cell`, a number without words is a line too."""
        pending = ""  # the words of a paragraph whose end mark was deleted, which open the next one
        blocks = list(_unwrapped(parent))
        for place, block in enumerate(blocks):
            if block.tag == w("tbl"):
                yield from self._table(block, _next_words(blocks, place))
            elif block.tag == w("altChunk"):
                yield from self._chunks.lines(block)
            elif is_on(block, "pPr", "rPr", "del") or is_on(block, "pPr", "rPr", "moveFrom"):
                pending += _words(block)
            else:
                yield from self._paragraph(block, pending, cell)
                pending = ""
        if pending:
            yield pending

    def _paragraph(self, paragraph: Any, pending: str, cell: bool) -> Iterator[str]:
        words = (pending + _words(paragraph)).strip()
        mark = self._numbering.mark(child(paragraph, "pPr"))
        if words:
            yield f"{mark}{_gap(mark, words)}{words}"
        elif mark and cell:
            yield mark
        for box in _text_boxes(paragraph):
            yield from self.blocks(box)

    def _table(self, table: Any, below: str) -> Iterator[str]:
        grid: Grid = []
        for row in _inside(table, "tr"):
            if child(row, "trPr", "del") is None:
                above = grid[-1] if grid else []
                grid.append(self._row(row, above))
        nested = any(line.startswith("| ") for row in grid for cell in row for line in cell.split("\n"))
        width = max(map(len, grid), default=0)
        signature = None if nested else self._signatures.lines(table, grid, below)
        if signature is not None:
            yield from signature
        elif nested:  # a table that holds tables lays out the page
            yield from (line for row in grid for cell in dict.fromkeys(row) for line in cell.split("\n"))
        else:
            yield from render([row + [""] * (width - len(row)) for row in grid])

    def _row(self, row: Any, above: list[str]) -> list[str]:
        cells = [""] * min(number(row, "trPr", "gridBefore") or 0, MOST_COLUMNS)
        for cell in _inside(row, "tc"):
            merge = child(cell, "tcPr", "vMerge")
            goes_on = merge is not None and merge.get(w("val"), "continue") == "continue"
            place = len(cells)
            own = "\n".join(self.blocks(cell, cell=True))
            text = above[place] if goes_on and place < len(above) else own
            span = number(cell, "tcPr", "gridSpan") or 1
            cells += [text] * max(0, min(span, MOST_COLUMNS - place))
        return cells


def _unwrapped(parent: Any) -> Iterator[Any]:
    """Yield the paragraphs, tables and embedded files in `parent` in order, all wrappers around them opened."""
    for node in parent:
        if node.tag in _BLOCKS:
            yield node
        elif node.tag in _BLOCK_WRAPPERS:
            yield from _unwrapped(node)


def _inside(parent: Any, name: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, content controls and other wrappers opened."""
    for node in parent:
        if node.tag == w(name):
            yield node
        elif node.tag in _BLOCK_WRAPPERS:
            yield from _inside(node, name)


def _next_words(blocks: list[Any], place: int) -> str:
    """Return the words of the first paragraph with any behind a place, unless something else comes before it."""
    for block in blocks[place + 1 :]:
        if block.tag != w("p"):
            return ""
        if words := _words(block).strip():
            return words
    return ""


def _words(node: Any) -> str:
    """Return the words of a paragraph or of a part of it, without those in text boxes."""
    if node.tag in _GONE or not isinstance(node.tag, str) or is_on(node, "rPr", "vanish"):
        return ""
    if node.tag in (w("t"), MATH_TEXT):
        return node.text or ""
    if node.tag in _PRINTED:
        return _PRINTED[node.tag]
    if node.tag in (w("drawing"), w("pict"), w("object")):
        return ""
    return "".join(map(_words, node))


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the text boxes anchored in a paragraph, without their copies for older programs."""
    for node in paragraph:
        if node.tag == w("txbxContent"):
            yield node
        elif isinstance(node.tag, str) and node.tag not in _GONE:
            yield from _text_boxes(node)


def _gap(mark: str, words: str) -> str:
    """Return what separates a number from its words: a blank, or nothing behind a punctuation mark (一、 1.)."""
    return " " if mark and (mark[-1].isalnum() or (words[0].isdigit() and mark[-1].isascii())) else ""
