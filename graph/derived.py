"""Derived facts: relationships marked `derived`, and found series, which follow from the facts of several owners.

They are in no ledger. One transaction replaces all of them, and the store records the version of the data that
they were derived from, so that nothing is derived twice and nothing stale is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.batches import create_edges, next_version, put_nodes
from graph.claims import DATASET, PROVISIONAL
from graph.cypher import Cypher
from graph.entities import Edge, Node
from graph.store import Store
from ontology.kinds import Model

DERIVED = "derived"  # the property that marks a derived relationship
_SERIES = "ActivitySeries"
_FOUND_SERIES = f"MATCH (s:{_SERIES}) WHERE s.{PROVISIONAL} = true"
_STATE = f"MATCH (d:{DATASET} {{id: 'dataset'}}) RETURN d.version AS version, d.{DERIVED} AS derived"
_SET_STATE = f"MATCH (d:{DATASET} {{id: 'dataset'}}) SET d.{DERIVED} = d.version"


def is_up_to_date(store: Store) -> bool:
    """Tell whether the derived facts are those of the present version of the data."""
    rows = store.read(Cypher(_STATE)).rows
    return bool(rows) and rows[0][0] == rows[0][1]


def put_derived(store: Store, model: Model, nodes: Iterable[Node], edges: Sequence[Edge]) -> None:
    """Replace all derived facts by these. The ends of `edges` must exist."""
    queries = [
        *_clear(model),
        *put_nodes(nodes, model),
        *create_edges(edges),
        Cypher(_SET_STATE),
    ]
    store.write([next_version(), *queries])


def derived_nodes(store: Store) -> list[Node]:
    """Return the derived nodes: the series that were found."""
    rows = store.read(Cypher(f"{_FOUND_SERIES} RETURN properties(s) AS found ORDER BY s.id")).rows
    return [
        Node(_SERIES, found["id"], {name: value for name, value in found.items() if name != "id"})
        for (found,) in rows
    ]


def _clear(model: Model) -> list[Cypher]:
    marked = [name for name, edge in model.edges.items() if DERIVED in edge.properties]
    return [
        *(Cypher(f"MATCH ()-[r:{name}]->() WHERE r.{DERIVED} = true DELETE r") for name in marked),
        Cypher(f"{_FOUND_SERIES} DETACH DELETE s"),
    ]
