"""Normalisation of activity names: without what changes from year to year. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.lexicon.lexicon import Lexicon, longest_first

_YEAR = re.compile(r"(?:19|20)\d\d(?:[-—–~至](?:19|20)\d\d)?(?:年度?)?")
_EDITION = re.compile(r"第?(?:\d{1,3}|[一二三四五六七八九十百〇]{1,5})(?:届|次(?=[\u3400-\u9fff]{4}))")
# “十五五”, 十四五时期; the tenth plan, “十五”, only in quotation marks
_PLAN_PERIOD = re.compile(
    r"[“\"‘']?(?<![一二三四五六七八九])十[一二三四五六七八九]五[”\"’']?(?:时期|期间)?"
    r"|[“\"‘'](?:十|[一二三四五六七八九])五[”\"’'](?:时期|期间)?"
)
_NO_WORD = re.compile(r"[^\w]|_")
_BESIDE = re.compile(r"[（(][^（）()]{0,20}[）)]")
_SHORTEST = 5  # characters of a core that can identify an activity


@dataclass(frozen=True, eq=False)
class SeriesNames:
    """Normalisation of names, with the word lists cue:series-… of the vocabulary."""

    lexicon: Lexicon

    @staticmethod
    @lru_cache(maxsize=8)
    def of(lexicon: Lexicon) -> SeriesNames:
        """Return the normalisation for a lexicon, compiled once."""
        return SeriesNames(lexicon)

    def bare(self, name: str) -> str:
        """Return the name without date, edition, brackets, punctuation and blanks: “剑网—2025” → 剑网."""
        return _NO_WORD.sub("", _without_dates(_BESIDE.sub("", name)))

    def undated(self, name: str) -> str:
        """Return the name without date and edition, or unchanged where nothing else is left."""
        return _without_dates(name).strip() or name

    def core(self, name: str) -> str:
        """Return the bare name without leading, trailing and inner words that do not distinguish activities."""
        bare = self.bare(name)
        within = self._filler.sub("", self._tail.sub("", self._lead.sub("", bare)))
        return self._tail.sub("", self._lead.sub("", within)) or bare

    def is_general(self, core: str) -> bool:
        """Return whether a core is too general to identify one activity."""
        return len(core) < _SHORTEST or core in self._general

    def distinctive(self, core: str) -> frozenset[str]:
        """Return the words of a core that alone make two activities different: levels and industries (省级, 建材)."""
        return frozenset(longest_first(self.lexicon.words_of("series-distinct")).findall(core))

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


def _without_dates(name: str) -> str:
    """Return a name without year, five-year period (“十五五”) and edition."""
    return _EDITION.sub("", _YEAR.sub("", _PLAN_PERIOD.sub("", name)))


@lru_cache(maxsize=200_000)
def bigrams(core: str) -> frozenset[str]:
    """Return the character bigrams of a core."""
    return frozenset(core[at : at + 2] for at in range(len(core) - 1))


def similarity(one: str, other: str) -> float:
    """Return the Sørensen–Dice coefficient of the bigrams of two cores, from 0 to 1."""
    first, second = bigrams(one), bigrams(other)
    return 2 * len(first & second) / max(len(first) + len(second), 1)
