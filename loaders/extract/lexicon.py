"""The vocabulary's words made ready for reading: one pass over a sentence gives its known words in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from loaders.text import Span
from ontology.errors import OntologyError
from ontology.vocabulary import Vocabulary

# Where a word stands in several lists, the first of these decides what it is in a clause.
VERB_LISTS = ("hold-verb", "do-verb", "raise-verb", "cause-verb", "urge-verb", "result-verb")
_WORD_LISTS = (*VERB_LISTS, "adverb", "partner-verb", "frame", "event-noun", "agency-suffix", "plain-noun")
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "〔": "〕", "‘": "’", "「": "」", "『": "』"}
_QUOTES = re.compile(r"[“”\"'‘’「」『』\s]")
HIDDEN = "□"
_LONG_NAME = 5  # a shorter name of an agency may be part of another word
_WHEN = frozenset({"adverb"})
_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十〇]{1,4})"
# 9月24日至25日, 九月五日, 9月下旬, 每周三下午: words of time between the subject and its verb
_TIME = (
    rf"{_NUMBER}\s*(?:年|月份?|日|号)(?:\s*[至到—~-]\s*|\s*{_NUMBER}\s*(?:月份?|日|号)|[上中下]旬|\s*底|起|前后?|[上下]午)*"
    r"|每?周[一二三四五六日](?:[上下]午)?(?:班[前后])?"
)


Trie = dict[str, "Trie"]


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


@dataclass(frozen=True)
class Lexicon:
    """The cue lists of a vocabulary, compiled. `vocabulary.cues` names the lists (ontology/vocabulary/cues.ttl)."""

    vocabulary: Vocabulary

    def words_of(self, name: str) -> tuple[str, ...]:
        """The words of one list. Raises `OntologyError` for a list that the vocabulary lacks."""
        if name not in self.vocabulary.cues:
            raise OntologyError(f"vocabulary/cues.ttl: the reader of notices needs the list cue:{name}")
        return self.vocabulary.cues[name]

    def words(self, shape: str) -> list[Word]:
        """The known words of a clause, leftmost and longest first, without overlap. A date is an adverb, and
        what stands inside the name of a known agency (…评定国家认可委员会) is no word of the clause."""
        return [
            Word(found.start(), found.end(), self._lists.get(found.group(), _WHEN))
            for found in self._pattern.finditer(shape)
            if not found["name"]
        ]

    def ends_with(self, text: str, name: str) -> bool:
        """Whether `text` ends with a word of the list."""
        return text.endswith(self.words_of(name))

    def names_month(self, text: str) -> bool:
        """Whether `text` speaks of a quality month, quotation marks and blanks aside."""
        plain = _QUOTES.sub("", text)
        return any(month in plain for month in self.words_of("month"))

    @cached_property
    def clause_ends(self) -> re.Pattern[str]:
        """Where a clause ends: at a comma or colon, and before 并 with a verb of holding of its own."""
        return re.compile(rf"[，,：:]|(?<=\S{{6}})并(?={longest_first(self.words_of('hold-verb')).pattern})")

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
    def _pattern(self) -> re.Pattern[str]:
        names = longest_first(name for name in self.actors.agencies if len(name) >= _LONG_NAME)
        return re.compile(f"(?P<name>{names.pattern})|{_TIME}|{longest_first(self._lists).pattern}")


@dataclass(frozen=True)
class ActorNames:
    """Every printed name of a known agency or region, found by the longest that fits."""

    agencies: frozenset[str]
    regions: frozenset[str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> ActorNames:
        """From the vocabulary's entries."""
        agencies, regions = vocabulary.agency_names, vocabulary.region_names
        return cls(frozenset(agencies), frozenset(regions), longest_first([*agencies, *regions]))

    def at(self, text: str, start: int = 0) -> str | None:
        """The name that stands at `start`, the longest one, or None."""
        found = self.pattern.match(text, start)
        return found.group() if found else None


def longest_first(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds the longest of `words` at each place, compiled as a trie: its time at a place
    does not grow with the number of words."""
    root: Trie = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return re.compile(_branches(root) if root else r"(?!)")


def _branches(node: Trie) -> str:
    """The pattern of what may follow; greedy, so that the longest word wins."""
    ways = [re.escape(char) + _branches(behind) for char, behind in sorted(node.items()) if char]
    if not ways:
        return ""
    joined = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    return f"{joined}?" if "" in node else joined


def hide_quoted(text: str) -> str:
    """`text` with everything inside quotation marks, titles and brackets hidden; its length is kept.

    What a name quotes must not be read as the clause around it: in 《…实施意见》 nobody 实施 anything.
    """
    last = {closing: text.rfind(closing) for closing in _PAIRS.values()}
    shown: list[str] = []
    awaited: list[str] = []
    for char in text:
        if awaited and char == awaited[-1]:
            awaited.pop()
        shown.append(HIDDEN if awaited else char)
        if char in _PAIRS and last[_PAIRS[char]] >= len(shown):
            awaited.append(_PAIRS[char])
    return "".join(shown)


def split_at(text: str, shape: str, marks: re.Pattern[str]) -> list[Span]:
    """The ranges of `text` between `marks` that stand outside quotation, without the marks and outer blanks."""
    spans: list[Span] = []
    start = 0
    for found in [*marks.finditer(shape), None]:
        end = found.start() if found else len(text)
        piece = text[start:end]
        if piece.strip():
            spans.append(Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
        start = found.end() if found else end
    return spans
