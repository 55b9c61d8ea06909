"""The word lists of the vocabulary compiled: one pass over a clause finds its known words in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from loaders.lexicon.actor_names import ActorNames
from loaders.lexicon.matching import SuffixMatcher, WordMatcher, longest_first
from loaders.text.quoting import HIDDEN, hide_quoted, split_at
from loaders.text.spans import Span
from ontology.local.word_lists import WordLists

__all__ = ["HIDDEN", "Lexicon", "Word", "hide_quoted", "longest_first", "split_at"]

# A word in several lists is, in a clause, what the first of these makes it.
VERB_LISTS = ("hold-verb", "do-verb", "raise-verb", "cause-verb", "urge-verb", "result-verb")
_NOUN_LISTS = ("event-noun", "agency-suffix", "plain-noun")
_WORD_LISTS = (*VERB_LISTS, "adverb", "partner-verb", "frame", *_NOUN_LISTS)
_QUOTES = r"[“”\"'‘’「」『』\s]"
_LONG_NAME = 5  # characters; a shorter name of an agency may be part of another word
_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十〇]{1,4})"
# 9月24日至25日, 九月五日, 9月下旬, 每周三下午: times between the subject and its verb
_TIME = (
    rf"{_NUMBER}\s*(?:年|月份?|日|号)(?:\s*[至到—~-]\s*|\s*{_NUMBER}\s*(?:月份?|日|号)|[上中下]旬|\s*底|起|前后?|[上下]午)*"
    r"|每?周[一二三四五六日](?:[上下]午)?(?:班[前后])?"
)
_TIME_PATTERN = re.compile(_TIME)
_TIME_FIRST = frozenset("一二三四五六七八九十〇每周0123456789０１２３４５６７８９")


class Word(NamedTuple):
    """A known word in a clause: its span, the names of all lists that contain it, and whether verbs or nouns are
    among these."""

    start: int
    end: int
    lists: frozenset[str]
    is_verb: bool
    is_noun: bool

    def is_in(self, *names: str) -> bool:
        """Return whether one of these lists contains the word."""
        return not self.lists.isdisjoint(names)


class _Kind(NamedTuple):
    """The lists of a word, and the kinds they make of it; computed once for each word, not in each clause."""

    lists: frozenset[str]
    is_verb: bool
    is_noun: bool

    @classmethod
    def of(cls, names: Iterable[str]) -> _Kind:
        lists = frozenset(names)
        return cls(lists, not lists.isdisjoint(VERB_LISTS), not lists.isdisjoint(_NOUN_LISTS))


_TIME_KIND = _Kind.of(["adverb"])
_NO_KIND = _Kind.of([])
Table = tuple[int, Mapping[str, _Kind]]  # the length to look up, and words with their kinds


@dataclass(frozen=True, eq=False)
class Lexicon(WordLists):
    """The cue lists of a vocabulary, compiled. `vocabulary.word_lists` names the lists (ontology/vocabulary/cues.ttl).

    Two lexicons are never equal, so that what is compiled from one can be cached by it (`functools.lru_cache`).
    """

    def words(self, shape: str) -> Sequence[Word]:
        """Return the known words of a clause (`shape`: its quoted passages hidden), leftmost and longest first.

        Words do not overlap. A date counts as an adverb. Words within the name of a known agency are left out
        (评定 in 中国合格评定国家认可委员会).
        """
        return _words(self, shape)

    def _find_words(self, shape: str) -> Sequence[Word]:
        found: list[Word] = []
        done = 0
        known = self._tables
        for at, char in enumerate(shape):
            if at < done:
                continue
            tables = known.get(shape[at : at + 2]) or known.get(char)
            if tables:
                done, kind = self._word_at(shape, at, tables)
                if kind.lists:
                    found.append(Word(at, done, *kind))
        return found

    def _word_at(self, shape: str, at: int, tables: Sequence[Table]) -> tuple[int, _Kind]:
        """Return the end of the word that begins at `at`, and its kind (no list for an agency or an unknown word)."""
        for length, table in tables:
            if not length:
                time = _TIME_PATTERN.match(shape, at)
                if time:
                    return time.end(), self._kinds.get(time.group(), _TIME_KIND)
            elif (kind := table.get(shape[at : at + length])) is not None:
                return min(at + length, len(shape)), kind
        return at + 1, _NO_KIND

    def ends_with(self, text: str, name: str) -> bool:
        """Return whether `text` ends with a word of the list."""
        endings = self._endings.get(name)
        if endings is None:
            return text.endswith(self.words_of(name))
        return text.endswith(endings.by_last.get(text[-1:], ()))

    def ending(self, text: str, name: str) -> str:
        """Return the longest word of the list that `text` ends with, or an empty string."""
        return self._endings[name].longest(text)

    def holds(self, text: str, name: str) -> bool:
        """Return whether `text` contains a word of the list."""
        return self.pattern(name).search(text) is not None

    def pattern(self, name: str) -> re.Pattern[str]:
        """Return the pattern of the words of a list, compiled once; the longest matches at each offset."""
        found = self._patterns.get(name)
        if found is None:
            found = self._patterns[name] = longest_first(self.words_of(name))
        return found

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        """The patterns compiled so far: one for each list at most."""
        return {}

    def has(self, name: str, word: str) -> bool:
        """Return whether the list contains `word`."""
        words = self._sets.get(name)
        return word in (self.words_of(name) if words is None else words)

    def names_month(self, text: str) -> bool:
        """Return whether `text` mentions a quality month, with or without quotation marks and blanks within."""
        return self._month.search(text) is not None

    def find_month(self, text: str) -> Span | None:
        """Return the span of the first quality month that `text` mentions, or None."""
        match = self._month.search(text)
        return Span(*match.span()) if match else None

    @cached_property
    def _month(self) -> re.Pattern[str]:
        spaced = (f"{_QUOTES}*".join(map(re.escape, word)) for word in self.words_of("month"))
        return re.compile("|".join(spaced))

    @cached_property
    def clause_ends(self) -> re.Pattern[str]:
        """The pattern of clause ends: a comma, colon, semicolon or dash, and a 并 before a verb of holding."""
        return re.compile(
            rf"[，,：:；;]|\s*[—―─]{{2,}}\s*|并(?<=\S{{6}}并)(?={longest_first(self.words_of('hold-verb')).pattern})"
        )

    @cached_property
    def agency_short_forms(self) -> WordMatcher:
        """The short forms that stand for agencies: 我局, 县局."""
        return WordMatcher.of((*self.words_of("own-name"), *self.words_of("short-body")))

    @cached_property
    def last_characters(self) -> frozenset[str]:
        """The last characters of known agency names and of agency suffixes."""
        return frozenset(
            name[-1] for name in (*self.actors.agencies, *self.words_of("agency-suffix")) if name
        )

    @cached_property
    def actors(self) -> ActorNames:
        """The names of known agencies and regions."""
        return ActorNames.of(self.vocabulary)

    @cached_property
    def _kinds(self) -> Mapping[str, _Kind]:
        lists: dict[str, set[str]] = {}
        for name in _WORD_LISTS:
            for word in self.words_of(name):
                lists.setdefault(word, set()).add(name)
        return {word: _Kind.of(names) for word, names in lists.items()}

    @cached_property
    def _tables(self) -> Mapping[str, tuple[Table, ...]]:
        """The look-up tables by the first two characters of a word, or by its only one.

        In order: the names of agencies, times (under length 0), the words of the lists; longer words first.
        """
        names = [name for name in self.actors.agencies if len(name) >= _LONG_NAME]
        known = dict.fromkeys(names, _NO_KIND)
        named, listed = _lengths(names), _lengths(self._kinds)
        return {
            begin: (
                *((length, known) for length in named.get(begin, ())),
                *([(0, known)] if begin[0] in _TIME_FIRST else []),
                *((length, self._kinds) for length in listed.get(begin, ())),
                *([(1, self._kinds)] if len(begin) > 1 and begin[0] in self._kinds else []),
            )
            for begin in {*named, *listed, *_TIME_FIRST}
        }

    @cached_property
    def _sets(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(words) for name, words in self.vocabulary.word_lists.items()}

    @cached_property
    def _endings(self) -> Mapping[str, SuffixMatcher]:
        return {name: SuffixMatcher.of(words) for name, words in self.vocabulary.word_lists.items()}


@lru_cache(maxsize=256)  # a clause is read for its predicate, then for its targets
def _words(lexicon: Lexicon, shape: str) -> Sequence[Word]:
    return lexicon._find_words(shape)


def _lengths(words: Iterable[str]) -> Mapping[str, list[int]]:
    """Return the lengths of the words by their first two characters, in descending order."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[:2], set()).add(len(word))
    return {begin: sorted(each, reverse=True) for begin, each in lengths.items()}
