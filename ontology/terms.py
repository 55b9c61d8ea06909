"""Namespaces of the ontology and its vocabularies, and the spelling of local names elsewhere.

    qm:docNumber -> doc_number     a property in Cypher and JSON
    qm:hasTheme  -> HAS_THEME      a relationship type
    ActivityType -> activity-type  the path of entity IRIs

The IRIs of the ontology itself never change; publishing under another base rewrites them on output.
"""

import re
from pathlib import Path

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD

__all__ = [
    "AGENCY", "BASE", "BIBO", "CUE", "DCTERMS", "KIND", "OWL", "QM", "QUALITY_TTL", "RDF", "RDFS", "REGION", "SCHEMA",
    "SKOS", "TYPE", "VALUE", "VANN", "VOCABULARY", "XSD", "curie", "entity_namespace", "local_name", "snake",
    "upper_snake",
]  # fmt: skip

BASE = "https://w3id.org/quality-month/"
QM = Namespace(BASE + "ontology#")
VALUE = Namespace(BASE + "value/")
AGENCY = Namespace(BASE + "agency/")
KIND = Namespace(BASE + "agency-kind/")
REGION = Namespace(BASE + "region/")
REFORM = Namespace(BASE + "reform/")
POLICY = Namespace(BASE + "policy/")
TYPE = Namespace(BASE + "activity-type/")
SERIES = Namespace(BASE + "activity-series/")
CUE = Namespace(BASE + "cue/")
SHAPE = Namespace(BASE + "shapes#")
SCHEMA = Namespace("https://schema.org/")
SH = Namespace("http://www.w3.org/ns/shacl#")
BIBO = Namespace("http://purl.org/ontology/bibo/")
VANN = Namespace("http://purl.org/vocab/vann/")

QUALITY_TTL = Path(__file__).parent / "quality.ttl"
VOCABULARY = Path(__file__).parent / "vocabulary"

_PREFIXES = {
    "qm": QM, "value": VALUE, "agency": AGENCY, "kind": KIND, "region": REGION, "reform": REFORM,
    "policy": POLICY, "type": TYPE, "series": SERIES,
    "cue": CUE, "shape": SHAPE, "sh": SH,
    "bibo": BIBO, "vann": VANN,
    "schema": SCHEMA, "skos": SKOS, "dcterms": DCTERMS, "rdfs": RDFS, "rdf": RDF, "owl": OWL, "xsd": XSD,
}  # fmt: skip
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def local_name(iri: str) -> str:
    """Part of an IRI after the last `#` or `/`: the name of a term, the id of an entity."""
    return re.split(r"[#/]", iri)[-1]


def snake(name: str) -> str:
    """Convert camel case to snake case: docNumber -> doc_number."""
    return _HUMP.sub("_", name).lower()


def upper_snake(name: str) -> str:
    """Convert camel case to upper snake case: hasTheme -> HAS_THEME."""
    return snake(name).upper()


def entity_namespace(class_name: str) -> Namespace:
    """Namespace of the entity IRIs of a class: ActivityType -> …/activity-type/, followed by the id."""
    return Namespace(f"{BASE}{_HUMP.sub('-', class_name).lower()}/")


def curie(term: object) -> str:
    """Short form of an IRI for messages (qm:Agency); any other value unchanged."""
    for prefix, namespace in _PREFIXES.items():
        if isinstance(term, URIRef) and term.startswith(str(namespace)):
            return f"{prefix}:{term[len(str(namespace)) :]}"
    return str(term)
