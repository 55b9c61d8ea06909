"""The named graphs of the RDF copy: each owner's, that of the derived facts and the ontology.

The default graph has every triple of them once, so that counts are right without GRAPH: of the named graphs taken
together, two that state the same would count twice.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Store as TripleStore
from rdflib import URIRef

from graph.derived import derived_nodes
from graph.export import RdfPiece
from graph.iris import DERIVED_GRAPH, owner_graph
from graph.rdf_files import rdf_quads
from graph.store import Store
from graph.stored_facts import derived_edges, read_stored
from graph.triples import edges_triples, facts_triples, node_triples
from ontology.kinds import Model
from ontology.rdf_terms import published_iri
from ontology.terms import QM, QUALITY_TTL

ONTOLOGY_GRAPH = URIRef(str(QM).rstrip("#"))


def first_quads(store: Store, model: Model, base: str, owners: Iterable[str]) -> Iterator[Quad]:
    """Yield every quad of a new copy, some twice."""
    ontology = parse(path=str(QUALITY_TTL), format=RdfFormat.TURTLE)
    for each in ontology:
        yield from _twice(Quad(each.subject, each.predicate, each.object, NamedNode(str(ONTOLOGY_GRAPH))))
    pieces = (_owner_piece(store, model, owner) for owner in owners)
    for piece in pieces:
        for quad in rdf_quads([piece], base, named=True):
            yield from _twice(quad)
    for quad in rdf_quads([_derived_piece(store, model)], base, named=True):
        yield from _twice(quad)


def renew_graphs(triples: TripleStore, store: Store, model: Model, base: str, owners: Iterable[str]) -> None:
    """Replace the graphs of the owners, which may be gone, and that of the derived facts."""
    for owner in owners:
        _replace(triples, _owner_piece(store, model, owner), base)
    _replace(triples, _derived_piece(store, model), base)


def _owner_piece(store: Store, model: Model, owner: str) -> RdfPiece:
    return RdfPiece(owner_graph(owner), facts_triples(read_stored(store, model, owner).facts, model))


def _derived_piece(store: Store, model: Model) -> RdfPiece:
    nodes = (triple for node in derived_nodes(store, model) for triple in node_triples(node, model))
    return RdfPiece(DERIVED_GRAPH, [*nodes, *edges_triples(derived_edges(store, model), model)])


def _replace(triples: TripleStore, piece: RdfPiece, base: str) -> None:
    """Make the piece the content of its graph, writing only what differs."""
    graph = NamedNode(published_iri(str(piece.graph), base))
    old, new = (
        set(triples.quads_for_pattern(None, None, None, graph)),
        set(rdf_quads([piece], base, named=True)),
    )
    for quad in old - new:
        triples.remove(quad)
        if not _is_stated(triples, quad):
            triples.remove(_in_default(quad))
    triples.extend(each for quad in new - old for each in _twice(quad))


def _is_stated(triples: TripleStore, quad: Quad) -> bool:
    """Return whether a named graph has the triple."""
    found = triples.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(each.graph_name != DefaultGraph() for each in found)


def _twice(quad: Quad) -> tuple[Quad, Quad]:
    return quad, _in_default(quad)


def _in_default(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())
