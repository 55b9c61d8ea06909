"""Derived facts: relationships marked `derived`, found series and events, which follow from the facts of several
owners.

They are in no ledger. Every load and retraction leaves a Change of its owner; the derivation that takes account of
it removes it. A Trace is what the derivation took from an activity or a notice: its keys, by which the others that a
change touches are found, and which are still there when the activity is gone. Both are outside the ontology.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from graph.batches import ROWS, batches, create_edges, put_nodes
from graph.claims import CHANGE, DATASET, PROVISIONAL, TRACE
from graph.cypher import Cypher
from graph.data_state import next_version
from graph.entities import DERIVED, Edge, Node
from graph.store import Run, Store
from ontology.errors import QueryFailed
from ontology.kinds import Model

DERIVATION = "derivation"  # qm:keptBy of the classes of which every entity is derived
Trace = Mapping[str, Any]  # `id`, `notice`, and the keys; strings, or lists of them
_SERIES = "ActivitySeries"
_FOUND_SERIES = f"MATCH (n:{_SERIES}) WHERE n.{PROVISIONAL} = true"
_METHOD = f"MATCH (d:{DATASET} {{id: 'dataset'}}) RETURN d.{DERIVATION}"
_CHANGES = f"MATCH (c:{CHANGE}) RETURN c.id, c.version ORDER BY c.id"
_DATASET = f"MATCH (d:{DATASET} {{id: 'dataset'}})"
_BEGIN = f"{_DATASET} SET d.{DERIVATION} = '', d.work = $work"  # of the derivation that is under way
_WORK = f"{_DATASET} RETURN d.work"
_SET_METHOD = f"{_DATASET} SET d.{DERIVATION} = $method REMOVE d.work"


@dataclass(frozen=True)
class DerivationState:
    """The method that the derived facts follow from ("" for none), and the owners that have changed since, with the
    versions of the data."""

    method: str
    changes: Mapping[str, int]


@dataclass(frozen=True)
class DerivedChange:
    """A change of the derived facts: relationships to delete and to create, nodes to store; the traces of some notices
    are replaced. `changes` are the changes of owners that it takes account of."""

    dropped: Sequence[Edge]
    created: Sequence[Edge]
    nodes: Sequence[Node]
    notices: Sequence[str]
    traces: Sequence[Trace]
    changes: Mapping[str, int]


@dataclass(frozen=True)
class WholeDerivation:
    """All derived facts of a graph, the traces of what they follow from, and the state that they make."""

    nodes: Sequence[Node] = ()
    edges: Sequence[Edge] = ()
    traces: Sequence[Trace] = ()
    state: DerivationState = field(default_factory=lambda: DerivationState("", {}))


def derivation_state(store: Store) -> DerivationState:
    """Return the state of the derived facts."""
    methods = store.read(Cypher(_METHOD)).rows
    changes = dict(store.read(Cypher(_CHANGES)).rows)
    return DerivationState(methods[0][0] or "" if methods else "", changes)


def put_derived(store: Store, model: Model, whole: WholeDerivation) -> None:
    """Replace all derived facts, a batch in each transaction, as a server need not have room for all of them in one.
    The ends of the relationships must exist.

    Until the last batch is written there is no method that the derived facts follow from; so if the work is cut off,
    the next derivation begins anew. Raises QueryFailed where another derivation has begun meanwhile.
    """
    work = uuid4().hex
    store.write([next_version(), Cypher(_BEGIN, {"work": work})])
    for pattern, delete in _all_derived(model):
        while store.read(Cypher(f"{pattern} RETURN count(n)")).value():
            _continue(store, work, [Cypher(f"{pattern} WITH n LIMIT {2 * ROWS} {delete} n")])
    for query in [*_create_traces(whole.traces), *put_nodes(whole.nodes, model), *create_edges(whole.edges)]:
        _continue(store, work, [query])
    method = {"method": whole.state.method}
    _continue(store, work, [*_taken(whole.state.changes), Cypher(_SET_METHOD, method)])


def _continue(store: Store, work: str, queries: Sequence[Cypher]) -> None:
    """Run a step of a derivation, in one transaction."""

    def step(run: Run) -> None:
        run(next_version())
        if run(Cypher(_WORK)).value() != work:
            raise QueryFailed("another process derives facts from this graph; run the command again")
        for query in queries:
            run(query)

    store.transact(step)


def change_derived(store: Store, model: Model, change: DerivedChange) -> None:
    """Change the derived facts, in one transaction. Found series and events without activities are deleted."""
    store.write([
        next_version(),
        *_drop_edges(change.dropped),
        *put_nodes(change.nodes, model),
        *create_edges(change.created),
        *_orphans(model),
        *batches(f"UNWIND $rows AS row MATCH (t:{TRACE} {{notice: row.id}}) DELETE t", _rows(change.notices)),
        *_create_traces(change.traces),
        *_taken(change.changes),
    ])  # fmt: skip


def traces_by(store: Store, key: str, values: Iterable[str]) -> list[Trace]:
    """Return the traces that have one of these values of a key, one of graph.claims.TRACE_KEYS."""
    text = f"UNWIND $rows AS row MATCH (t:{TRACE} {{{key}: row.id}}) RETURN properties(t) ORDER BY t.id"
    queries = batches(text, _rows(sorted(set(values))))
    return [trace for query in queries for (trace,) in store.read(query).rows]


def derived_nodes(store: Store, model: Model) -> list[Node]:
    """Return the derived nodes: the series that were found, and the entities of the derived classes."""
    return [
        Node(kind, found["id"], {name: value for name, value in found.items() if name != "id"})
        for kind, pattern in _patterns(model).items()
        for (found,) in store.read(Cypher(f"{pattern} RETURN properties(n) AS found ORDER BY n.id")).rows
    ]


def _rows(ids: Iterable[str]) -> list[dict[str, str]]:
    return [{"id": each} for each in ids]


def _taken(changes: Mapping[str, int]) -> list[Cypher]:
    """Remove the changes that are taken account of; one that was made meanwhile has a later version."""
    rows = [{"id": owner, "version": version} for owner, version in changes.items()]
    return batches(
        f"UNWIND $rows AS row MATCH (c:{CHANGE} {{id: row.id}}) WHERE c.version <= row.version DELETE c", rows
    )


def _drop_edges(edges: Iterable[Edge]) -> list[Cypher]:
    grouped: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for edge in edges:
        row = {"source": edge.source[1], "target": edge.target[1], "rule": edge.properties.get("rule")}
        grouped.setdefault((edge.type, edge.source[0], edge.target[0]), []).append(row)
    return [
        query
        for (kind, source, target), rows in grouped.items()
        for query in batches(
            f"UNWIND $rows AS row MATCH (s:{source} {{id: row.source}})-[r:{kind}]->(t:{target} {{id: row.target}}) "
            f"WHERE r.{DERIVED} = true AND r.rule = row.rule DELETE r",
            rows,
        )
    ]


def _patterns(model: Model) -> dict[str, str]:
    """Return a pattern of the derived nodes `n` of each class that has some."""
    whole = {
        each.name: f"MATCH (n:{each.name})" for each in model.nodes.values() if each.kept_by == DERIVATION
    }
    return {_SERIES: _FOUND_SERIES, **whole}


def _orphans(model: Model) -> list[Cypher]:
    """Delete the derived nodes that no activity refers to any more."""
    return [
        Cypher(f"{pattern} WITH n WHERE NOT EXISTS {{ MATCH (n)<-[]-(:Activity) }} DETACH DELETE n")
        for pattern in _patterns(model).values()
    ]


def _create_traces(traces: Iterable[Trace]) -> list[Cypher]:
    return batches(f"UNWIND $rows AS row CREATE (t:{TRACE}) SET t = row", traces)


def _all_derived(model: Model) -> list[tuple[str, str]]:
    """Return patterns `n` of all that is derived, traces, relationships and then nodes, and how each is deleted."""
    marked = [name for name, edge in model.edges.items() if DERIVED in edge.properties]
    return [
        (f"MATCH (n:{TRACE})", "DELETE"),
        *((f"MATCH ()-[n:{name}]->() WHERE n.{DERIVED} = true", "DELETE") for name in marked),
        *((pattern, "DETACH DELETE") for pattern in _patterns(model).values()),
    ]
