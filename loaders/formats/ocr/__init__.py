"""Reader of scans: page images to lines and tables by OCR, which needs the extra `ocr` (rapidocr, onnxruntime)."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from loaders.formats.document import Document
from loaders.formats.kinds import expect
from ontology.errors import UnreadableFile

INSTALL = (
    "install OCR with `pip install -e '.[ocr]'` (`make run OCR=1` does) and read it again, "
    "or save its text as .txt"
)
MOST_PAGES = 100  # scanned pages of a file: at 2 to 5 s a page, minutes
FEWEST_HAN = 8  # Chinese characters on average; with fewer, a picture shows something else than a text


def is_installed() -> bool:
    """Return whether the packages of the extra `ocr` are installed."""
    try:
        return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))
    except ValueError:  # a module that was blocked, as None in sys.modules
        return False


def image_text(path: Path, content: bytes) -> Document:
    """Return the text of a scan in an image file. Raises `UnreadableFile` with the reason and a remedy."""
    expect("image", path, content)
    if not is_installed():
        raise UnreadableFile(f"{path}: a picture, which only OCR can read; {INSTALL}")
    from loaders.formats.ocr.pictures import page_images
    from loaders.formats.ocr.scan import scanned_document

    return scanned_document(path, page_images(path, content))
