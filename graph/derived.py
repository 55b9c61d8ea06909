"""Derived facts: relationships marked `derived`, found series and events, which follow from the facts of several
owners.

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
DERIVATION = "derivation"  # qm:keptBy of the classes of which every entity is derived
_SERIES = "ActivitySeries"
_FOUND_SERIES = f"MATCH (n:{_SERIES}) WHERE n.{PROVISIONAL} = true"
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


def derived_nodes(store: Store, model: Model) -> list[Node]:
    """Return the derived nodes: the series that were found, and the entities of the derived classes."""
    return [
        Node(kind, found["id"], {name: value for name, value in found.items() if name != "id"})
        for kind, pattern in _patterns(model).items()
        for (found,) in store.read(Cypher(f"{pattern} RETURN properties(n) AS found ORDER BY n.id")).rows
    ]


def _patterns(model: Model) -> dict[str, str]:
    """Return a pattern of the derived nodes `n` of each class that has some."""
    whole = {
        each.name: f"MATCH (n:{each.name})" for each in model.nodes.values() if each.kept_by == DERIVATION
    }
    return {_SERIES: _FOUND_SERIES, **whole}


def _clear(model: Model) -> list[Cypher]:
    marked = [name for name, edge in model.edges.items() if DERIVED in edge.properties]
    return [
        *(Cypher(f"MATCH ()-[r:{name}]->() WHERE r.{DERIVED} = true DELETE r") for name in marked),
        *(Cypher(f"{pattern} DETACH DELETE n") for pattern in _patterns(model).values()),
    ]
