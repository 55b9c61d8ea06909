"""Watermarks in upright characters: pale ones, and large ones that the text runs over."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

_PALE = (
    0.5,
    0.97,
)  # darkness of the darkest colour part, from black to white; white may stand on a dark cell
_MOST = 0.4  # share of the characters of a page above which the text itself is pale
_LARGE = 1.5  # times the usual size
_OVER = 2  # characters of the text within a large one


def without_watermarks(chars: list[Any]) -> list[Any]:
    """Return the characters of a page without those of watermarks."""
    pale = [_is_pale(char["non_stroking_color"]) for char in chars]
    if any(pale) and sum(pale) <= _MOST * len(chars):
        chars = [char for char, each in zip(chars, pale, strict=True) if not each]
    return _without_overprinted(chars)


def _is_pale(colour: Any) -> bool:
    parts = _brightness(colour)
    return parts is not None and _PALE[0] <= parts < _PALE[1]


def _brightness(colour: Any) -> float | None:
    """Return the brightness of the darkest part of a colour, grey, RGB or CMYK; None for a pattern."""
    if isinstance(colour, int | float):
        return float(colour)
    if not isinstance(colour, Sequence) or not all(isinstance(part, int | float) for part in colour):
        return None
    if len(colour) == 4:
        return float(1 - min(1.0, max(colour[:3]) + colour[3]))
    return float(min(colour)) if len(colour) in (1, 3) else None


def _without_overprinted(chars: list[Any]) -> list[Any]:
    """Return the characters without the large ones of a font and size of which most lie under the text."""
    if not chars:
        return chars
    usual = median(char["size"] for char in chars)
    small = [char for char in chars if char["size"] <= _LARGE * usual]
    styles: dict[tuple[Any, ...], list[bool]] = {}
    for char in chars:
        if char["size"] > _LARGE * usual and char["text"].strip():
            styles.setdefault(_style(char), []).append(_is_overprinted(char, small))
    marks = {style for style, each in styles.items() if sum(each) > len(each) / 2}
    return [char for char in chars if _style(char) not in marks] if marks else chars


def _style(char: Any) -> tuple[Any, ...]:
    return char["fontname"], round(char["size"])


def _is_overprinted(char: Any, others: list[Any]) -> bool:
    inside = 0
    for other in others:
        across, down = (other["x0"] + other["x1"]) / 2, (other["top"] + other["bottom"]) / 2
        inside += char["x0"] < across < char["x1"] and char["top"] < down < char["bottom"]
    return inside >= _OVER
