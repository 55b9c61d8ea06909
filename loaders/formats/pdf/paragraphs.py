"""Printed lines joined to paragraphs, where the layout of the page shows that a line continues.

The other line ends are left to `loaders.repair.wrapping`, which knows the words but not the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.formats.lines import join_lines
from loaders.formats.pdf.blocks import PdfLine, PdfPage, PdfTable
from loaders.formats.tables import Grid, render
from loaders.text.markers import begins_block

_ENDED = re.compile(r"[。；：！？;:!?…][”’」』）)]?$")
FULL = 2.1  # characters: a full line may end this much early, to keep a mark or a number whole
NEARLY_FULL = 5.0  # characters: the same where indents mark paragraphs and no stop ends the line
INDENT = 1.2  # characters: a paragraph begins at least this far in
LEADING = 1.5  # times the usual distance of lines, above which a gap ends the paragraph
OTHER_SIZE = 1.12
FEWEST = 3  # lines that must share an edge before it is a margin


@dataclass(frozen=True)
class PageLayout:
    """The layout of pages or columns of one width: margins, distance of lines, and whether paragraphs are indented."""

    left: float
    right: float
    pitch: float
    indented: bool


def paragraphs(pages: Sequence[PdfPage]) -> Iterator[str]:
    """Yield the paragraphs and table rows of a document in reading order, each as a line."""
    pages = [part for page in pages for part in page.parts()]
    kinds = {(page.width, page.in_column) for page in pages}
    layouts = {
        kind: _layout([page for page in pages if (page.width, page.in_column) == kind]) for kind in kinds
    }
    blocks = [(block, page) for page in pages for block in page.blocks]
    done = ""
    last: tuple[PdfLine, PdfPage] | None = None
    for block, page in _tables_joined(blocks):
        if isinstance(block, PdfTable):
            yield from filter(None, [done])
            yield from render(block.grid)
            done, last = "", None
            continue
        goes_on = last is not None and _goes_on(
            last[0], block, layouts[page.width, page.in_column], last[1] is page
        )
        if not goes_on:
            yield from filter(None, [done])
        done = _joined(done, block.text) if goes_on else block.text
        last = block, page
    yield from filter(None, [done])


def _layout(pages: Sequence[PdfPage]) -> PageLayout | None:
    """Return the layout of these pages; None where too few lines are alike."""
    lines = [block for page in pages for block in page.blocks if isinstance(block, PdfLine)]
    if len(lines) < FEWEST:
        return None
    size = sorted(line.size for line in lines)[len(lines) // 2]
    left = _usual([line.x0 for line in lines if line.x1 - line.x0 > 8 * size], size / 2, low=True)
    right = _usual([line.x1 for line in lines], size * FULL, low=False)
    if left is None or right is None or right - left < 12 * size:
        return None
    falls = [
        after.top - line.top for line, after in zip(lines, lines[1:], strict=False) if after.top > line.top
    ]
    pitch = Counter(round(fall) for fall in falls).most_common(1)[0][0] if falls else 2 * size
    inner = [line for line in lines if INDENT * size < line.x0 - left < 3 * size]
    return PageLayout(left, right, pitch, len(inner) >= max(2, 0.1 * len(lines)))


def _usual(edges: list[float], within: float, low: bool) -> float | None:
    """Return the outermost edge that several lines share, or None."""
    for edge in sorted(edges, reverse=not low):
        if sum(abs(other - edge) <= within for other in edges) >= FEWEST:
            return edge
    return None


def _goes_on(line: PdfLine, after: PdfLine, layout: PageLayout | None, same_page: bool) -> bool:
    """Return whether the layout shows that `after` continues `line`."""
    if layout is None or max(line.size, after.size) > OTHER_SIZE * min(line.size, after.size):
        return False
    if same_page and after.top - line.top > LEADING * layout.pitch:
        return False
    ended = _ENDED.search(line.text) is not None
    short = NEARLY_FULL if layout.indented and not ended else FULL
    full = line.x1 >= layout.right - short * line.size
    indented = after.x0 > min(layout.left, line.x0) + INDENT * after.size
    if not full or indented:
        return False
    if begins_block(after.text):
        return layout.indented and not ended and after.text[0] != "附"
    return layout.indented or not ended


def _joined(before: str, text: str) -> str:
    # A line may end within a number (20|23); only two words in Latin letters need a blank.
    if before[-1].isascii() and before[-1].isalpha() and text[0].isascii() and text[0].isalpha():
        return f"{before} {text}"
    return before + text


Block = tuple[PdfLine | PdfTable, PdfPage]


def _tables_joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Return the blocks, with tables that continue on the next page joined."""
    done: list[Block] = []
    for block, page in blocks:
        before, of = done[-1] if done else (None, page)
        if (
            isinstance(block, PdfTable)
            and isinstance(before, PdfTable)
            and of is not page
            and _alike(before, block)
        ):
            done[-1] = replace(before, grid=_grown(before.grid, block.grid), borders=block.borders), page
        else:
            done.append((block, page))
    return iter(done)


def _alike(table: PdfTable, after: PdfTable) -> bool:
    if len(table.borders) != len(after.borders):
        return False
    return all(abs(one - other) <= 4 for one, other in zip(table.borders, after.borders, strict=True))


def _grown(grid: Grid, rest: Grid) -> Grid:
    """Return the rows of a table and of its rest on the next page, without a repeated header, a cut row joined."""
    rest = rest[1:] if rest and grid and rest[0] == grid[0] else rest
    if not rest or not grid or rest[0][0].strip():
        return [*grid, *rest]
    first, last = rest[0], grid[-1]
    # Below a numbered row, a row without a number is the rest of it.
    if last[0].strip().rstrip(".．、").isdigit():
        whole = [join_lines([above, below]) for above, below in zip(last, first, strict=True)]
        return [*grid[:-1], whole, *rest[1:]]
    filled: Grid = []
    merged = True  # a cell merged over rows is empty behind a page break
    for row in rest:
        merged = merged and not row[0].strip()
        filled.append([last[0], *row[1:]] if merged else row)
    return [*grid, *filled]
