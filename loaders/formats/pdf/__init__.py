"""Reader of PDF files: paragraphs and tables, without page numbers, headers and footers; scanned pages by OCR."""

from __future__ import annotations

import logging
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.formats.document import Document
from loaders.formats.kinds import expect
from loaders.formats.lines import finish, han_count
from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from loaders.formats.pdf.blocks import PdfPage

MOST_PAGES = 500
# Of processor time: how busy the machine is must not decide whether a file is read. 0.1 s a page is usual; a file
# that takes this long is broken, or a drawing.
SECONDS = 120


def pdf_text(path: Path, content: bytes) -> Document:
    """Return the text of a PDF. Raises `UnreadableFile` with the reason and a remedy where there is none."""
    expect("pdf", path, content)
    pages = _pages(path, content)
    if not pages:
        raise UnreadableFile(f"{path}: damaged PDF (no page in it); fetch it again")
    from loaders.formats.ocr.punctuation import tidy
    from loaders.formats.pdf.furniture import without_furniture
    from loaders.formats.pdf.paragraphs import paragraphs
    from loaders.formats.pdf.scans import read_scans

    found = read_scans(path, content, pages)
    lines = paragraphs(without_furniture(found.pages))
    text = finish(map(tidy, lines) if found.scanned else lines)
    return Document(text, found.score, (*found.remarks, *_slanted(path, pages)))


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

    from loaders.formats.pdf.pages import read_pdf_pages

    end = time.thread_time() + SECONDS
    read: list[PdfPage] = []
    with pdfplumber.open(BytesIO(content)) as document:
        if len(document.pages) > MOST_PAGES:
            raise UnreadableFile(
                f"{path}: {len(document.pages)} pages, more than {MOST_PAGES}; cut the notice out and save it"
            )
        for page in document.pages:
            read += read_pdf_pages(page)
            page.close()
            if time.thread_time() > end:
                raise UnreadableFile(
                    f"{path}: page {page.page_number} not read within {SECONDS} s of computing; save its text as .txt"
                )
    return read


def _slanted(path: Path, pages: list[PdfPage]) -> list[str]:
    """Return a remark on the pages of which most words are slanted."""
    numbers = [str(page.number) for page in pages if page.slanted and not han_count(page.text)]
    remark = "its words are slanted and were left out; save the text of this page as .txt"
    return [f"{path.name}, page {', '.join(numbers)}: {remark}"] if numbers else []
