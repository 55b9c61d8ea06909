"""PDF files drawn line by line, for tests: words, rules and pages in a font that every reader has."""

from __future__ import annotations

import zlib

LEFT, SIZE, PITCH, TOP, MEASURE = 79, 16, 28, 720, 27  # points; the measure in characters
Drawn = tuple[float, float, str]  # x, y from the foot, words


def pdf(pages: list[str], *, trailer: str = "") -> bytes:
    """Return a PDF of these page contents, in STSong-Light, a font that every reader has."""
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}/MediaBox[0 0 595 842]>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/W[1 95 500]/FontDescriptor<</Type/FontDescriptor"
        b"/FontName/STSong-Light/Ascent 880/Descent -120/FontBBox[0 -120 1000 880]/Flags 4>>"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
    ]
    for number, content in enumerate(pages):
        packed = zlib.compress(content.encode())
        objects.append(
            f"<</Type/Page/Parent 2 0 R/Resources<</Font<</F 3 0 R>>>>/Contents {6 + 2 * number} 0 R>>".encode()
        )
        objects.append(b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed))
    written, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(written)}\n%%EOF".encode()
    return written + b"xref\n0 %d\n0000000000 65535 f \n%b%b" % (len(objects) + 1, table, end)


def draw(*words: Drawn, size: int = SIZE) -> str:
    """Return the page operators that draw words at their places."""
    return "\n".join(
        f"BT /F {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET" for x, y, text in words
    )


def rule(*lines: tuple[float, float, float, float]) -> str:
    return "\n".join(f"{x0} {y0} m {x1} {y1} l S" for x0, y0, x1, y1 in lines)


def set_type(*paragraphs: str) -> list[str]:
    """Return the lines of paragraphs as a ministry sets them: first lines indented by two characters, 27 a line."""
    lines = []
    for paragraph in paragraphs:
        indented = f"　　{paragraph}"
        lines += [indented[start : start + MEASURE] for start in range(0, len(indented), MEASURE)]
    return lines


def page(lines: list[str], *more: str) -> str:
    """Return a page of lines from its top; blanks at the beginning of a line are not drawn."""
    drawn = []
    for place, line in enumerate(lines):
        words = line.lstrip("　")
        drawn.append((LEFT + SIZE * (len(line) - len(words)), TOP - PITCH * place, words))
    return "\n".join([draw(*drawn), *more])
