"""Check what the ontology says of itself, as catalogues ask (FOOPS!): version, namespace, dates, publisher, licence."""

import re
from collections.abc import Iterator

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from ontology.conformance import OntologyDefect
from ontology.terms import BIBO, DCTERMS, OWL, QM, RDF, VANN, curie

_TEXTS = (
    DCTERMS.title,
    DCTERMS.description,
    DCTERMS.abstract,
    DCTERMS.bibliographicCitation,
)  # in both languages
_LINKS = (
    OWL.versionIRI, OWL.priorVersion, DCTERMS.creator, DCTERMS.publisher, DCTERMS.license, BIBO.status,
)  # fmt: skip
_DATES = (DCTERMS.created, DCTERMS.issued, DCTERMS.modified)
_WORDS = (OWL.versionInfo, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def metadata_defects(ontology: Graph, file: str) -> Iterator[OntologyDefect]:
    """Yield what the ontology does not say of itself, or says in two ways."""
    header = ontology.value(None, RDF.type, OWL.Ontology)
    if header is None:
        yield OntologyDefect(file, "owl:Ontology", "is missing: the file does not say what it is")
        return
    for what in (*_absences(ontology, header), *_contradictions(ontology, header)):
        yield OntologyDefect(file, curie(header), what)


def _absences(ontology: Graph, header: Node) -> Iterator[str]:
    for predicate in _TEXTS:
        languages = {getattr(each, "language", None) for each in ontology.objects(header, predicate)}
        yield from (f"has no {curie(predicate)} in {each}" for each in ("zh", "en") if each not in languages)
    for predicate in _LINKS:
        if not isinstance(ontology.value(header, predicate), URIRef):
            yield f"has no {curie(predicate)} that is an address"
    for predicate in _DATES:
        if not _DATE.fullmatch(str(ontology.value(header, predicate))):
            yield f"has no {curie(predicate)} that is a day"
    for predicate in _WORDS:
        if not isinstance(ontology.value(header, predicate), Literal):
            yield f"has no {curie(predicate)}"


def _contradictions(ontology: Graph, header: Node) -> Iterator[str]:
    version = str(ontology.value(header, OWL.versionInfo))
    address = str(ontology.value(header, OWL.versionIRI))
    if address != f"{header}/{version}":
        yield f"has the version {version} but the owl:versionIRI {address}"
    if str(ontology.value(header, OWL.priorVersion)) == address:
        yield "is its own owl:priorVersion"
    if any(address not in str(each) for each in ontology.objects(header, DCTERMS.bibliographicCitation)):
        yield f"has a citation without {address}"
    if str(ontology.value(header, VANN.preferredNamespaceUri)) != str(QM):
        yield f"has another vann:preferredNamespaceUri than that of its terms, {QM}"
    created, modified = (str(ontology.value(header, each)) for each in (DCTERMS.created, DCTERMS.modified))
    if modified < created:
        yield f"was modified {modified}, before it was created {created}"
