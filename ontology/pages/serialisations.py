"""The ontology in the formats of RDF, from its Turtle: equal ontologies give equal bytes."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse, serialize


@dataclass(frozen=True)
class OntologyFormat:
    """A format: media type, ending of its files, and name."""

    media_type: str
    ending: str
    name: str


TURTLE = OntologyFormat("text/turtle", "ttl", "Turtle")
FORMATS = (
    TURTLE,
    OntologyFormat("application/ld+json", "jsonld", "JSON-LD"),
    OntologyFormat("application/n-triples", "nt", "N-Triples"),
    OntologyFormat("application/rdf+xml", "rdf", "RDF/XML"),
)


def serialised(turtle: bytes, wanted: OntologyFormat, prefixes: Mapping[str, str]) -> bytes:
    """Return the ontology in a format; Turtle is the file itself, with its comments.

    Blank nodes are named by content, so that the bytes are equal in every process.
    """
    if wanted is TURTLE:
        return turtle
    dataset = Dataset(parse(turtle, format=RdfFormat.TURTLE))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    triples = sorted((quad.triple for quad in dataset), key=str)
    format_ = RdfFormat.from_media_type(wanted.media_type)
    written = serialize(triples, format=format_, prefixes=dict(prefixes))
    return written or b""
