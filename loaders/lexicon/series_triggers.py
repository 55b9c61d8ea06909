"""The triggers by which the name of an activity is known to belong to a series. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.lexicon.lexicon import Lexicon
from loaders.text.pieces import pairs
from ontology.entries import SeriesEntry

Triggers = Sequence[Sequence[str]]  # each a set of words that must all be in the name


@dataclass(frozen=True, eq=False)
class SeriesTriggers:
    """The series of a vocabulary, by the first two characters of the longest word of each trigger."""

    by_pair: Mapping[str, tuple[SeriesEntry, ...]]

    @classmethod
    def of(cls, series: Iterable[SeriesEntry]) -> SeriesTriggers:
        """Compile the triggers of these series."""
        by_pair: dict[str, dict[str, SeriesEntry]] = {}
        for entry in series:
            for sign in (*entry.patterns, *entry.likely_patterns):
                word = max((each.removeprefix("=") for each in sign), key=len)
                by_pair.setdefault(word[:2], {})[entry.id] = entry
        return cls({pair: tuple(entries.values()) for pair, entries in by_pair.items()})

    @staticmethod
    @lru_cache(maxsize=8)
    def of_lexicon(lexicon: Lexicon) -> SeriesTriggers:
        """Return the triggers of a lexicon's vocabulary, compiled once."""
        return SeriesTriggers.of(lexicon.vocabulary.series.values())

    def find(self, bare: str) -> Iterator[tuple[SeriesEntry, str]]:
        """Yield the series that a bare name belongs to, each with its certainty; a name may belong to several
        (围绕电梯安全、绿色产品…)."""
        tried: set[str] = set()
        for entries in filter(None, map(self.by_pair.get, pairs(bare))):
            for entry in entries:
                if entry.id not in tried:
                    tried.add(entry.id)
                    degree = certainty(bare, entry)
                    if degree:
                        yield entry, degree


def certainty(bare: str, series: SeriesEntry) -> str | None:
    """Return the certainty, `certain` or `probable`, that a bare name belongs to the series; None where it does not."""
    certain = _triggered(bare, series.patterns)
    if not (certain or _triggered(bare, series.likely_patterns)):
        return None
    if any(word in bare for word in series.unless):
        return None
    return "certain" if certain else "probable"


def _triggered(bare: str, triggers: Triggers) -> bool:
    """Return whether a bare name contains all words of one trigger, or equals the word behind a `=`."""
    return any(
        all(map(bare.__contains__, words)) or (words[0].startswith("=") and bare == words[0][1:])
        for words in triggers
    )
