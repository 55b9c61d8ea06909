"""Derivation: base facts read from the graph, derived facts written to it. All reading and writing is here."""

from __future__ import annotations

from graph.derived import is_up_to_date, put_derived
from graph.entities import Edge, Node, Value, without_missing
from graph.rdf import pinyin
from graph.store import Store
from loaders.derive.base_facts import BaseFacts, read_base_facts
from loaders.derive.campaigns import DerivedCampaignLink, derive_campaign_links
from loaders.derive.events import PlannedEvent, Planning, find_events
from loaders.derive.forwarding import RULE, DerivedForwarding, derive_forwarding
from loaders.derive.occurrences import Evidence, SeriesMembership
from loaders.derive.organizers import DerivedOrganizer, derive_organizers
from loaders.derive.series import ProvisionalSeries, find_memberships, find_provisional_series
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.series_names import SeriesNames
from loaders.lexicon.series_triggers import SeriesTriggers
from ontology.kinds import Model

_SOURCES = 20  # ids listed at most as the sources of a derived relationship


def derive(store: Store, model: Model, knowledge: Knowledge) -> bool:
    """Replace all derived facts by those that follow from the graph as it is now; call it after every load and
    retraction.

    Return False where they are up to date.
    """
    if is_up_to_date(store):
        return False
    nodes, edges = derived_facts(read_base_facts(store), knowledge)
    put_derived(store, model, nodes, edges)
    return True


def derived_facts(facts: BaseFacts, knowledge: Knowledge) -> tuple[list[Node], list[Edge]]:
    """Return the provisional series and the events, and all derived relationships: memberships in series, plannings
    of events, lead organizers, and links between campaigns and between notices. Pure."""
    names = SeriesNames.of(knowledge.lexicon)
    known = list(find_memberships(facts.activities, SeriesTriggers.of_lexicon(knowledge.lexicon), names))
    members = {each.activity.id for each in known}
    series = find_provisional_series((each for each in facts.activities if each.id not in members), names)
    memberships = [*known, *(each for one in series for each in one.members)]
    events = find_events(facts.activities, memberships, names)
    edges = [
        *(_in_series(each) for each in memberships),
        *(_plans(event, each) for event in events for each in event.plannings),
        *(_organized(each) for each in derive_organizers(memberships, facts.successions)),
        *(_implements(each) for each in derive_campaign_links(facts, memberships)),
        *(_forwards(each) for each in derive_forwarding(facts)),
    ]
    return [*map(_series_node, series), *map(_event_node, events)], edges


def _series_node(series: ProvisionalSeries) -> Node:
    properties: dict[str, Value] = {"name": series.name, "pinyin": pinyin(series.name), "provisional": True}
    return Node("ActivitySeries", series.id, properties)


def _event_node(event: PlannedEvent) -> Node:
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


def _in_series(membership: SeriesMembership) -> Edge:
    properties = without_missing(certainty=membership.certainty, rule=membership.rule)
    return Edge(
        "IN_SERIES",
        ("Activity", membership.activity.id),
        ("ActivitySeries", membership.series),
        _evidence(membership.activity.evidence) | properties,
    )


def _plans(event: PlannedEvent, planning: Planning) -> Edge:
    others = sorted(each.activity.id for each in event.plannings if each is not planning)
    properties = without_missing(
        certainty=planning.certainty, rule=planning.rule, derived_from=others[:_SOURCES]
    )
    return Edge(
        "PLANS",
        ("Activity", planning.activity.id),
        ("Event", event.id),
        _evidence(planning.activity.evidence) | properties,
    )


def _organized(organizer: DerivedOrganizer) -> Edge:
    properties = without_missing(
        role="lead", basis="series", rule="same_series", derived_from=organizer.sources[:_SOURCES]
    )
    return Edge(
        "ORGANIZED",
        ("Agency", organizer.agency),
        ("Activity", organizer.activity.id),
        _evidence(organizer.activity.evidence) | properties,
    )


def _implements(link: DerivedCampaignLink) -> Edge:
    properties = without_missing(rule=link.rule, derived_from=link.sources[:_SOURCES])
    return Edge(
        "IMPLEMENTS",
        ("Campaign", link.campaign),
        ("Campaign", link.wider),
        _evidence(link.evidence) | properties,
    )


def _forwards(link: DerivedForwarding) -> Edge:
    properties = without_missing(rule=RULE, derived_from=[link.cited])
    return Edge(
        "FORWARDS",
        ("Notice", link.evidence.notice),
        ("Notice", link.notice),
        _evidence(link.evidence) | properties,
    )


def _evidence(evidence: Evidence) -> dict[str, Value]:
    """Return the properties of a derived relationship that name its evidence, and mark it as derived."""
    return without_missing(
        notice=evidence.notice,
        section=evidence.section,
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
    ) | {"derived": True}
