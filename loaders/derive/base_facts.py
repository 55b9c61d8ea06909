"""The facts of the graph from which others are derived, read from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from loaders.derive.occurrences import ActivityOccurrence, Evidence, LeadOrganizer
from loaders.text.keys import number_key

QueryRow = tuple[Any, ...]
Successions = Mapping[str, tuple[str, str]]  # an agency to its successor and the date

_ACTIVITIES = """
MATCH (activity:Activity)-[:PART_OF]->(campaign:Campaign)
RETURN activity.id, activity.name, campaign.year, campaign.scope, activity.notice,
       activity.date_from, activity.date_to, activity.place, activity.edition
ORDER BY activity.id"""
_MENTIONS = """
MATCH (activity:Activity)-[mention:MENTIONED_IN]->(:Notice)
RETURN activity.id, mention.notice, mention.section, mention.start, mention.end, mention.quote
ORDER BY activity.id, mention.start DESC"""
_ORGANIZERS = """
MATCH (actor:Actor)-[part:ORGANIZED]->(activity:Activity)
WHERE part.role = 'lead' AND part.derived IS NULL
RETURN activity.id, actor.id, CASE WHEN actor:Region THEN 'Region' ELSE 'Agency' END, actor.level, part.basis
ORDER BY activity.id, actor.id, part.basis"""
_SUCCESSIONS = """
MATCH (old:Agency)-[change:SUCCEEDED_BY]->(new:Agency) WHERE change.change_kind <> 'split'
RETURN old.id, new.id, change.changed_on
ORDER BY old.id, new.id"""
_ANNOUNCEMENTS = """
MATCH (notice:Notice)-[:ANNOUNCES]->(campaign:Campaign)
RETURN notice.id, campaign.id, campaign.year, campaign.scope
ORDER BY notice.id, campaign.id"""
_CITATIONS = """
MATCH (notice:Notice)-[citation:CITES|FORWARDS]->(cited) WHERE citation.derived IS NULL
RETURN notice.id, cited.id, cited.doc_number, cited.title,
       citation.section, citation.start, citation.end, citation.quote
ORDER BY notice.id, citation.start, cited.id"""
_FORWARDED_NUMBERS = """
MATCH (notice:Notice)-[citation:FORWARDS]->(cited:Notice)
WHERE cited.fingerprint IS NULL AND cited.doc_number IS NOT NULL AND citation.derived IS NULL
RETURN cited.id, cited.doc_number, notice.id, citation.section, citation.start, citation.end, citation.quote
ORDER BY notice.id, citation.start, cited.id"""
_NUMBERS = """
MATCH (notice:Notice) WHERE notice.fingerprint IS NOT NULL AND notice.doc_number IS NOT NULL
RETURN notice.id, notice.doc_number
ORDER BY notice.id"""
_IMPLEMENTING = "MATCH (own:Campaign)-[link:IMPLEMENTS]->() WHERE link.derived IS NULL RETURN DISTINCT own.id"
_NOTICES = "MATCH (notice:Notice) RETURN notice.id, notice.doc_number, notice.title ORDER BY notice.id"


@dataclass(frozen=True)
class Announcement:
    """The announcement of a campaign by a notice."""

    notice: str
    campaign: str
    year: int
    scope: str


@dataclass(frozen=True)
class Citation:
    """A document that a notice cites or forwards: its names (id, normal number, title), and the evidence."""

    names: frozenset[str]
    evidence: Evidence


@dataclass(frozen=True)
class ForwardedNumber:
    """A notice that another forwards and that is known by its number alone (`cited`: its id), with the evidence."""

    cited: str
    number: str
    evidence: Evidence


@dataclass(frozen=True)
class BaseFacts:
    """The facts that notices, vocabularies and registers state, as far as others are derived from them.

    `notice_names`: the names of each notice, as in `Citation`. `numbers`: the document numbers of the loaded
    ones. `implementing`: the campaigns whose notices state themselves which wider campaign they implement.
    """

    activities: Sequence[ActivityOccurrence]
    successions: Successions
    announcements: Sequence[Announcement]
    citations: Sequence[Citation]
    notice_names: Mapping[str, frozenset[str]]
    implementing: frozenset[str]
    numbers: Mapping[str, str] = field(default_factory=dict)
    forwarded_numbers: Sequence[ForwardedNumber] = ()


def read_base_facts(store: Store) -> BaseFacts:
    """Read the base facts from the graph."""

    def rows(text: str) -> Sequence[QueryRow]:
        return store.read(Cypher(text)).rows

    successions = {old: (new, date) for old, new, date in rows(_SUCCESSIONS)}
    organizers = _organizers(rows(_ORGANIZERS), successions)
    return BaseFacts(
        activities=_activities(rows(_ACTIVITIES), rows(_MENTIONS), organizers),
        successions=successions,
        announcements=[Announcement(*row) for row in rows(_ANNOUNCEMENTS)],
        citations=[Citation(_names(*row[1:4]), Evidence(row[0], *row[4:])) for row in rows(_CITATIONS)],
        notice_names={row[0]: _names(*row) for row in rows(_NOTICES)},
        implementing=frozenset(row[0] for row in rows(_IMPLEMENTING)),
        numbers={row[0]: row[1] for row in rows(_NUMBERS)},
        forwarded_numbers=[
            ForwardedNumber(row[0], row[1], Evidence(*row[2:])) for row in rows(_FORWARDED_NUMBERS)
        ],
    )


def successor(agency: str, successions: Successions, date: str | None = None) -> str:
    """Return the agency that has the duties of `agency` at an ISO date, or today; the agency itself if it lasts."""
    visited = {agency}
    while (succession := successions.get(agency)) and succession[0] not in visited:
        if date is not None and succession[1][: len(date)] > date:
            break
        agency = succession[0]
        visited.add(agency)
    return agency


def _names(key: str, number: str | None, title: str | None) -> frozenset[str]:
    return frozenset(filter(None, (key, number and number_key(number), title)))


def _organizers(rows: Iterable[QueryRow], successions: Successions) -> Mapping[str, list[LeadOrganizer]]:
    """Return the lead organizers of each activity by its id."""
    organizers: dict[str, list[LeadOrganizer]] = defaultdict(list)
    for activity, actor, kind, level, basis in rows:
        today = successor(actor, successions)
        organizers[activity].append(LeadOrganizer(actor, kind, today, level, basis))
    return organizers


def _activities(
    rows: Iterable[QueryRow], mentions: Iterable[QueryRow], organizers: Mapping[str, list[LeadOrganizer]]
) -> list[ActivityOccurrence]:
    """Return the activities, each with its first mention as evidence."""
    first = {row[0]: Evidence(*row[1:]) for row in mentions}
    return [
        ActivityOccurrence(
            key, name, year, scope, tuple(organizers.get(key, ())), first.get(key, Evidence(notice)), *details
        )
        for key, name, year, scope, notice, *details in rows
    ]
