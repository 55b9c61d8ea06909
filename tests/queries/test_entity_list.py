"""Lists of entities: pages, order, fields, cursors, and what is refused."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cypher import Cypher
from graph.store import Store
from ontology.errors import QuestionError
from ontology.kinds import Model
from queries.entities.entity import get_entity
from queries.entities.order import Order
from tests.queries.entity_lists import CLASSES, Given, all_ids, all_items, page_of


@pytest.mark.parametrize("name", CLASSES)
def test_pages_hold_every_entity_once_in_one_order(
    both: tuple[Store, Store], model: Model, name: str
) -> None:
    one, other = (all_ids(store, model, name, 37) for store in both)
    assert one == other == all_ids(both[0], model, name)
    stored = both[0].read(Cypher(f"MATCH (n:{name}) RETURN n.id")).rows
    assert sorted(one) == sorted(row[0] for row in stored)


def test_lists_are_in_official_or_pinyin_order(embedded: Store, model: Model) -> None:
    types = all_ids(embedded, model, "ActivityType", 5)
    assert types[:3] == ["conference_forum", "award_recognition", "contest_competition"]
    assert all_ids(embedded, model, "Region", 7)[:2] == ["110000", "110101"]
    agencies = all_items(embedded, model, "Agency")
    assert agencies == sorted(agencies, key=lambda each: (each["pinyin"], each["id"]))


@pytest.mark.parametrize("order", ["year", "-year"])
def test_an_order_holds_over_pages(order: str, shipped: Store, model: Model) -> None:
    records = all_items(shipped, model, "Record", 3, sort=order)
    years = [each["year"] for each in records]
    assert years == sorted(years, reverse=order.startswith("-"))
    assert len({each["id"] for each in records}) == len(records) == len(all_ids(shipped, model, "Record"))


def test_what_lacks_the_key_of_an_order_comes_last(shipped: Store, model: Model) -> None:
    for order in ("issue_date", "-issue_date"):
        dates = [each.get("issue_date") for each in all_items(shipped, model, "Notice", 2, sort=order)]
        known = [each for each in dates if each is not None]
        assert 0 < len(known) < len(dates)
        assert dates[: len(known)] == sorted(known, reverse=order.startswith("-"))


def test_fields_are_those_that_are_asked_for(embedded: Store, model: Model) -> None:
    for each in page_of(embedded, model, "Agency", given={"fields": ["name", "level"]}, limit=20).items:
        assert {"type", "id", "name"} <= set(each) <= {"type", "id", "name", "level"}


@pytest.mark.parametrize(
    ("name", "filters", "message"),
    [
        ("Agency", {"colour": "red"}, "agencies has no parameter 'colour'; it takes from_year"),
        ("Agency", {"sha256": "x"}, "agencies has no parameter 'sha256'"),
        ("Agency", {"name}) DETACH DELETE n //": "x"}, "agencies has no parameter"),
        ("Campaign", {"from_year": "this"}, "from_year is 'this'; it takes a whole number"),
        ("Campaign", {"from_year": "2025", "to_year": "2024"}, "exchange them"),
        ("Campaign", {"from_year": "9" * 30}, "it takes a whole number"),
        ("Agency", {"provisional": "maybe"}, "provisional is 'maybe'; it takes true or false"),
        ("Agency", {"level": "galactic"}, "level is 'galactic'; it takes national"),
        ("Agency", {"as_of": "soon"}, "it takes a year, month or day"),
        ("Agency", {"region": "Atlantis"}, "region: the graph has no Region 'Atlantis'"),
        ("Activity", {"agency": "\ud800"}, "not text"),
        ("Activity", {"sort": "name"}, "sort is 'name'; it takes date_from, -date_from"),
        ("Activity", {"fields": "colour"}, "fields is 'colour'; it takes name"),
        ("Activity", {"facets": "name"}, "facets is 'name'; it takes year"),
    ],
)
def test_a_wrong_parameter_is_refused(
    embedded: Store, model: Model, name: str, filters: Given, message: str
) -> None:
    with pytest.raises(QuestionError) as refusal:
        page_of(embedded, model, name, given=filters)
    assert message in str(refusal.value)


def test_a_limit_out_of_range_is_refused(embedded: Store, model: Model) -> None:
    for limit in (0, -1, 1_001):
        with pytest.raises(QuestionError, match="it takes 1 to 1000"):
            page_of(embedded, model, "Agency", limit=limit)


def test_a_cursor_is_decoded(model: Model) -> None:
    for name, asked, key in (
        ("Agency", None, "hai guan"),
        ("ActivityType", None, 3),
        ("Campaign", "-year", 2025),
    ):
        order = Order.of(model.nodes[name], asked)
        assert order.read(order.cursor(key, "x")) == (key, "x")


def test_a_cursor_of_another_order_is_refused(model: Model) -> None:
    orders = [Order.of(model.nodes["Campaign"], asked) for asked in ("year", "-year", None)]
    for one, other in ((0, 1), (1, 0), (0, 2)):
        with pytest.raises(QuestionError, match="no cursor of this list"):
            orders[one].read(orders[other].cursor(2025, "x"))


@given(st.text() | st.binary().map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
def test_no_text_breaks_the_decoding_of_a_cursor(model: Model, text: str) -> None:
    with pytest.raises(QuestionError, match="which is no cursor of this list"):
        Order.of(model.nodes["Agency"], None).read(text)


@pytest.mark.parametrize(
    "place",
    [["", "a", 1], ["", 1, "a"], ["", "a"], {"a": "b"}, ["", "\ud800", "a"], ["", "a", "\ud800"], None, True],
)
def test_a_cursor_of_another_list_is_refused(model: Model, place: object) -> None:
    text = base64.urlsafe_b64encode(json.dumps(place).encode()).decode()
    with pytest.raises(QuestionError):
        Order.of(model.nodes["Agency"], None).read(text)


def test_a_list_leaves_out_the_text_of_notices(embedded: Store, model: Model) -> None:
    listed = page_of(embedded, model, "Notice", limit=1).items[0]
    assert "text" not in listed
    assert len(get_entity(embedded, model, model.nodes["Notice"], listed["id"])["text"]) > 1_000
