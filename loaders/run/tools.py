"""The tools that files are read with: knowledge, corrections, and rules by which facts are checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graph.entities import check_facts
from graph.shape_check import ShapeRules
from loaders.curation.files import Curation
from loaders.lexicon.knowledge import Knowledge
from loaders.run.pipeline import Progress, facts_of, no_progress, read_file
from loaders.run.reading import Reading
from ontology.errors import OntologyError
from ontology.model import load_model
from ontology.vocabulary import load_vocabulary, read_vocabulary


@dataclass(frozen=True)
class ReadingTools:
    """Knowledge, corrections if any are applied, and rules if the facts of the notices are made and checked."""

    knowledge: Knowledge
    curation: Curation | None = None
    rules: ShapeRules | None = None

    @classmethod
    def load(cls, curation: Curation | None, checked: bool) -> ReadingTools:
        """Read the vocabulary, and for checked facts the shapes too."""
        triples = load_vocabulary()
        rules = ShapeRules.load(load_model(), triples) if checked else None
        return cls(Knowledge.of(read_vocabulary(triples)), curation, rules)

    def read_all(self, paths: Iterable[Path], progress: Progress = no_progress) -> Iterator[Reading]:
        """Yield the readings of each file in turn."""
        for path in paths:
            progress(path.name)
            yield from self.read(path)

    def read(self, path: Path) -> Iterator[Reading]:
        """Yield the readings of a file; where there are rules, with facts, or with the reason why these are refused."""
        for reading in read_file(path, self.knowledge, self.curation):
            yield reading if self.rules is None else checked_reading(reading, self.knowledge, self.rules)


def checked_reading(reading: Reading, knowledge: Knowledge, rules: ShapeRules) -> Reading:
    """Return a reading with the facts of its notices, or with the reason why model or shapes refuse them."""
    facts = facts_of(reading, knowledge)
    try:
        for each in facts:
            check_facts(each, rules.model)
            rules.check(each)
            _ = each.digest  # made here, by a process of several, it is kept with the facts
    except OntologyError as error:
        remedy = "or correct the reading of the notice in loaders/curation"
        return Reading(reading.path, refusal=f"{reading.path}: {error}; {remedy}")
    return replace(reading, facts=facts)
