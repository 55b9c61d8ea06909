"""Statements of a graph as a reader looks for them: from a term and to a term, with lists and unions taken apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import BNode, Graph, URIRef
from rdflib.term import Node

from ontology.terms import OWL, RDF

Pair = tuple[Node, Node]  # a predicate, and the other end


@dataclass(frozen=True)
class TermStatements:
    """Statements by their first and by their last term, each in the order of the files."""

    stated: dict[Node, list[Pair]]
    incoming: dict[Node, list[Pair]]

    def objects(self, term: Node, predicate: Node) -> list[Node]:
        """Return the values of a predicate of a term."""
        return [value for found, value in self.stated.get(term, ()) if found == predicate]

    def subjects(self, predicate: Node, value: Node) -> list[Node]:
        """Return the terms that have a value."""
        return [term for found, term in self.incoming.get(value, ()) if found == predicate]


def statements_of(graphs: Iterable[Graph]) -> TermStatements:
    """Return the statements of graphs; disjoint classes are stated for each pair."""
    stated: dict[Node, list[Pair]] = defaultdict(list)
    incoming: dict[Node, list[Pair]] = defaultdict(list)
    for graph in graphs:
        for term, predicate, value in dict.fromkeys(_spread(graph)):
            stated[term].append((predicate, value))
            incoming[value].append((predicate, term))
    return TermStatements(dict(stated), dict(incoming))


def _spread(graph: Graph) -> Iterator[tuple[Node, Node, Node]]:
    for term in _in_order(graph):
        if isinstance(term, URIRef):
            for predicate, value in graph.predicate_objects(term):
                yield from ((term, predicate, each) for each in _members(graph, value))
    yield from _disjoint_pairs(graph)


def _in_order(graph: Graph) -> Iterable[Node]:
    """Return the subjects, those with a class in the order of the file; a walk over all triples would lose it."""
    others = (
        each for predicate in sorted(set(graph.predicates()), key=str) for each in graph.subjects(predicate)
    )
    return dict.fromkeys((*graph.subjects(RDF.type), *others))


def _members(graph: Graph, value: Node) -> list[Node]:
    """Return the members of a union or a list, any other value alone; restrictions have none."""
    if not isinstance(value, BNode):
        return [value]
    united = graph.value(value, OWL.unionOf) or value
    return list(graph.items(united)) if (united, RDF.first, None) in graph else []


def _disjoint_pairs(graph: Graph) -> Iterator[tuple[Node, Node, Node]]:
    for one, other in graph.subject_objects(OWL.disjointWith):
        yield other, OWL.disjointWith, one
    for group in graph.subjects(RDF.type, OWL.AllDisjointClasses):
        members = [each for found in graph.objects(group, OWL.members) for each in graph.items(found)]
        yield from ((one, OWL.disjointWith, other) for one in members for other in members if one != other)
