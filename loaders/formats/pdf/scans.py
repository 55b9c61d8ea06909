"""The pages of a PDF that are pictures: read by OCR where that is installed, named where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.formats.lines import han_count
from loaders.formats.ocr import FEWEST_HAN, INSTALL, MOST_PAGES, is_installed
from loaders.formats.pdf.blocks import PdfPage
from ontology.errors import UnreadableFile

MOST_UNMAPPED = 0.2  # share of glyphs without a character above which a text is unreadable
STAMP = 40  # Chinese characters on a page that a picture covers: with fewer, they are the stamp of a scanner


@dataclass(frozen=True)
class ReadPages:
    """The pages of a file, remarks on them, the mean score of OCR (None without), and whether it read all of them."""

    pages: list[PdfPage]
    remarks: tuple[str, ...] = ()
    score: int | None = None
    scanned: bool = False


def read_scans(path: Path, content: bytes, pages: Sequence[PdfPage]) -> ReadPages:
    """Return the pages, with those that are pictures read by OCR.

    Raises `UnreadableFile` where no page has text, and where too many are pictures.
    """
    numbers = list(dict.fromkeys(page.number for page in pages if _is_scan(page)))
    if len(numbers) > MOST_PAGES:
        raise UnreadableFile(
            f"{path}: {len(numbers)} scanned pages, more than {MOST_PAGES}; cut the notice out and save it"
        )
    read = (
        _read(path, content, pages, numbers) if numbers and is_installed() else _unread(path, pages, numbers)
    )
    count = sum(han_count(page.text) for page in read.pages)
    if count < FEWEST_HAN * len(read.pages):
        remedy = (
            INSTALL
            if numbers and not is_installed()
            else "scan it again at 200 dpi, or save its text as .txt"
        )
        raise UnreadableFile(
            f"{path}: without a text layer ({count} Chinese characters on {len(read.pages)} pages); {remedy}"
        )
    return read


def _is_scan(page: PdfPage) -> bool:
    """Return whether the text of a page is in its pictures, or in glyphs that the font gives no characters for."""
    count, unmapped = han_count(page.text), page.text.count("(cid:")
    return (page.pictured and count < STAMP) or unmapped > MOST_UNMAPPED * (count + unmapped)


def _unread(path: Path, pages: Sequence[PdfPage], numbers: Sequence[int]) -> ReadPages:
    kept = [page for page in pages if page.number not in numbers] or list(pages)
    named = ", ".join(map(str, numbers))
    remark = f"{path.name}, page {named}: a picture or without a usable text layer, and not read; {INSTALL}"
    return ReadPages(kept, (remark,) if numbers else ())


def _read(path: Path, content: bytes, pages: Sequence[PdfPage], numbers: Sequence[int]) -> ReadPages:
    from loaders.formats.ocr.pictures import pdf_page_images
    from loaders.formats.ocr.scan import doubts, read_scan, total_score

    images = pdf_page_images(path, content, numbers)
    scans = {number: read_scan(image) for number, image in zip(numbers, images, strict=True)}
    done: dict[int, list[PdfPage]] = {}
    for page in pages:
        scan = scans.get(page.number)
        if scan:
            done[page.number] = [scan.page]
        else:
            done.setdefault(page.number, []).append(page)
    remarks = [remark for number, scan in scans.items() for remark in doubts(path, number, scan)]
    merged = [each for parts in done.values() for each in parts]
    return ReadPages(merged, tuple(remarks), total_score(scans.values()), len(scans) == len(done))
