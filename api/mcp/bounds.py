"""The size of an answer: so large that an assistant can work with it, and what is over it is cut and named."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from api.language import both
from api.mcp.answers import ToolAnswer
from api.mcp.text import to_text

LARGEST = 60_000  # bytes of an answer: of its text and of its structured content together
_ITEM = 12_000  # bytes of one item, such as a row
# Characters of a text and values of a list in an item, tried one after the other until the item is small enough.
_LIMITS = ((1_200, 100), (300, 50), (100, 20), (30, 10))
_DEEPEST = 6  # levels of lists and maps
_TIGHT = 0.9  # of the share that would just fit
T = TypeVar("T", bound=ToolAnswer)

CUT = both("过长的值已截短，以 … 结尾", "long values are cut, and end in …")


def fitted(build: Callable[[int], T], count: int) -> T:
    """Return the answer that is built with `count` items, or with as many as its size allows, one at least."""
    while True:
        made = build(count)
        size = size_of(made)
        if size <= LARGEST or count <= 1:
            return made
        count = max(1, min(count - 1, int(count * LARGEST / size * _TIGHT)))


def size_of(answer: ToolAnswer) -> int:
    """Return the bytes of an answer, as text and as structured content."""
    structured = answer.model_dump_json(exclude_none=True)
    return len(structured.encode()) + len(to_text(answer).encode())


def shortened(value: Any) -> Any:
    """Return a value with long texts and lists in it cut, so that it is small enough for an item of an answer."""
    made = value
    for longest, most in _LIMITS:
        made = _cut(value, longest, most, _DEEPEST)
        if len(json.dumps(made, ensure_ascii=False).encode("utf-8", "replace")) <= _ITEM:
            break
    return made


def _cut(value: Any, longest: int, most: int, levels: int) -> Any:
    if isinstance(value, str):
        return value if len(value) <= longest else f"{value[:longest]}…"
    if not isinstance(value, dict | list | tuple):
        return value
    if not levels:
        return "…"
    if isinstance(value, dict):
        kept = [*value.items()][:most]
        return {name[:longest]: _cut(each, longest, most, levels - 1) for name, each in kept}
    parts = [_cut(each, longest, most, levels - 1) for each in value[:most]]
    return [*parts, "…"] if len(value) > most else parts
