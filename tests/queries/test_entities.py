"""Lists in pages and single entities, on both servers and for every class of the model."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cypher import Cypher
from graph.store import Store
from ontology.errors import NotFound, QuestionError
from ontology.kinds import Model
from queries.cursors import cursor
from queries.entities import get_entity, list_entities, merged_into, read_place

CLASSES = [
    "Campaign", "Theme", "Slogan", "Agency", "Region", "AgencyKind", "Reform", "Notice", "Activity", "Event",
    "ActivityType", "ActivitySeries",
    "Policy", "Evidence", "Record",
]  # fmt: skip


def all_ids(store: Store, model: Model, name: str, limit: int, **filters: str) -> list[str]:
    """Return the ids of a whole list, page by page."""
    ids: list[str] = []
    after = None
    for _ in range(1_000):
        page = list_entities(store, model.nodes[name], filters=filters, after=after, limit=limit)
        assert len(page.items) <= limit
        ids += [item["id"] for item in page.items]
        after = page.next
        if after is None:
            return ids
    raise AssertionError("the list has no end")


def test_these_are_the_classes_that_have_entities(model: Model) -> None:
    assert [node.name for node in model.nodes.values() if not node.abstract] == CLASSES


@pytest.mark.parametrize("name", CLASSES)
def test_pages_hold_every_entity_once_in_one_order(
    both: tuple[Store, Store], model: Model, name: str
) -> None:
    one, other = (all_ids(store, model, name, 37) for store in both)
    assert one == other == all_ids(both[0], model, name, 1_000)
    stored = both[0].read(Cypher(f"MATCH (n:{name}) RETURN n.id")).rows
    assert sorted(one) == sorted(row[0] for row in stored)


def test_lists_are_in_official_or_pinyin_order(embedded: Store, model: Model) -> None:
    types = all_ids(embedded, model, "ActivityType", 5)
    assert types[:3] == ["conference_forum", "award_recognition", "contest_competition"]
    assert all_ids(embedded, model, "Region", 7)[:2] == ["110000", "110101"]
    agencies = list_entities(embedded, model.nodes["Agency"], filters={}, after=None, limit=1_000).items
    assert [a["id"] for a in agencies] == [
        a["id"] for a in sorted(agencies, key=lambda a: (a["pinyin"], a["id"]))
    ]


def test_a_filter_finds_entities_with_the_value(shipped: Store, model: Model) -> None:
    assert all_ids(shipped, model, "Campaign", 2, year="2025", level="national") == ["national-2025"]
    assert all_ids(shipped, model, "Agency", 9, alt_names="中宣部") == ["cpc-publicity"]  # a value of a list
    assert all_ids(shipped, model, "Notice", 9, id="samr-2023-tong-zhi-d56b97") == [
        "samr-2023-tong-zhi-d56b97"
    ]
    assert all_ids(shipped, model, "Agency", 9, provisional="true", level="county") == []
    activities = all_ids(shipped, model, "Activity", 50, notice="samr-2024-07-26-tong-zhi-f68ed3")
    assert activities
    assert all(activity.startswith("samr-2024-07-26-tong-zhi-f68ed3.") for activity in activities)


@pytest.mark.parametrize(
    ("name", "filters", "message"),
    [
        ("Agency", {"colour": "red"}, "agencies have no property 'colour'; they have id, name"),
        ("Agency", {"name}) DETACH DELETE n //": "x"}, "agencies have no property"),
        ("Campaign", {"year": "this"}, "year is 'this'; it takes integer"),
        ("Campaign", {"year": "²"}, "year is '²'; it takes integer"),
        ("Campaign", {"year": "9" * 30}, "it takes integer"),
        ("Agency", {"provisional": "maybe"}, "provisional is 'maybe'; it takes boolean"),
        ("Agency", {"name": "\ud800"}, "name is not text"),
        ("Agency", {"id": "\0"}, "id is not text"),
    ],
)
def test_an_unknown_filter_is_refused(
    embedded: Store, model: Model, name: str, filters: dict[str, str], message: str
) -> None:
    with pytest.raises(QuestionError) as refusal:
        list_entities(embedded, model.nodes[name], filters=filters, after=None, limit=5)
    assert message in str(refusal.value)


def test_a_limit_out_of_range_is_refused(embedded: Store, model: Model) -> None:
    for limit in (0, -1, 1_001):
        with pytest.raises(QuestionError, match="it takes 1 to 1000"):
            list_entities(embedded, model.nodes["Agency"], filters={}, after=None, limit=limit)


def test_a_cursor_is_decoded(model: Model) -> None:
    assert read_place(model.nodes["Agency"], cursor("hai guan", "gacc")) == ("hai guan", "gacc")
    assert read_place(model.nodes["ActivityType"], cursor(3, "x")) == (3, "x")


@given(st.text() | st.binary().map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
def test_no_text_breaks_the_decoding_of_a_cursor(model: Model, text: str) -> None:
    with pytest.raises(QuestionError, match="which is no cursor of the list of agencies"):
        read_place(model.nodes["Agency"], text)


@pytest.mark.parametrize(
    "place", [["a", 1], [1, "a"], ["a"], {"a": "b"}, ["\ud800", "a"], ["a", "\ud800"], None, True]
)
def test_a_cursor_of_another_list_is_refused(model: Model, place: object) -> None:
    text = base64.urlsafe_b64encode(json.dumps(place).encode()).decode()
    with pytest.raises(QuestionError):
        read_place(model.nodes["Agency"], text)


@pytest.mark.parametrize("name", CLASSES)
def test_an_entity_is_the_same_on_both_servers(both: tuple[Store, Store], model: Model, name: str) -> None:
    ids = all_ids(both[0], model, name, 1_000)
    for entity in ids[:: max(1, len(ids) // 2)]:
        one, other = (get_entity(store, model, model.nodes[name], entity) for store in both)
        assert repr(one) == repr(other)
        assert (one["type"], one["id"]) == (name, entity)
        assert set(one) - {"type", "id", "relations"} <= set(model.nodes[name].properties)
        for group in one["relations"]:
            assert len(group["items"]) == min(group["total"], 50)
            assert all(item["title"] and item["type"] in CLASSES for item in group["items"])


def test_relations_are_grouped_with_their_evidence(shipped: Store, model: Model) -> None:
    court = get_entity(shipped, model, model.nodes["Agency"], "spc")
    groups = {(group["relation"], group["direction"]): group for group in court["relations"]}
    assert (groups["ISSUED", "out"]["total"], groups["ORGANIZED", "out"]["total"]) == (2, 1)
    assert [item["properties"]["position"] for item in groups["ISSUED", "out"]["items"]] == [3, 3]
    (item,) = groups["ORGANIZED", "out"]["items"]
    assert item["properties"]["quote"] == "最高人民法院发布一批食品药品安全刑事审判典型案例"
    assert item["title"] == "发布一批食品药品安全刑事审判典型案例"


def test_a_large_group_is_counted_but_not_listed_in_full(embedded: Store, model: Model) -> None:
    campaign = get_entity(embedded, model, model.nodes["Campaign"], "national-2023")
    (activities,) = [g for g in campaign["relations"] if g["relation"] == "PART_OF"]
    assert activities["direction"] == "in"
    assert activities["total"] > 150
    assert len(activities["items"]) == 50


def test_a_list_leaves_out_the_text_of_notices(embedded: Store, model: Model) -> None:
    notice = model.nodes["Notice"]
    listed = list_entities(embedded, notice, filters={}, after=None, limit=1).items[0]
    assert "text" not in listed
    assert len(get_entity(embedded, model, notice, listed["id"])["text"]) > 1_000


def test_a_missing_entity_is_not_found(shipped: Store, model: Model) -> None:
    with pytest.raises(NotFound, match="the graph has no Agency 'nobody'"):
        get_entity(shipped, model, model.nodes["Agency"], "nobody")


def test_a_former_id_of_several_notices_is_that_of_none(store: Store, model: Model) -> None:
    """The former rule gave 豫 and 渝 one id; an activity that only one of them has is known all the same."""
    ids = ["yu-2024-60-000001", "yu-2024-60-000002"]
    for notice in ids:
        store.write([Cypher("CREATE (n:Notice {id: $id, former_ids: ['yu-2024-60']})", {"id": notice})])
    parts = [f"{ids[0]}.aa", f"{ids[0]}.bb", f"{ids[1]}.bb"]
    for part in parts:
        store.write([Cypher("CREATE (n:Activity {id: $id})", {"id": part})])
    notice_class, activity_class = model.nodes["Notice"], model.nodes["Activity"]
    with pytest.raises(NotFound, match="former id of yu-2024-60-000001, yu-2024-60-000002; use one"):
        merged_into(store, notice_class, "yu-2024-60")
    with pytest.raises(NotFound, match=r"000001\.bb, .*000002\.bb"):
        merged_into(store, activity_class, "yu-2024-60.bb")
    assert merged_into(store, activity_class, "yu-2024-60.aa") == parts[0]
    assert merged_into(store, activity_class, "yu-2024-60.cc") is None
    assert merged_into(store, notice_class, "yu-2024-61") is None
