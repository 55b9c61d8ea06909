"""Signatures of several agencies that stand in the cells of a table without borders, above the date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from loaders.formats.docx.names import child, value, w
from loaders.formats.tables import Grid
from loaders.text.dates import find_date

LONGEST_NAME = 40  # characters
_NO_NAME = re.compile(r"[，。；：！？]")
_SIDES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
_NONE = (None, "none", "nil")
_LONGEST_CHAIN = 20  # styles based on styles; a longer chain is a cycle


class SignatureTables:
    """Recognises the tables of a document that lay out a signature."""

    def __init__(self, styles: Any) -> None:
        """Read the root of styles.xml, which may be None."""
        nodes = [] if styles is None else styles.findall(w("style"))
        self._styles = {node.get(w("styleId"), ""): node for node in nodes}

    def lines(self, table: Any, grid: Grid, below: str) -> list[str] | None:
        """Return the lines of a table as printed if it lays out a signature, else None.

        `below`: the paragraph below the table, in which the date stands, unless it is the last row.
        """
        lines = list(_printed(grid))
        names = lines[:-1] if lines and _is_date(lines[-1]) else lines
        if len(names) == len(lines) and not _is_date(below):
            return None
        if not names or any(len(line) > LONGEST_NAME or _NO_NAME.search(line) for line in names):
            return None
        return None if self._is_bordered(table) else lines

    def _is_bordered(self, table: Any) -> bool:
        if any(map(_has_sides, table.iter(w("tblBorders"), w("tcBorders")))):
            return True
        style = value(table, "tblPr", "tblStyle")
        for _ in range(_LONGEST_CHAIN):
            node = self._styles.get(style or "")
            if _has_sides(child(node, "tblPr", "tblBorders")):
                return True
            style = value(node, "basedOn")
        return False


def _printed(grid: Grid) -> Iterator[str]:
    """Yield the lines as printed: those of the cells of a row stand side by side."""
    for row in grid:
        for line in zip_longest(*(cell.split("\n") for cell in dict.fromkeys(row)), fillvalue=""):
            words = "    ".join(filter(None, (each.strip() for each in line)))
            if words:
                yield words


def _is_date(line: str) -> bool:
    bare = "".join(line.split())
    found = find_date(bare, None)
    return found is not None and found.printed == bare


def _has_sides(borders: Any) -> bool:
    return borders is not None and any(value(borders, side) not in _NONE for side in _SIDES)
