"""Filters and facets of lists of entities: the same on both servers, and as the questions have them."""

from __future__ import annotations

import pytest

from graph.cypher import Cypher
from graph.search.index import SearchIndex
from graph.search.renewal import renewed_index
from graph.settings import Settings
from graph.store import Store
from ontology.errors import QuestionError
from ontology.kinds import Model
from queries.answer import answer
from queries.catalog import Catalog
from queries.entities.filters import FILTERS, facets_of, list_question
from tests.queries.entity_lists import CLASSES, Given, all_ids, all_items, page_of

# Filters of activities that the question of the same name has too, with the same meaning.
ACTIVITIES: list[Given] = [
    {},
    {"from_year": "2024"},
    {"to_year": "2015"},
    {"from_year": "2016", "to_year": "2023"},
    {"scope": "machinery"},
    {"scope": "national", "from_year": "2025"},
    {"type": "培训教育"},
    {"agency": "samr"},
    {"agency": "市场监管总局", "rollup": "true"},
    {"agency": "aqsiq", "role": "partner"},
    {"agency": "samr", "basis": "series"},
    {"agency": "fujian-amr", "type": "宣传"},
    {"region": "福建"},
    {"region": "350000", "from_year": "2025", "type": "contest_competition"},
    {"notice": "samr-2023-tong-zhi-d56b97"},
    {"notice": "samr-2023-tong-zhi-d56b97", "agency": "miit"},
    {"agency": "110000"},
]
NOTICES: list[Given] = [
    {},
    {"agency": "samr"},
    {"agency": "samr", "rollup": "true"},
    {"level": "provincial"},
    {"from_year": "2025"},
]
OTHERS: list[tuple[str, Given]] = [
    ("Agency", {"region": "福建", "as_of": "2010"}),
    ("Agency", {"agency_kind": "amr", "level": "provincial"}),
    ("Agency", {"type": "training_education", "from_year": "2024"}),
    ("Agency", {"provisional": "true"}),
    ("Agency", {"sort": "-valid_from", "fields": ["name", "valid_from"]}),
    ("Region", {"region": "福建", "sort": "pinyin"}),
    ("Campaign", {"agency": "samr", "sort": "-year"}),
    ("Campaign", {"region": "福建"}),
    ("Theme", {"from_year": "2020", "scope": "national"}),
    ("Slogan", {"notice": "guo-shi-jian-zhi-fa-2025-77-156e41"}),
    ("ActivitySeries", {"from_year": "2025", "type": "conference_forum"}),
    ("ActivitySeries", {"agency": "samr"}),
    ("Notice", {"region": "福建", "sort": "-issue_date"}),
    ("Activity", {"series": "china-quality-conference"}),
    ("Event", {"agency": "samr", "region": "福建"}),
    ("Record", {"fact": ["theme", "doc_number"], "from_year": "2000", "sort": "-year"}),
    ("Reform", {"change_kind": "rename", "sort": "changed_on"}),
    ("ActivityType", {"facet": "people"}),
    ("Evidence", {"notice": "samr-2023-tong-zhi-d56b97"}),
]


