"""The graph as RDF, read piece by piece. Equal graphs give equal pieces in one order, on either server.

`owner_pieces` has each owner's facts in a named graph: nothing is lost, and each owner can be loaded or retracted.
`merged_pieces` has one graph with every entity as it is stored, where the majority of owners has decided.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import URIRef

from graph.cypher import Cypher
from graph.derived import derived_nodes
from graph.entities import Edge, Node
from graph.iris import DERIVED_GRAPH, owner_graph
from graph.loading import version
from graph.owners import is_owned
from graph.store import Store
from graph.stored_facts import attached_edges, read_stored, stored_node, stored_owners
from graph.triples import Triple, edges_triples, facts_triples, node_triples, ordered_triples
from ontology.errors import QueryFailed
from ontology.kinds import Model

PAGE = 2_000  # entities of a class read at a time


@dataclass(frozen=True)
class RdfPiece:
    """Triples that are read at once, and their named graph; None for the default graph."""

    graph: URIRef | None
    triples: list[Triple]


def owner_pieces(store: Store, model: Model) -> Iterator[RdfPiece]:
    """Yield the facts of all owners, and the derived ones, each in its named graph.

    Raises QueryFailed where the graph changes meanwhile.
    """
    before = version(store)
    for owner in stored_owners(store):
        stored = read_stored(store, model, owner)
        yield RdfPiece(owner_graph(owner), facts_triples(stored.facts, model))
        if stored.derived:
            yield RdfPiece(DERIVED_GRAPH, ordered_triples(edges_triples(stored.derived, model)))
    yield RdfPiece(DERIVED_GRAPH, _piece(derived_nodes(store, model), (), model))
    _check_version(store, before)


def merged_pieces(store: Store, model: Model) -> Iterator[RdfPiece]:
    """Yield the shared entities, then what belongs to each owner, and all relationships.

    Raises QueryFailed where the graph changes meanwhile.
    """
    before = version(store)
    for nodes in _shared_nodes(store, model):
        attached = attached_edges(store, model, (node.ref for node in nodes))
        yield RdfPiece(None, _piece(nodes, attached, model))
    for owner in stored_owners(store):
        stored = read_stored(store, model, owner)
        own = [node for node in stored.facts.nodes if is_owned(model.nodes[node.type])]
        yield RdfPiece(None, _piece(own, (*stored.facts.edges, *stored.derived), model))
    _check_version(store, before)


def owner_piece(store: Store, model: Model, owner: str) -> RdfPiece | None:
    """Return the facts of one owner in its named graph; None where it is not loaded."""
    if owner not in stored_owners(store):
        return None
    return RdfPiece(owner_graph(owner), facts_triples(read_stored(store, model, owner).facts, model))


def _piece(nodes: Iterable[Node], edges: Iterable[Edge], model: Model) -> list[Triple]:
    triples = (triple for node in nodes for triple in node_triples(node, model))
    return ordered_triples((*triples, *edges_triples(edges, model)))


def _shared_nodes(store: Store, model: Model) -> Iterator[list[Node]]:
    """Yield the entities of each class that several owners may state, by id, a page at a time."""
    for name in (each.name for each in model.nodes.values() if not (each.abstract or is_owned(each))):
        after = ""
        text = (
            f"MATCH (n:{name}) WHERE n.id > $after RETURN properties(n) AS found ORDER BY n.id LIMIT {PAGE}"
        )
        while rows := store.read(Cypher(text, {"after": after})).rows:
            yield [stored_node(name, found) for (found,) in rows]
            after = str(rows[-1][0]["id"])


def _check_version(store: Store, before: int) -> None:
    if version(store) != before:
        raise QueryFailed("the graph has changed while it was read; export it again")
