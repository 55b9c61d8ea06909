"""Derived facts as nodes and relationships, which bear `derived` and name their evidence. Pure."""

from __future__ import annotations

from graph.entities import Edge, Node, Value, without_missing
from graph.rdf import pinyin
from loaders.derive.campaigns import DerivedCampaignLink
from loaders.derive.events import PlannedEvent, Planning
from loaders.derive.forwarding import RULE, DerivedForwarding
from loaders.derive.occurrences import ActivityOccurrence, Evidence
from loaders.derive.organizers import DerivedOrganizer
from loaders.derive.series import ProvisionalSeries

_SOURCES = 20  # ids listed at most as the sources of a derived relationship


def series_node(series: ProvisionalSeries) -> Node:
    """Return a series that the vocabulary does not have."""
    properties: dict[str, Value] = {"name": series.name, "pinyin": pinyin(series.name), "provisional": True}
    return Node("ActivitySeries", series.id, properties)


def event_node(event: PlannedEvent) -> Node:
    """Return an event as its first notice names it, with the most precise date and the first place and edition."""
    activities = [each.activity for each in event.plannings]
    dated = max(activities, key=lambda each: len(each.date_from or ""))
    properties = without_missing(
        name=event.name,
        pinyin=pinyin(event.name),
        year=activities[0].year,
        date_from=dated.date_from,
        date_to=dated.date_to,
        place=next((each.place for each in activities if each.place), None),
        edition=next((each.edition for each in activities if each.edition), None),
    )
    return Node("Event", event.id, properties)


def in_series(activity: ActivityOccurrence, series: str, certainty: str, rule: str) -> Edge:
    """Return the membership of an activity in a series."""
    properties = without_missing(certainty=certainty, rule=rule)
    ends = ("Activity", activity.id), ("ActivitySeries", series)
    return Edge("IN_SERIES", *ends, _evidence(activity.evidence) | properties)


def plans(event: PlannedEvent, planning: Planning) -> Edge:
    """Return the relationship of an activity to the event that it plans."""
    others = sorted(each.activity.id for each in event.plannings if each is not planning)
    properties = without_missing(
        certainty=planning.certainty, rule=planning.rule, derived_from=tuple(others[:_SOURCES])
    )
    ends = ("Activity", planning.activity.id), ("Event", event.id)
    return Edge("PLANS", *ends, _evidence(planning.activity.evidence) | properties)


def organized(organizer: DerivedOrganizer) -> Edge:
    """Return the participation of a derived lead organizer."""
    properties = without_missing(
        role="lead", basis="series", rule="same_series", derived_from=organizer.sources[:_SOURCES]
    )
    ends = ("Agency", organizer.agency), ("Activity", organizer.activity.id)
    return Edge("ORGANIZED", *ends, _evidence(organizer.activity.evidence) | properties)


def implements(link: DerivedCampaignLink) -> Edge:
    """Return the link from a campaign to the one that it probably implements."""
    properties = without_missing(rule=link.rule, derived_from=link.sources[:_SOURCES])
    ends = ("Campaign", link.campaign), ("Campaign", link.wider)
    return Edge("IMPLEMENTS", *ends, _evidence(link.evidence) | properties)


def forwards(link: DerivedForwarding) -> Edge:
    """Return the link from a notice to the one that it forwards by number."""
    properties = without_missing(rule=RULE, derived_from=(link.cited,))
    ends = ("Notice", link.evidence.notice), ("Notice", link.notice)
    return Edge("FORWARDS", *ends, _evidence(link.evidence) | properties)


def _evidence(evidence: Evidence) -> dict[str, Value]:
    """Return the properties of a derived relationship that name its evidence, and mark it as derived."""
    return without_missing(
        notice=evidence.notice,
        section=evidence.section,
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
    ) | {"derived": True}