@pytest.fixture(scope="module")
def index(shipped_store: Store, model: Model, tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    return renewed_index(shipped_store, model, Settings(data_dir=tmp_path_factory.mktemp("search")))[0]


@pytest.mark.parametrize("filters", ACTIVITIES, ids=str)
def test_activities_are_those_of_the_question(
    filters: Given, shipped: Store, model: Model, catalog: Catalog
) -> None:
    asked = answer(shipped, catalog.get("activities"), filters).records()
    expected = {row["activity_id"] for row in asked}
    if "role" in filters and "agency" not in filters or "basis" in filters and "agency" not in filters:
        expected = {row["activity_id"] for row in asked if row["organizer_ids"]}
    assert all_ids(shipped, model, "Activity", 50, **filters) == sorted(expected)


@pytest.mark.parametrize("filters", NOTICES, ids=str)
def test_notices_are_those_of_the_question(
    filters: Given, shipped: Store, model: Model, catalog: Catalog
) -> None:
    expected = {row["notice_id"] for row in answer(shipped, catalog.get("notices"), filters).records()}
    assert set(all_ids(shipped, model, "Notice", 2, **filters)) == expected


@pytest.mark.parametrize(("name", "filters"), OTHERS, ids=str)
def test_filters_select_the_same_on_both_servers(
    name: str, filters: Given, both: tuple[Store, Store], model: Model
) -> None:
    one, other = (all_items(store, model, name, 5, **filters) for store in both)
    assert one == other == all_items(both[0], model, name, **filters)
    whole = all_ids(both[0], model, name)
    assert len(one) < len(whole) or "sort" in filters or not whole


def test_filters_mean_what_they_are_called(shipped: Store, model: Model) -> None:
    assert all_ids(shipped, model, "Campaign", from_year="2025", level="national") == ["national-2025"]
    assert "fujian-amr" in all_ids(shipped, model, "Agency", region="福建", as_of="2025")
    assert "fujian-amr" not in all_ids(shipped, model, "Agency", region="福建", as_of="2010")
    assert all_ids(shipped, model, "Region", region="福建", level="provincial") == ["350000"]
    assert len(all_ids(shipped, model, "Region", region="福建")) > 90
    assert all_ids(shipped, model, "Agency", provisional="true", level="county") == []
    slogans = all_items(shipped, model, "Slogan", notice="guo-shi-jian-zhi-fa-2025-77-156e41")
    assert len(slogans) == 10


def test_filters_on_one_node_are_of_the_same_node(store: Store, model: Model) -> None:
    """An activity of a national campaign in 2015 and of one of Fujian in 2025 is none of Fujian in 2015."""
    store.write(
        [
            Cypher("CREATE (:Campaign {id: 'a', year: 2015, scope: 'national'})"),
            Cypher("CREATE (:Campaign {id: 'b', year: 2025, scope: 'fujian'})"),
            Cypher("CREATE (:Activity {id: 'x', name: 'x'})"),
            Cypher("MATCH (n:Activity), (c:Campaign) CREATE (n)-[:PART_OF]->(c)"),
        ]
    )
    found = {
        (scope, year): all_ids(store, model, "Activity", scope=scope, from_year=year, to_year=year)
        for scope in ("national", "fujian")
        for year in ("2015", "2025")
    }
    assert [key for key, ids in found.items() if ids] == [("national", "2015"), ("fujian", "2025")]


@pytest.mark.parametrize("name", CLASSES)
def test_facets_count_what_the_filters_select(name: str, both: tuple[Store, Store], model: Model) -> None:
    facets = [*facets_of(model.nodes[name])]
    if not facets:
        return
    one, other = (page_of(store, model, name, given={"facets": facets}, limit=1) for store in both)
    assert one == other
    assert one.total == len(all_ids(both[0], model, name))
    for facet, values in one.facets.items():
        counts = [each["total"] for each in values]
        assert counts == sorted(counts, reverse=True)
        for each in values[:3]:
            if facet not in ("year", "region"):  # a range, and what is in a region
                assert each["total"] == len(
                    all_ids(
                        both[0],
                        model,
                        name,
                        **{
                            facet: str(each["value"]).lower()
                            if isinstance(each["value"], bool)
                            else each["value"]
                        },
                    )
                )
            elif facet == "year":
                chosen = {"from_year": str(each["value"]), "to_year": str(each["value"])}
                assert each["total"] == len(all_ids(both[0], model, name, **chosen))


def test_facets_of_entities_have_their_names(embedded: Store, model: Model) -> None:
    page = page_of(
        embedded, model, "Activity", given={"facets": ["type", "level"][:1], "from_year": "2023"}, limit=1
    )
    assert page.facets["type"][0] | {"total": 0} == {
        "value": "publicity_campaign",
        "title": "宣传",
        "total": 0,
    }


def test_a_text_selects_what_a_search_finds(embedded: Store, model: Model, index: SearchIndex) -> None:
    found = page_of(embedded, model, "Activity", given={"q": "質量強國", "to_year": "2023"}, index=index)
    assert found.items
    assert all("质量强国" in each["name"] + each["text"].replace(" ", "") for each in found.items)
    agencies = page_of(embedded, model, "Agency", given={"q": "scjgzj"}, index=index).items
    assert "samr" in [each["id"] for each in agencies]
    with pytest.raises(QuestionError, match="no letters"):
        page_of(embedded, model, "Agency", given={"q": "！"}, index=index)


def test_a_text_that_too_many_have_is_refused(
    embedded: Store, model: Model, index: SearchIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("queries.entities.listing.MOST_FOUND", 3)
    with pytest.raises(QuestionError, match="more than 3 activities have '质量'; add a word"):
        page_of(embedded, model, "Activity", given={"q": "质量"}, index=index)


def test_paths_are_of_the_model(model: Model) -> None:
    """A path that no relationship of the model makes would select nothing, in silence."""
    for each in FILTERS:
        for name in each.paths:
            ends = {name}
            path = each.path(model.nodes[name])
            for step in path.steps:
                edge = model.edges[step.type]
                near, far = (edge.sources, edge.targets) if step.forward else (edge.targets, edge.sources)
                assert ends & set(near), (each.name, name)
                assert {step.node} & {label for kind in far for label in model.nodes[kind].labels}
                ends = {step.node, *(kind for kind in far if step.node in model.nodes[kind].labels)}
            owners = (
                [model.edges[path.steps[-1].type]]
                if path.of_relationship
                else [model.nodes[end] for end in ends]
            )
            assert all(path.property == "id" or path.property in owner.properties for owner in owners)


def test_no_parameter_is_a_mere_property(model: Model) -> None:
    for node in model.nodes.values():
        names = [each.name for each in list_question(model, node).parameters] if not node.abstract else []
        assert not {"sha256", "fingerprint", "warnings", "pinyin", "former_ids", "id"} & set(names)
