"""Ruled lines of a page image, as edges for the search of tables."""

from __future__ import annotations

from typing import Any

Edge = dict[str, Any]  # as the PDF library has them: orientation, x0, x1, top, bottom
_SHORTEST = {"h": 0.04, "v": 0.03}  # of the page width; strokes of large characters are shorter or thicker
_THICKEST = 0.008  # of the page width
_BREAK = 0.004  # of the page width, by which noise may interrupt a line


def find_rules(image: Any) -> list[Edge]:
    """Return the ruled lines of an image in pixels."""
    import cv2

    grey = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    return [edge for orientation in ("h", "v") for edge in _edges(_mask(ink, orientation), orientation)]


def _mask(ink: Any, orientation: str) -> Any:
    """Return the pixels of long thin lines of one direction."""
    import cv2

    page = ink.shape[1]

    def kernel(length: float) -> Any:
        size = max(int(length * page), 3)
        return cv2.getStructuringElement(cv2.MORPH_RECT, (size, 1) if orientation == "h" else (1, size))

    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, kernel(_BREAK))
    return cv2.morphologyEx(closed, cv2.MORPH_OPEN, kernel(_SHORTEST[orientation]))


def _edges(mask: Any, orientation: str) -> list[Edge]:
    import cv2

    thickest = _THICKEST * mask.shape[1]
    edges: list[Edge] = []
    _, _, found, _ = cv2.connectedComponentsWithStats(mask)
    for x, y, width, height, _ in found[1:].tolist():
        if orientation == "h" and height <= thickest:
            middle = y + height / 2
            edges.append(_edge("h", x, middle, x + width, middle))
        if orientation == "v" and width <= thickest:
            middle = x + width / 2
            edges.append(_edge("v", middle, y, middle, y + height))
    return edges


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> Edge:
    return {
        "object_type": "line", "orientation": orientation, "x0": x0, "x1": x1, "top": top, "bottom": bottom,
        "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip
