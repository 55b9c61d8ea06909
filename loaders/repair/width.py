"""The width at which a page wrapped its lines, found from the lines themselves."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.repair.lines import ENDED, INSIDE, cells, is_names, is_row

NARROWEST_PAGE = 36  # cells
TOLERANCE = 7  # a line may end early so that no mark begins the next one
SURE = 5  # lines that must agree; fewer count only when they are prose and the widest of the text
ALIKE = 0.6
_MARK = 4  # characters: the comma of 十一、 makes no prose
LONGER = 0.08  # share of lines that may be wider all the same: a table, a title, another part of the file


def page_width(lines: Sequence[str]) -> int | None:
    """The width in cells at which this text was wrapped, or None where lines end as their author ended them."""
    plain = [(cells(line), line) for line in lines if not is_row(line)]
    broken = [(width, line) for width, line in plain if width >= NARROWEST_PAGE and not ENDED.search(line)]
    if not broken:
        return None
    usual = sorted(width for width, _ in broken)[len(broken) * 3 // 4]
    alike = sum(abs(width - usual) <= TOLERANCE for width, _ in broken)
    longer = sum(width > usual + 2 * TOLERANCE for width, _ in plain)
    if alike < ALIKE * len(broken) or longer > LONGER * len(plain):
        return None
    widest = max(width for width, _ in plain)
    sure = len(broken) >= SURE or _is_prose([line for _, line in broken], widest, usual)
    return usual if sure else None


def _is_prose(broken: Sequence[str], widest: int, usual: int) -> bool:
    return widest <= usual + TOLERANCE and all(
        INSIDE.search(line, _MARK) and not is_names(line) for line in broken
    )
