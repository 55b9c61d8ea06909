"""Which of the activity types an activity is, by the cue words that the types carry in the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from loaders.extract.found import without_blanks
from loaders.extract.lexicon import longest_first
from ontology.vocabulary import TypeEntry, Vocabulary

OTHER = "other"
MOST_TYPES = 2


class _Cue(NamedTuple):
    type: str
    decides: bool
    start: int
    end: int


@dataclass(frozen=True)
class TypeReader:
    """Finds the types of an activity; `of` compiles the vocabulary's cues once."""

    types: tuple[TypeEntry, ...]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> TypeReader:
        """The reader for a vocabulary's activity types."""
        return cls(tuple(vocabulary.activity_types.values()))

    def read(self, verb: str, name: str) -> list[str]:
        """One or two type ids, the more certain first; `other` where no cue is found.

        A Chinese name ends in its head, so the last deciding cue of verb and name gives the first type,
        a deciding cue of another type before it the second; supporting cues only fill what is left.
        """
        cues = list(self._cues(without_blanks(name if name.startswith(verb) else verb + name)))
        deciding = [cue.type for cue in reversed(cues) if cue.decides]
        supporting = [cue.type for cue in reversed(cues) if not cue.decides]
        found = list(dict.fromkeys([*deciding, *supporting]))
        return found[:MOST_TYPES] or [OTHER]

    def _cues(self, text: str) -> Iterator[_Cue]:
        for match in self._pattern.finditer(text):
            for type_id, decides in self._words[match.group()]:
                if not self._cancelled(type_id, text, match.start(), match.end()):
                    yield _Cue(type_id, decides, match.start(), match.end())

    def _cancelled(self, type_id: str, text: str, start: int, end: int) -> bool:
        """Whether the word stands inside a phrase in which it does not speak for its type."""
        return any(
            at != -1 and at <= start and end <= at + len(phrase)
            for phrase in self._unless[type_id]
            for at in (text.rfind(phrase, 0, end + len(phrase)),)
        )

    @cached_property
    def _words(self) -> Mapping[str, list[tuple[str, bool]]]:
        words: dict[str, list[tuple[str, bool]]] = {}
        for entry in self.types:
            for word in entry.head_cues:
                words.setdefault(word, []).append((entry.id, True))
            for word in entry.cues:
                words.setdefault(word, []).append((entry.id, False))
        return words

    @cached_property
    def _unless(self) -> Mapping[str, tuple[str, ...]]:
        return {entry.id: entry.unless for entry in self.types}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return longest_first(self._words)
