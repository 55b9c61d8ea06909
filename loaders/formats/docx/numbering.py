"""Automatic numbers of a Word file, counted by the rules of ECMA-376, part 1, 17.9."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from loaders.formats.docx.names import child, is_on, number, value, w
from loaders.formats.numerals import numeral

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_LONGEST_CHAIN = 20  # styles based on styles; a longer chain is a cycle


@dataclass(frozen=True)
class Level:
    """The numbering of one level of a list. `restart`: after which level; None for any higher one, 0 for never."""

    start: int
    style: str
    text: str
    restart: int | None
    plain: bool

    @classmethod
    def read(cls, node: Any) -> Level:
        """Read a w:lvl element."""
        start, text = number(node, "start"), value(node, "lvlText") or ""
        style = value(node, "numFmt") or _alternative(node) or "decimal"
        plain = is_on(node, "isLgl")
        return cls(1 if start is None else start, style, text, number(node, "lvlRestart"), plain)


class Numbering:
    """The lists of one document and their counters."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        """Read the roots of numbering.xml and styles.xml; either may be None."""
        self._abstract = _by_id(numbering, "abstractNum", "abstractNumId")
        self._lists = _by_id(numbering, "num", "numId")
        self._styles = _by_id(styles, "style", "styleId")
        self._default = next((key for key, each in self._styles.items() if _is_default(each)), None)
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._levels: dict[str, dict[int, Level]] = {}

    def mark(self, properties: Any) -> str:
        """Count on and return the number printed before a paragraph with these w:pPr; empty where it has none."""
        num_id, depth = self._place(properties)
        if num_id not in self._lists:
            return ""
        levels = self._levels_of(num_id)
        if depth not in levels:
            return ""
        counts = self._count(num_id, depth, levels)
        return _print(levels, depth, counts)

    def _place(self, properties: Any) -> tuple[str, int]:
        """Return the list and the level of a paragraph: its own, or those of its style."""
        own, depth = value(properties, "numPr", "numId"), number(properties, "numPr", "ilvl")
        if own is None:
            style = value(properties, "pStyle") or self._default
            own, style_depth = self._place_of_style(style)
            depth = style_depth if depth is None else depth
        return own or "", min(max(depth or 0, 0), _LEVELS - 1)

    def _place_of_style(self, style: str | None) -> tuple[str | None, int | None]:
        named, depth = style, None
        for _ in range(_LONGEST_CHAIN):
            node = self._styles.get(style or "")
            depth = number(node, "pPr", "numPr", "ilvl") if depth is None else depth
            found = value(node, "pPr", "numPr", "numId")
            if found is not None:
                return found, self._depth_for(found, named, style) if depth is None else depth
            style = value(node, "basedOn")
        return None, None

    def _depth_for(self, num_id: str, *styles: str | None) -> int | None:
        """Return the level of a list that is linked to one of these styles, or None."""
        abstract = self._abstract_of(num_id)
        for style in styles:
            for node in [] if abstract is None else abstract.findall(w("lvl")):
                if value(node, "pStyle") == style:
                    return int(node.get(w("ilvl"), 0))
        return None

    def _levels_of(self, num_id: str) -> dict[int, Level]:
        if num_id not in self._levels:
            overrides = [child(each, "lvl") for each in self._lists[num_id].findall(w("lvlOverride"))]
            abstract = self._abstract_of(num_id)
            nodes = [*([] if abstract is None else abstract.findall(w("lvl"))), *overrides]
            self._levels[num_id] = {
                int(node.get(w("ilvl"), 0)): Level.read(node) for node in nodes if node is not None
            }
        return self._levels[num_id]

    def _abstract_of(self, num_id: str) -> Any:
        """Return the definition of a list; a link to a style is followed to the list of that style."""
        for _ in range(_LONGEST_CHAIN):
            abstract = self._abstract.get(value(self._lists.get(num_id), "abstractNumId") or "")
            link = value(abstract, "numStyleLink")
            if link is None:
                return abstract
            num_id = value(self._styles.get(link), "pPr", "numPr", "numId") or ""
        return None

    def _count(self, num_id: str, depth: int, levels: dict[int, Level]) -> dict[int, int]:
        # Lists of one definition share their counters, unless a list has a start of its own.
        shared = value(self._lists[num_id], "abstractNumId") or ""
        counts = self._counts.setdefault(shared, {})
        if (num_id, depth) not in self._begun:
            self._begun.add((num_id, depth))
            start = self._start_override(num_id, depth)
            if start is not None:
                counts[depth] = start - 1
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                del counts[deeper]
        return counts

    def _start_override(self, num_id: str, depth: int) -> int | None:
        for node in self._lists[num_id].findall(w("lvlOverride")):
            if node.get(w("ilvl")) == str(depth):
                return number(node, "startOverride")
        return None


def _print(levels: dict[int, Level], depth: int, counts: dict[int, int]) -> str:
    level = levels[depth]
    if level.style == "bullet":
        return ""

    def fill(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        of = levels.get(place, level)
        return numeral(counts.get(place, of.start), "decimal" if level.plain else of.style)

    return _PLACE.sub(fill, level.text).strip()


def _by_id(root: Any, name: str, key: str) -> dict[str, Any]:
    nodes: Iterable[Any] = [] if root is None else root.findall(w(name))
    return {node.get(w(key), ""): node for node in nodes}


def _is_default(style: Any) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true")


def _alternative(node: Any) -> str | None:
    """Return the w:numFmt that is given for older programs beside a custom one."""
    for found in node.iter(w("numFmt")):
        if found.get(w("val")) not in (None, "custom"):
            return str(found.get(w("val")))
    return None
