"""The graph is a function of the last facts of its owners, not of their history: on both servers."""

from typing import Any

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from graph.cypher import Cypher
from graph.dump import dump
from graph.entities import VOCABULARY, Facts
from graph.loading import (
    load_notice,
    load_register,
    load_vocabulary_facts,
    retract_notice,
    retract_register,
)
from graph.store import Store
from ontology.kinds import Model

NOTICES = ["n-1", "n-2", "n-3"]
REGISTER = "register:sheet"


def load(store: Store, model: Model, facts: Facts) -> None:
    loaders = {VOCABULARY: load_vocabulary_facts, REGISTER: load_register}
    loaders.get(facts.owner, load_notice)(store, model, facts)


def dumped(store: Store, model: Model, facts: list[Facts]) -> tuple[str, ...]:
    """Return the dump, with bookkeeping, after loading these facts into an empty store."""
    store.write([Cypher("MATCH (n) DETACH DELETE n")])
    for each in facts:
        load(store, model, each)
    return dump(store, bookkeeping=True)


@hypothesis_settings(max_examples=hypothesis_settings().max_examples // 6)
@given(data=st.data())
def test_the_graph_depends_on_the_last_facts_alone(
    store: Store, model: Model, factory: Any, data: Any
) -> None:
    """Any history of loads, replacements and retractions gives the same graph as loading the remaining facts."""
    store.write([Cypher("MATCH (n) DETACH DELETE n")])
    names = st.sampled_from(["总局", "市场监管总局"])
    entries = st.lists(st.tuples(st.sampled_from(["samr", "name-xx"]), names), unique_by=lambda e: e[0])
    held: dict[str, Facts] = {}
    for owner in data.draw(
        st.lists(st.sampled_from([*NOTICES, VOCABULARY, REGISTER]), min_size=1, max_size=7)
    ):
        if owner == VOCABULARY:
            facts = factory.vocabulary(*data.draw(entries))
        elif owner in held and data.draw(st.booleans()):
            retract = retract_register if owner == REGISTER else retract_notice
            assert retract(store, model, owner)
            del held[owner]
            continue
        elif owner == REGISTER:
            themes = st.lists(st.sampled_from(["质量第一", "质量"]), min_size=1, max_size=2)
            facts = factory.register(owner, *data.draw(themes))
        else:
            facts = data.draw(factory.notices(owner, [n for n in NOTICES if n != owner]))
        load(store, model, facts)
        held[owner] = facts
    history = dump(store, bookkeeping=True)
    remaining = data.draw(st.permutations(list(held.values())))
    assert dumped(store, model, remaining) == history


def test_two_orders_one_graph(store: Store, model: Model, factory: Any) -> None:
    one = factory.notice("n-1", factory.NoticeContent(theme="甲", forwards=("n-2", "1号")))
    other = factory.notice("n-2", factory.NoticeContent(theme="乙", forwards=("n-1", None)))
    vocabulary = factory.vocabulary(("samr", "总局"))
    expected = dumped(store, model, [one, other, vocabulary])
    assert len(expected) > 40
    assert expected == dumped(store, model, [vocabulary, other, one])
    assert expected == dumped(store, model, [other, one, other, vocabulary, one, one])
    assert dumped(store, model, [one]) != expected
    load_notice(store, model, other)
    retract_notice(store, model, "n-2")
    assert dump(store, bookkeeping=True) == dumped(store, model, [one])


def test_both_servers_hold_the_same_graph(
    embedded_store: Store, neo4j_store: Store, model: Model, factory: Any
) -> None:
    facts = [
        factory.vocabulary(("samr", "总局")),
        factory.notice("n-1", factory.NoticeContent(theme="甲", forwards=("n-2", "1号"))),
        factory.notice("n-2"),
    ]
    assert dumped(embedded_store, model, facts) == dumped(neo4j_store, model, facts)
