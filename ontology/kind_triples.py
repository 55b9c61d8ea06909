"""Kinds of the local agencies of the vocabulary as triples, found by their names.

`load_vocabulary` does not add them: they follow from the entries, and only the graph needs them.
"""

from collections.abc import Iterator

from rdflib import Graph
from rdflib.term import Node

from ontology.agency_kinds import AgencyKind
from ontology.kind_entries import read_agency_kinds
from ontology.terms import KIND, QM, RDF, SKOS


def add_kinds(graph: Graph) -> Graph:
    """Add qm:ofKind to each agency whose full name is that of its region and a form of a kind; return the graph."""
    forms = {form: kind for kind in read_agency_kinds(graph).values() for form in kind.forms}
    for agency, kind in list(_kinds(graph, forms)):
        graph.add((agency, QM.ofKind, KIND[kind.id]))
    return graph


def _kinds(graph: Graph, forms: dict[str, AgencyKind]) -> Iterator[tuple[Node, AgencyKind]]:
    for agency, region in graph.subject_objects(QM.hasJurisdiction):
        name, place = (_chinese(graph, each) for each in (agency, region))
        kind = forms.get(name.removeprefix(place)) if name.startswith(place) else None
        if kind and (agency, RDF.type, QM.Agency) in graph:
            yield agency, kind


def _chinese(graph: Graph, term: Node) -> str:
    labels = graph.objects(term, SKOS.prefLabel)
    return next((str(each) for each in labels if getattr(each, "language", None) == "zh"), "")
