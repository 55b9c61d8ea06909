"""Facts: what the ontology refuses, and that a fingerprint depends on the content alone."""

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.entities import Edge, Facts, Node, check_facts, without_missing
from ontology.errors import OntologyError
from ontology.kinds import Model


def test_facts_of_a_notice_and_of_a_vocabulary_pass(factory: Any, model: Model) -> None:
    check_facts(factory.notice("n-1", factory.NoticeContent(forwards=("n-2", "1号"))), model)
    check_facts(factory.vocabulary(("samr", "市场监管总局")), model)


def test_the_fingerprint_never_changes() -> None:
    """With another fingerprint every stored notice would be loaded again."""
    facts = Facts(
        "n", (Node("Notice", "n", {"title": "通知", "cc": ("甲", "乙"), "campaign_year": 2025}),), ()
    )
    assert facts.digest == "f0b71df15df5923d3a737a433b3a44e43624a65971821cb4138a4563a7e814a8"


@given(seed=st.randoms(use_true_random=False))
def test_the_fingerprint_ignores_order_and_repetition(factory: Any, seed: random.Random) -> None:
    facts = factory.notice("n-1")
    nodes, edges = list(facts.nodes), [*facts.edges, *facts.edges[:2]]
    seed.shuffle(nodes)
    seed.shuffle(edges)
    assert Facts("n-1", tuple(nodes), tuple(edges)).digest == facts.digest


def test_the_fingerprint_sees_every_change(factory: Any) -> None:
    facts = factory.notice("n-1")
    node, edge = facts.nodes[0], facts.edges[0]
    changed = [
        replace(facts, owner="n-2"),
        replace(facts, nodes=facts.nodes[1:]),
        replace(facts, edges=facts.edges[1:]),
        replace(facts, nodes=(replace(node, id="other"), *facts.nodes[1:])),
        replace(facts, nodes=(replace(node, properties={**node.properties, "title": "x"}), *facts.nodes[1:])),
        replace(facts, nodes=(replace(node, properties={"recipients": ("各市", "各省")}), *facts.nodes[1:])),
        replace(facts, edges=(replace(edge, properties={**edge.properties, "start": 1}), *facts.edges[1:])),
        replace(facts, edges=(replace(edge, source=edge.target, target=edge.source), *facts.edges[1:])),
    ]
    assert len({each.digest for each in (facts, *changed)}) == len(changed) + 1


def test_the_fingerprint_does_not_depend_on_itself() -> None:
    stamped = Facts("n", (Node("Notice", "n", {"title": "x", "fingerprint": "abc"}),), ())
    assert stamped.digest == Facts("n", (Node("Notice", "n", {"title": "x"}),), ()).digest


def test_present_drops_missing_values() -> None:
    given_ = without_missing(a=None, b="", c=[], d=0, e=False, f=["x", "y"], g="z")
    assert given_ == {"d": 0, "e": False, "f": ("x", "y"), "g": "z"}


NODE = Node("Activity", "a", {"notice": "n", "name": "x"})
EDGE = Edge("MENTIONED_IN", ("Activity", "a"), ("Notice", "n"), {"notice": "n"})


def facts(*more: Node | Edge, owner: str = "n") -> Facts:
    nodes = (Node("Notice", "n", {"title": "x"}), NODE, *(each for each in more if isinstance(each, Node)))
    return Facts(owner, nodes, tuple(each for each in more if isinstance(each, Edge)))


