"""Removal of page furniture from a PDF: page numbers, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from loaders.formats.pdf.blocks import PdfLine, PdfPage, PdfTable

_DASH = r"[-—–―－‐·•\s]*"
_PAGE_NUMBER = re.compile(
    rf"^(?:{_DASH}\d{{1,4}}{_DASH}|{_DASH}第\s*\d{{1,4}}\s*页(?:[\s,，/／]*共\s*\d{{1,4}}\s*页)?{_DASH}"
    r"|\d{1,4}\s*[/／]\s*\d{1,4}|page\s*\d+(?:\s*of\s*\d+)?)$",
    re.IGNORECASE,
)
MARGIN = 0.14  # of the page height, at its top and bottom, where furniture stands
OUTERMOST = 3  # lines at either end of a page that may be furniture
SHARE = 0.4  # of the pages, since headers of left and right pages differ
SAME_HEIGHT = 4.0  # points

Key = tuple[str, int]


def without_furniture(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Return the pages without page numbers, and without lines that recur at the same height of many pages."""
    bare = [_without_number(page) for page in pages]
    running = _running(bare)
    return [
        page.keep([block for block in page.blocks if not _is_running(block, page, running)]) for page in bare
    ]


def _without_number(page: PdfPage) -> PdfPage:
    return page.keep([block for block in page.blocks if not _is_number(block, page)])


def _is_number(block: PdfLine | PdfTable, page: PdfPage) -> bool:
    return (
        isinstance(block, PdfLine) and _in_margin(block, page) and _PAGE_NUMBER.match(block.text) is not None
    )


def _in_margin(line: PdfLine, page: PdfPage) -> bool:
    return line.bottom < MARGIN * page.height or line.top > (1 - MARGIN) * page.height


def _running(pages: Sequence[PdfPage]) -> Counter[Key]:
    """Return the lines that recur, each with its number of pages: both of two, at least three of more."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _outer(page)})
    needed = max(min(3, len(pages)), SHARE * len(pages), 2)
    return Counter({key: count for key, count in seen.items() if _with_neighbours(seen, key) >= needed})


def _is_running(block: PdfLine | PdfTable, page: PdfPage, running: Counter[Key]) -> bool:
    return isinstance(block, PdfLine) and block in _outer(page) and _key(block) in running


def _outer(page: PdfPage) -> Iterable[PdfLine]:
    lines = [block for block in page.blocks if isinstance(block, PdfLine)]
    ends = [*lines[:OUTERMOST], *lines[-OUTERMOST:]]
    return [line for line in dict.fromkeys(ends) if _in_margin(line, page)]


def _key(line: PdfLine) -> Key:
    """Return the text of a line without its digits, and its height on the page in steps."""
    return re.sub(r"\d+", "#", re.sub(r"\s", "", line.text)), round(line.top / SAME_HEIGHT)


def _with_neighbours(seen: Counter[Key], key: Key) -> int:
    words, step = key
    return sum(seen[words, near] for near in (step - 1, step, step + 1))
