"""What an activity is called when everything is left out that changes from year to year. Pure functions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.lexicon.lexicon import Lexicon, longest_first

_YEAR = re.compile(r"(?:19|20)\d\d(?:[-—–~至](?:19|20)\d\d)?(?:年度?)?")
_EDITION = re.compile(r"第?(?:\d{1,3}|[一二三四五六七八九十百〇]{1,5})(?:届|次(?=[\u3400-\u9fff]{4}))")
_NO_WORD = re.compile(r"[^\w]|_")
_BESIDE = re.compile(r"[（(][^（）()]{0,20}[）)]")
_SHORTEST = 5  # characters of a core that can name one activity


@dataclass(frozen=True, eq=False)
class SeriesNames:
    """Names made comparable, with the word lists cue:series-… of the vocabulary."""

    lexicon: Lexicon

    @staticmethod
    @lru_cache(maxsize=8)
    def of(lexicon: Lexicon) -> SeriesNames:
        """With the lists of a lexicon, compiled once."""
        return SeriesNames(lexicon)

    def bare(self, name: str) -> str:
        """Without year, edition, brackets, marks and blanks: “剑网2025” and “剑网—2025” are 剑网."""
        return _NO_WORD.sub("", _EDITION.sub("", _YEAR.sub("", _BESIDE.sub("", name))))

    def titled(self, name: str) -> str:
        """The name without year and edition, as the title of a series found by it."""
        return _EDITION.sub("", _YEAR.sub("", name)).strip() or name

    def core(self, name: str) -> str:
        """The bare name without the words that make no difference before, behind and within it."""
        bare = self.bare(name)
        within = self._filler.sub("", self._tail.sub("", self._lead.sub("", bare)))
        return self._tail.sub("", self._lead.sub("", within)) or bare

    def is_general(self, core: str) -> bool:
        """Whether a core says too little to tell one activity from another."""
        return len(core) < _SHORTEST or core in self._general

    @cached_property
    def _general(self) -> frozenset[str]:
        words = self.lexicon.words_of("series-generic")
        return frozenset((*words, *map(self.core, words)))

    @cached_property
    def _lead(self) -> re.Pattern[str]:
        return re.compile(f"^(?:{self._any('series-lead')})+")

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self._any('series-tail')})+$")

    @cached_property
    def _filler(self) -> re.Pattern[str]:
        return longest_first(self.lexicon.words_of("series-filler"))

    def _any(self, name: str) -> str:
        return longest_first(self.lexicon.words_of(name)).pattern


@lru_cache(maxsize=200_000)
def pairs(core: str) -> frozenset[str]:
    """Each two characters of a core that stand together."""
    return frozenset(core[at : at + 2] for at in range(len(core) - 1))


def likeness(one: str, other: str) -> float:
    """How much two cores have in common, from 0 to 1: of the pairs of characters, twice the shared by all."""
    first, second = pairs(one), pairs(other)
    return 2 * len(first & second) / max(len(first) + len(second), 1)
