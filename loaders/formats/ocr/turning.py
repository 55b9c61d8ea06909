"""The right way up: a page image turned by its skew, by quarters and by half."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from loaders.formats.ocr.engine import PrintedWord

_TALL = 0.6  # share of boxes higher than wide above which a page lies on its side
_CERTAIN = 0.85  # mean score of a page; upside down it is about .67
_MOST_SKEW = 4.0  # degrees
_PROFILE = 800  # pixels: the width at which the skew is measured


def straighten(image: Any) -> Any:
    """Return the image turned so that its lines are level: the angle whose row sums vary most."""
    import cv2
    import numpy

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    scale = min(_PROFILE / grey.shape[1], 1.0)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]

    def sharpness(angle: float) -> float:
        rows = _turned(ink, angle, 0).sum(axis=1, dtype="float64")
        return float(numpy.square(numpy.diff(rows)).sum())

    angle = 0.0
    for step, reach in ((0.5, _MOST_SKEW), (0.1, 0.4), (0.05, 0.05)):
        angles = [angle + step * place for place in range(-round(reach / step), round(reach / step) + 1)]
        angle = max(angles, key=lambda each: (sharpness(each), -abs(each)))
    return image if abs(angle) < 0.05 else _turned(image, angle, (255, 255, 255))


def read_upright(image: Any, read: Callable[[Any], list[PrintedWord]]) -> tuple[Any, list[PrintedWord]]:
    """Return the image the right way up, and its words as `read` gives them."""
    import numpy

    words = read(image)
    if len(words) > 2 and sum(word.height > 1.2 * (word.x1 - word.x0) for word in words) > _TALL * len(words):
        image = straighten(numpy.ascontiguousarray(numpy.rot90(image)))
        words = read(image)
    if words and mean_score(words) < _CERTAIN:
        flipped = numpy.ascontiguousarray(image[::-1, ::-1])
        again = read(flipped)
        if again and mean_score(again) > mean_score(words):
            return flipped, again
    return image, words


def mean_score(words: list[PrintedWord]) -> float:
    """Return the mean score of words, by their characters; 0 without any."""
    count = sum(len(word.text) for word in words)
    return sum(word.score * len(word.text) for word in words) / count if count else 0.0


def _turned(image: Any, angle: float, border: Any) -> Any:
    import cv2

    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    return cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=border)
