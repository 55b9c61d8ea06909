"""What the derivation needs to know of the graph, read from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from loaders.derive.occurring import Evidence, Holder, Occurring

Row = tuple[Any, ...]

_ACTIVITIES = """
MATCH (activity:Activity)-[:PART_OF]->(campaign:Campaign)
RETURN activity.id, activity.name, campaign.year, campaign.scope, activity.notice
ORDER BY activity.id"""
_MENTIONS = """
MATCH (activity:Activity)-[mention:MENTIONED_IN]->(:Notice)
RETURN activity.id, mention.notice, mention.section, mention.start, mention.end, mention.quote
ORDER BY activity.id, mention.start DESC"""
_HOLDERS = """
MATCH (actor:Actor)-[part:ORGANIZED]->(activity:Activity)
WHERE part.role = 'lead' AND part.derived IS NULL
RETURN activity.id, actor.id, CASE WHEN actor:Region THEN 'Region' ELSE 'Agency' END, actor.level, part.basis
ORDER BY activity.id, actor.id, part.basis"""
_SUCCESSIONS = """
MATCH (old:Agency)-[change:SUCCEEDED_BY]->(new:Agency) WHERE change.kind <> 'split'
RETURN old.id, new.id, change.date
ORDER BY old.id, new.id"""
_CAMPAIGNS = """
MATCH (notice:Notice)-[:ANNOUNCES]->(campaign:Campaign)
RETURN notice.id, campaign.id, campaign.year, campaign.scope
ORDER BY notice.id, campaign.id"""
_POINTERS = """
MATCH (notice:Notice)-[pointer:CITES|FORWARDS]->(named)
RETURN notice.id, named.id, named.doc_number, named.title,
       pointer.section, pointer.start, pointer.end, pointer.quote
ORDER BY notice.id, pointer.start, named.id"""
_CARRIED = (
    "MATCH (own:Campaign)-[carried:IMPLEMENTS]->() WHERE carried.derived IS NULL RETURN DISTINCT own.id"
)
_NOTICES = "MATCH (notice:Notice) RETURN notice.id, notice.doc_number, notice.title ORDER BY notice.id"


@dataclass(frozen=True)
class Announced:
    """That a notice announces a campaign."""

    notice: str
    campaign: str
    year: int
    scope: str


@dataclass(frozen=True)
class Pointer:
    """That a notice cites or forwards what bears these names, and in which words."""

    names: frozenset[str]
    words: Evidence


@dataclass(frozen=True)
class State:
    """The facts from which others are derived, as notices, vocabulary and register say them.

    `lineage`: a body to the one that took its duties over, and when. `names`: what a notice is called.
    `carried`: campaigns whose notices say themselves which wider one they carry out.
    """

    activities: Sequence[Occurring]
    lineage: Mapping[str, tuple[str, str]]
    announced: Sequence[Announced]
    pointers: Sequence[Pointer]
    names: Mapping[str, frozenset[str]]
    carried: frozenset[str]


def read_state(store: Store) -> State:
    """The state of the graph as it is now."""

    def rows(text: str) -> Sequence[Row]:
        return store.read(Cypher(text)).rows

    lineage = {old: (new, date) for old, new, date in rows(_SUCCESSIONS)}
    return State(
        activities=_activities(rows(_ACTIVITIES), rows(_MENTIONS), _holders(rows(_HOLDERS), lineage)),
        lineage=lineage,
        announced=[Announced(*row) for row in rows(_CAMPAIGNS)],
        pointers=[Pointer(_called(row[1:4]), Evidence(row[0], *row[4:])) for row in rows(_POINTERS)],
        names={row[0]: _called(row) for row in rows(_NOTICES)},
        carried=frozenset(row[0] for row in rows(_CARRIED)),
    )


def body_of(body: str, lineage: Mapping[str, tuple[str, str]], date: str | None = None) -> str:
    """The body that has the duties of `body` at an ISO date; without one, today."""
    seen = {body}
    while (step := lineage.get(body)) and step[0] not in seen:
        if date is not None and step[1][: len(date)] > date:
            break
        body = step[0]
        seen.add(body)
    return body


def _called(names: Iterable[str | None]) -> frozenset[str]:
    return frozenset(filter(None, names))


def _holders(rows: Iterable[Row], lineage: Mapping[str, tuple[str, str]]) -> Mapping[str, list[Holder]]:
    found: dict[str, list[Holder]] = defaultdict(list)
    for activity, actor, kind, level, basis in rows:
        found[activity].append(Holder(actor, kind, body_of(actor, lineage), level, basis))
    return found


def _activities(
    rows: Iterable[Row], mentions: Iterable[Row], holders: Mapping[str, list[Holder]]
) -> list[Occurring]:
    first = {row[0]: Evidence(*row[1:]) for row in mentions}
    return [
        Occurring(key, name, year, scope, tuple(holders.get(key, ())), first.get(key, Evidence(notice)))
        for key, name, year, scope, notice in rows
    ]
