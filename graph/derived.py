"""What is worked out from the facts of several owners: relationships marked `derived`, and found series.

They belong to nobody's ledger. They are put in place of the ones before in one transaction, and the store
remembers for which state of it they hold, so that nothing is worked out twice and nothing stale is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.batches import create_edges, next_version, put_nodes
from graph.claims import DATASET, PROVISIONAL
from graph.cypher import Cypher
from graph.entities import Edge, Node
from graph.store import Store
from ontology.kinds import Model

DERIVED = "derived"  # the property that marks a relationship as worked out
_STATE = f"MATCH (d:{DATASET} {{id: 'dataset'}}) RETURN d.version AS version, d.{DERIVED} AS derived"
_REMEMBER = f"MATCH (d:{DATASET} {{id: 'dataset'}}) SET d.{DERIVED} = d.version"


def is_derived(store: Store) -> bool:
    """Whether what is derived holds for the present state of the store."""
    rows = store.read(Cypher(_STATE)).rows
    return bool(rows) and rows[0][0] == rows[0][1]


def put_derived(store: Store, model: Model, nodes: Iterable[Node], edges: Sequence[Edge]) -> None:
    """Puts these in place of everything that was derived before. The ends of `edges` must be there."""
    queries = [
        *_clear(model),
        *put_nodes(nodes, model),
        *create_edges(edges),
        Cypher(_REMEMBER),
    ]
    store.write([next_version(), *queries])


def _clear(model: Model) -> list[Cypher]:
    marked = [name for name, edge in model.edges.items() if DERIVED in edge.properties]
    return [
        *(Cypher(f"MATCH ()-[r:{name}]->() WHERE r.{DERIVED} = true DELETE r") for name in marked),
        Cypher(f"MATCH (s:ActivitySeries) WHERE s.{PROVISIONAL} = true DETACH DELETE s"),
    ]
