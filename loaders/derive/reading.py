"""The activities of the graph, read with what others are derived from: all, those of some notices, or some by id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from loaders.derive.occurrences import ActivityOccurrence, Evidence, LeadOrganizer
from loaders.derive.successions import Successions, read_successions, successor
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.series_names import SeriesNames
from loaders.lexicon.series_triggers import SeriesTriggers

QueryRow = tuple[Any, ...]

ALL = "MATCH (activity:Activity)"
OF_NOTICES = "UNWIND $ids AS given MATCH (activity:Activity {notice: given})"
BY_ID = "UNWIND $ids AS given MATCH (activity:Activity {id: given})"
_BATCH = 5_000  # ids in a query

_CAMPAIGNS = (
    "MATCH (activity)-[:PART_OF]->(campaign:Campaign) RETURN activity.id, activity.name, campaign.year, "
    "campaign.scope, activity.notice, activity.date_from, activity.date_to, activity.place, activity.edition, "
    "campaign.id ORDER BY activity.id"
)
_MENTIONS = (
    "MATCH (activity)-[mention:MENTIONED_IN]->(:Notice) RETURN activity.id, mention.notice, mention.section, "
    "mention.start, mention.end, mention.quote ORDER BY activity.id, mention.start DESC"
)
_ORGANIZERS = (
    "MATCH (activity)<-[part:ORGANIZED]-(actor:Actor) WHERE part.role = 'lead' AND part.derived IS NULL RETURN "
    "activity.id, actor.id, CASE WHEN actor:Region THEN 'Region' ELSE 'Agency' END, actor.level, part.basis "
    "ORDER BY activity.id, actor.id, part.basis"
)


@dataclass(frozen=True, eq=False)
class Naming:
    """The comparison of the names of activities."""

    names: SeriesNames
    triggers: SeriesTriggers

    @classmethod
    def of(cls, knowledge: Knowledge) -> Naming:
        """Return the naming of the vocabulary."""
        lexicon = knowledge.lexicon
        return cls(SeriesNames.of(lexicon), SeriesTriggers.of_lexicon(lexicon))

    def core(self, name: str) -> str | None:
        """Return the core of a name, None where it is too general to identify an activity."""
        core = self.names.core(name)
        return None if self.names.is_general(core) else core

    def known(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return the series of the vocabulary that a name has the triggers of, with their certainties, by id."""
        return tuple(
            sorted((series.id, degree) for series, degree in self.triggers.find(self.names.bare(name)))
        )


def read_occurrences(
    store: Store, naming: Naming, selection: str, ids: Collection[str] | None = None
) -> tuple[list[ActivityOccurrence], Successions]:
    """Return the activities of a selection (ALL, or OF_NOTICES or BY_ID with ids), by id, and the successions of their
    organizers."""

    def rows(text: str) -> list[QueryRow]:
        return list(_rows(store, f"{selection} {text}", ids))

    led = rows(_ORGANIZERS)
    agencies = None if ids is None else {row[1] for row in led if row[2] == "Agency"}
    successions = read_successions(store, agencies)
    found = _activities(rows(_CAMPAIGNS), rows(_MENTIONS), _organizers(led, successions), naming)
    return sorted(found, key=lambda each: each.id), successions


def _rows(store: Store, text: str, ids: Collection[str] | None) -> Iterator[QueryRow]:
    if ids is None:
        yield from store.read(Cypher(text)).rows
        return
    rest = iter(sorted(ids))
    while batch := list(islice(rest, _BATCH)):
        yield from store.read(Cypher(text, {"ids": batch})).rows


def _organizers(rows: Iterable[QueryRow], successions: Successions) -> Mapping[str, list[LeadOrganizer]]:
    """Return the lead organizers of each activity by its id."""
    organizers: dict[str, list[LeadOrganizer]] = defaultdict(list)
    for activity, actor, kind, level, basis in rows:
        today = successor(actor, successions)
        organizers[activity].append(LeadOrganizer(actor, kind, today, level, basis))
    return organizers


def _activities(
    rows: Iterable[QueryRow],
    mentions: Sequence[QueryRow],
    organizers: Mapping[str, list[LeadOrganizer]],
    naming: Naming,
) -> Iterator[ActivityOccurrence]:
    """Yield the activities, each with its first mention as evidence."""
    first = {row[0]: Evidence(*row[1:]) for row in mentions}
    for key, name, year, scope, notice, begin, end, place, edition, campaign in rows:
        led, evidence = tuple(organizers.get(key, ())), first.get(key, Evidence(notice))
        core, known = naming.core(name), naming.known(name)
        yield ActivityOccurrence(
            key, name, year, scope, led, evidence, begin, end, place, edition, core, known, campaign
        )
