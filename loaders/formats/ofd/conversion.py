"""Conversion of OFD to PDF with the same words and lines at the same places, as a child process.

So whatever is known of printed pages (columns, tables, page numbers, watermarks) is known of OFD too.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from loaders.formats.child import run_as_child
from loaders.formats.ofd.drawing import DrawnPage, Glyph, PlacedImage, Stroke, write_pdf
from loaders.formats.ofd.objects import pictures_of, strokes_of

MOST_STRETCHED = 1.6  # times the usual width in letter-spaced type; what stands farther apart is set apart
POINTS = 72 / 25.4  # in a millimetre
MOST_PAGES = 600  # a few more than the PDF reader accepts, so that it is the one that refuses


def convert_ofd(content: bytes) -> bytes:
    """Return an OFD file as PDF. Raises what its parser raises."""
    import ofdkit
    from ofdkit.package import Package

    with ofdkit.open(BytesIO(content)) as document, Package(content) as package:
        return write_pdf([_drawn(page, package) for page in document.pages[:MOST_PAGES]])


def _drawn(page: Any, package: Any) -> DrawnPage:
    left, top, width, height = map(float, page.box)
    root = package.read_xml(page.location) if page.location else None

    def x(millimetres: float) -> float:
        return (millimetres - left) * POINTS

    def y(millimetres: float) -> float:  # PDF counts from the foot of the page
        return (height - (millimetres - top)) * POINTS

    glyphs = [
        Glyph(char, x(at), y(run.y), run.size * POINTS, _stretch(run))
        for run in page.runs
        for char, at in _places(run)
    ]
    strokes = [Stroke(x(x0), y(y0), x(x1), y(y1)) for x0, y0, x1, y1 in strokes_of(root)]
    pictures = [
        PlacedImage(image, x(x0), y(y0 + down), across * POINTS, down * POINTS)
        for image, (x0, y0, across, down) in pictures_of(root, page, package)
    ]
    return DrawnPage(width * POINTS, height * POINTS, glyphs, strokes, pictures)


def _places(run: Any) -> list[tuple[str, float]]:
    """Return each character of a run with its left edge. OFD states the width of the whole run."""
    step, at, places = run.width / _width(run.text), run.x, []
    for char in run.text:
        places.append((char, at))
        at += _width(char) * step
    return places


def _stretch(run: Any) -> float:
    """Return how much wider than usual the characters of a run stand, so that no blank is seen between them."""
    usual = max(_width(run.text) * run.size, 0.1)
    return float(min(max(run.width / usual, 1.0), MOST_STRETCHED))


def _width(text: str) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in text)


if __name__ == "__main__":
    run_as_child(convert_ofd)
