"""The names of groups of actors (各市, 广大企业) and of offices of the issuer (质量科) as subjects of a clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.lexicon.lexicon import VERB_LISTS, Lexicon, Word, longest_first
from loaders.lexicon.name_lists import LONGEST_OFFICE, NameSplitter

_LONGEST_GROUP = 20
_SHORTEST_GROUP = 2
_PREDICATES = (*VERB_LISTS, "adverb", "partner-verb")
_FRAMES = (*_PREDICATES, "frame")
_BREAK = re.compile(r"[，。；：“《]")
_COUNTED = re.compile(r"[两二三四五六七八九十\d]{1,2}[个家级]")


@dataclass(frozen=True)
class GroupNames:
    """A reader of groups and offices that stand before a verb."""

    lexicon: Lexicon

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, lexicon: Lexicon) -> GroupNames:
        """Return the reader for the word lists of a lexicon."""
        return cls(lexicon)

    def at(self, text: str, start: int, words: Sequence[Word]) -> str | None:
        """Return the longest name of a group or an office that begins at `start` and ends before a verb, else None.

        `words`: the known words of the clause.
        """
        ends = self._ends(text, start, words, _FRAMES)
        if self._begins_group(text, start):
            names = (text[start:end] for end in ends if end - start <= _LONGEST_GROUP)
            return next((name for name in names if self._is_group(name)), None)
        offices = (text[start:end] for end in self._ends(text, start, words, _PREDICATES))
        splitter = NameSplitter(self.lexicon)
        return next(
            (each for each in offices if len(each) <= LONGEST_OFFICE and splitter.is_office(each)), None
        )

    def is_begun(self, text: str, start: int) -> bool:
        """Return whether a word for a group begins at `start`."""
        return self._begins_group(text, start)

    def _ends(self, text: str, start: int, words: Sequence[Word], lists: tuple[str, ...]) -> list[int]:
        """Return where names that begin at `start` may end: at each word of these lists, the last first, up to the
        first verb of holding, modal verb, frame or mark."""
        mark = _BREAK.search(text, start)
        limit = mark.start() if mark else len(text)
        ends = []
        for word in words:
            if start + _SHORTEST_GROUP <= word.start < limit:
                if word.is_in(*lists) and not (word.is_noun and word.is_in("agency-suffix")):
                    ends.append(word.start)
                modal = self.lexicon.has("modal", text[word.start : word.end])
                if modal or word.is_in("hold-verb", "frame", "partner-verb"):
                    break
        return ends[::-1]

    def _begins_group(self, text: str, start: int) -> bool:
        beginnings = longest_first(self.lexicon.words_of("group-beginning"))
        return bool(beginnings.match(text, start) or _COUNTED.match(text, start))

    def _is_group(self, name: str) -> bool:
        bare = name.removesuffix("等")
        if bare in self.lexicon.words_of("group-beginning"):
            return False
        return self.lexicon.ends_with(bare, "group-noun") or self.lexicon.ends_with(bare, "agency-suffix")
