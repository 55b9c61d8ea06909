"""The candidate spans for targets in a clause, each from one word boundary to another, and their features."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from loaders.lexicon.lexicon import VERB_LISTS, Lexicon, Word

_CLOSING = re.compile(r"[、，,；;。：:！？!?（）()《》“”‘’]")
_JOINING, _PARTICLES = "和与及", ("的", "和", "与", "及", "等")
# The characters beside an edge that count by themselves; ^ outside the clause, a minus for any other.
_MARKS = {"": "^", **{char: char for char in "、，,；;。：:！？!?（）()《》“”‘’和与及"}}
# No target reaches over such a word.
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

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield the candidates in printed order."""
        return ((start, end) for start, ends in self.ends() for end in ends)

    def ends(self) -> Iterator[tuple[int, Sequence[int]]]:
        """Yield each edge at which candidates begin, with those at which they end: without punctuation or breaking
        words in them."""
        breaks = [at for at, word in self._beginning.items() if not _BREAKING.isdisjoint(word.lists)]
        limits, edges = sorted([*self._marks, *breaks, len(self.text)]), self._edges
        for order, start in enumerate(edges):
            limit = limits[bisect_left(limits, start)]
            if start == limit or self.text[start] in _JOINING:
                continue
            first = bisect_left(edges, start + _SHORTEST, order)
            last = bisect_right(edges, min(limit, start + _LONGEST), first)
            if first < last:
                yield start, edges[first:last]

    @cached_property
    def _marks(self) -> Sequence[int]:
        """The positions of the punctuation."""
        return [match.start() for match in _CLOSING.finditer(self.text)]

    @cached_property
    def _edges(self) -> Sequence[int]:
        """The positions at which a span may begin or end: edges of known words and of marks."""
        edges = {0, len(self.text), max(self.name_start, 0), *self._beginning, *self._ending, *self._marks}
        edges.update(at + 1 for at in self._marks)
        for match in self.lexicon.pattern("target-edge").finditer(self.text):
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
        particles = "".join(filter(span.__contains__, _PARTICLES))
        return span, particles, place + place_behind, before + behind, kinds + kinds_behind

    @cached_property
    def _codes(self) -> Mapping[int, tuple[str, str, str, str]]:
        """The place of each edge against the name, the marks before and behind it, and the kinds of the words there."""
        text, words, none = self.text, self._beginning.values(), "-"
        ending = {word.end: _kind(word.lists) for word in words}
        beginning = {word.start: _kind(word.lists) for word in words}
        return {
            at: (
                place,
                _MARKS.get(text[at - 1 : at], none),
                _MARKS.get(text[at : at + 1], none),
                ending.get(at, none) + beginning.get(at, none),
            )
            for at, place in zip(self._edges, self._places(), strict=True)
        }

    def _places(self) -> Sequence[str]:
        """Return where each edge stands against the name: before, at its start, in it, at its end, behind."""
        start, end = self.name_start, self.name_end
        if start < 0:
            return "?" * len(self._edges)
        return ["<[=]>"[(at > start) + (at >= start) + (at >= end) + (at > end)] for at in self._edges]


@cache
def _kind(lists: frozenset[str]) -> str:
    """Return the letter of the kind of a word in these lists: verb, event noun, adverb, frame or other noun."""
    if not lists.isdisjoint(VERB_LISTS):
        return "V"
    return next((name[0].upper() for name in _KINDS if name in lists), "N")
