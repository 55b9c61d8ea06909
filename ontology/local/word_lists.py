"""The word lists of a vocabulary, by name."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.entries import Vocabulary
from ontology.errors import OntologyError


@dataclass(frozen=True, eq=False)
class WordLists:
    """The lists of a vocabulary (ontology/vocabulary/cues.ttl).

    Two of these are never equal, so that what is compiled from one can be cached by it (`functools.lru_cache`).
    """

    vocabulary: Vocabulary

    def words_of(self, name: str) -> tuple[str, ...]:
        """Return the words of a list. Raises `OntologyError` where the vocabulary lacks the list."""
        words = self.vocabulary.word_lists.get(name)
        if words is None:
            raise OntologyError(f"vocabulary/cues.ttl: the reader of names needs the list cue:{name}")
        return words
