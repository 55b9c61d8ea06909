"""What the readers ask of a graph of terms: the words of a term, its one value, the classes it points at.

Every answer that cannot be given is an OntologyError naming the term.
"""

from collections.abc import Iterable
from typing import TypedDict

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from ontology.errors import OntologyError
from ontology.terms import OWL, QM, RDF, RDFS, SKOS, curie, local_name


class Words(TypedDict):
    """Label and definition of a term in both languages."""

    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str


def words(graph: Graph, term: Node, label: URIRef = RDFS.label) -> Words:
    """Label and definition of a term in both languages; each must be there once."""
    return {
        "label_zh": words_in(graph, term, label, "zh"),
        "label_en": words_in(graph, term, label, "en"),
        "definition_zh": words_in(graph, term, SKOS.definition, "zh"),
        "definition_en": words_in(graph, term, SKOS.definition, "en"),
    }


def words_in(graph: Graph, term: Node, predicate: URIRef, language: str) -> str:
    """The one non-blank literal of that language."""
    found = [str(o) for o in graph.objects(term, predicate) if getattr(o, "language", None) == language]
    if len(found) != 1 or not found[0].strip():
        raise OntologyError(f"{curie(term)} needs one {curie(predicate)} in {language}, has {len(found)}")
    return found[0]


def one(graph: Graph, term: Node, predicate: URIRef) -> Node:
    """The one value a term has for a predicate."""
    found = list(graph.objects(term, predicate))
    if len(found) != 1:
        raise OntologyError(f"{curie(term)} needs one {curie(predicate)}, has {len(found)}")
    return found[0]


def is_true(graph: Graph, term: Node, predicate: URIRef) -> bool:
    """Whether the term says true for a predicate; absent is false."""
    return (term, predicate, Literal(True)) in graph


def unique(what: str, names: Iterable[str]) -> None:
    """Refuses a name that comes twice."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise OntologyError(f"{what} {name} is used twice")
        seen.add(name)


def classes(graph: Graph) -> list[URIRef]:
    """Our classes, in the order of the file."""
    return [c for c in graph.subjects(RDF.type, OWL.Class) if isinstance(c, URIRef) and c in QM]


def ancestors(graph: Graph, cls: Node) -> list[URIRef]:
    """The class itself and its superclasses among ours, nearest first."""
    return [c for c in graph.transitive_objects(cls, RDFS.subClassOf) if isinstance(c, URIRef) and c in QM]


def is_relation(graph: Graph, cls: Node) -> bool:
    """Whether the instances of a class are relationships rather than nodes."""
    return QM.Relation in ancestors(graph, cls)


def pointed_at(graph: Graph, term: Node, predicate: URIRef) -> list[URIRef]:
    """The classes of ours that a term points at; at least one, and every one declared."""
    found = [c for c in graph.objects(term, predicate) if isinstance(c, URIRef)]
    for cls in found:
        if (cls, RDF.type, OWL.Class) not in graph:
            raise OntologyError(f"{curie(term)} has {curie(predicate)} {curie(cls)}, which is no class here")
    if not found:
        raise OntologyError(f"{curie(term)} has no {curie(predicate)}")
    return found


def concrete(graph: Graph, wanted: list[URIRef]) -> tuple[str, ...]:
    """Names of the node classes meant: an abstract class stands for its subclasses."""
    return tuple(
        local_name(c)
        for c in classes(graph)
        if not is_true(graph, c, QM.abstract) and not set(wanted).isdisjoint(ancestors(graph, c))
    )
