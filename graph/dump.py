"""The whole graph in one spelling: equal graphs, equal dumps, on either server."""

from graph.claims import BOOKKEEPING
from graph.cypher import Cypher
from graph.entities import canonical
from graph.store import Store


def dump(store: Store, bookkeeping: bool = False) -> tuple[str, ...]:
    """One line of JSON for each node and relationship, sorted; held in memory whole.

    A node is {"labels", "properties"}, a relationship {"type", "source", "target", "properties"} with ends
    as [label, id], the label being the last one by the alphabet. The store's own records (claims, ledgers)
    are left out unless `bookkeeping`; the counter of changes always is, as it tells of the past.
    """
    nodes = store.read(Cypher("MATCH (n) RETURN labels(n), properties(n)")).rows
    edges = store.read(
        Cypher("MATCH (s)-[r]->(t) RETURN type(r), labels(s), s.id, labels(t), t.id, properties(r)")
    ).rows
    hidden = set(BOOKKEEPING[-1:] if bookkeeping else BOOKKEEPING)
    lines = [_node(sorted(labels), told) for labels, told in nodes if hidden.isdisjoint(labels)]
    lines += [_edge(kind, [max(s), a], [max(t), b], told) for kind, s, a, t, b, told in edges]
    return tuple(sorted(lines))


def _node(labels: list[str], properties: dict[str, object]) -> str:
    return canonical({"labels": labels, "properties": properties})


def _edge(kind: str, source: list[str], target: list[str], properties: dict[str, object]) -> str:
    return canonical({"type": kind, "source": source, "target": target, "properties": properties})
