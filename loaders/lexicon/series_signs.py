"""The series of the vocabulary that a name bears the sign of. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.lexicon.lexicon import Lexicon
from ontology.entries import SeriesEntry

Signs = Sequence[Sequence[str]]


@dataclass(frozen=True, eq=False)
class SeriesSigns:
    """The signs of all series, found by the first two characters of one word of each."""

    by_pair: Mapping[str, tuple[SeriesEntry, ...]]

    @classmethod
    def of(cls, series: Iterable[SeriesEntry]) -> SeriesSigns:
        """From the series of a vocabulary."""
        found: dict[str, dict[str, SeriesEntry]] = {}
        for entry in series:
            for sign in (*entry.patterns, *entry.likely_patterns):
                word = max((each.removeprefix("=") for each in sign), key=len)
                found.setdefault(word[:2], {})[entry.id] = entry
        return cls({pair: tuple(entries.values()) for pair, entries in found.items()})

    @staticmethod
    @lru_cache(maxsize=8)
    def known(lexicon: Lexicon) -> SeriesSigns:
        """Those of the vocabulary of a lexicon."""
        return SeriesSigns.of(lexicon.vocabulary.series.values())

    def find(self, bare: str) -> Iterator[tuple[SeriesEntry, str]]:
        """The series that a bare name is of, each with how certain that is: none, one, or several
        (围绕电梯安全、绿色产品…)."""
        tried: set[str] = set()
        for at in range(len(bare) - 1):
            for entry in self.by_pair.get(bare[at : at + 2], ()):
                if entry.id not in tried:
                    tried.add(entry.id)
                    how = certainty(bare, entry)
                    if how:
                        yield entry, how


def certainty(bare: str, series: SeriesEntry) -> str | None:
    """How certain it is that an activity of this bare name is one of the series; None: it is not."""
    if any(word in bare for word in series.unless):
        return None
    if _bears(bare, series.patterns):
        return "certain"
    return "probable" if _bears(bare, series.likely_patterns) else None


def _bears(bare: str, signs: Signs) -> bool:
    """Whether a bare name bears one of the signs: all words of it stand in the name, or `=` and the name."""
    return any(
        bare == sign[0][1:] if sign[0].startswith("=") else all(word in bare for word in sign)
        for sign in signs
    )
