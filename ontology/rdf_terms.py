"""Terms of rdflib and of pyoxigraph, one into the other, and IRIs under another base. Pure.

rdflib has the triples of the pure modules; pyoxigraph reads and writes files and answers the queries of shapes.
"""

from collections.abc import Mapping
from functools import lru_cache

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat
from pyoxigraph import Literal as OxLiteral
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from ontology.errors import OntologyError
from ontology.terms import BASE, XSD

RDF_FORMATS: Mapping[str, RdfFormat] = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
}
_FIXED = (f"{BASE}ontology", f"{BASE}value/")  # the same under every base


def published_iri(iri: str, base: str) -> str:
    """Return an IRI under another base; the terms of the ontology stay."""
    return _rebased(iri, BASE, base) if base != BASE else iri


def internal_iri(iri: str, base: str) -> str:
    """Return an IRI that was published under a base as it is inside the program."""
    return _rebased(iri, base, BASE) if base != BASE else iri


def _rebased(iri: str, old: str, new: str) -> str:
    return new + iri[len(old) :] if iri.startswith(old) and not iri.startswith(_FIXED) else iri


def ox_term(term: Node, base: str = BASE) -> NamedNode | BlankNode | OxLiteral:
    """Return a term for a file or a query: IRIs are published under the base."""
    if isinstance(term, URIRef):
        return _named(str(term), base)
    if isinstance(term, Literal):
        datatype = _named(str(term.datatype), base) if term.datatype else None
        return OxLiteral(str(term), datatype=datatype, language=term.language)
    return BlankNode(str(term))


def ox_quad(triple: tuple[Node, Node, Node], base: str = BASE, graph: NamedNode | None = None) -> Quad:
    """Return a triple for a file or a query, in a named graph if one is given."""
    subject, predicate, value = (ox_term(each, base) for each in triple)
    assert isinstance(subject, NamedNode | BlankNode)
    assert isinstance(predicate, NamedNode)
    return Quad(subject, predicate, value, graph or DefaultGraph())


def rdflib_term(term: object, base: str = BASE) -> Node:
    """Return a term of a file or an answer: IRIs under the base are those of the program.

    Raises OntologyError for a quoted triple.
    """
    if isinstance(term, OxLiteral):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = URIRef(term.datatype.value)
        return Literal(term.value, datatype=None if datatype == XSD.string else datatype)
    if isinstance(term, NamedNode):
        return URIRef(internal_iri(term.value, base))
    if isinstance(term, BlankNode):
        return BNode(term.value)
    raise OntologyError(f"{term} is a quoted triple; write it as an rdf:Statement")


@lru_cache(maxsize=10_000)
def _named(iri: str, base: str) -> NamedNode:
    return NamedNode(published_iri(iri, base))
