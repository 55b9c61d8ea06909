"""A line cut into the fewest pieces, each a square (the same run twice) or a single character. Linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_RUN = 80  # characters in one run of bold type: about two printed lines
# One to four characters over and over (a leader, a number of a form) are drawn, not written: no glyph of them
# is looked at, which also keeps the work per character small.
_DRAWN = re.compile(r"(.{1,4}?)\1{9,}")
_NEVER = " |\t＊"  # blanks, cell borders and masks are not doubled, and no run reaches over a border
_BORDERS = "|\t＊"


class Piece(NamedTuple):
    """A stretch of a line: a square or one plain character."""

    start: int
    end: int
    square: bool

    @property
    def middle(self) -> int:
        """Where the second of the two runs begins."""
        return self.start + (self.end - self.start) // 2


def parse(line: str) -> list[Piece]:
    """The fewest pieces, by a shortest path from the right."""
    drawn = bytearray(len(line))
    for found in _DRAWN.finditer(line):
        drawn[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    cost = [0] * (len(line) + 1)
    take = [1] * (len(line) + 1)
    border = len(line)
    for start in range(len(line) - 1, -1, -1):
        cost[start] = cost[start + 1] + 1
        border = start if line[start] in _BORDERS else border
        for length in () if drawn[start] else _square_lengths(line, start, border):
            if cost[start + 2 * length] + 1 < cost[start]:
                cost[start], take[start] = cost[start + 2 * length] + 1, 2 * length
    return list(_walk(take, len(line)))


def has_square(line: str, shortest: int) -> bool:
    """Whether a run of `shortest` to `LONGEST_RUN` characters without a border stands twice."""
    starts = [line[at : at + shortest] for at in range(len(line) - shortest + 1)]
    first = dict(zip(reversed(starts), reversed(range(len(starts))), strict=True))
    if len(first) == len(starts):
        return False
    return any(first[start] != at and _is_second(line, start, at) for at, start in enumerate(starts))


def _is_second(line: str, start: str, again: int) -> bool:
    """Whether the second of two runs begins at `again`; `start`: the characters with which it does."""
    at = line.rfind(start, max(0, again - LONGEST_RUN), again)
    while at != -1:
        run = line[at:again]
        if line.startswith(run, again) and "|" not in run and "\t" not in run:
            return True
        at = line.rfind(start, max(0, again - LONGEST_RUN), at + len(start) - 1)
    return False


def _square_lengths(line: str, start: int, border: int) -> Iterator[int]:
    """The lengths of the runs that stand twice at `start`, none over `border`."""
    first = line[start]
    if first in _NEVER:
        return
    last = min(start + LONGEST_RUN, (border + start) // 2)
    again = line.find(first, start + 1, last + 1)
    while again != -1:
        length = again - start
        if line.startswith(line[start:again], again):
            yield length
        again = line.find(first, again + 1, last + 1)


def _walk(take: list[int], length: int) -> Iterator[Piece]:
    start = 0
    while start < length:
        yield Piece(start, start + take[start], take[start] > 1)
        start += take[start]
