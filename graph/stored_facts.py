"""The facts of an owner, read back from the graph as they were loaded: its claims about shared nodes, its own nodes,
its relationships, and those attached to its nodes. Their fingerprint is the digest in its ledger.

Every query finds its rows by an index, so that the time for one owner does not grow with the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from graph.batches import batches
from graph.claims import CLAIM, LEDGER, Claim
from graph.cypher import Cypher
from graph.entities import ATTACHED, DERIVED, FINGERPRINT, Edge, Facts, Node, Ref, Value, distinct_edges
from graph.owners import KINDS, MARKS, VOCABULARY_OWNER, home_of, kind_of
from graph.schema import free_edges, owned_classes, vocabulary_edges
from graph.store import Store
from ontology.kinds import Model

_OWNERS = f"MATCH (l:{LEDGER}) RETURN l.id, l.digest"
_CLAIMS = f"MATCH (l:{LEDGER} {{id: $owner}}) RETURN l.claims"
_CLAIMED = f"UNWIND $rows AS row MATCH (c:{CLAIM} {{id: row.id}}) RETURN c.about, c.content"
EDGE_COLUMNS = "type(r), labels(s), s.id, labels(t), t.id, properties(r)"


@dataclass(frozen=True)
class StoredFacts:
    """The facts of an owner; and if it is a notice, the derived relationships whose evidence is in it."""

    facts: Facts
    derived: tuple[Edge, ...] = ()


def stored_owners(store: Store) -> list[str]:
    """Return the ids of all owners: the vocabulary, notices, registers, each kind sorted."""
    return list(stored_digests(store))


def stored_digests(store: Store) -> dict[str, str]:
    """Return the digest of the facts of every owner, in the order of `stored_owners`."""
    rows = store.read(Cypher(_OWNERS)).rows
    return dict(sorted(rows, key=lambda row: (KINDS.index(kind_of(row[0])), row[0])))


def read_stored(store: Store, model: Model, owner: str) -> StoredFacts:
    """Return the facts of an owner; none where it is not stored."""
    reader = _Reader(store, model, owner)
    claimed = list(reader.claimed_nodes())
    if kind_of(owner) is VOCABULARY_OWNER:
        return StoredFacts(Facts(owner, tuple(claimed), tuple(reader.vocabulary_edges())))
    edges = distinct_edges(reader.own_edges())  # one between two own nodes is found from both
    attached = attached_edges(store, model, (node.ref for node in claimed))
    stated = tuple(edge for edge in edges if not edge.properties.get(DERIVED))
    nodes = (*claimed, *reader.own_nodes())
    derived = tuple(edge for edge in edges if edge.properties.get(DERIVED))
    return StoredFacts(Facts(owner, nodes, stated, tuple(attached)), derived)


class _Reader:
    """Reads the facts of one owner."""

    def __init__(self, store: Store, model: Model, owner: str) -> None:
        self._store, self._model = store, model
        self._owner, self._kind = owner, kind_of(owner)

    def _rows(self, text: str) -> Iterator[Sequence[Any]]:
        """Yield the rows of a query: $owner is the id, $mark the value of its mark."""
        marked = {"owner": self._owner, "mark": self._kind.mark_value(self._owner)}
        yield from self._store.read(Cypher(text, marked)).rows

    def claimed_nodes(self) -> Iterator[Node]:
        """Yield the shared nodes; an end of a relationship about which nothing is stated is an entity of the
        vocabulary, and no node."""
        ids = [{"id": each} for (claims,) in self._rows(_CLAIMS) for each in claims]
        found = (row for query in batches(_CLAIMED, ids) for row in self._store.read(query).rows)
        for about, content in found:
            name, _, entity = about.partition(" ")
            properties = Claim((name, entity), content).properties
            referred = self._model.nodes[name].kept_by == "vocabulary" and self._kind is not VOCABULARY_OWNER
            if properties or not referred:
                yield Node(name, entity, properties)

    def own_nodes(self) -> Iterator[Node]:
        """Yield the nodes that belong to the owner: that which represents it, and those with its mark."""
        home = home_of(self._owner)
        if home is not None:
            for row in self._rows(f"MATCH (n:{home[0]} {{id: $owner}}) RETURN properties(n)"):
                yield stored_node(home[0], row[0])
        for name in owned_classes(self._model, self._kind):
            text = f"MATCH (n:{name}) WHERE n.{self._kind.mark} = $mark RETURN properties(n)"
            for row in self._rows(text):
                yield stored_node(name, row[0])

    def own_edges(self) -> Iterator[Edge]:
        """Yield the relationships with its mark: those at its nodes, and those between shared nodes."""
        mark = self._kind.mark
        for name in owned_classes(self._model, self._kind):
            for pattern in ("(n)-[r]->()", "()-[r]->(n)"):
                text = f"MATCH (n:{name}) WHERE n.{mark} = $mark MATCH {pattern} WHERE r.{mark} = $mark"
                yield from self._edges(
                    f"{text} WITH r, startNode(r) AS s, endNode(r) AS t RETURN {EDGE_COLUMNS}"
                )
        for name in free_edges(self._model, self._kind):
            yield from self._edges(f"MATCH (s)-[r:{name}]->(t) WHERE r.{mark} = $mark RETURN {EDGE_COLUMNS}")

    def vocabulary_edges(self) -> Iterator[Edge]:
        """Yield the relationships of the vocabulary: those without a mark."""
        unmarked = " AND ".join(f"r.{mark} IS NULL" for mark in (*MARKS, ATTACHED))
        for name in vocabulary_edges(self._model):
            yield from self._edges(f"MATCH (s)-[r:{name}]->(t) WHERE {unmarked} RETURN {EDGE_COLUMNS}")

    def _edges(self, text: str) -> Iterator[Edge]:
        return (stored_edge(row, self._model) for row in self._rows(text))


def attached_edges(store: Store, model: Model, sources: Iterable[Ref]) -> Iterator[Edge]:
    """Yield the relationships that are attached to some of the nodes."""
    bearing = {name for edge in model.edges.values() if not edge.stated for name in edge.sources}
    for name, refs in groupby(sorted(ref for ref in sources if ref[0] in bearing), key=lambda ref: ref[0]):
        text = f"UNWIND $ids AS id MATCH (s:{name} {{id: id}})-[r]->(t) WHERE r.{ATTACHED} = true RETURN {EDGE_COLUMNS}"
        for row in store.read(Cypher(text, {"ids": [entity for _, entity in refs]})).rows:
            yield stored_edge(row, model)


def derived_edges(store: Store, model: Model) -> Iterator[Edge]:
    """Yield all derived relationships."""
    for name in (name for name, edge in model.edges.items() if DERIVED in edge.properties):
        text = f"MATCH (s)-[r:{name}]->(t) WHERE r.{DERIVED} = true RETURN {EDGE_COLUMNS}"
        yield from (stored_edge(row, model) for row in store.read(Cypher(text)).rows)


def stored_node(name: str, properties: Mapping[str, Any]) -> Node:
    """Return the node of a class with these stored properties."""
    return Node(name, properties["id"], _values(properties, ("id", FINGERPRINT)))


def stored_edge(row: Sequence[Any], model: Model) -> Edge:
    """Return the relationship in a row of EDGE_COLUMNS of a relationship `r` from `s` to `t`."""
    kind, source_labels, source, target_labels, target, properties = row
    ends = (_class_of(source_labels, model), source), (_class_of(target_labels, model), target)
    return Edge(kind, *ends, _values(properties, (ATTACHED,)))


def _class_of(labels: Iterable[str], model: Model) -> str:
    return next(label for label in labels if not model.nodes[label].abstract)


def _values(properties: Mapping[str, Any], without: tuple[str, ...]) -> dict[str, Value]:
    kept = ((name, value) for name, value in properties.items() if name not in without)
    return {name: tuple(value) if isinstance(value, list) else value for name, value in kept}
