"""Everything the reader of notices knows beforehand, read from the ontology once and passed on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from loaders.extract.lexicon import Lexicon
from loaders.extract.types import TypeReader
from loaders.outline.titles import HeadCues
from loaders.repair import Words
from ontology.vocabulary import VOCABULARY, Vocabulary, load_vocabulary, read_vocabulary


@dataclass(frozen=True)
class Knowledge:
    """The vocabulary, and what is compiled from it: word lists, type cues, head cues."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    types: TypeReader
    cues: HeadCues

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Knowledge:
        """Compiled from a vocabulary. Raises `OntologyError` for a cue list that is not there."""
        lexicon = Lexicon(vocabulary)
        return cls(vocabulary, lexicon, TypeReader.of(vocabulary), HeadCues.of(lexicon))

    @cached_property
    def words(self) -> Words:
        """The words that repair needs."""
        return Words(self.lexicon)

    @classmethod
    def load(cls, folder: Path = VOCABULARY) -> Knowledge:
        """From the vocabulary files of a folder. Raises `OntologyError` for a file that is wrong."""
        return cls.of(read_vocabulary(load_vocabulary(folder)))
