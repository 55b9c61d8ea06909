"""The lines and pictures of an OFD page (GB/T 33190, 9 and 10), in millimetres from the left and top of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Box = tuple[float, float, float, float]
MOST_POINTS = 20_000  # of the paths of one page; a page with more is a drawing
_TOKEN = re.compile(r"[A-Za-z]|-?[\d.]+(?:[eE]-?\d+)?")
_COORDINATES = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7}
PICTURE_SHARE = 0.2  # of the page: a smaller picture is a logo or a seal, not a scan of the page


def strokes_of(root: Any) -> Iterator[Box]:
    """Yield the straight lines of a page that run across or down, as (x0, y0, x1, y1)."""
    count = 0
    for path in _named(root, "PathObject"):
        place = _Place.of(path)
        data = next((each.text or "" for each in _named(path, "AbbreviatedData")), "")
        points = list(_points(data))
        count += len(points)
        if count > MOST_POINTS:
            return
        for (_, *start), (drawn, *end) in zip(points, points[1:], strict=False):
            if drawn:
                x0, y0, x1, y1 = *place.on_page(*start), *place.on_page(*end)
                if abs(x0 - x1) < 0.2 or abs(y0 - y1) < 0.2:
                    yield x0, y0, x1, y1


def pictures_of(root: Any, page: Any, package: Any) -> Iterator[tuple[bytes, Box]]:
    """Yield the pictures that cover much of a page, with their boxes: of a scanned page, its scan."""
    files: dict[str, str] | None = None
    for image in _named(root, "ImageObject"):
        box = _numbers(image.get("Boundary"), 4)
        if not box or box[2] * box[3] < PICTURE_SHARE * page.width * page.height:
            continue
        files = _media(package) if files is None else files
        name = files.get(image.get("ResourceID", ""))
        if name is not None:
            yield package.read(name), (box[0], box[1], box[2], box[3])


def _media(package: Any) -> dict[str, str]:
    """Return the entries of all pictures by the ids of their resources."""
    files: dict[str, str] = {}
    for name in package.names:
        if not name.lower().endswith("res.xml"):
            continue
        root = package.read_xml(name)
        folder = root.get("BaseLoc", "").strip("/")
        for media in _named(root, "MultiMedia"):
            file = next((each.text or "" for each in _named(media, "MediaFile")), "").strip()
            found = package.resolve(name, f"{folder}/{file}" if folder else file) or package.resolve(
                name, file
            )
            if found is not None:
                files.setdefault(media.get("ID", ""), found)
    return files


class _Place:
    """Place of an object: its coordinates turned by a matrix, then moved to the origin of its box."""

    def __init__(self, matrix: list[float], box: list[float]) -> None:
        self._matrix, self._box = matrix, box

    @classmethod
    def of(cls, node: Any) -> _Place:
        matrix = _numbers(node.get("CTM"), 6) or [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
        return cls(matrix, _numbers(node.get("Boundary"), 4) or [0.0] * 4)

    def on_page(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._matrix
        return a * x + c * y + e + self._box[0], b * x + d * y + f + self._box[1]


def _points(data: str) -> Iterator[tuple[bool, float, float]]:
    """Yield the points of a path, each with whether a straight line leads to it."""
    tokens = _TOKEN.findall(data)
    first, at = (0.0, 0.0), 0
    while at < len(tokens):
        command, at = tokens[at], at + 1
        size = _COORDINATES.get(command, 0)
        numbers = _numbers(" ".join(tokens[at : at + size]), size) if size else []
        if command == "C":
            yield True, *first
        elif numbers:
            at += size
            if command in "MS":
                first = numbers[0], numbers[1]
            yield command == "L", numbers[-2], numbers[-1]


def _named(node: Any, name: str) -> Iterator[Any]:
    return (
        each for each in ([] if node is None else node.iter()) if str(each.tag).rpartition("}")[2] == name
    )


def _numbers(text: str | None, count: int) -> list[float]:
    """Return this many numbers, or none where the text has others."""
    try:
        numbers = [float(each) for each in (text or "").split()[:count]]
    except ValueError:
        return []
    return numbers if len(numbers) == count else []
