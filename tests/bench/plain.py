"""Facts written with the plain driver: what any loader has to write, and nothing that ours keeps besides."""

from __future__ import annotations

from collections.abc import Sequence

from graph.cypher import Cypher
from graph.entities import Facts, Ref, Value
from graph.store import Store

BATCH = 2_000


def write_bare(store: Store, facts: Sequence[Facts]) -> None:
    """Writes the nodes and relationships of these facts as they are, without anything of what loading keeps."""
    store.run_schema([Cypher("CREATE CONSTRAINT IF NOT EXISTS FOR (n:Bare) REQUIRE n.id IS UNIQUE")])
    ends = {ref for each in facts for edge in each.edges for ref in (edge.source, edge.target)}
    nodes: dict[Ref, dict[str, Value]] = {ref: {} for ref in ends} | {
        node.ref: dict(node.properties) for each in facts for node in each.nodes
    }
    put(store, "CREATE (n:Bare {id: row.id}) SET n += row.own", [
        {"id": " ".join(ref), "own": {name: value for name, value in held.items() if name != "id"}}
        for ref, held in nodes.items()
    ])  # fmt: skip
    put(store, "MATCH (s:Bare {id: row.s}), (t:Bare {id: row.t}) CREATE (s)-[r:BARE]->(t) SET r += row.own", [
        {"s": " ".join(edge.source), "t": " ".join(edge.target), "own": dict(edge.properties)}
        for each in facts for edge in each.edges
    ])  # fmt: skip


def put(store: Store, each: str, rows: list[dict[str, object]]) -> None:
    for place in range(0, len(rows), BATCH):
        store.write([Cypher(f"UNWIND $rows AS row {each}", {"rows": rows[place : place + BATCH]})])
