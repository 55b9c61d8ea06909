"""The statements about triples in an RDF graph: those that give a relationship its properties, and those that give
the values of a list their order. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rdflib import Graph, Literal
from rdflib.term import Node as Term

from graph.triples import POSITION
from ontology.errors import OntologyError
from ontology.terms import RDF, curie

AnyTriple = tuple[Term, Term, Term]

_PARTS = (RDF.subject, RDF.predicate, RDF.object)


@dataclass
class Statements:
    """The statements of a graph. `read`: the triples of which the statements about positions consist."""

    read: set[AnyTriple] = field(default_factory=set)
    _relationships: dict[AnyTriple, list[Term | None]] = field(default_factory=lambda: defaultdict(list))
    _positions: dict[tuple[Term, Term], list[tuple[Term, Literal]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    @classmethod
    def of(cls, graph: Graph) -> Statements:
        """Return the statements of a graph. Raises OntologyError for one without subject, predicate or object."""
        found = cls()
        for term in graph.subjects(RDF.type, RDF.Statement):
            subject, predicate, value = (_part(graph, term, part) for part in _PARTS)
            position = graph.value(term, POSITION)
            if position is None:
                found._relationships[subject, predicate, value].append(term)
            elif isinstance(value, Literal):
                found._positions[subject, predicate].append((position, value))
                found.read |= {(term, p, o) for p, o in graph.predicate_objects(term) if p in _READ}
        return found

    def about(self, triple: AnyTriple) -> Sequence[Term | None]:
        """Return the statements about a relationship; [None] where there are none."""
        return self._relationships.get(triple, [None])

    def order_of(self, term: Term, predicate: Term, language: str | None) -> Sequence[str]:
        """Return the values of a list in their order; none where no position is given.

        Raises OntologyError for positions that are not 1, 2, 3 and so on.
        """
        given = [each for each in self._positions.get((term, predicate), ()) if each[1].language == language]
        values = {_number(position): str(each) for position, each in given}
        if sorted(values) != list(range(1, len(given) + 1)):
            raise OntologyError(
                f"{curie(term)}: the positions of {curie(predicate)} are not 1, 2, 3 and so on; correct or remove them"
            )
        return [values[position] for position in sorted(values)]


_READ = frozenset({RDF.type, *_PARTS, POSITION})


def _part(graph: Graph, term: Term, part: Term) -> Term:
    values = list(graph.objects(term, part))
    if len(values) != 1:
        raise OntologyError(f"the statement {curie(term)} needs one {curie(part)}, has {len(values)}")
    return values[0]


def _number(position: Term) -> int:
    value = position.toPython() if isinstance(position, Literal) else None
    return value if type(value) is int else 0
