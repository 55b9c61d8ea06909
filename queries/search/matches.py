"""The place in a name or text where the words of a search are, marked. Pure functions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.search.folding import fold
from queries.search.words import Words

_LONGEST = 120  # characters of an excerpt
_BEFORE = 40  # of them before the first word
_ENDS = re.compile(r"[。；！？\n]")

Span = tuple[int, int]


@dataclass(frozen=True)
class WordMatch:
    """The words in the value of a property: `text` is the part of it from `start` to `end`, and `marks` are the
    spans of the words within `text`."""

    property: str
    text: str
    start: int
    end: int
    marks: tuple[Span, ...]


def name_match(property: str, name: str, words: Words) -> WordMatch:
    """Return the match of a whole name; its marks may be those of an abbreviation, or none for pinyin."""
    folded = fold(name)
    marks = _spans(folded, words) or _scattered_spans(folded, words.abbreviation or ())
    return WordMatch(property, name, 0, len(name), marks)


def text_match(property: str, text: str, words: Words) -> WordMatch | None:
    """Return the match of a text: the sentence with the first of the words, or the part of it around them."""
    folded = fold(text)
    first = words.pattern.search(folded)
    if first is None:
        return None
    start, end = _sentence(text, *first.span())
    marks = _spans(folded[start:end], words)
    return WordMatch(property, text[start:end], start, end, marks)


def is_abbreviation(characters: Sequence[str], terms: Sequence[str]) -> bool:
    """Return whether the characters are among the terms of a name in this order."""
    rest = iter(terms)
    return all(each in rest for each in characters)


def _spans(folded: str, words: Words) -> tuple[Span, ...]:
    return tuple(each.span() for each in words.pattern.finditer(folded))


def _scattered_spans(folded: str, characters: Sequence[str]) -> tuple[Span, ...]:
    """Return the spans of characters that follow each other with others between; nothing where they do not."""
    places: list[int] = []
    for each in characters:
        place = folded.find(each, places[-1] + 1 if places else 0)
        if place < 0:
            return ()
        places.append(place)
    return tuple((place, place + 1) for place in places)


def _sentence(text: str, start: int, end: int) -> Span:
    """Return the sentence around a span, or where it is long the part around it, without blanks at its ends."""
    before = max((each.end() for each in _ENDS.finditer(text, 0, start)), default=0)
    after = _ENDS.search(text, end)
    last = len(text) if after is None else after.end()
    first = before if last - before <= _LONGEST else max(before, start - _BEFORE)
    last = max(min(last, first + _LONGEST), end)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last
