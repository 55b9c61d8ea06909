"""White gaps between the characters of a word, measured on the image: the engine knows their places only roughly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from loaders.formats.ocr.engine import PrintedWord

_DARKER = (
    35  # than the paper, of 255: the thin strokes of 一 are grey at 200 dpi, noise is lighter once blurred
)
_BLUR = 0.8
_MARGIN = 0.15  # of the height of a box, above and below its line


def with_gaps(image: Any, words: Sequence[PrintedWord]) -> list[PrintedWord]:
    """Return the words with the widest white gap before each of their characters, in pixels."""
    import cv2
    import numpy

    grey = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), (0, 0), _BLUR)
    ink = grey < numpy.median(grey) - _DARKER
    return [replace(word, gaps=tuple(_gaps(ink, word))) for word in words]


def _gaps(ink: Any, word: PrintedWord) -> list[float]:
    margin = _MARGIN * word.height
    rows = ink[max(int(word.top + margin), 0) : int(word.bottom - margin) + 1]
    is_white = (~rows.any(axis=0)).tolist()
    pairs = zip(word.centres, word.centres[1:], strict=False)
    return [0.0, *(_longest(is_white[max(int(left), 0) : int(right)]) for left, right in pairs)]


def _longest(run: Sequence[bool]) -> float:
    longest = length = 0
    for white in run:
        length = length + 1 if white else 0
        longest = max(longest, length)
    return float(longest)
