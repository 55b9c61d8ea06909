"""Red seals: found on a page image and whitened, so that the signature below one can be read."""

from __future__ import annotations

import re
from typing import Any

from loaders.formats.ocr.engine import PrintedWord

Region = tuple[int, int, int, int]  # left, top, right, bottom in pixels
_RED = 40  # by how much red must exceed green and blue
_INK = (60, 180)  # red values of black ink below a seal and of the bare seal: stretched to black and white
_SIDES = (0.09, 0.32)  # of the page width; a seal is 38 to 58 mm wide
_ROUND = 1.45  # most by which one side exceeds the other; the letterhead is wider
_GAP = 0.012  # of the page width, between the parts of a seal
WORST = 0.8  # score below which words within a seal are its own letters

_ARCS = re.compile(r"[A-Za-z]{0,2}([\u3400-\u9fff].*[\u3400-\u9fff])[A-Za-z]{0,2}")


def find_seals(image: Any) -> list[Region]:
    """Return the regions of red seals: round, oval or square, of the size of one."""
    import cv2

    width = image.shape[1]
    gap = max(int(_GAP * width), 3)
    near = cv2.morphologyEx(_red(image), cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (2, 2)))
    near = cv2.morphologyEx(near, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (gap, gap)))
    _, _, found, _ = cv2.connectedComponentsWithStats(near)
    regions = [(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in found[1:]]
    return [region for region in regions if _is_seal(region, width)]


def whiten_seals(image: Any, seals: list[Region]) -> Any:
    """Return the image with the red ink of its seals as white, and the black ink below them as black."""
    import numpy

    if not seals:
        return image
    image = image.copy()
    low, high = _INK
    for x0, y0, x1, y1 in seals:
        part = image[y0:y1, x0:x1]
        stretched = numpy.clip((part[:, :, 2].astype(float) - low) * 255 / (high - low), 0, 255)
        red = _red(part) > 0
        part[red] = stretched[red].astype("uint8")[:, None]
    return image


def without_letters(words: list[PrintedWord], seals: list[Region]) -> list[PrintedWord]:
    """Return the words without what a seal adds: uncertain words within it, and Latin letters at the end of others."""
    kept = [word for word in words if word.score >= WORST or not any(_is_in(word, seal) for seal in seals)]
    return [_without_arcs(word) if any(_meets(word, seal) for seal in seals) else word for word in kept]


def _without_arcs(word: PrintedWord) -> PrintedWord:
    """Return a Chinese word without one or two Latin letters at its ends."""
    found = _ARCS.fullmatch(word.text)
    return word.part(*found.span(1)) if found else word


def _red(image: Any) -> Any:
    import cv2
    import numpy

    blue, green, red = (image[:, :, colour].astype("int16") for colour in range(3))
    mask = (red - numpy.maximum(green, blue) > _RED).astype("uint8") * 255
    return cv2.dilate(mask, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3)))


def _is_seal(region: Region, page: int) -> bool:
    x0, y0, x1, y1 = region
    small, large = sorted((x1 - x0, y1 - y0))
    smallest, largest = (share * page for share in _SIDES)
    return smallest <= small and large <= largest and large <= _ROUND * small


def _is_in(word: PrintedWord, seal: Region) -> bool:
    x0, y0, x1, y1 = seal
    across = min(word.x1, x1) - max(word.x0, x0)
    return y0 <= word.middle <= y1 and across >= 0.5 * (word.x1 - word.x0)


def _meets(word: PrintedWord, seal: Region) -> bool:
    x0, y0, x1, y1 = seal
    return y0 <= word.middle <= y1 and min(word.x1, x1) > max(word.x0, x0)
