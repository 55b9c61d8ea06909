"""The ontology in the formats of RDF, from its Turtle: equal ontologies give equal bytes."""

from collections.abc import Mapping

from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse, serialize

FORMATS = (RdfFormat.TURTLE, RdfFormat.JSON_LD, RdfFormat.N_TRIPLES, RdfFormat.RDF_XML)


def serialised(turtle: bytes, wanted: RdfFormat, prefixes: Mapping[str, str]) -> bytes:
    """Return the ontology in a format; Turtle is the file itself, with its comments.

    Blank nodes are named by content, so that the bytes are equal in every process.
    """
    if wanted == RdfFormat.TURTLE:
        return turtle
    dataset = Dataset(parse(turtle, format=RdfFormat.TURTLE))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    triples = sorted((quad.triple for quad in dataset), key=str)
    return serialize(triples, format=wanted, prefixes=dict(prefixes)) or b""
