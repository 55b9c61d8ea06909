"""Tally of correct, extra and missed values, with precision, recall and F1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """The numbers of extracted values that are correct, of those that are extra, and of annotated ones missed."""

    correct: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.correct + other.correct, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """The share of extracted values that are correct; None if nothing was extracted."""
        return _share(self.correct, self.correct + self.extra)

    @property
    def recall(self) -> float | None:
        """The share of annotated values that were extracted; None if nothing is annotated."""
        return _share(self.correct, self.correct + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None if nothing is annotated and nothing was extracted."""
        return _share(2 * self.correct, 2 * self.correct + self.extra + self.missed)


def count_values(annotated: Sequence[str], extracted: Sequence[str]) -> Tally:
    """Compare two multisets of values; their order does not count."""
    expected, actual = Counter(annotated), Counter(extracted)
    correct = (expected & actual).total()
    return Tally(correct, actual.total() - correct, expected.total() - correct)


def total(counts: Iterable[Tally]) -> Tally:
    """Return the sum of counts."""
    return sum(counts, Tally())


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
