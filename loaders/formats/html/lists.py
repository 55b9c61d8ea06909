"""The numbers that a browser shows before the items of an ordered list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from loaders.formats.numerals import numeral

_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.I)
_STYLES = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "cjk-decimal": "ideographDigital",
}


@dataclass
class _List:
    style: str | None  # None: no number is shown
    number: int
    step: int


class Lists:
    """The open lists at one point of a walk over a page, and the number to show before the next words."""

    def __init__(self) -> None:
        self._open: list[_List] = []
        self._mark = ""

    def open(self, node: Any) -> None:
        """Open a list, or count on at an item; other nodes change nothing."""
        if node.tag == "ol":
            self._open.append(_ordered(node))
        elif node.tag in ("ul", "dl", "menu"):
            self._open.append(_List(None, 1, 1))
        elif node.tag == "li" and self._open:
            self._count(node, self._open[-1])

    def close(self, node: Any) -> None:
        """Close a list; other nodes change nothing."""
        if node.tag in ("ol", "ul", "dl", "menu") and self._open:
            self._open.pop()

    def take_mark(self) -> str:
        """Return the number to show before the next words, and forget it."""
        mark, self._mark = self._mark, ""
        return mark

    def _count(self, item: Any, within: _List) -> None:
        within.number = _whole(item.get("value"), within.number)
        style = _style(item, within.style)
        if style is not None:
            stop = "、" if style.startswith(("chinese", "ideograph")) else "."
            self._mark = f"{numeral(within.number, style)}{stop}"
        within.number += within.step


def _ordered(node: Any) -> _List:
    step = -1 if node.get("reversed") is not None else 1
    first = 1 if step > 0 else len(node.findall("li"))
    return _List(_style(node, "decimal"), _whole(node.get("start"), first), step)


def _style(node: Any, inherited: str | None) -> str | None:
    """Return the number style of a list or an item; None where no number is shown."""
    if node.tag == "li" and inherited is None:
        return None
    declared = _STYLE.search(node.get("style", ""))
    if declared:
        name = declared[1].lower()
        return None if name in ("none", "disc", "circle", "square") else _STYLES.get(name, "decimal")
    return _TYPES.get(node.get("type", ""), inherited)


def _whole(printed: str | None, default: int) -> int:
    """Return the value of an integer attribute, or the default where it is missing or invalid."""
    return int(printed) if printed and re.fullmatch(r"-?\d{1,6}", printed.strip()) else default
