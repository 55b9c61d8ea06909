"""Check that every term of the ontology is described: label, definition and example, in Chinese and in English."""

from collections.abc import Iterator

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from ontology.conformance import OntologyDefect
from ontology.term_lookup import own_terms
from ontology.terms import CUE, OWL, QM, RDF, RDFS, SKOS, curie

KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDFS.Datatype)
LANGUAGES = ("zh", "en")
_EXEMPLIFIED = (SKOS.ConceptScheme, SKOS.Concept, QM.ActivityType)  # besides the terms
_WORD_LISTS = URIRef(str(CUE).rstrip("/"))  # the words of a list are its examples


def ontology_terms(ontology: Graph) -> list[URIRef]:
    """Terms of the qm: namespace that the ontology declares, in the order of the file."""
    return list(dict.fromkeys(term for kind in KINDS for term in own_terms(ontology, kind)))


def term_defects(ontology: Graph, file: str) -> Iterator[OntologyDefect]:
    """Yield the terms without label, definition or example in a language, or without rdfs:isDefinedBy."""
    for term in ontology_terms(ontology):
        for predicate in (RDFS.label, SKOS.definition):
            yield from _missing(ontology, file, term, predicate)
        if (term, RDFS.isDefinedBy, None) not in ontology:
            yield OntologyDefect(file, curie(term), "has no rdfs:isDefinedBy")
    yield from example_defects(ontology, file)


def example_defects(graph: Graph, file: str) -> Iterator[OntologyDefect]:
    """Yield what has no example in a language: terms, schemes, values of schemes and activity types of a file.

    Every example is a text, also of a number or a code, so that a reader of each language learns where it occurs.
    """
    found = [s for kind in _EXEMPLIFIED for s in graph.subjects(RDF.type, kind)]
    for term in (*ontology_terms(graph), *found):
        if (term, SKOS.inScheme, _WORD_LISTS) not in graph:
            yield from _missing(graph, file, term, SKOS.example)
        for example in graph.objects(term, SKOS.example):
            if getattr(example, "language", None) not in LANGUAGES:
                what = f"has the skos:example {example}, which is no text in zh or en"
                yield OntologyDefect(file, curie(term), what)


def _missing(graph: Graph, file: str, term: Node, predicate: URIRef) -> Iterator[OntologyDefect]:
    texts = [o for o in graph.objects(term, predicate) if isinstance(o, Literal) and o.strip()]
    for language in LANGUAGES:
        if all(text.language != language for text in texts):
            yield OntologyDefect(file, curie(term), f"has no {curie(predicate)} in {language}")
