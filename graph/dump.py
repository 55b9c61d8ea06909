"""A canonical dump of the graph: equal graphs have equal dumps, on either server."""

from graph.claims import BOOKKEEPING, CHANGE, DATASET
from graph.cypher import Cypher
from graph.entities import canonical
from graph.store import Store


def dump(store: Store, bookkeeping: bool = False) -> tuple[str, ...]:
    """Return a line of JSON for each node and relationship, sorted; the whole dump is in memory.

    A node is {"labels", "properties"}, a relationship {"type", "source", "target", "properties"} with ends
    as [label, id], where the label is the alphabetically last one. With `bookkeeping` claims, ledgers and traces are
    included; changes and the version of the data never are, as they depend on the past.
    """
    nodes = store.read(Cypher("MATCH (n) RETURN labels(n), properties(n)")).rows
    edges = store.read(
        Cypher("MATCH (s)-[r]->(t) RETURN type(r), labels(s), s.id, labels(t), t.id, properties(r)")
    ).rows
    hidden = {CHANGE, DATASET} if bookkeeping else set(BOOKKEEPING)
    lines = [_node(sorted(labels), values) for labels, values in nodes if hidden.isdisjoint(labels)]
    lines += [_edge(kind, [max(s), a], [max(t), b], values) for kind, s, a, t, b, values in edges]
    return tuple(sorted(lines))


def _node(labels: list[str], properties: dict[str, object]) -> str:
    return canonical({"labels": labels, "properties": properties})


def _edge(kind: str, source: list[str], target: list[str], properties: dict[str, object]) -> str:
    return canonical({"type": kind, "source": source, "target": target, "properties": properties})
