"""The trigger words of the activity types, compiled for finding them in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from loaders.lexicon.matching import WordMatcher
from ontology.vocabulary import TypeEntry


class Match(NamedTuple):
    """A trigger found in a text, for one type."""

    type: str
    decides: bool  # at the end of a name
    supports: bool  # anywhere in a name
    start: int
    end: int


class _Trigger(NamedTuple):
    """A trigger word for one type."""

    type: str
    decides: bool
    supports: bool
    unless: tuple[tuple[str, int], ...]  # phrases in which it does not count, and its position in them


@dataclass(frozen=True)
class TypeTriggers:
    """The trigger words of the activity types."""

    types: tuple[TypeEntry, ...]

    def find(self, text: str) -> Iterator[Match]:
        """Yield the triggers in a text, leftmost and longest, once for each of their types."""
        for start, printed in self._longest.find(text):
            for trigger in self._triggers[printed]:
                if not (trigger.unless and _inside(trigger.unless, text, start)):
                    yield Match(trigger.type, trigger.decides, trigger.supports, start, start + len(printed))

    @cached_property
    def _triggers(self) -> Mapping[str, list[_Trigger]]:
        """Return each word as a trigger of its types, with the phrases in which it does not count."""
        unless = {entry.id: entry.unless for entry in self.types}
        return {
            word: [_Trigger(*use, _occurrences(word, unless[use[0]])) for use in uses]
            for word, uses in self._uses.items()
        }

    @cached_property
    def _uses(self) -> Mapping[str, list[tuple[str, bool, bool]]]:
        """Return for each word its types, and for each type whether it decides and whether it supports.

        A head trigger that contains a supporting one of its type supports the type as well. A word that only
        supports decides as the head trigger it ends in: 名单 in 获奖企业名单.
        """
        words: dict[str, list[tuple[str, bool, bool]]] = {}
        for entry in self.types:
            for word in entry.head_triggers:
                supports = any(inner in word for inner in entry.triggers)
                words.setdefault(word, []).append((entry.id, True, supports))
            for word in entry.triggers:
                words.setdefault(word, []).append((entry.id, False, True))
        heads = {word: uses for word, uses in words.items() if any(decides for _, decides, _ in uses)}
        for word in words.keys() - heads.keys():
            ends = (word[at:] for at in range(1, len(word) - 1))
            words[word] = [*heads.get(next((end for end in ends if end in heads), ""), []), *words[word]]
        return words

    @cached_property
    def _longest(self) -> WordMatcher:
        return WordMatcher.of(self._triggers)


def _occurrences(word: str, phrases: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return the phrases that contain a word, each with every position at which it does."""
    containing = [phrase for phrase in phrases if word in phrase]
    return tuple(
        (phrase, at) for phrase in containing for at in range(len(phrase)) if phrase.startswith(word, at)
    )


def _inside(phrases: Sequence[tuple[str, int]], text: str, start: int) -> bool:
    """Return whether the word at `start` stands inside one of the phrases."""
    return any(text.startswith(phrase, start - before) for phrase, before in phrases if before <= start)
