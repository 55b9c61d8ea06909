"""Facts written with the plain driver, without anything that ours keeps besides, and as triples with rdflib-neo4j,
which does not write the properties of relationships."""

from __future__ import annotations

from collections.abc import Sequence

from rdflib import RDF, Graph, Literal, Namespace
from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig

from graph.cypher import Cypher
from graph.entities import Facts, Ref, Value
from graph.settings import Settings
from graph.store import Store

BATCH = 2_000
_BASE = Namespace("https://example.org/")


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


def write_triples(settings: Settings, facts: Sequence[Facts]) -> None:
    """Writes the nodes, their properties and the bare relationships of these facts with rdflib-neo4j."""
    access = {
        "uri": settings.graph_uri,
        "database": "neo4j",
        "user": settings.graph_user,
        "pwd": settings.graph_password,
    }
    config = Neo4jStoreConfig(
        auth_data=access,
        handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE,
        batching=True,
        batch_size=BATCH,
    )
    graph = Graph(store=Neo4jStore(config=config))
    for each in facts:
        for node in each.nodes:
            subject = _BASE["/".join(node.ref)]
            graph.add((subject, RDF.type, _BASE[node.type]))
            for name, value in node.properties.items():
                for one in value if isinstance(value, tuple) else (value,):
                    graph.add((subject, _BASE[name], Literal(one)))
        for edge in each.edges:
            graph.add((_BASE["/".join(edge.source)], _BASE[edge.type], _BASE["/".join(edge.target)]))
    graph.close(commit_pending_transaction=True)
