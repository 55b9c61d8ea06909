"""The vocabulary's words made ready for reading: one pass over a sentence gives its known words in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from loaders.lexicon.matching import Endings, Longest, longest_first
from loaders.text.quoting import HIDDEN, hide_quoted, split_at
from ontology.errors import OntologyError
from ontology.vocabulary import Vocabulary

__all__ = ["HIDDEN", "ActorNames", "Lexicon", "Word", "hide_quoted", "longest_first", "split_at"]

# Where a word stands in several lists, the first of these decides what it is in a clause.
VERB_LISTS = ("hold-verb", "do-verb", "raise-verb", "cause-verb", "urge-verb", "result-verb")
_WORD_LISTS = (*VERB_LISTS, "adverb", "partner-verb", "frame", "event-noun", "agency-suffix", "plain-noun")
_QUOTES = r"[“”\"'‘’「」『』\s]"
_LONG_NAME = 5  # a shorter name of an agency may be part of another word
_WHEN = frozenset({"adverb"})
_NO_LISTS: frozenset[str] = frozenset()
_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十〇]{1,4})"
# 9月24日至25日, 九月五日, 9月下旬, 每周三下午: words of time between the subject and its verb
_TIME = (
    rf"{_NUMBER}\s*(?:年|月份?|日|号)(?:\s*[至到—~-]\s*|\s*{_NUMBER}\s*(?:月份?|日|号)|[上中下]旬|\s*底|起|前后?|[上下]午)*"
    r"|每?周[一二三四五六日](?:[上下]午)?(?:班[前后])?"
)
_TIME_PATTERN = re.compile(_TIME)
_TIME_FIRST = frozenset("一二三四五六七八九十〇每周0123456789０１２３４５６７８９")

Table = tuple[int, Mapping[str, frozenset[str]]]  # a length, and the words to look for in it with their lists


class Word(NamedTuple):
    """A known word in a clause, and every list that holds it."""

    start: int
    end: int
    lists: frozenset[str]

    def is_in(self, *names: str) -> bool:
        return not self.lists.isdisjoint(names)

    @property
    def is_verb(self) -> bool:
        return self.is_in(*VERB_LISTS)

    @property
    def is_noun(self) -> bool:
        return self.is_in("event-noun", "agency-suffix", "plain-noun")


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The cue lists of a vocabulary, compiled. `vocabulary.word_lists` names the lists (ontology/vocabulary/cues.ttl).

    One lexicon is like no other, so that what is made of it can be kept for it (`functools.lru_cache`).
    """

    vocabulary: Vocabulary

    def words_of(self, name: str) -> tuple[str, ...]:
        """The words of one list. Raises `OntologyError` for a list that the vocabulary lacks."""
        if name not in self.vocabulary.word_lists:
            raise OntologyError(f"vocabulary/cues.ttl: the reader of notices needs the list cue:{name}")
        return self.vocabulary.word_lists[name]

    def words(self, shape: str) -> list[Word]:
        """The known words of a clause, leftmost and longest first, without overlap. A date is an adverb, and
        what stands inside the name of a known agency (…评定国家认可委员会) is no word of the clause."""
        found: list[Word] = []
        done = 0
        for at, char in enumerate(shape):
            if at < done:
                continue
            tables = self._tables.get(shape[at : at + 2]) or self._tables.get(char)
            if tables:
                done, lists = self._word_at(shape, at, tables)
                if lists:
                    found.append(Word(at, done, lists))
        return found

    def _word_at(self, shape: str, at: int, tables: Sequence[Table]) -> tuple[int, frozenset[str]]:
        """Where the word that begins at `at` ends, and its lists: none for the name of an agency, or for no word."""
        for length, table in tables:
            if not length:
                time = _TIME_PATTERN.match(shape, at)
                if time:
                    return time.end(), self._lists.get(time.group(), _WHEN)
            elif (lists := table.get(shape[at : at + length])) is not None:
                return min(at + length, len(shape)), lists
        return at + 1, _NO_LISTS

    def ends_with(self, text: str, name: str) -> bool:
        """Whether `text` ends with a word of the list."""
        endings = self._endings.get(name)
        return endings.end(text) if endings else text.endswith(self.words_of(name))

    def ending(self, text: str, *names: str) -> str:
        """The longest word of the lists with which `text` ends; empty where it ends with none."""
        return max((self._endings[name].longest(text) for name in names), key=len)

    def holds(self, text: str, name: str) -> bool:
        """Whether a word of the list stands in `text`."""
        return longest_first(self.words_of(name)).search(text) is not None

    def has(self, name: str, word: str) -> bool:
        """Whether `word` is in the list."""
        return word in self._sets[name]

    def names_month(self, text: str) -> bool:
        """Whether `text` speaks of a quality month, quotation marks and blanks aside."""
        return self._month.search(text) is not None

    @cached_property
    def _month(self) -> re.Pattern[str]:
        spaced = (f"{_QUOTES}*".join(map(re.escape, word)) for word in self.words_of("month"))
        return re.compile("|".join(spaced))

    @cached_property
    def clause_ends(self) -> re.Pattern[str]:
        """Where a clause ends: at a comma or colon, and before 并 with a verb of holding of its own."""
        return re.compile(
            rf"[，,：:；;]|并(?<=\S{{6}}并)(?={longest_first(self.words_of('hold-verb')).pattern})"
        )

    @cached_property
    def short_names(self) -> Longest:
        """What bodies are called for short: 我局, 县局."""
        return Longest.of((*self.words_of("own-name"), *self.words_of("short-body")))

    @cached_property
    def name_ends(self) -> frozenset[str]:
        """The characters with which names of bodies end."""
        return frozenset(
            name[-1] for name in (*self.actors.agencies, *self.words_of("agency-suffix")) if name
        )

    @cached_property
    def actors(self) -> ActorNames:
        """The names of agencies and regions."""
        return ActorNames.of(self.vocabulary)

    @cached_property
    def _lists(self) -> Mapping[str, frozenset[str]]:
        lists: dict[str, set[str]] = {}
        for name in _WORD_LISTS:
            for word in self.words_of(name):
                lists.setdefault(word, set()).add(name)
        return {word: frozenset(names) for word, names in lists.items()}

    @cached_property
    def _tables(self) -> Mapping[str, tuple[Table, ...]]:
        """By the first two characters of a word, or by the only one, where to look it up: the names of agencies,
        then (under no length) times, then the words of the lists; of each the longest first."""
        names = [name for name in self.actors.agencies if len(name) >= _LONG_NAME]
        known = dict.fromkeys(names, _NO_LISTS)
        named, listed = _lengths(names), _lengths(self._lists)
        return {
            begin: (
                *((length, known) for length in named.get(begin, ())),
                *([(0, known)] if begin[0] in _TIME_FIRST else []),
                *((length, self._lists) for length in listed.get(begin, ())),
                *([(1, self._lists)] if len(begin) > 1 and begin[0] in self._lists else []),
            )
            for begin in {*named, *listed, *_TIME_FIRST}
        }

    @cached_property
    def _sets(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(words) for name, words in self.vocabulary.word_lists.items()}

    @cached_property
    def _endings(self) -> Mapping[str, Endings]:
        return {name: Endings.of(words) for name, words in self.vocabulary.word_lists.items()}


@dataclass(frozen=True)
class ActorNames:
    """Every printed name of a known agency or region, found by the longest that fits."""

    agencies: frozenset[str]
    regions: frozenset[str]
    names: Longest

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> ActorNames:
        """From the vocabulary's entries."""
        agencies, regions = vocabulary.agency_names, vocabulary.region_names
        return cls(frozenset(agencies), frozenset(regions), Longest.of((*agencies, *regions)))

    @cached_property
    def longest(self) -> int:
        """How many characters the longest name of an agency has."""
        return max(map(len, self.agencies), default=0)

    def at(self, text: str, start: int = 0) -> str | None:
        """The name that stands at `start`, the longest one, or None."""
        return self.names.at(text, start)


def _lengths(words: Iterable[str]) -> Mapping[str, list[int]]:
    """The lengths of the words by their first two characters, the longest first."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[:2], set()).add(len(word))
    return {begin: sorted(each, reverse=True) for begin, each in lengths.items()}
