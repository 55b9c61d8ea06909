"""Names of WordprocessingML (ECMA-376, part 1, 17) in the notation of lxml."""

from __future__ import annotations

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

CHOICE, FALLBACK, ALTERNATE = f"{_MC}Choice", f"{_MC}Fallback", f"{_MC}AlternateContent"
MATH_TEXT = f"{_M}t"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def w(name: str) -> str:
    """Return the full name of a tag or attribute: `w("p")` for w:p."""
    return _W + name


def child(node: Any, *path: str) -> Any:
    """Return the element down `path` (names without prefix), or None."""
    for name in path:
        node = None if node is None else node.find(w(name))
    return node


def value(node: Any, *path: str) -> str | None:
    """Return the w:val of the element down `path`; None where either is missing."""
    found = child(node, *path)
    return None if found is None else found.get(w("val"))


def number(node: Any, *path: str) -> int | None:
    """Return the w:val of the element down `path` as a number; None where it is missing or not a number."""
    try:
        return int(value(node, *path) or "")
    except ValueError:
        return None


def is_on(node: Any, *path: str) -> bool:
    """Return whether the switch down `path` is on: it is there, and its w:val is not 0, false or off."""
    found = child(node, *path)
    return found is not None and found.get(w("val"), "1") not in ("0", "false", "off")
