"""Reader of PDF files with a text layer: paragraphs and tables, without page numbers, headers and footers."""

from __future__ import annotations

import logging
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.formats.kinds import expect
from loaders.formats.lines import finish, han_count
from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from loaders.formats.pdf.pages import PdfPage

MOST_PAGES = 500
SECONDS = 120  # 0.1 s a page is usual; a file that takes this long is broken, or a drawing
HAN_ON_A_PAGE = 8  # Chinese characters on average; with fewer, the text is the stamp of a scanner
MOST_UNMAPPED = 0.2  # share of glyphs without a character above which a text is unreadable


def pdf_text(path: Path, content: bytes) -> str:
    """Return the text of a PDF. Raises `UnreadableFile` with the reason and a remedy where there is none."""
    expect("pdf", path, content)
    pages = _pages(path, content)
    _check_layer(path, pages)
    from loaders.formats.pdf.furniture import without_furniture
    from loaders.formats.pdf.paragraphs import paragraphs

    return finish(paragraphs(without_furniture(pages)))


def _pages(path: Path, content: bytes) -> list[PdfPage]:
    # pdfminer reports every oddity of a font on stderr.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    from loaders.formats.pdf.bombs import check_streams

    try:
        check_streams(path, content)
        return _read(path, content)
    except UnreadableFile:
        raise
    except Exception as error:  # a damaged file can make the libraries raise anything
        if "PDFPasswordIncorrect" in repr(error):
            raise UnreadableFile(
                f"{path}: encrypted; open it with its password and save it without one"
            ) from error
        reason = (str(error) or type(error).__name__).splitlines()[0][:120]
        raise UnreadableFile(
            f"{path}: damaged PDF ({reason}); fetch it again, or save its text as .txt"
        ) from error


def _read(path: Path, content: bytes) -> list[PdfPage]:
    import pdfplumber

    from loaders.formats.pdf.pages import read_pdf_page

    end = time.monotonic() + SECONDS
    read: list[PdfPage] = []
    with pdfplumber.open(BytesIO(content)) as document:
        if len(document.pages) > MOST_PAGES:
            raise UnreadableFile(
                f"{path}: {len(document.pages)} pages, more than {MOST_PAGES}; cut the notice out and save it"
            )
        for page in document.pages:
            read.append(read_pdf_page(page))
            page.close()
            if time.monotonic() > end:
                raise UnreadableFile(f"{path}: not read within {SECONDS} s; save its text as .txt")
    return read


def _check_layer(path: Path, pages: list[PdfPage]) -> None:
    text = "".join(page.text for page in pages)
    unmapped = text.count("(cid:")
    if not pages:
        raise UnreadableFile(f"{path}: damaged PDF (no page in it); fetch it again")
    if unmapped > MOST_UNMAPPED * (han_count(text) + unmapped):
        raise UnreadableFile(
            f"{path}: its fonts do not map glyphs to characters; run OCR over it and save the text as .txt"
        )
    if han_count(text) < HAN_ON_A_PAGE * len(pages):
        raise UnreadableFile(
            f"{path}: scanned, without a text layer ({han_count(text)} Chinese characters on {len(pages)} pages); "
            "run OCR over it and save the text as .txt"
        )
