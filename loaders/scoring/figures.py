"""Precision, recall and F1, counted over sets of values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """How many values were found rightly, found without being there, and missed."""

    hits: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.hits + other.hits, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None when nothing was found."""
        return _share(self.hits, self.hits + self.extra)

    @property
    def recall(self) -> float | None:
        """The share of what is there that was found; None when nothing is there."""
        return _share(self.hits, self.hits + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None when there is nothing to find and nothing was found."""
        return _share(2 * self.hits, 2 * self.hits + self.extra + self.missed)


def compared(expected: Sequence[str], found: Sequence[str]) -> Figure:
    """Both as multisets of values, whatever their order."""
    wanted, given = Counter(expected), Counter(found)
    hits = (wanted & given).total()
    return Figure(hits, given.total() - hits, wanted.total() - hits)


def total(figures: Iterable[Figure]) -> Figure:
    """All of them as one."""
    return sum(figures, Figure())


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
