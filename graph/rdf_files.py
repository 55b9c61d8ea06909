"""RDF files: formats by the ending of the name, and writing.

rdflib has the triples of the pure modules; pyoxigraph reads and writes the files: 100,000 triples as Turtle are
written in 0.03 s and read in 0.1 s, where rdflib takes 2.6 s and 4 s, and it never fetches what a file refers to.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from graph.export import RdfPiece
from graph.iris import FACTS
from graph.triples import Triple
from ontology.errors import UnwritableFile
from ontology.kinds import Model
from ontology.rdf_terms import RDF_FORMATS, ox_quad, published_iri
from ontology.terms import DCTERMS, QM, RDF, SCHEMA, SKOS, XSD, entity_namespace

_STANDARD = {
    "qm": QM,
    "rdf": RDF,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "schema": SCHEMA,
    "facts": FACTS,
}


def rdf_format(path: Path) -> RdfFormat:
    """Return the format of a file to be written. Raises UnwritableFile with the known ones for any other ending."""
    found = RDF_FORMATS.get(path.suffix.lower())
    if found is None:
        raise UnwritableFile(
            f"{path}: the format is unknown; end its name in one of {', '.join(RDF_FORMATS)}"
        )
    return found


def write_rdf(path: Path, pieces: Iterable[RdfPiece], model: Model, base: str) -> int:
    """Write a file whole or not at all, and return the number of triples. A format without named graphs has the
    triples alone. Raises UnwritableFile."""
    written, form = _Counter(), rdf_format(path)
    quads = written.count(rdf_quads(pieces, base, form.supports_datasets))
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            serialize(quads, file, form, prefixes=rdf_prefixes(model, base))
        part.replace(path)
    except OSError as error:
        raise UnwritableFile(f"{path}: cannot be written ({error.strerror}); name another file") from error
    finally:
        part.unlink(missing_ok=True)
    return written.total


def rdf_bytes(triples: Iterable[Triple], form: RdfFormat, model: Model, base: str) -> bytes:
    """Return triples in a format, with the prefixes that they use."""
    quads = list(rdf_quads([RdfPiece(None, list(triples))], base, named=False))
    plain = serialize(quads, format=RdfFormat.N_TRIPLES) or b""
    used = {name: iri for name, iri in rdf_prefixes(model, base).items() if f"<{iri}".encode() in plain}
    return plain if form == RdfFormat.N_TRIPLES else serialize(quads, format=form, prefixes=used) or b""


class _Counter:
    """Counts what passes."""

    def __init__(self) -> None:
        self.total = 0

    def count(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Yield the quads."""
        for quad in quads:
            self.total += 1
            yield quad


def rdf_quads(pieces: Iterable[RdfPiece], base: str, named: bool) -> Iterator[Quad]:
    """Yield the quads of pieces under a base, in their named graphs or, if not `named`, in the default graph."""
    for piece in pieces:
        graph = NamedNode(published_iri(piece.graph, base)) if named and piece.graph else None
        yield from (ox_quad(triple, base, graph) for triple in piece.triples)


def rdf_prefixes(model: Model, base: str) -> dict[str, str]:
    """Return the prefixes of a file: those of the vocabularies in use, and one for the entities of each class."""
    entities = (str(entity_namespace(each)) for each in (*model.nodes, *_relations(model), "Statement"))
    named = {space.rstrip("/").rpartition("/")[2]: space for space in entities}
    return {name: published_iri(str(space), base) for name, space in (_STANDARD | named).items()}


def _relations(model: Model) -> Iterator[str]:
    return (edge.name for edge in model.edges.values() if edge.edge_from is not None)
