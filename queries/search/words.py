"""The words of a search, and the expressions by which the index is asked for them. Pure functions.

A word is what stands between blanks; its terms are found next to each other. Every term that reaches the index is a
letter, a digit or a Chinese character, so nothing in it is an operator of FTS5.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.search.folding import fold, is_han, terms_of
from graph.search.index import class_facet, year_facet
from ontology.errors import QuestionError

LONGEST = 200  # characters of a search
_MOST_WORDS = 30
_SHORTEST, _LONGEST = 2, 12  # characters of an abbreviation
_LATIN = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Words:
    """The terms of each word."""

    words: tuple[tuple[str, ...], ...]

    @property
    def all(self) -> tuple[str, ...]:
        """All terms in their order."""
        return tuple(term for word in self.words for term in word)

    @property
    def reading(self) -> str | None:
        """The letters that may be pinyin or initials; None where there are others."""
        return "".join(self.all) if all(map(_LATIN.fullmatch, self.all)) else None

    @property
    def abbreviation(self) -> tuple[str, ...] | None:
        """The characters that may be an abbreviation: those of one word, of Chinese characters alone."""
        one = len(self.words) == 1 and _SHORTEST <= len(self.all) <= _LONGEST
        return self.all if one and all(map(is_han, self.all)) else None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of any of the words in a folded text."""
        return re.compile(
            "|".join(r"[\W_]*".join(word) for word in sorted(self.words, key=len, reverse=True))
        )

    def are_in(self, joined: str) -> bool:
        """Return whether all words are among terms with blanks between them."""
        return all(f" {' '.join(word)}" in f" {joined}" for word in self.words)


@dataclass(frozen=True)
class Choice:
    """The classes that are searched, in order, and the years; None for all, and for what has none."""

    classes: tuple[str, ...]
    years: range | None = None

    def has(self, name: str, year: int | None) -> bool:
        """Return whether an entity is one of them."""
        return name in self.classes and (self.years is None or year in self.years)


def words_of(text: str) -> Words:
    """Return the words of a search. Raises QuestionError where there is none, or too many."""
    words = tuple(tuple(found) for word in fold(text).split() if (found := terms_of(word)))
    if not words:
        raise QuestionError("the search has no letters, digits or Chinese characters; give a word")
    if len(text) > LONGEST or len(words) > _MOST_WORDS:
        raise QuestionError(f"the search is too long; give at most {_MOST_WORDS} words, {LONGEST} characters")
    return Words(words)


def phrases(words: Words, columns: str, choice: Choice) -> str:
    """Return the expression of the rows that have all the words in these columns."""
    return _within(columns, " AND ".join(map(_phrase, words.words)), choice)


def beginnings(reading: str, choice: Choice) -> str:
    """Return the expression of the names with pinyin or initials that begin so."""
    return _within("readings", f'"{reading}" *', choice)


def scattered(characters: Iterable[str], choice: Choice) -> str:
    """Return the expression of the names that have all these characters, in whatever order."""
    return _within("words", " AND ".join(f'"{each}"' for each in characters), choice)


def _phrase(word: tuple[str, ...]) -> str:
    """Return the expression of a word, whose last term may be the beginning of a longer one unless it is Chinese."""
    return f'"{" ".join(word)}"' + ("" if is_han(word[-1]) else " *")


def _within(columns: str, expression: str, choice: Choice) -> str:
    # Of no years at all there is the year 0, which no entity has.
    years = (
        [] if choice.years is None else [f"facets : ({' OR '.join(map(year_facet, choice.years or [0]))})"]
    )
    classes = f"facets : ({' OR '.join(map(class_facet, sorted(choice.classes)))})"
    return " AND ".join([f"{{{columns}}} : ({expression})", classes, *years])
