"""Text in two columns, as in a gazette: the left one is read before the right one.

Names in two columns under a notice are read line by line: their lines are not full.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

_MIDDLE = (0.3, 0.7)  # of the width of the text, where the gutter is looked for
_STEP = 4.0  # points between the places that are tried
_GUTTER = 1.2  # type sizes of white
_FEWEST = 6  # lines in each column
_SHORTEST = 8  # type sizes of a full line
_FULL = 2.2  # type sizes by which a full line may end early
_MOSTLY = 0.6  # share of the lines of a column that are full
_MARGIN = 0.08  # of the page height: page numbers and headers are in no column


@dataclass(frozen=True)
class Region:
    """A part of a page: its column (0: over the whole width, 1 left, 2 right), its left edge, and its characters."""

    column: int
    x0: float
    chars: list[Any]


Row = tuple[float, list[tuple[float, float]]]  # top, and the left and right edges of what stands together


def regions(chars: list[Any], height: float) -> list[Region]:
    """Return the regions of a page in reading order; a single one where there are no columns."""
    whole = [Region(0, 0.0, chars)]
    if len(chars) < 2 * _FEWEST * _SHORTEST:
        return whole
    size = sorted(char["size"] for char in chars)[len(chars) // 2]
    found = _best_gutter(_rows(chars, size), size, height)
    if found is None:
        return whole
    gutter, top, bottom = found
    parts: list[list[Any]] = [[], [], [], []]  # above, left, right, below
    for char in chars:
        middle = (char["x0"] + char["x1"]) / 2
        beside = 1 if middle < gutter else 2
        parts[0 if char["top"] < top - 1 else 3 if char["top"] > bottom + size / 3 else beside].append(char)
    columns = (0, 1, 2, 0)
    return [
        Region(column, min(char["x0"] for char in part) if column else 0.0, part)
        for column, part in zip(columns, parts, strict=True)
        if part
    ]


def _rows(chars: list[Any], size: float) -> list[Row]:
    """Return the lines over the whole width, each as the parts with white between them."""
    rows: list[Row] = []
    printed = sorted((char for char in chars if char["text"].strip()), key=lambda char: char["top"])
    for _, group in groupby(printed, key=_Steps(size / 3)):
        row = sorted(group, key=lambda char: char["x0"])
        parts: list[tuple[float, float]] = []
        for char in row:
            if parts and char["x0"] - parts[-1][1] < _GUTTER * size:
                parts[-1] = (parts[-1][0], max(parts[-1][1], char["x1"]))
            else:
                parts.append((char["x0"], char["x1"]))
        rows.append((min(char["top"] for char in row), parts))
    return rows


class _Steps:
    """A key that groups characters by their tops: a new group where the top is farther down than `within`."""

    def __init__(self, within: float) -> None:
        self._within, self._top, self._group = within, float("-inf"), 0

    def __call__(self, char: Any) -> int:
        if char["top"] - self._top > self._within:
            self._top = char["top"]
            self._group += 1
        return self._group


def _best_gutter(rows: Sequence[Row], size: float, height: float) -> tuple[float, float, float] | None:
    """Return the gutter with the most lines beside it, and the tops of its first and last line; None without one."""
    left = min(parts[0][0] for _, parts in rows)
    right = max(parts[-1][1] for _, parts in rows)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    best: tuple[int, float, float, float] | None = None
    for step in range(int((high - low) / _STEP) + 1):
        gutter = low + _STEP * step
        for run in _runs(rows, gutter, height):
            beside = _beside(run, gutter, size)
            if beside and (best is None or beside > best[0]):
                best = beside, gutter, run[0][0], run[-1][0]
    return best[1:] if best else None


def _runs(rows: Sequence[Row], gutter: float, height: float) -> list[list[Row]]:
    """Return the runs of lines that do not cross the gutter."""
    runs: list[list[Row]] = [[]]
    for top, parts in rows:
        in_margin = top < _MARGIN * height or top > (1 - _MARGIN) * height
        if in_margin or any(x0 < gutter < x1 for x0, x1 in parts):
            runs.append([])
        else:
            runs[-1].append((top, parts))
    return [run for run in runs if run]


def _beside(run: Sequence[Row], gutter: float, size: float) -> int:
    """Return the number of lines in both columns, or 0 where they are not columns of running text."""
    sides = (
        [(min(x0 for x0, _ in side), max(x1 for _, x1 in side)) for side in each if side]
        for each in zip(*(_sides(parts, gutter) for _, parts in run), strict=True)
    )
    count = 0
    for lines in sides:
        edge = max((x1 for _, x1 in lines), default=0.0)
        full = sum(x1 > edge - _FULL * size and x1 - x0 > _SHORTEST * size for x0, x1 in lines)
        if len(lines) < _FEWEST or full < _MOSTLY * len(lines):
            return 0
        count += len(lines)
    return count


def _sides(parts: Sequence[tuple[float, float]], gutter: float) -> tuple[list[tuple[float, float]], ...]:
    return [part for part in parts if part[1] <= gutter], [part for part in parts if part[0] >= gutter]
