"""Single entities, on both servers and for every class of the model."""

import pytest

from graph.cypher import Cypher
from graph.store import Store
from ontology.errors import NotFound
from ontology.kinds import Model
from queries.entities.entity import get_entity, merged_into

CLASSES = [
    "Campaign", "Theme", "Slogan", "Agency", "Region", "AgencyKind", "Reform", "Notice", "Activity", "Event",
    "ActivityType", "ActivitySeries",
    "Policy", "Evidence", "Record",
]  # fmt: skip


def all_ids(store: Store, name: str) -> list[str]:
    return [row[0] for row in store.read(Cypher(f"MATCH (n:{name}) RETURN n.id ORDER BY n.id")).rows]


def test_these_are_the_classes_that_have_entities(model: Model) -> None:
    assert [node.name for node in model.nodes.values() if not node.abstract] == CLASSES


@pytest.mark.parametrize("name", CLASSES)
def test_an_entity_is_the_same_on_both_servers(both: tuple[Store, Store], model: Model, name: str) -> None:
    ids = all_ids(both[0], name)
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
