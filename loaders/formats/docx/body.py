"""The body of a Word file as lines, with all tracked changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from loaders.formats.docx.names import ALTERNATE, CHOICE, FALLBACK, MATH_TEXT, child, is_on, number, w
from loaders.formats.docx.numbering import Numbering
from loaders.formats.tables import MOST_COLUMNS, Grid, render

if TYPE_CHECKING:
    from docx.document import Document

_GONE = {w("del"), w("moveFrom"), w("rt"), w("pPr"), w("rPr"), FALLBACK}
_PRINTED = {w("tab"): " ", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("ptab"): " "}
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


def read_body(document: Document) -> list[str]:
    """Return the lines of a document: its paragraphs and tables in order, without notes, headers and footers."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    roots = {rel.reltype: rel.target_part for rel in document.part.rels.values() if not rel.is_external}
    parts: list[Any] = [roots.get(RELATIONSHIP_TYPE.NUMBERING), roots.get(RELATIONSHIP_TYPE.STYLES)]
    numbering = Numbering(*(None if part is None else part.element for part in parts))
    return list(_Body(numbering).blocks(document.element.body))


class _Body:
    """A reader of blocks in document order, since the automatic numbers are counted on the way."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering

    def blocks(self, parent: Any, cell: bool = False) -> Iterator[str]:
        """Yield the lines of the blocks in `parent`. In a `cell`, a number without words is a line too."""
        pending = ""  # the words of a paragraph whose end mark was deleted, which open the next one
        for block in _unwrapped(parent):
            if block.tag == w("tbl"):
                yield from self._table(block)
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

    def _table(self, table: Any) -> Iterator[str]:
        grid: Grid = []
        for row in _inside(table, "tr"):
            if child(row, "trPr", "del") is None:
                above = grid[-1] if grid else []
                grid.append(self._row(row, above))
        nested = any(line.startswith("| ") for row in grid for cell in row for line in cell.split("\n"))
        width = max(map(len, grid), default=0)
        if nested:  # a table that holds tables lays out the page
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
    """Yield the paragraphs and tables in `parent` in order, content controls and other wrappers opened."""
    for node in parent:
        if node.tag in (w("p"), w("tbl")):
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
