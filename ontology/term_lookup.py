"""Look up terms in a graph of the ontology: their texts, their single values, the classes they refer to.

A look-up that cannot be answered raises `OntologyError`, which names the term.
"""

from collections.abc import Iterable
from typing import TypedDict

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from ontology.errors import OntologyError
from ontology.terms import OWL, QM, RDF, RDFS, SKOS, curie, local_name


class TermTexts(TypedDict):
    """Label and definition of a term in both languages."""

    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str


def term_texts(graph: Graph, term: Node, label: URIRef = RDFS.label) -> TermTexts:
    """Return label and definition of a term in both languages. Raises `OntologyError` unless each is there once."""
    return {
        "label_zh": text_in(graph, term, label, "zh"),
        "label_en": text_in(graph, term, label, "en"),
        "definition_zh": text_in(graph, term, SKOS.definition, "zh"),
        "definition_en": text_in(graph, term, SKOS.definition, "en"),
    }


def text_in(graph: Graph, term: Node, predicate: URIRef, language: str) -> str:
    """Return the only non-blank literal of a language. Raises `OntologyError` for none or several."""
    found = [str(o) for o in graph.objects(term, predicate) if getattr(o, "language", None) == language]
    if len(found) != 1 or not found[0].strip():
        raise OntologyError(f"{curie(term)} needs one {curie(predicate)} in {language}, has {len(found)}")
    return found[0]


def single_value(graph: Graph, term: Node, predicate: URIRef) -> Node:
    """Return the only value of a predicate. Raises `OntologyError` for none or several."""
    found = list(graph.objects(term, predicate))
    if len(found) != 1:
        raise OntologyError(f"{curie(term)} needs one {curie(predicate)}, has {len(found)}")
    return found[0]


def is_true(graph: Graph, term: Node, predicate: URIRef) -> bool:
    """Return whether the predicate has the value true; absent means false."""
    return (term, predicate, Literal(True)) in graph


def require_unique(kind: str, names: Iterable[str]) -> None:
    """Check that no name is used twice. Raises `OntologyError` for the first that is."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise OntologyError(f"{kind} {name} is used twice")
        seen.add(name)


def own_terms(graph: Graph, kind: URIRef) -> list[URIRef]:
    """Terms of a kind in the qm: namespace, in the order of the file; those of other vocabularies are left out."""
    return [term for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef) and term in QM]


def declared_classes(graph: Graph) -> list[URIRef]:
    """Classes of the qm: namespace, in the order of the file."""
    return own_terms(graph, OWL.Class)


def ancestors(graph: Graph, cls: Node) -> list[URIRef]:
    """The class itself and its superclasses in the qm: namespace, nearest first."""
    return [c for c in graph.transitive_objects(cls, RDFS.subClassOf) if isinstance(c, URIRef) and c in QM]


def is_relation(graph: Graph, cls: Node) -> bool:
    """Return whether the instances of a class are relationships rather than nodes."""
    return QM.Relation in ancestors(graph, cls)


def referenced_classes(graph: Graph, term: Node, predicate: URIRef) -> list[URIRef]:
    """Return the classes a term refers to. Raises `OntologyError` for none, or for an undeclared one."""
    return _declared(graph, term, predicate, list(graph.objects(term, predicate)))


def united_classes(graph: Graph, term: Node, predicate: URIRef) -> list[URIRef]:
    """Return the classes of a domain or range: one, or those of an owl:unionOf.

    Raises `OntologyError` for none, for an undeclared one, and for two values: OWL means their intersection, where
    an editor means the union.
    """
    found = list(graph.objects(term, predicate))
    if len(found) > 1:
        raise OntologyError(f"{curie(term)} has several {curie(predicate)}: write one owl:unionOf")
    union = graph.value(found[0], OWL.unionOf) if found else None
    return _declared(graph, term, predicate, found if union is None else list(graph.items(union)))


def named_classes(graph: Graph, found: Node) -> list[URIRef]:
    """Return a class, or those of a union; a class without a name, such as a restriction, has none."""
    union = graph.value(found, OWL.unionOf)
    return [cls for cls in ([found] if union is None else graph.items(union)) if isinstance(cls, URIRef)]


def _declared(graph: Graph, term: Node, predicate: URIRef, found: list[Node]) -> list[URIRef]:
    for cls in found:
        if (cls, RDF.type, OWL.Class) not in graph:
            raise OntologyError(
                f"{curie(term)} has {curie(predicate)} {curie(cls)}, which is not declared as a class"
            )
    if not found:
        raise OntologyError(f"{curie(term)} has no {curie(predicate)}")
    return [cls for cls in found if isinstance(cls, URIRef)]


def concrete_names(graph: Graph, wanted: list[URIRef]) -> tuple[str, ...]:
    """Names of the node classes among `wanted`, an abstract class replaced by its subclasses."""
    below = {c for each in wanted for c in graph.transitive_subjects(RDFS.subClassOf, each)}
    return tuple(
        local_name(c) for c in declared_classes(graph) if c in below and not is_true(graph, c, QM.abstract)
    )
