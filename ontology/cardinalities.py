"""Cardinalities of the classes, read from quality.ttl: its restrictions, and its functional relationships."""

from collections.abc import Iterator, Mapping

from rdflib import Graph, URIRef
from rdflib.term import Node

from ontology.kinds import Cardinality
from ontology.term_lookup import ancestors, concrete_names, declared_classes, own_terms, united_classes
from ontology.terms import OWL, RDF, RDFS, local_name

_ONE = Cardinality(most=1)


def read_cardinalities(graph: Graph) -> Mapping[str, Mapping[URIRef, Cardinality]]:
    """Return the cardinalities of each class, those of its superclasses too, by the property they are about."""
    functional = _functional_relationships(graph)
    found = {}
    for cls in declared_classes(graph):
        restricted = functional.get(local_name(cls), {})
        for each in ancestors(graph, cls):
            restricted = {**restricted, **dict(_restrictions(graph, each))}
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


def _restrictions(graph: Graph, cls: URIRef) -> Iterator[tuple[URIRef, Cardinality]]:
    limits: dict[URIRef, Cardinality] = {}
    for restriction in graph.objects(cls, RDFS.subClassOf):
        term = graph.value(restriction, OWL.onProperty)
        if isinstance(term, URIRef):
            limits[term] = _narrowed(limits.get(term, Cardinality()), graph, restriction)
    yield from limits.items()


def _narrowed(limit: Cardinality, graph: Graph, restriction: Node) -> Cardinality:
    exact, fewest, most = (
        graph.value(restriction, each) for each in (OWL.cardinality, OWL.minCardinality, OWL.maxCardinality)
    )
    if exact is not None:
        return Cardinality(int(str(exact)), int(str(exact)))
    return Cardinality(
        limit.fewest if fewest is None else int(str(fewest)), limit.most if most is None else int(str(most))
    )
