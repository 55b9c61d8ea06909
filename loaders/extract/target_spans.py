"""The candidate spans for targets in a clause, each from one word boundary to another, and their features."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.lexicon.lexicon import Lexicon, Word, longest_first

_CLOSING = re.compile(r"[、，,；;。：:！？!?（）()《》“”‘’]")
_JOINING, _PARTICLES = "和与及", ("的", "和", "与", "及", "等")
_SEPARATORS = frozenset("、，,；;。：:！？!?（）()《》“”‘’和与及")
# No target reaches over such a word; the letters stand for the kinds of other words.
_BREAKING = frozenset({"hold-verb", "cause-verb", "raise-verb", "urge-verb", "partner-verb"})
_KINDS = ("event-noun", "adverb", "frame")
_SHORTEST, _LONGEST = 2, 14

# The kinds of features of the left edge of a span, of its right edge, and of the span as a whole.
LEFT = ("before", "before 2", "first", "first 2", "across left", "word before", "verb before")
RIGHT = ("behind", "behind 2", "last", "last 2", "last 3", "across right", "word behind")
SPAN = ("span", "particles", "place", "marks", "kinds")

Values = tuple[str, ...]
Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class ClauseSpans:
    """The spans of a clause without blanks; `name_start` and `name_end`: the place of the activity's name in it, both
    -1 where it is not printed so."""

    text: str
    name_start: int
    name_end: int
    lexicon: Lexicon

    @classmethod
    def of(cls, name: str, text: str, lexicon: Lexicon) -> ClauseSpans:
        """Return the spans of the clause of an activity; both without blanks."""
        start = text.find(name)
        return cls(text, start, start + len(name) if start >= 0 else -1, lexicon)

    @cached_property
    def spans(self) -> Spans:
        """The candidates in printed order: between edges, without punctuation or breaking words in them."""
        return list(self._spans())

    def _spans(self) -> Iterator[tuple[int, int]]:
        breaks = {match.start() for match in _CLOSING.finditer(self.text)}
        breaks.update(at for at, word in self._beginning.items() if not _BREAKING.isdisjoint(word.lists))
        limits = iter(sorted([*breaks, len(self.text)]))
        limit, edges = next(limits), self._edges
        for order, start in enumerate(edges):
            while start > limit:
                limit = next(limits)
            last = min(limit, start + _LONGEST)
            if start == limit or self.text[start] in _JOINING:
                continue
            for end in edges[order + 1 :]:
                if end > last:
                    break
                if end - start >= _SHORTEST:
                    yield start, end

    @cached_property
    def _edges(self) -> Sequence[int]:
        """The positions at which a span may begin or end: edges of known words and of marks."""
        edges = {0, len(self.text), max(self.name_start, 0), *self._beginning, *self._ending}
        for pattern in (_CLOSING, longest_first(self.lexicon.words_of("target-edge"))):
            for match in pattern.finditer(self.text):
                edges.update(match.span())
        return sorted(edges)

    @cached_property
    def _beginning(self) -> Mapping[int, Word]:
        """The known words by where they begin."""
        return {word.start: word for word in self.lexicon.words(self.text)}

    @cached_property
    def _ending(self) -> Mapping[int, Word]:
        """The known words by where they end."""
        return {word.end: word for word in self._beginning.values()}

    @cached_property
    def _verbs(self) -> Mapping[int, str]:
        """The last verb or frame before each edge."""
        verb, found = "", {}
        for at in self._edges:
            word = self._ending.get(at)
            if word and (word.is_verb or "frame" in word.lists):
                verb = self.text[word.start : at]
            found[at] = verb
        return found

    def left(self, at: int) -> Values:
        """Return the values of the features `LEFT` of a span that begins at an edge."""
        text, word = self.text, self._ending.get(at)
        first, before = text[at], text[at - 1 : at]
        printed = text[word.start : at] if word else ""
        two = text[at - 2 : at] if at > 1 else before
        return before, two, first, text[at : at + 2], before + first, printed, self._verbs[at]

    def right(self, at: int) -> Values:
        """Return the values of the features `RIGHT` of a span that ends at an edge."""
        text, word = self.text, self._beginning.get(at)
        behind, last = text[at : at + 1], text[at - 1]
        three = text[at - 3 : at] if at > 2 else text[:at]
        printed = text[at : word.end] if word else ""
        return behind, text[at : at + 2], last, text[at - 2 : at], three, last + behind, printed

    def whole(self, start: int, end: int) -> Values:
        """Return the values of the features `SPAN`."""
        span, codes = self.text[start:end], self._codes
        (place, before, _, kinds), (place_behind, _, behind, kinds_behind) = codes[start], codes[end]
        particles = "".join([each for each in _PARTICLES if each in span])
        return span, particles, place + place_behind, before + behind, kinds + kinds_behind

    @cached_property
    def _codes(self) -> Mapping[int, tuple[str, str, str, str]]:
        """The place of each edge against the name, the marks before and behind it, and the kinds of the words there."""
        return {
            at: (
                self._place(at),
                _mark(self.text[at - 1 : at]),
                _mark(self.text[at : at + 1]),
                _kind(self._ending.get(at)) + _kind(self._beginning.get(at)),
            )
            for at in self._edges
        }

    def _place(self, at: int) -> str:
        """Return where an edge stands against the name: before, at its start, in it, at its end, behind."""
        if self.name_start < 0:
            return "?"
        order = (
            (at > self.name_start) + (at >= self.name_start) + (at >= self.name_end) + (at > self.name_end)
        )
        return "<[=]>"[order]


def _mark(char: str) -> str:
    """Return a character beside an edge if it separates words, a minus for any other, ^ outside the clause."""
    return (char if char in _SEPARATORS else "-") if char else "^"


def _kind(word: Word | None) -> str:
    """Return the letter of the kind of a word: verb, event noun, adverb, frame or other noun; a minus for none."""
    if word is None:
        return "-"
    if word.is_verb:
        return "V"
    return next((name[0].upper() for name in _KINDS if name in word.lists), "N")
