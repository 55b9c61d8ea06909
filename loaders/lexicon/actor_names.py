"""The printed names of known agencies and regions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from loaders.lexicon.matching import WordMatcher
from ontology.vocabulary import Vocabulary


@dataclass(frozen=True)
class ActorNames:
    """The names of known agencies and regions, matched by the longest that fits."""

    agencies: frozenset[str]
    regions: frozenset[str]
    names: WordMatcher

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> ActorNames:
        """Compile the names of a vocabulary's agencies and regions."""
        agencies, regions = vocabulary.agency_names, vocabulary.region_names
        return cls(frozenset(agencies), frozenset(regions), WordMatcher.of((*agencies, *regions)))

    @cached_property
    def longest(self) -> int:
        """The number of characters of the longest agency name."""
        return max(map(len, self.agencies), default=0)

    def at(self, text: str, start: int = 0) -> str | None:
        """Return the longest name that begins at `start`, or None."""
        return self.names.at(text, start)
