"""The kinds of facts that are derived from activities, each by a key of its own. Pure.

The facts that a kind derives for a key follow from the activities with that key alone. So a change of one notice
concerns the keys of its activities, and nothing else has to be looked at: the same functions derive all facts of a
graph and those that one change touches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.claims import TRACE_KEYS
from graph.derived import Trace
from graph.entities import Edge, Node
from loaders.derive.edges import event_node, in_series, organized, plans, series_node
from loaders.derive.events import find_events, planning_key
from loaders.derive.occurrences import ActivityOccurrence
from loaders.derive.organizers import derive_organizers, lead_key
from loaders.derive.series import ProvisionalSeries, like_named_series, same_named_series
from loaders.derive.successions import Successions
from loaders.lexicon.series_names import SeriesNames

Group = Sequence[ActivityOccurrence]


@dataclass(frozen=True)
class Premises:
    """The premises of derivation besides the activities: the comparison of names, and the successions of agencies."""

    names: SeriesNames
    successions: Successions


@dataclass(frozen=True)
class Kind:
    """A kind of derived facts: the key by which activities are taken together, None for those that it leaves out; the
    derivation from the activities of one key; and the type and rule by which its relationships are recognised (None:
    any rule)."""

    name: str
    key: Callable[[ActivityOccurrence], str | None]
    derive: Callable[[Group, Premises], Iterator[Node | Edge]]
    type: str
    rule: str | None = None

    @property
    def shared(self) -> bool:
        """The question whether activities of several notices may have one key."""
        return self.name in TRACE_KEYS

    def grouped(self, activities: Iterable[ActivityOccurrence]) -> dict[str, list[ActivityOccurrence]]:
        """Return the activities by key."""
        groups: dict[str, list[ActivityOccurrence]] = {}
        for each in activities:
            key = self.key(each)
            if key is not None:
                groups.setdefault(key, []).append(each)
        return groups

    def owns(self, edge: Edge) -> bool:
        """Return whether a derived relationship is of this kind."""
        return edge.type == self.type and self.rule in (None, edge.properties.get("rule"))


def _known(group: Group, _: Premises) -> Iterator[Node | Edge]:
    for each in group:
        yield from (in_series(each, series, certainty, "sign") for series, certainty in each.known)


def _same_named(group: Group, premises: Premises) -> Iterator[Node | Edge]:
    yield from _found(same_named_series(group, premises.names), "certain", "same_name")


def _like_named(group: Group, premises: Premises) -> Iterator[Node | Edge]:
    yield from _found(like_named_series(group, premises.names), "probable", "like_name")


def _found(found: Iterable[ProvisionalSeries], certainty: str, rule: str) -> Iterator[Node | Edge]:
    for series in found:
        yield series_node(series)
        yield from (in_series(each, series.id, certainty, rule) for each in series.members)


def _planned(group: Group, _: Premises) -> Iterator[Node | Edge]:
    for event in find_events(group):
        yield event_node(event)
        yield from (plans(event, each) for each in event.plannings)


def _led(group: Group, premises: Premises) -> Iterator[Node | Edge]:
    yield from map(organized, derive_organizers(group, premises.successions))


def _comparable_scope(activity: ActivityOccurrence) -> str | None:
    return activity.scope if activity.core and not activity.known else None


KINDS = (
    Kind("known", lambda each: each.id if each.known else None, _known, "IN_SERIES", "sign"),
    Kind("core", lambda each: None if each.known else each.core, _same_named, "IN_SERIES", "same_name"),
    Kind("scope", _comparable_scope, _like_named, "IN_SERIES", "like_name"),
    Kind("event", planning_key, _planned, "PLANS"),
    Kind("lead", lead_key, _led, "ORGANIZED", "same_series"),
)  # fmt: skip


def activity_trace(activity: ActivityOccurrence) -> Trace:
    """Return the trace of an activity: its notice and campaign, its keys, and the name under which it recurs."""
    keys = {kind.name: kind.key(activity) for kind in KINDS if kind.shared}
    stated = {"campaign": activity.campaign, "recurring": activity.recurring, **keys}
    found = {name: value for name, value in stated.items() if value is not None}
    return {"id": activity.id, "notice": activity.notice, **found}
