"""Facts to Cypher statements, in batches that fit a message. Pure functions.

Labels and types come from the model, never from input; everything else is a parameter.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from graph.claims import CHANGE, CLAIM, DATASET, LEDGER, Claim
from graph.cypher import Cypher
from graph.entities import ATTACHED, Edge, Node, Ref, distinct_edges
from graph.owners import MARKS, home_of, kind_of
from graph.schema import free_edges, owned_classes, vocabulary_edges
from ontology.errors import QueryFailed
from ontology.kinds import Model, NodeClass

Row = Mapping[str, Any]

ROWS = 5_000  # rows in a message, as measured on both servers
BYTES = 4 * 2**20  # in a message: the embedded server stalls 25-50 s on one over 16 MiB and refuses it
LARGEST = 15 * 2**20  # bytes of one row, which cannot be split


def sliced(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield the rows in order, in lists of at most ROWS rows and about BYTES bytes.

    Raises QueryFailed where one row is too large for a message.
    """
    batch: list[Row] = []
    size = 0
    for row in rows:
        weight = _weight(row)
        if weight > LARGEST:
            raise QueryFailed(f"an entity of {weight >> 20} MiB is too large to store: the limit is 15 MiB")
        if batch and (len(batch) == ROWS or size + weight > BYTES):
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += weight
    if batch:
        yield batch


def _weight(value: object) -> int:
    """Return the bytes of a value in a message, about."""
    match value:
        case str():
            return len(value.encode("utf-8", "surrogatepass"))
        case Mapping():
            return sum(len(name) + _weight(each) for name, each in value.items())
        case list() | tuple():
            return sum(map(_weight, value))
    return 8


def batches(text: str, rows: Iterable[Row]) -> list[Cypher]:
    """Return a statement that unwinds `$rows`, once for each batch of rows."""
    return [Cypher(text, {"rows": batch}) for batch in sliced(rows)]


def create_nodes(nodes: Iterable[Node], model: Model) -> list[Cypher]:
    """Create nodes that do not exist yet, with all their labels at once."""
    return _by_class(nodes, model, "UNWIND $rows AS row CREATE (n{labels}) SET n = row.properties")


def put_nodes(nodes: Iterable[Node], model: Model) -> list[Cypher]:
    """Create or replace nodes: afterwards they have these properties and no others.

    MERGE on all labels finds a node by the constraint of any of them, on both servers, and creates no second one.
    """
    text = "UNWIND $rows AS row MERGE (n{labels} {{id: row.id}}) SET n = row.properties"
    return _by_class(nodes, model, text)


def drop_nodes(refs: Iterable[Ref]) -> list[Cypher]:
    """Delete these nodes."""
    ordered = groupby(sorted(set(refs)), key=lambda ref: ref[0])
    return [
        query
        for name, group in ordered
        for query in batches(
            f"UNWIND $rows AS row MATCH (n:{name} {{id: row.id}}) DETACH DELETE n",
            [{"id": ref[1]} for ref in group],
        )
    ]


def create_edges(edges: Iterable[Edge]) -> list[Cypher]:
    """Create relationships between existing nodes; equal ones once, others in parallel."""
    ordered = sorted(distinct_edges(edges), key=_shape)
    return [query for shape, group in groupby(ordered, key=_shape) for query in _edges(shape, list(group))]


def attach_edges(edges: Iterable[Edge], sources: Container[Ref]) -> list[Cypher]:
    """Create the attached relationships of new nodes; a node that exists has them."""
    return create_edges(
        replace(edge, properties={**edge.properties, ATTACHED: True})
        for edge in edges
        if edge.source in sources
    )


def drop_own(owner: str, model: Model) -> list[Cypher]:
    """Delete the facts of a stored owner: the nodes that belong to it, then its other relationships."""
    kind = kind_of(owner)
    marked = {"owner": kind.mark_value(owner)}
    return [
        *(
            Cypher(f"MATCH (n:{name}) WHERE n.{kind.mark} = $owner DETACH DELETE n", marked)
            for name in owned_classes(model, kind)
        ),
        *(
            Cypher(f"MATCH ()-[r:{name}]->() WHERE r.{kind.mark} = $owner DELETE r", marked)
            for name in free_edges(model, kind)
        ),
    ]


