"""Cardinalities of the classes, read from quality.ttl: its restrictions, and its functional relationships."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rdflib import Graph, URIRef
from rdflib.term import Node

from ontology.kinds import Cardinality
from ontology.term_lookup import ancestors, concrete_names, declared_classes, own_terms, united_classes
from ontology.terms import OWL, RDF, RDFS, local_name

_ONE = Cardinality(most=1)
_BOUNDS = (OWL.cardinality, OWL.minCardinality, OWL.maxCardinality)


@dataclass(frozen=True)
class StatedLimit:
    """A restriction on the number of values of a property: exactly, at least or at most."""

    on: URIRef
    bound: URIRef
    number: int


def read_cardinalities(graph: Graph) -> Mapping[str, Mapping[URIRef, Cardinality]]:
    """Return the cardinalities of each class, those of its superclasses too, by the property they are about."""
    functional = _functional_relationships(graph)
    found = {}
    for cls in declared_classes(graph):
        restricted = functional.get(local_name(cls), {})
        for each in reversed(ancestors(graph, cls)):  # what a class narrows counts
            restricted = {**restricted, **_restrictions(graph, each)}
        found[local_name(cls)] = restricted
    return found


def _functional_relationships(graph: Graph) -> dict[str, dict[URIRef, Cardinality]]:
    """Return the relationships of which each instance of a class has one at most."""
    found: dict[str, dict[URIRef, Cardinality]] = {}
    for term in own_terms(graph, OWL.ObjectProperty):
        if (term, RDF.type, OWL.FunctionalProperty) in graph:
            for name in concrete_names(graph, united_classes(graph, term, RDFS.domain)):
                found.setdefault(name, {})[term] = _ONE
    return found


def stated_limits(graph: Graph, cls: Node) -> Iterator[StatedLimit]:
    """Yield the restrictions of a class itself on numbers of values, in the order of the file."""
    for restriction in graph.objects(cls, RDFS.subClassOf):
        for bound in _BOUNDS:
            number, on = graph.value(restriction, bound), graph.value(restriction, OWL.onProperty)
            if number is not None and isinstance(on, URIRef):
                yield StatedLimit(on, bound, int(str(number)))


def _restrictions(graph: Graph, cls: URIRef) -> dict[URIRef, Cardinality]:
    found: dict[URIRef, Cardinality] = {}
    for limit in stated_limits(graph, cls):
        found[limit.on] = _narrowed(found.get(limit.on, Cardinality()), limit)
    return found


def _narrowed(cardinality: Cardinality, limit: StatedLimit) -> Cardinality:
    fewest = cardinality.fewest if limit.bound == OWL.maxCardinality else limit.number
    most = cardinality.most if limit.bound == OWL.minCardinality else limit.number
    return Cardinality(fewest, most)
