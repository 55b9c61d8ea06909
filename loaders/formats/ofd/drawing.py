"""Pages of characters, lines and pictures, written as a PDF file (ISO 32000)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character with its left end, its base line and its size, in points from the left and the foot of the page.

    `stretch`: its width in relation to the usual one of a character of this size.
    """

    char: str
    x: float
    y: float
    size: float
    stretch: float


class Stroke(NamedTuple):
    """A line from one point to another, in points from the left and the foot of the page."""

    x0: float
    y0: float
    x1: float
    y1: float


class PlacedImage(NamedTuple):
    """A picture file with its left and lower edge, its width and its height in points."""

    content: bytes
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class DrawnPage:
    """A page: its size in points, and what is drawn on it."""

    width: float
    height: float
    glyphs: Sequence[Glyph]
    strokes: Sequence[Stroke]
    pictures: Sequence[PlacedImage]


def write_pdf(pages: Sequence[DrawnPage]) -> bytes:
    """Return a PDF of these pages, from which a reader gets the same characters at the same places.

    It embeds no font, since it is only read, never shown.
    """
    file = _File()
    codes = {char: number for number, char in enumerate(dict.fromkeys(_chars(pages)), 1)}
    catalog, tree, font = file.reserve(), file.reserve(), file.reserve()
    leaves = [_page(file, page, tree, font, codes) for page in pages]
    kids = " ".join(f"{leaf} 0 R" for leaf in leaves)
    file.put(tree, f"<< /Type /Pages /Count {len(leaves)} /Kids [{kids}] >>")
    file.put(catalog, f"<< /Type /Catalog /Pages {tree} 0 R >>")
    _font(file, font, codes)
    return file.written(catalog)


def _chars(pages: Sequence[DrawnPage]) -> Iterator[str]:
    return (glyph.char for page in pages for glyph in page.glyphs)


def _page(file: _File, page: DrawnPage, tree: int, font: int, codes: dict[str, int]) -> int:
    pictures = [(file.add_jpeg(picture.content), picture) for picture in page.pictures]
    drawn = [*_pictures(pictures), *_strokes(page.strokes), "BT", *_glyphs(page.glyphs, codes), "ET"]
    content = file.add_stream("", "\n".join(drawn).encode())
    images = " ".join(f"/I{number} {number} 0 R" for number, _ in pictures)
    resources = f"<< /Font << /F {font} 0 R >> /XObject << {images} >> >>"
    box = f"[0 0 {page.width:.2f} {page.height:.2f}]"
    return file.add(
        f"<< /Type /Page /Parent {tree} 0 R /MediaBox {box} /Resources {resources} /Contents {content} 0 R >>"
    )


def _glyphs(glyphs: Sequence[Glyph], codes: dict[str, int]) -> Iterator[str]:
    for each in glyphs:
        font = f"/F {each.size:.2f} Tf {100 * each.stretch:.0f} Tz"
        yield f"{font} 1 0 0 1 {each.x:.2f} {each.y:.2f} Tm <{codes[each.char]:04x}> Tj"


def _strokes(strokes: Sequence[Stroke]) -> Iterator[str]:
    return (f"{each.x0:.2f} {each.y0:.2f} m {each.x1:.2f} {each.y1:.2f} l S" for each in strokes)


def _pictures(pictures: Sequence[tuple[int, PlacedImage]]) -> Iterator[str]:
    for number, each in pictures:
        yield f"q {each.width:.2f} 0 0 {each.height:.2f} {each.x:.2f} {each.y:.2f} cm /I{number} Do Q"


def _font(file: _File, number: int, codes: dict[str, int]) -> None:
    widths = " ".join("500" if char.isascii() else "1000" for char in codes)
    pairs = "\n".join(f"<{code:04x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items())
    names = file.add_stream(
        "",
        f"/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar\nendcmap end".encode(),
    )
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    glyphs = file.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song {system} /DW 1000 /W [1 [{widths}]] "
        "/FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /Ascent 880 /Descent -120 "
        "/FontBBox [0 -120 1000 880] >> >>"
    )
    file.put(
        number,
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [{glyphs} 0 R] "
        f"/ToUnicode {names} 0 R >>",
    )


class _File:
    """The numbered objects of a PDF file."""

    def __init__(self) -> None:
        self._objects: dict[int, bytes] = {}

    def reserve(self) -> int:
        """Return the number of an object that is put later."""
        self._objects[len(self._objects) + 1] = b""
        return len(self._objects)

    def put(self, number: int, text: str) -> None:
        """Put an object at a reserved number."""
        self._objects[number] = text.encode()

    def add(self, text: str) -> int:
        """Add an object, and return its number."""
        number = self.reserve()
        self.put(number, text)
        return number

    def add_stream(self, entries: str, content: bytes) -> int:
        """Add a stream with further entries of its dictionary, and return its number."""
        number = self.reserve()
        self._objects[number] = (
            f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"
        )
        return number

    def add_jpeg(self, content: bytes) -> int:
        """Add a picture file of any format, and return its number. Raises what its decoder raises."""
        from PIL import Image

        with Image.open(BytesIO(content)) as image:
            written = BytesIO()
            image.convert("L" if image.mode in ("1", "L") else "RGB").save(written, "JPEG", quality=90)
            space = "DeviceGray" if image.mode in ("1", "L") else "DeviceRGB"
            size = f"/Width {image.width} /Height {image.height} /ColorSpace /{space} /BitsPerComponent 8"
        return self.add_stream(
            f"/Type /XObject /Subtype /Image {size} /Filter /DCTDecode", written.getvalue()
        )

    def written(self, root: int) -> bytes:
        """Return the file, with this object as its root."""
        written, places = bytearray(b"%PDF-1.7\n"), []
        for number, content in self._objects.items():
            places.append(len(written))
            written += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        size, start = len(places) + 1, len(written)
        written += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
        written += f"trailer << /Size {size} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
        return bytes(written)