def activity(**properties: Any) -> Node:
    return Node("Activity", "b", {"notice": "n", **properties})


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (Node("Activities", "x", {}), ["Activities"]),
        (Node("Actor", "x", {}), ["Actor"]),
        (Node("Theme", "", {"text": "x"}), ["Theme", "id"]),
        (activity(titel="x"), ["Activity b", "titel"]),
        (activity(edition="3"), ["edition", "integer"]),
        (activity(edition=True), ["edition", "integer"]),
        (activity(edition=2**63), ["edition", "64"]),
        (activity(name=3), ["name", "string"]),
        (activity(name=None), ["name"]),
        (activity(name=""), ["name", "leave out"]),
        (activity(name="\ud800"), ["name"]),
        (activity(name=("x",)), ["name", "one value"]),
        (activity(targets="x"), ["targets", "tuple"]),
        (activity(targets=()), ["targets", "not empty"]),
        (activity(targets=("x", None)), ["targets"]),
        (activity(date_from="2025-13"), ["date_from", "2025-13"]),
        (activity(date_from="2025-09\n"), ["date_from"]),
        (Node("Region", "r", {"level": "galactic"}), ["level", "galactic", "provincial"]),
        (Node("Activity", "b", {"name": "x"}), ["Activity b", "notice"]),
        (Node("Activity", "b", {"notice": "m"}), ["Activity b", "owner"]),
        (Node("Activity", "a", {"notice": "n", "name": "y"}), ["Activity a", "twice"]),
        (replace(EDGE, type="MENTIONS"), ["MENTIONS"]),
        (replace(EDGE, source=("Notice", "n")), ["MENTIONED_IN", "Activity"]),
        (replace(EDGE, target=("Activity", "a")), ["MENTIONED_IN", "Notice"]),
        (replace(EDGE, target=("Notice", "m")), ["Notice m", "nodes"]),
        (replace(EDGE, source=("Activity", "z")), ["Activity z", "nodes"]),
        (replace(EDGE, properties={"notice": "n", "start": "0"}), ["start", "integer"]),
        (replace(EDGE, properties={"notice": "n", "role": "lead"}), ["role"]),
        (replace(EDGE, properties={}), ["notice", "owner"]),
        (replace(EDGE, properties={"notice": "m"}), ["notice", "owner"]),
        (
            Edge("ORGANIZED", ("Agency", "x"), ("Activity", "a"), {"notice": "n", "role": "boss"}),
            ["boss", "lead"],
        ),
        (Edge("ORGANIZED", ("Agency", ""), ("Activity", "a"), {"notice": "n"}), ["ORGANIZED", "Agency"]),
        (Edge("HAS_JURISDICTION", ("Agency", "x"), ("Region", "y"), {}), ["HAS_JURISDICTION", "vocabulary"]),
        (
            Edge("ORGANIZED", ("Agency", "x"), ("Activity", "a"), {"notice": "n", "derived": True}),
            ["ORGANIZED", "derived", "leave it out"],
        ),
    ],
)
def test_what_the_ontology_does_not_allow_is_refused(
    model: Model, wrong: Node | Edge, words: list[str]
) -> None:
    check_facts(facts(EDGE), model)
    with pytest.raises(OntologyError) as refusal:
        check_facts(facts(wrong), model)
    assert all(word in str(refusal.value) for word in words)


def test_facts_without_their_notice_are_refused(model: Model) -> None:
    with pytest.raises(OntologyError, match="the notice itself"):
        check_facts(Facts("n", (), ()), model)


def test_a_vocabulary_holds_nothing_of_a_notice(model: Model) -> None:
    agency, region = Node("Agency", "x", {"name": "x"}), Node("Region", "y", {"name": "y"})
    edge = Edge("HAS_JURISDICTION", agency.ref, region.ref, {})
    stated = Edge("IN_REGION", ("Campaign", "c"), region.ref, {"notice": "n"})
    check_facts(Facts("vocabulary", (agency, region), (edge,)), model)
    with pytest.raises(OntologyError, match="belongs to a notice"):
        check_facts(Facts("vocabulary", (NODE,), ()), model)
    with pytest.raises(OntologyError, match="Region y"):
        check_facts(Facts("vocabulary", (agency,), (edge,)), model)
    with pytest.raises(OntologyError, match="has no notice"):
        check_facts(Facts("vocabulary", (Node("Campaign", "c", {"year": 2025}), region), (stated,)), model)


def test_a_register_states_facts_with_its_mark(factory: Any, model: Model) -> None:
    register = factory.register("register:sheet", "甲")
    check_facts(register, model)
    nodes, (describes, theme) = register.nodes, register.edges
    notice = factory.notice("n-1")
    wrong = [
        (replace(register, owner="register:other"), "registered_in = 'other'"),
        (replace(register, owner="n-1"), "a notice holds nothing that belongs to a register"),
        (replace(register, owner="vocabulary"), "a vocabulary holds nothing that belongs to a register"),
        (replace(notice, owner="register:sheet"), "a register holds nothing that belongs to a notice"),
        (replace(register, nodes=(*nodes, Node("Event", "x", {"name": "x"}))), "belongs to a derivation"),
        (replace(register, edges=(replace(theme, properties={"notice": "n"}),)), "has no notice"),
        (replace(register, edges=(replace(theme, properties={}),)), "registered_in = 'sheet'"),
        (replace(register, edges=(replace(describes, type="IMPLEMENTS"),)), "IMPLEMENTS"),
        (
            replace(
                register,
                nodes=(*nodes, Node("Campaign", "c", {})),
                edges=(Edge("IMPLEMENTS", theme.source, ("Campaign", "c"), {}),),
            ),
            "comes from a notice alone, not from a register",
        ),
    ]
    for facts_, message in wrong:
        with pytest.raises(OntologyError) as refusal:
            check_facts(facts_, model)
        assert message in str(refusal.value)


@given(value=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_passes(model: Model, value: str) -> None:
    check_facts(facts(activity(name=value)), model)
