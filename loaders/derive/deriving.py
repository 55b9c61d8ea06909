"""From the graph to what follows from it, and back into the graph. The only part that reads and writes."""

from __future__ import annotations

from graph.derived import is_derived, put_derived
from graph.entities import Edge, Node, Value, present
from graph.rdf import pinyin
from graph.store import Store
from loaders.derive.campaigns import Carried, carried_out
from loaders.derive.occurring import Evidence, Membership
from loaders.derive.organizers import Led, led_by_series
from loaders.derive.series import FoundSeries, found, named
from loaders.derive.state import State, read_state
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.series_names import SeriesNames
from loaders.lexicon.series_triggers import SeriesTriggers
from ontology.kinds import Model

_SOURCES = 20  # ids that a derived relationship names as what it rests on


def derive(store: Store, model: Model, knowledge: Knowledge) -> bool:
    """Works out what follows from all that is loaded, and puts it in place of what was derived before.

    False where it was worked out already for the present state of the store. To be called after every load
    and retraction.
    """
    if is_derived(store):
        return False
    nodes, edges = derived_facts(read_state(store), knowledge)
    put_derived(store, model, nodes, edges)
    return True


def derived_facts(state: State, knowledge: Knowledge) -> tuple[list[Node], list[Edge]]:
    """The series that were found, and every derived relationship: which activities are of which series, who
    led them in other years, and which campaigns carry out wider ones. Pure."""
    names = SeriesNames.of(knowledge.lexicon)
    known = list(named(state.activities, SeriesTriggers.of_lexicon(knowledge.lexicon), names))
    settled = {each.activity.id for each in known}
    series = found((each for each in state.activities if each.id not in settled), names)
    memberships = [*known, *(each for one in series for each in one.members)]
    edges = [
        *(_in_series(each) for each in memberships),
        *(_organised(each) for each in led_by_series(memberships, state.lineage)),
        *(_implements(each) for each in carried_out(state, memberships)),
    ]
    return [_series_node(each) for each in series], edges


def _series_node(each: FoundSeries) -> Node:
    return Node(
        "ActivitySeries", each.id, {"name": each.name, "pinyin": pinyin(each.name), "provisional": True}
    )


def _in_series(each: Membership) -> Edge:
    how = present(certainty=each.certainty, rule=each.rule)
    return Edge(
        "IN_SERIES",
        ("Activity", each.activity.id),
        ("ActivitySeries", each.series),
        _told(each.activity.words) | how,
    )


def _organised(each: Led) -> Edge:
    how = present(role="lead", basis="series", rule="same_series", derived_from=each.sources[:_SOURCES])
    target = ("Activity", each.activity.id)
    return Edge("ORGANIZED", ("Agency", each.body), target, _told(each.activity.words) | how)


def _implements(each: Carried) -> Edge:
    how = present(rule=each.rule, derived_from=each.sources[:_SOURCES])
    return Edge("IMPLEMENTS", ("Campaign", each.campaign), ("Campaign", each.wider), _told(each.words) | how)


def _told(words: Evidence) -> dict[str, Value]:
    return present(
        notice=words.notice, section=words.section, start=words.start, end=words.end, quote=words.quote
    ) | {"derived": True}
