"""The directions that the words of a page run in: a landscape annex on an upright page, a page upside down."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from loaders.formats.lines import han_count

if TYPE_CHECKING:
    from pdfplumber.page import Page as Opened

_SLANT = 15  # degrees; more is a slanted stamp or watermark
_MUCH = 0.25  # share of the characters of a page above which a second direction is text and no stamp
_MANY = 60  # Chinese characters: the same in numbers
# Chinese set from top to bottom: the steps from character to character go down, not to the right.
_FEWEST_STEPS = 12
_DOWN = 0.6


def direction(char: Any) -> int | None:
    """Return the quarter turns to the left that a character is drawn with; None for a slanted one."""
    matrix = char["matrix"]
    quarters = math.degrees(math.atan2(matrix[1], matrix[0])) / 90
    near = round(quarters)
    return near % 4 if abs(quarters - near) <= _SLANT / 90 else None


def directions(chars: Iterable[Any]) -> list[int | None]:
    """Return the directions of the text of a page, upright text first; None last, where most is slanted."""
    counts: Counter[int | None] = Counter()
    for char in chars:
        if char["text"].strip():
            counts[direction(char)] += 1 if not han_count(char["text"]) else 2
    total = counts.total()
    most = [each for each, _ in counts.most_common(1)]
    much = [each for each, count in counts.items() if count >= 2 * _MANY or count > max(_MUCH * total, _MANY)]
    found = dict.fromkeys([*most, *(each for each in much if each is not None)])
    return sorted(found, key=lambda each: (each is None, each))


def turned(page: Opened, quarters: int) -> Opened:
    """Return the page turned so that characters with this direction stand upright."""
    from pdfplumber.page import Page

    source = page.page_obj
    rotation = (page.rotation + 90 * quarters) % 360
    source.attrs = {**source.attrs, "Rotate": rotation}
    source.rotate = rotation
    return Page(page.pdf, source, page_number=page.page_number, initial_doctop=0)


def is_vertical(chars: list[Any]) -> bool:
    """Return whether the characters are set from top to bottom, as they follow each other in the file."""
    han = [char for char in chars if han_count(char["text"])]
    down = across = 0
    for char, after in zip(han, han[1:], strict=False):
        near = 2.2 * max(char["size"], 1)
        x, y = after["x0"] - char["x0"], after["top"] - char["top"]
        down += abs(x) < 0.3 * char["size"] and 0.5 * char["size"] < y < near
        across += abs(y) < 0.3 * char["size"] and 0 < x < near
    return bool(down + across >= _FEWEST_STEPS and down > _DOWN * (down + across))


def laid_flat(chars: list[Any], width: float) -> list[Any]:
    """Return characters set from top to bottom as if they were set from left to right: columns become lines."""
    return [
        {**char, "x0": char["top"], "x1": char["bottom"], "top": width - char["x1"], "bottom": width - char["x0"],
         "doctop": width - char["x1"], "upright": True}
        for char in chars
    ]  # fmt: skip
