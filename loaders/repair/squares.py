"""Squares in a line: runs of characters that stand twice without anything between. Linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST_RUN = 80  # characters of a run in bold type, about two printed lines
# One to four characters ten times or more (leader dots, a form number) are no doubled text. To skip them also
# keeps the work per character small.
_LEADER = re.compile(r"(.{1,4}?)\1{9,}")
_NEVER = " |\t＊"  # no run begins with a blank, a cell border or a mask
_BORDERS = "|\t＊"  # no run reaches over one of these


class Piece(NamedTuple):
    """A piece of a line: a square or a single character."""

    start: int
    end: int
    square: bool

    @property
    def middle(self) -> int:
        """The offset of the second of the two runs."""
        return self.start + (self.end - self.start) // 2


def parse(line: str) -> list[Piece]:
    """Return the pieces of a line, the fewest possible, by dynamic programming from the right."""
    skipped = bytearray(len(line))
    for found in _LEADER.finditer(line):
        skipped[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    cost = [0] * (len(line) + 1)
    take = [1] * (len(line) + 1)
    border = len(line)
    for start in range(len(line) - 1, -1, -1):
        cost[start] = cost[start + 1] + 1
        border = start if line[start] in _BORDERS else border
        for length in () if skipped[start] else _square_lengths(line, start, border):
            if cost[start + 2 * length] + 1 < cost[start]:
                cost[start], take[start] = cost[start + 2 * length] + 1, 2 * length
    return list(_walk(take, len(line)))


def has_square(line: str, shortest: int) -> bool:
    """Return whether the line has a square of a run of `shortest` to `LONGEST_RUN` characters, without borders."""
    if len(line) - len(set(line)) < shortest:  # each character of a square stands twice
        return False
    starts = [line[at : at + shortest] for at in range(len(line) - shortest + 1)]
    if len(set(starts)) == len(starts):
        return False
    first = dict(zip(reversed(starts), reversed(range(len(starts))), strict=True))
    return any(first[start] != at and _is_second(line, start, at) for at, start in enumerate(starts))


def _is_second(line: str, start: str, again: int) -> bool:
    """Return whether the second run of a square begins at `again`, with the characters `start`."""
    at = line.rfind(start, max(0, again - LONGEST_RUN), again)
    while at != -1:
        run = line[at:again]
        if line.startswith(run, again) and "|" not in run and "\t" not in run:
            return True
        at = line.rfind(start, max(0, again - LONGEST_RUN), at + len(start) - 1)
    return False


def _square_lengths(line: str, start: int, border: int) -> Iterator[int]:
    """Yield the lengths of the runs of squares at `start`, none reaching over `border`."""
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
