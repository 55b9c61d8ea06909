"""Scanned pages to text: each as lines and tables with their places, then as paragraphs like those of a PDF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.formats.document import Document
from loaders.formats.lines import finish, han_count
from loaders.formats.ocr import FEWEST_HAN
from loaders.formats.ocr.engine import PrintedWord, recognise
from loaders.formats.ocr.gaps import with_gaps
from loaders.formats.ocr.punctuation import tidy
from loaders.formats.ocr.ruling import find_rules
from loaders.formats.ocr.seals import find_seals, whiten_seals, without_letters
from loaders.formats.ocr.tables import ruled_tables
from loaders.formats.ocr.turning import mean_score, read_upright, straighten
from loaders.formats.ocr.words import Type, lines_of
from loaders.formats.pdf.blocks import PdfLine, PdfPage, PdfTable
from loaders.formats.pdf.furniture import without_furniture
from loaders.formats.pdf.paragraphs import paragraphs
from ontology.errors import UnreadableFile

A4 = (595.0, 842.0)  # points; all pages are read in this width, so that their margins can be compared
DOUBTFUL = 85  # per cent; a page with a lower mean score is to be compared with its picture
_SPECK = 0.6  # score below which a word without letters and numbers is dirt


@dataclass(frozen=True)
class ScannedPage:
    """A page that was read by OCR, with its mean score in per cent and its number of characters."""

    page: PdfPage
    score: int
    size: int


def scanned_document(path: Path, images: Iterable[Any]) -> Document:
    """Return the text of page images. Raises `UnreadableFile` where there is no Chinese text on them."""
    pages = [read_scan(image) for image in images]
    text = finish(map(tidy, paragraphs(without_furniture([each.page for each in pages]))))
    if han_count(text) < FEWEST_HAN * len(pages):
        raise UnreadableFile(
            f"{path}: {han_count(text)} Chinese characters on {len(pages)} pages; "
            "if it shows a notice, scan it at 200 dpi"
        )
    remarks = [remark for number, page in enumerate(pages, 1) for remark in doubts(path, number, page)]
    return Document(text, total_score(pages), tuple(remarks))


def read_scan(image: Any) -> ScannedPage:
    """Read the lines and tables of a page image."""
    image, words = read_upright(straighten(image), _read_below_seals)
    height, width = image.shape[:2]
    paper = A4[0] if height >= width else A4[1]
    scale = paper / width
    words = [word.scaled(scale) for word in with_gaps(image, words)]
    blocks = _blocks(words, [_scaled(edge, scale) for edge in find_rules(image)])
    page = PdfPage(paper, height * scale, tuple(sorted(blocks, key=lambda block: block.top)))
    return ScannedPage(page, int(100 * mean_score(words)), sum(len(word.text) for word in words))


def _read_below_seals(image: Any) -> list[PrintedWord]:
    seals = find_seals(image)
    words = without_letters(recognise(whiten_seals(image, seals)), seals)
    return [word for word in words if not _is_speck(word)]


def total_score(pages: Iterable[ScannedPage]) -> int:
    """Return the mean score of pages by their characters."""
    pages = list(pages)
    return sum(each.score * each.size for each in pages) // max(sum(each.size for each in pages), 1)


def doubts(path: Path, number: int, page: ScannedPage) -> Iterable[str]:
    """Yield a remark on a page that OCR read with a low score."""
    if page.size and page.score < DOUBTFUL:
        yield f"{path.name}, page {number}: OCR is only {page.score} % sure; compare the facts with the picture"


def _blocks(words: list[PrintedWord], edges: list[dict[str, Any]]) -> list[PdfLine | PdfTable]:
    usual = Type.of(words)
    tables, outside = ruled_tables(words, edges, usual)
    return [*lines_of(outside, usual), *tables]


def _is_speck(word: PrintedWord) -> bool:
    return word.score < _SPECK and not any(char.isalnum() for char in word.text)


def _scaled(edge: dict[str, Any], scale: float) -> dict[str, Any]:
    return {name: value * scale if isinstance(value, float | int) else value for name, value in edge.items()}
