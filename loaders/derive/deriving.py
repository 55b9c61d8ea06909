"""Derivation: facts read from the graph, and what follows from them written to it.

All is derived where there is nothing yet, or where the vocabulary has changed. After a load or retraction of some
notices only what they touch is: for each kind of derived facts (loaders/derive/kinds.py) the keys of their activities,
before and now, and the other activities with these keys.
"""

from __future__ import annotations

from graph.derived import DerivationState, WholeDerivation, derivation_state, put_derived
from graph.entities import Edge, Node
from graph.owners import VOCABULARY
from graph.store import Store
from loaders.derive.changing import derive_changes
from loaders.derive.kinds import KINDS, Premises, activity_trace
from loaders.derive.links import (
    campaign_links,
    forwarding_links,
    read_notice_traces,
    recurring_by_campaign,
)
from loaders.derive.reading import ALL, Naming, read_occurrences
from loaders.lexicon.knowledge import Knowledge
from ontology.kinds import Model

METHOD = "1"  # of derivation: another one derives all facts anew
MANY = 100  # changed notices from which all facts are derived anew


def derive(store: Store, model: Model, knowledge: Knowledge) -> bool:
    """Bring the derived facts in step with the graph; call it after every load and retraction.

    Return False where they are.
    """
    method = f"{METHOD} {knowledge.vocabulary.digest}"
    state = derivation_state(store)
    if state.method == method and not state.changes:
        return False
    if state.method != method or VOCABULARY in state.changes or len(state.changes) > MANY:
        derive_all(store, model, knowledge)
    else:
        derive_changes(store, model, Naming.of(knowledge), state.changes)
    return True


def derive_all(store: Store, model: Model, knowledge: Knowledge) -> None:
    """Replace all derived facts by those that follow from the graph as it is now."""
    state = DerivationState(f"{METHOD} {knowledge.vocabulary.digest}", derivation_state(store).changes)
    naming = Naming.of(knowledge)
    activities, successions = read_occurrences(store, naming, ALL)
    premises = Premises(naming.names, successions)
    groups = ((kind, group) for kind in KINDS for group in kind.grouped(activities).values())
    found = [each for kind, group in groups for each in kind.derive(group, premises)]
    notices, traces = read_notice_traces(store), [activity_trace(each) for each in activities]
    links = [*campaign_links(store, recurring_by_campaign(traces)), *forwarding_links(store, notices)]
    nodes = [each for each in found if isinstance(each, Node)]
    edges = [each for each in found if isinstance(each, Edge)]
    put_derived(store, model, WholeDerivation(nodes, [*edges, *links], [*notices, *traces], state))
