"""The properties of a shared node: a function of its claims, in any order."""

import json
import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Claim, about, claims_of, resolve_claims
from graph.entities import Edge, Facts, Node, canonical
from ontology.kinds import Model

POLICY, AGENCY = ("Policy", "p"), ("Agency", "a b")


def claim(ref: tuple[str, str], authority: bool = False, **properties: Any) -> Claim:
    return Claim(ref, canonical(properties), authority)


def test_without_claims_there_is_no_node(model: Model) -> None:
    assert resolve_claims({}, model) is None


def test_each_property_has_the_value_of_the_majority(model: Model) -> None:
    held = {
        claim(POLICY, title="纲要"): 2,
        claim(POLICY, title="规划", doc_number="3号"): 1,
        claim(POLICY): 7,
    }
    assert resolve_claims(held, model) == {"title": "纲要", "doc_number": "3号"}


def test_a_tie_has_one_outcome(model: Model) -> None:
    one, other = claim(POLICY, title="乙"), claim(POLICY, title="甲")
    assert (
        resolve_claims({one: 1, other: 1}, model)
        == resolve_claims({other: 1, one: 1}, model)
        == {"title": "乙"}
    )


def test_the_vocabulary_has_authority(model: Model) -> None:
    held = {claim(AGENCY, name="printed", level="county"): 9, claim(AGENCY, True, name="official"): 1}
    assert resolve_claims(held, model) == {"name": "official", "provisional": False}


def test_an_agency_that_only_notices_name_is_provisional(model: Model) -> None:
    assert resolve_claims({claim(AGENCY): 1}, model) == {"provisional": True}
    assert resolve_claims({claim(("Region", "r")): 1}, model) == {}


def test_lists_become_tuples(model: Model) -> None:
    assert resolve_claims({claim(AGENCY, True, alt_names=("x", "y"))  : 1}, model) == {
        "alt_names": ("x", "y"), "provisional": False,
    }  # fmt: skip


def test_the_id_of_a_claim_depends_on_its_content() -> None:
    same = {claim(POLICY, title="x").id, claim(POLICY, title="x").id}
    others = {claim(POLICY, title="y").id, claim(POLICY, True, title="x").id, claim(AGENCY, title="x").id}
    assert len(same) == 1
    assert len(same | others) == 4


@given(name=st.text(min_size=1))
def test_the_node_is_decoded_from_the_id(name: str) -> None:
    assert about(claim(("Agency", name)).id) == f"Agency {name}"


def test_own_nodes_make_no_claims(factory: Any, model: Model) -> None:
    facts = factory.notice(
        "n-1", factory.NoticeContent(organisers=("samr", "name-xx"), forwards=("n-2", "1号"))
    )
    claims = {claim.ref: json.loads(claim.content) for claim in claims_of(facts, model)}
    assert claims == {
        ("Campaign", "national-2025"): {"year": 2025, "scope": "national"},
        ("Theme", "t"): {"text": "加强全面质量管理"},
        ("Policy", "p"): {"title": "质量强国建设纲要"},
        ("Agency", "samr"): {},
        ("Agency", "name-xx"): {"name": "机构name-xx"},
        ("Notice", "n-2"): {"doc_number": "1号"},
    }


def test_computed_properties_are_no_claims(model: Model) -> None:
    """A loader that sets them must not turn one claim into two, nor a stub into a loaded notice."""
    nodes = [
        Node("Agency", "name-xx", {"name": "机构", "provisional": True}),
        Node("Notice", "n-2", {"doc_number": "1号", "fingerprint": "abc"}),
    ]
    forwards = Edge("FORWARDS", ("Notice", "n-1"), ("Notice", "n-2"), {"notice": "n-1"})
    claims = claims_of(Facts("n-1", (Node("Notice", "n-1", {}), *nodes), (forwards,)), model)
    assert [claim.content for claim in claims] == ['{"name":"机构"}', '{"doc_number":"1号"}']


@given(
    titles=st.lists(st.sampled_from(["", "甲", "乙"]), min_size=1, max_size=6),
    seed=st.randoms(use_true_random=False),
)
def test_the_order_of_claims_does_not_matter(model: Model, titles: list[str], seed: random.Random) -> None:
    held: dict[Claim, int] = {}
    for title in titles:
        one = claim(POLICY, title=title) if title else claim(POLICY)
        held[one] = held.get(one, 0) + 1
    items = list(held.items())
    seed.shuffle(items)
    assert resolve_claims(dict(items), model) == resolve_claims(held, model)
