"""The vocabulary and its compiled lexicon: loaded once, passed to every step."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from loaders.lexicon.lexicon import Lexicon
from ontology.identities import IDENTITIES_CSV, Identities, read_identities
from ontology.vocabulary import VOCABULARY, Vocabulary, load_vocabulary, read_vocabulary


@dataclass(frozen=True)
class Knowledge:
    """A vocabulary, its lexicon, and the decisions of editors on names.

    Each room compiles from the lexicon what it needs, once.
    """

    vocabulary: Vocabulary
    lexicon: Lexicon
    identities: Identities = field(default_factory=Identities)

    @classmethod
    def of(cls, vocabulary: Vocabulary, folder: Path = VOCABULARY) -> Knowledge:
        """Compile a vocabulary, with the decisions in its folder. Raises `OntologyError` for a malformed decision."""
        return cls(vocabulary, Lexicon(vocabulary), read_identities(folder / IDENTITIES_CSV.name))

    @classmethod
    def load(cls, folder: Path = VOCABULARY) -> Knowledge:
        """Read and compile the vocabulary files of a folder. Raises `OntologyError` for a file that is invalid."""
        return cls.of(read_vocabulary(load_vocabulary(folder)), folder)
