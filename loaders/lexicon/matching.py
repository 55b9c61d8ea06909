"""Matching of many words at once, in a time that does not grow with their number; the longest match wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

Trie = dict[str, "Trie"]


@dataclass(frozen=True)
class WordMatcher:
    """A set of words, looked up at an offset once per length of the words with the same first character."""

    words: frozenset[str]
    lengths: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, words: Iterable[str]) -> WordMatcher:
        """Compile the words."""
        whole = frozenset(words) - {""}
        lengths: dict[str, set[int]] = {}
        for word in whole:
            lengths.setdefault(word[0], set()).add(len(word))
        return cls(whole, {first: tuple(sorted(each, reverse=True)) for first, each in lengths.items()})

    def at(self, text: str, start: int = 0) -> str | None:
        """Return the longest word that begins at `start`, or None."""
        for length in self.lengths.get(text[start : start + 1], ()):
            word = text[start : start + length]
            if word in self.words:
                return word
        return None

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the words of a text with their offsets, leftmost and longest first, without overlap."""
        done, lengths, words = 0, self.lengths, self.words
        for at, char in enumerate(text):
            if at < done or char not in lengths:
                continue
            for length in lengths[char]:
                word = text[at : at + length]
                if word in words:
                    yield at, word
                    done = at + len(word)
                    break


@dataclass(frozen=True)
class SuffixMatcher:
    """A set of words by their last character, matched against the end of a text."""

    by_last: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, words: Iterable[str]) -> SuffixMatcher:
        """Compile the words, longer ones first."""
        by_last: dict[str, tuple[str, ...]] = {}
        for word in sorted(words, key=len, reverse=True):
            by_last[word[-1:]] = (*by_last.get(word[-1:], ()), word)
        return cls(by_last)

    def longest(self, text: str) -> str:
        """Return the longest of the words that `text` ends with, or an empty string."""
        words = self.by_last.get(text[-1:], ())
        return next(filter(text.endswith, words), "") if text.endswith(words) else ""


def longest_first(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that matches the longest of `words` at each offset.

    It is built from a trie, so the time at an offset does not grow with the number of words.
    """
    return _compiled(tuple(words))


@lru_cache(maxsize=256)  # about the number of lists in the vocabulary, so that none is compiled twice
def _compiled(words: tuple[str, ...]) -> re.Pattern[str]:
    root: Trie = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return re.compile(_branches(root) if root else r"(?!)")


def _branches(node: Trie) -> str:
    """Return the pattern of a trie's continuations; greedy, so that the longest word wins."""
    ways = [re.escape(char) + _branches(behind) for char, behind in sorted(node.items()) if char]
    if not ways:
        return ""
    joined = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    return f"{joined}?" if "" in node else joined
