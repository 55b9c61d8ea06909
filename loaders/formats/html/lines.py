"""A node of a web page as the lines a browser shows: blocks, breaks, list numbers, tables."""

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
# A line break of the page's source between two Chinese characters prints nothing worth keeping.
_SOURCE_BREAK = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*\r?\n[ \t\r\n]*(?=[\u2e80-\u9fff\uff00-\uffef“])"
)
_INDENT = " \t\n\xa0\u3000\u2002\u2003"
DEEPEST_TABLE = 30


def block_lines(node: Any, depth: int = 0) -> list[str]:
    """The lines under `node`, none of them empty but those around a table."""
    return _Writer(depth).write(node)


def flat(node: Any) -> str:
    """Everything a node says on one line, without blanks."""
    return re.sub(r"\s", "", "".join(node.itertext()))


class _Writer:
    def __init__(self, depth: int) -> None:
        self._depth = depth
        self._done: list[str] = []
        self._line: list[str] = []
        self._lists = Lists()
        self._kept_breaks = 0  # inside how many <pre>

    def write(self, node: Any) -> list[str]:
        """Walks without recursion: old pages nest hundreds of unclosed <font>."""
        from lxml import etree

        walk = etree.iterwalk(node, events=("start", "end"))
        for event, each in walk:
            if event == "start":
                if each.tag == "table" and each is not node:
                    self._table(each)
                    walk.skip_subtree()
                else:
                    self._open(each)
                    self._say(each.text)
            else:
                self._close(each)
                if each is not node:
                    self._say(each.tail)
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

    def _say(self, words: str | None) -> None:
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
        if is_skeleton(table):
            self._done += [line for row in texts for text in row if text for line in text.split("\n")]
        else:
            cells = [
                [
                    GridCell(text, span(cell, "rowspan"), span(cell, "colspan"))
                    for cell, text in zip(row, said, strict=True)
                ]
                for row, said in zip(rows, texts, strict=True)
            ]
            self._done += render(lay_out(cells))


def table_cells(table: Any) -> list[list[Any]]:
    """The cells of a table, row by row, without those of tables inside it."""
    rows = [row for part in [table, *table.xpath("./thead|./tbody|./tfoot")] for row in part.xpath("./tr")]
    return [row.xpath("./td|./th") for row in rows]


def is_skeleton(table: Any) -> bool:
    """Whether a table only lays out the page: it holds tables, or one cell holds nearly all, in many blocks."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    cells = [cell for row in table_cells(table) for cell in row]
    sizes = [len(flat(cell)) for cell in cells]
    if not cells or max(sizes) < max(200, 0.8 * sum(sizes)):
        return False
    largest = cells[sizes.index(max(sizes))]
    return len(largest.xpath(".//p|.//br|.//div|.//h2|.//h3")) >= 4


def span(cell: Any, name: str) -> int:
    """A cell's rowspan or colspan; 1 where it is missing or nonsense."""
    stated = re.match(r"\s*(\d{1,4})", cell.get(name, ""))
    return max(1, int(stated[1])) if stated else 1


def _caption(table: Any) -> list[str]:
    return [line for caption in table.xpath("./caption") for line in block_lines(caption)]
