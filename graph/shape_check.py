"""Facts run through the SHACL shapes before they are written. Pure, once the shapes are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import Graph
from rdflib.term import Node as Term

from graph.entities import Facts
from graph.triples import distinct_triples
from ontology.divisions import read_divisions
from ontology.errors import OntologyError
from ontology.kinds import Model
from ontology.shapes.describing import in_words
from ontology.shapes.triples import TripleIndex
from ontology.shapes.validating import Shapes
from ontology.terms import QM, RDF, REGION


@dataclass(frozen=True)
class ShapeRules:
    """The shapes, the model, and the entities that facts may refer to without giving them."""

    shapes: Shapes
    model: Model
    known: Mapping[Term, Term]

    @classmethod
    def load(cls, model: Model, vocabulary: Graph) -> ShapeRules:
        """Compile the shapes; known are the entities of the vocabulary, and the divisions. Raises OntologyError."""
        known: dict[Term, Term] = {REGION[code]: QM.Region for code in read_divisions().by_code}
        return cls(Shapes.load(model), model, known | dict(vocabulary.subject_objects(RDF.type)))

    def check(self, facts: Facts) -> None:
        """Raise OntologyError for facts that violate a shape, with the first fact, its sentence and the remedy.

        Warnings and remarks of shapes are for `python -m ontology check`: as facts of the notice they would change
        with the shapes, while its text does not.
        """
        triples = TripleIndex(distinct_triples(facts, self.model), self.known)
        found = [each for each in self.shapes.violations(triples) if each.refuses]
        if found:
            more = f"; {len(found) - 1} more like it or others" if len(found) > 1 else ""
            raise OntologyError(f"{facts.owner}: {in_words(found[0], triples, self.model, 'en')}{more}")
