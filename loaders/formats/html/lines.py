"""The text of a node as the lines that a browser shows: blocks, breaks, list numbers, tables."""

from __future__ import annotations

import re
from typing import Any

from loaders.formats.html.lists import Lists
from loaders.formats.tables import GridCell, lay_out, render
from loaders.text.markers import begins_block

_BLOCKS = """
body main header article section div center p pre blockquote h1 h2 h3 h4 h5 h6 hgroup hr form fieldset address
ul ol li dl dt dd table caption thead tbody tfoot tr td th figure figcaption details summary
"""
BLOCKS = frozenset(_BLOCKS.split())
_SPACE = re.compile(r"[ \t\r\n\f]+")
# A line break in the source between two Chinese characters is shown as a blank; none is meant.
_SOURCE_BREAK = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*\r?\n[ \t\r\n]*(?=[\u2e80-\u9fff\uff00-\uffef“])"
)
_INDENT = " \t\n\xa0\u3000\u2002\u2003"
DEEPEST_TABLE = 30


def block_lines(node: Any, depth: int = 0) -> list[str]:
    """Return the lines under `node`; only those around a table may be empty."""
    return _Writer(depth).write(node)


def flat(node: Any) -> str:
    """Return all text under a node, without blanks."""
    return re.sub(r"\s", "", "".join(node.itertext()))


class _Writer:
    """A writer of lines, with the state of one walk over a node."""

    def __init__(self, depth: int) -> None:
        self._depth = depth
        self._done: list[str] = []
        self._line: list[str] = []
        self._lists = Lists()
        self._kept_breaks = 0  # inside how many <pre>

    def write(self, node: Any) -> list[str]:
        """Return the lines under a node. No recursion: old pages nest hundreds of unclosed <font>."""
        from lxml import etree

        walk = etree.iterwalk(node, events=("start", "end"))
        for event, each in walk:
            if event == "start":
                if each.tag == "table" and each is not node:
                    self._table(each)
                    walk.skip_subtree()
                else:
                    self._open(each)
                    self._add(each.text)
            else:
                self._close(each)
                if each is not node:
                    self._add(each.tail)
        self._break()
        return self._done

    def _open(self, node: Any) -> None:
        if node.tag in BLOCKS or node.tag == "br":
            self._break()
        if node.tag == "pre":
            self._kept_breaks += 1
        self._lists.open(node)

    def _close(self, node: Any) -> None:
        if node.tag in BLOCKS:
            self._break()
        if node.tag == "pre":
            self._kept_breaks -= 1
        self._lists.close(node)

    def _add(self, words: str | None) -> None:
        if not words:
            return
        if self._kept_breaks:
            for index, line in enumerate(words.split("\n")):
                if index:
                    self._break()
                self._line.append(line)
        else:
            self._line.append(_SPACE.sub(" ", _SOURCE_BREAK.sub("", words)))

    def _break(self) -> None:
        line = "".join(self._line).strip(_INDENT)
        self._line = []
        if line:
            mark = self._lists.take_mark()
            self._done.append(line if begins_block(line) else mark + line)

    def _table(self, table: Any) -> None:
        self._break()
        if self._depth >= DEEPEST_TABLE:
            self._done.append(flat(table))
            return
        rows = table_cells(table)
        texts = [["\n".join(block_lines(cell, self._depth + 1)) for cell in row] for row in rows]
        self._done += _caption(table)
        if is_layout_table(table):
            self._done += [line for row in texts for text in row if text for line in text.split("\n")]
        else:
            cells = [
                [
                    GridCell(text, span(cell, "rowspan"), span(cell, "colspan"))
                    for cell, text in zip(row, own, strict=True)
                ]
                for row, own in zip(rows, texts, strict=True)
            ]
            self._done += render(lay_out(cells))


def table_cells(table: Any) -> list[list[Any]]:
    """Return the cells of a table row by row, without those of nested tables."""
    rows = [row for part in [table, *table.xpath("./thead|./tbody|./tfoot")] for row in part.xpath("./tr")]
    return [row.xpath("./td|./th") for row in rows]


def is_layout_table(table: Any) -> bool:
    """Return whether a table only lays out the page: it nests tables, or one cell has nearly all text."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    cells = [cell for row in table_cells(table) for cell in row]
    sizes = [len(flat(cell)) for cell in cells]
    if not cells or max(sizes) < max(200, 0.8 * sum(sizes)):
        return False
    largest = cells[sizes.index(max(sizes))]
    return len(largest.xpath(".//p|.//br|.//div|.//h2|.//h3")) >= 4


def span(cell: Any, name: str) -> int:
    """Return the rowspan or colspan of a cell; 1 where it is missing or invalid."""
    stated = re.match(r"\s*(\d{1,4})", cell.get(name, ""))
    return max(1, int(stated[1])) if stated else 1


def _caption(table: Any) -> list[str]:
    return [line for caption in table.xpath("./caption") for line in block_lines(caption)]
