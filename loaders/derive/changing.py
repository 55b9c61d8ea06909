"""Derivation of what a change of some notices touches: the derived facts of their keys, before and now.

Facts that other keys have are not read. The outcome is that of a derivation of all facts (tests compare both).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.batches import batches
from graph.derived import DerivedChange, Trace, change_derived, traces_by
from graph.entities import DERIVED, Edge, Node
from graph.owners import NOTICE_OWNER, kind_of
from graph.store import Store
from graph.stored_facts import EDGE_COLUMNS, stored_edge, stored_node
from loaders.derive.kinds import KINDS, Group, Kind, Premises, activity_trace
from loaders.derive.links import (
    campaign_links,
    cited_ids,
    forwarded_numbers,
    forwarding_links,
    read_notice_traces,
    recurring_by_campaign,
    touched_campaigns,
    wider_campaigns,
)
from loaders.derive.occurrences import ActivityOccurrence
from loaders.derive.reading import BY_ID, OF_NOTICES, Naming, read_occurrences
from ontology.kinds import Model

_OF_ACTIVITY = "MATCH (s:Activity {id: row.id})-[r:IN_SERIES|PLANS]->(t)"
_INTO_ACTIVITY = "MATCH (t:Activity {id: row.id})<-[r:ORGANIZED]-(s)"
_OF_CAMPAIGN = "MATCH (s:Campaign {id: row.id})-[r:IMPLEMENTS]->(t)"
_OF_CITED = "MATCH (:Notice {id: row.id})<-[:FORWARDS]-(s:Notice)-[r:FORWARDS]->(t)"


@dataclass(frozen=True)
class _Changed:
    """The notices that changed: their traces before; their activities, and the traces of these and of them, now."""

    notices: Sequence[str]
    before: Sequence[Trace]
    activities: Sequence[ActivityOccurrence]
    traces: Sequence[Trace]

    def beside(self, traces: Iterable[Trace]) -> list[Trace]:
        """Return the traces of other notices among these, and those of the changed ones as they are now."""
        changed = set(self.notices)
        return [*(each for each in traces if each["notice"] not in changed), *self.traces]


@dataclass
class _Outcome:
    """Nodes and relationships that follow from the touched keys, and the relationships stored for these keys."""

    nodes: list[Node] = field(default_factory=list)
    wanted: list[Edge] = field(default_factory=list)
    stored: list[Edge] = field(default_factory=list)


def derive_changes(store: Store, model: Model, naming: Naming, changes: Mapping[str, int]) -> None:
    """Bring the derived facts in step with the changes of these owners, which have the versions given."""
    changed, successions = _read_changed(store, naming, changes)
    touched = {kind: _keys(kind, changed) for kind in KINDS}
    ids = {each["id"] for kind, keys in touched.items() for each in _others(store, kind, keys, changed)}
    others, more = read_occurrences(store, naming, BY_ID, ids)
    activities, outcome = [*changed.activities, *others], _Outcome()
    known = _derived(store, model, [each.id for each in activities])
    for kind, keys in touched.items():
        groups = [group for key, group in kind.grouped(activities).items() if key in keys]
        _add(outcome, kind, groups, known, Premises(naming.names, {**more, **successions}))
    _add_campaigns(outcome, store, model, changed)
    _add_forwardings(outcome, store, model, changed)
    dropped, created = _difference(outcome.stored, outcome.wanted)
    nodes = _unlike_stored(store, outcome.nodes)
    change_derived(
        store, model, DerivedChange(dropped, created, nodes, changed.notices, changed.traces, changes)
    )


def _add(
    outcome: _Outcome, kind: Kind, groups: Sequence[Group], known: Iterable[Edge], premises: Premises
) -> None:
    """Add what a kind derives from the activities of each key, and what is stored of it."""
    found = [each for group in groups for each in kind.derive(group, premises)]
    outcome.nodes += [each for each in found if isinstance(each, Node)]
    outcome.wanted += [each for each in found if isinstance(each, Edge)]
    outcome.stored += _of_kind(known, kind, {each.id for group in groups for each in group})


def _read_changed(
    store: Store, naming: Naming, changes: Iterable[str]
) -> tuple[_Changed, Mapping[str, tuple[str, str]]]:
    notices = sorted(owner for owner in changes if kind_of(owner) is NOTICE_OWNER)
    activities, successions = read_occurrences(store, naming, OF_NOTICES, notices)
    traces = [*read_notice_traces(store, notices), *map(activity_trace, activities)]
    return _Changed(notices, traces_by(store, "notice", notices), activities, traces), successions


def _keys(kind: Kind, changed: _Changed) -> set[str]:
    """Return the keys of the changed notices, before and now."""
    before = {each[kind.name] for each in changed.before if kind.name in each}
    return before | set(kind.grouped(changed.activities))


def _others(store: Store, kind: Kind, keys: Collection[str], changed: _Changed) -> Iterator[Trace]:
    """Yield the traces of activities of other notices with these keys."""
    notices = set(changed.notices)
    if kind.shared:
        yield from (each for each in traces_by(store, kind.name, keys) if each["notice"] not in notices)


def _of_kind(edges: Iterable[Edge], kind: Kind, activities: Collection[str]) -> Iterator[Edge]:
    """Yield the derived relationships of a kind at some activities."""
    for edge in edges:
        activity = edge.target if edge.type == "ORGANIZED" else edge.source
        if kind.owns(edge) and activity[1] in activities:
            yield edge


def _add_campaigns(outcome: _Outcome, store: Store, model: Model, changed: _Changed) -> None:
    """Add the links of the touched campaigns."""
    campaigns = touched_campaigns(store, (*changed.before, *changed.traces))
    traces = traces_by(store, "campaign", {*campaigns, *wider_campaigns(campaigns)})
    recurring = recurring_by_campaign(changed.beside(traces))
    outcome.wanted += campaign_links(store, recurring, campaigns)
    outcome.stored += _stored(store, model, _OF_CAMPAIGN, campaigns)


def _add_forwardings(outcome: _Outcome, store: Store, model: Model, changed: _Changed) -> None:
    """Add the links to the notices with the touched numbers."""
    own = {each["number"] for each in (*changed.before, *changed.traces) if "number" in each}
    numbers = own | forwarded_numbers(store, changed.notices)
    traces, cited = changed.beside(traces_by(store, "number", numbers)), cited_ids(numbers)
    stored = _stored(store, model, _OF_CITED, cited)
    outcome.wanted += forwarding_links(store, traces, numbers)
    outcome.stored += [edge for edge in stored if not cited.isdisjoint(_sources(edge))]


def _sources(edge: Edge) -> tuple[str, ...]:
    sources = edge.properties.get("derived_from")
    return sources if isinstance(sources, tuple) else ()


def _derived(store: Store, model: Model, activities: Collection[str]) -> list[Edge]:
    """Return the derived relationships of some activities."""
    return [
        edge for text in (_OF_ACTIVITY, _INTO_ACTIVITY) for edge in _stored(store, model, text, activities)
    ]


def _stored(store: Store, model: Model, pattern: str, ids: Iterable[str]) -> list[Edge]:
    text = f"UNWIND $rows AS row {pattern} WHERE r.{DERIVED} = true RETURN DISTINCT {EDGE_COLUMNS}"
    queries = batches(text, ({"id": each} for each in sorted(set(ids))))
    return [stored_edge(row, model) for query in queries for row in store.read(query).rows]


def _unlike_stored(store: Store, nodes: Iterable[Node]) -> list[Node]:
    """Return the nodes that are not stored with these properties."""
    wanted = {node.ref: node for node in nodes}
    for kind in {node.type for node in wanted.values()}:
        rows = ({"id": key} for name, key in wanted if name == kind)
        for query in batches(
            f"UNWIND $rows AS row MATCH (n:{kind} {{id: row.id}}) RETURN properties(n)", rows
        ):
            for (properties,) in store.read(query).rows:
                stored = stored_node(kind, properties)
                if wanted[stored.ref] == stored:
                    del wanted[stored.ref]
    return list(wanted.values())


def _difference(stored: Iterable[Edge], wanted: Iterable[Edge]) -> tuple[list[Edge], list[Edge]]:
    """Return the relationships to delete and those to create."""
    old, new = ({edge.content: edge for edge in edges} for edges in (stored, wanted))
    return [old[key] for key in old if key not in new], [new[key] for key in new if key not in old]
