"""The width at which a page wrapped its lines, estimated from the lines."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.repair.lines import INNER_PUNCTUATION, cells, ends_sentence, is_name_row, is_row

NARROWEST_PAGE = 36  # cells
TOLERANCE = 7  # cells; a line may end early so that no punctuation begins the next one
ENOUGH_LINES = 5  # lines that must agree; fewer count only when they are prose and the widest of the text
ALIKE = 0.6  # share of the wide lines that must have about the same width
_MARK = 4  # characters at the beginning of a line, where the comma of 十一、 makes no prose
MOST_LONGER = 0.08  # share of lines that may be wider: a table, a title, another part of the file


def page_width(lines: Sequence[str]) -> int | None:
    """Return the width in cells at which this text was wrapped, or None where no page wrapped its lines."""
    plain = [(cells(line), line) for line in lines if not is_row(line)]
    broken = [(width, line) for width, line in plain if width >= NARROWEST_PAGE and not ends_sentence(line)]
    if not broken:
        return None
    usual = sorted(width for width, _ in broken)[len(broken) * 3 // 4]
    alike = sum(abs(width - usual) <= TOLERANCE for width, _ in broken)
    longer = sum(width > usual + 2 * TOLERANCE for width, _ in plain)
    if alike < ALIKE * len(broken) or longer > MOST_LONGER * len(plain):
        return None
    widest = max(width for width, _ in plain)
    prose = len(broken) > 1 and _is_prose([line for _, line in broken], widest, usual)
    reliable = len(broken) >= ENOUGH_LINES or prose
    return usual if reliable else None


def _is_prose(broken: Sequence[str], widest: int, usual: int) -> bool:
    return widest <= usual + TOLERANCE and all(
        INNER_PUNCTUATION.search(line, _MARK) and not is_name_row(line) for line in broken
    )
