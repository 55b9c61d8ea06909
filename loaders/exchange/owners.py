"""The owner of the facts in a graph: that of its name, or the only one that its facts refer to. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph, Literal, URIRef

from graph.entities import NOTICE
from graph.iris import entity_ref, owner_graph, owner_of_graph
from graph.owners import MARKS
from ontology.errors import OntologyError
from ontology.kinds import Model
from ontology.terms import RDF

_LISTED = 3  # owners that an error lists


def find_owner(name: URIRef | None, triples: Graph, model: Model) -> str:
    """Return the notice or register whose facts a graph has. Raises OntologyError where there is none, or several."""
    owner = owner_of_graph(name) if name is not None else None
    if owner is not None:
        return owner
    found = sorted({*_marked(triples, model)} or {*_notices(triples, model)})
    if not found:
        raise OntologyError(
            "no notice or register is named; give each relationship its qm:notice, or name the graph "
            f"as {owner_graph('ID')}"
        )
    if len(found) > 1:
        listed = ", ".join(found[:_LISTED]) + (" …" if len(found) > _LISTED else "")
        raise OntologyError(
            f"one graph has the facts of {len(found)} owners ({listed}); put those of each into a named graph, "
            f"such as {owner_graph(found[0])}"
        )
    return found[0]


def _marked(triples: Graph, model: Model) -> Iterator[str]:
    """Yield the owners that relationships and nodes refer to."""
    for mark, kind in MARKS.items():
        predicates = {
            each.properties[mark].predicate for each in model.nodes.values() if mark in each.properties
        }
        for predicate in predicates:
            for value in triples.objects(None, predicate):
                if isinstance(value, Literal):
                    yield kind.prefix + str(value)


def _notices(triples: Graph, model: Model) -> Iterator[str]:
    for term in triples.subjects(RDF.type, model.nodes[NOTICE].iri):
        ref = entity_ref(term, model) if isinstance(term, URIRef) else None
        if ref is not None and ref[0] == NOTICE:
            yield ref[1]
