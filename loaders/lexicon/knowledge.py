"""Everything the reader of notices knows beforehand, read from the ontology once and passed on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from loaders.lexicon.lexicon import Lexicon
from ontology.vocabulary import VOCABULARY, Vocabulary, load_vocabulary, read_vocabulary


@dataclass(frozen=True)
class Knowledge:
    """The vocabulary, and its word lists compiled. Each room makes of the lexicon what it needs and keeps it."""

    vocabulary: Vocabulary
    lexicon: Lexicon

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Knowledge:
        """Compile a vocabulary."""
        return cls(vocabulary, Lexicon(vocabulary))

    @classmethod
    def load(cls, folder: Path = VOCABULARY) -> Knowledge:
        """Read and compile the vocabulary files of a folder. Raises `OntologyError` for a file that is wrong."""
        return cls.of(read_vocabulary(load_vocabulary(folder)))
