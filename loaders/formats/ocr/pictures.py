"""Page images as arrays of blue, green and red: from image files, and from pages of a PDF."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from loaders.formats.ocr import MOST_PAGES
from ontology.errors import UnreadableFile

Image = Any  # a numpy array of height, width and the three colours; numpy comes with the extra
DPI = 200  # small characters (9 pt) are 25 pixels high; at 300 dpi a page takes twice as long and reads no better
LONG_SIDE = 2339  # pixels of A4 at this resolution
MOST_PIXELS = 80_000_000  # of one image: A3 at 600 dpi has 70
SMALLEST, THINNEST = 200, 32  # pixels; smaller is an icon or a rule


def page_images(path: Path, content: bytes) -> Iterator[Image]:
    """Yield the pages of an image file. Raises `UnreadableFile` where it is damaged, too large or too small."""
    import PIL.Image

    warnings.simplefilter("ignore", PIL.Image.DecompressionBombWarning)  # the size is checked below
    try:
        with PIL.Image.open(BytesIO(content)) as opened:
            pages = getattr(opened, "n_frames", 1)
            if pages > MOST_PAGES:
                raise UnreadableFile(
                    f"{path}: {pages} pages, more than {MOST_PAGES}; cut the notice out and save it"
                )
            for page in range(pages):
                opened.seek(page)
                _check_size(path, page + 1, *opened.size)
                yield _array(opened)
    except UnreadableFile:
        raise
    except Exception as error:  # a damaged file can make the library raise anything
        reason = (str(error) or type(error).__name__).splitlines()[0][:120]
        raise UnreadableFile(f"{path}: damaged picture ({reason}); scan or fetch it again") from error


def pdf_page_images(path: Path, content: bytes, numbers: Sequence[int]) -> Iterator[Image]:
    """Yield the pages of a PDF with these numbers, drawn at 200 dpi; a larger page at fewer.

    Raises `UnreadableFile` for a page that cannot be drawn.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        for number in numbers:
            yield _drawn(path, document, number)
    finally:
        document.close()


def _drawn(path: Path, document: Any, number: int) -> Image:
    try:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(DPI / 72, 1.5 * LONG_SIDE / max(width, height, 1))
        _check_size(path, number, round(width * scale), round(height * scale))
        image = page.render(scale=scale, rev_byteorder=False).to_numpy()
        page.close()
        return image[:, :, :3].copy()
    except UnreadableFile:
        raise
    except Exception as error:  # a damaged page can make the library raise anything
        raise UnreadableFile(
            f"{path}: page {number} cannot be drawn ({error}); fetch or scan it again"
        ) from error


def _check_size(path: Path, page: int, width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise UnreadableFile(
            f"{path}: page {page} has {width} x {height} pixels, too many; scan it at {DPI} dpi"
        )
    if max(width, height) < SMALLEST or min(width, height) < THINNEST:
        raise UnreadableFile(
            f"{path}: page {page} has {width} x {height} pixels, too few for a page; scan it at {DPI} dpi"
        )


def _array(opened: Any) -> Image:
    """Return an image upright as its camera noted, on white, with a long side like that of A4 at 200 dpi."""
    import numpy
    import PIL.Image
    import PIL.ImageOps

    image = PIL.ImageOps.exif_transpose(opened).convert("RGBA")
    page = PIL.Image.new("RGB", image.size, "white")
    page.paste(image, mask=image.getchannel("A"))
    if max(page.size) > 1.1 * LONG_SIDE:
        page.thumbnail((LONG_SIDE, LONG_SIDE), PIL.Image.Resampling.LANCZOS)
    return numpy.ascontiguousarray(numpy.asarray(page)[:, :, ::-1])