def drop_vocabulary_edges(model: Model) -> list[Cypher]:
    """Delete the relationships of the vocabulary: those without the mark of another owner, and not attached."""
    unmarked = " AND ".join(f"r.{mark} IS NULL" for mark in (*MARKS, ATTACHED))
    return [Cypher(f"MATCH ()-[r:{name}]->() WHERE {unmarked} DELETE r") for name in vocabulary_edges(model)]


def put_claims(holders: Mapping[Claim, int], stored: Container[Claim]) -> list[Cypher]:
    """Store the number of holders of each claim, and delete claims without holders. Claims that are not `stored`
    are created without a search."""
    held = [_claim_row(claim, count) for claim, count in holders.items() if count > 0 and claim in stored]
    fresh = [
        _claim_row(claim, count) for claim, count in holders.items() if count > 0 and claim not in stored
    ]
    dropped = [{"id": claim.id} for claim, count in holders.items() if count <= 0]
    return [
        *batches(f"UNWIND $rows AS row CREATE (c:{CLAIM}) SET c = row", fresh),
        *batches(f"UNWIND $rows AS row MATCH (c:{CLAIM} {{id: row.id}}) SET c = row", held),
        *batches(f"UNWIND $rows AS row MATCH (c:{CLAIM} {{id: row.id}}) DELETE c", dropped),
    ]


def put_ledgers(ledgers: Mapping[str, tuple[str, Sequence[Claim]]]) -> list[Cypher]:
    """Store the ledgers of owners: the digest of the facts of each, and its claims."""
    rows = [
        {"id": owner, "digest": digest, "claims": [claim.id for claim in claims]}
        for owner, (digest, claims) in ledgers.items()
    ]
    return batches(f"UNWIND $rows AS row MERGE (l:{LEDGER} {{id: row.id}}) SET l = row", rows)


def drop_ledger(owner: str) -> list[Cypher]:
    """Delete the ledger of an owner."""
    return [Cypher(f"MATCH (l:{LEDGER} {{id: $owner}}) DELETE l", {"owner": owner})]


def mark_changes(owners: Sequence[str]) -> Cypher:
    """Record that the facts of these owners have changed with the present version, for what is derived from them."""
    text = (
        f"MATCH (d:{DATASET} {{id: 'dataset'}}) UNWIND $owners AS owner MERGE (c:{CHANGE} {{id: owner}}) "
        "SET c.version = d.version"
    )
    return Cypher(text, {"owners": list(owners)})


def own_nodes(own: Iterable[Node], owners: Iterable[str], model: Model) -> list[Cypher]:
    """Store the nodes that belong to owners: their home nodes, which may exist because others refer to them, and the
    rest, which are new."""
    nodes, homes = list(own), set(map(home_of, owners))
    rest = [node for node in nodes if node.ref not in homes]
    return [*put_nodes((node for node in nodes if node.ref in homes), model), *create_nodes(rest, model)]


def _by_class(nodes: Iterable[Node], model: Model, text: str) -> list[Cypher]:
    ordered = sorted({node.ref: node for node in nodes}.values(), key=lambda node: node.ref)
    return [
        query
        for name, group in groupby(ordered, key=lambda node: node.type)
        for query in batches(text.format(labels=labels(model.nodes[name])), map(_node_row, group))
    ]


def labels(node_class: NodeClass) -> str:
    """Return all labels of a class for a pattern, superclass first (`:Actor:Agency`)."""
    return "".join(f":{label}" for label in node_class.labels)


def _node_row(node: Node) -> Row:
    return {"id": node.id, "properties": {**_plain(node.properties), "id": node.id}}


def _edges(shape: tuple[str, str, str], edges: Sequence[Edge]) -> list[Cypher]:
    kind, source, target = shape
    text = (
        f"UNWIND $rows AS row MATCH (s:{source} {{id: row.source}}) MATCH (t:{target} {{id: row.target}}) "
        f"CREATE (s)-[r:{kind}]->(t) SET r = row.properties"
    )
    return batches(text, [_edge_row(edge) for edge in edges])


def _edge_row(edge: Edge) -> Row:
    return {"source": edge.source[1], "target": edge.target[1], "properties": _plain(edge.properties)}


def _shape(edge: Edge) -> tuple[str, str, str]:
    return edge.type, edge.source[0], edge.target[0]


def _plain(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def _claim_row(claim: Claim, holders: int) -> Row:
    row = {"id": claim.id, "about": claim.about, "content": claim.content}
    return {**row, "authority": claim.authority, "holders": holders}
