"""The vocabulary and its compiled lexicon: loaded once, passed to every step."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from loaders.lexicon.lexicon import Lexicon
from ontology.vocabulary import VOCABULARY, Vocabulary, load_vocabulary, read_vocabulary


@dataclass(frozen=True)
class Knowledge:
    """A vocabulary and its lexicon. Each room compiles from the lexicon what it needs, once."""

    vocabulary: Vocabulary
    lexicon: Lexicon

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Knowledge:
        """Compile a vocabulary."""
        return cls(vocabulary, Lexicon(vocabulary))

    @classmethod
    def load(cls, folder: Path = VOCABULARY) -> Knowledge:
        """Read and compile the vocabulary files of a folder. Raises `OntologyError` for a file that is invalid."""
        return cls.of(read_vocabulary(load_vocabulary(folder)))
