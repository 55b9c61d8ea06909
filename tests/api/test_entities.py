"""Every class of the model as a list and as single entities: paging, filters, IRIs, relations."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from graph.identity import provisional_agency_id
from ontology.kinds import Model
from ontology.model import load_model

COLLECTIONS = {each.collection: name for name, each in load_model().nodes.items() if each.collection}
Problem = Callable[[httpx.Response, int], dict[str, Any]]


def all_pages(client: httpx.Client, path: str) -> list[dict[str, Any]]:
    """Return the entities of all pages from a path on; a cycle of pages fails the test."""
    items: list[dict[str, Any]] = []
    pages = 0
    while path:
        page = client.get(path)
        assert page.status_code == 200, page.text
        items += page.json()["items"]
        path = page.json().get("next", "")
        pages += 1
        assert pages < 1000
    return items


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_small_pages_hold_every_entity_once(collection: str, client: httpx.Client) -> None:
    at_once = all_pages(client, f"/v1/{collection}?limit=500")
    paged = all_pages(
        client, f"/v1/{collection}?limit=7" if len(at_once) < 100 else f"/v1/{collection}?limit=43"
    )
    assert paged == at_once
    ids = [each["id"] for each in at_once]
    assert len(set(ids)) == len(ids)
    assert bool(ids) == (collection != "events")  # the shipped notices plan none together


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_an_entity_has_type_iri_and_properties_of_the_model(
    collection: str, client: httpx.Client, model: Model
) -> None:
    node_class = model.nodes[COLLECTIONS[collection]]
    for entity in client.get(f"/v1/{collection}").json()["items"]:
        assert entity["type"] == node_class.name
        assert entity["iri"].startswith("https://w3id.org/quality-month/")
        assert entity["iri"].endswith(f"/{entity['id']}")
        assert set(entity) - {"type", "id", "iri"} <= set(node_class.properties)
        assert None not in entity.values()


@pytest.mark.parametrize("collection", [each for each in COLLECTIONS if each not in ("series", "events")])
def test_a_single_entity_is_as_in_the_list_with_its_relations(collection: str, client: httpx.Client) -> None:
    (listed,) = client.get(f"/v1/{collection}?limit=1").json()["items"]
    found = client.get(f"/v1/{collection}/{listed['id']}")
    assert found.status_code == 200
    whole = found.json()
    assert {name: whole[name] for name in listed} == listed
    for group in whole["relations"]:
        assert group["direction"] in ("in", "out")
        assert 0 < len(group["items"]) <= group["total"]
        assert all(item["iri"].endswith(f"/{item['id']}") for item in group["items"])


def test_the_iri_follows_the_path_of_the_class(client: httpx.Client) -> None:
    found = client.get("/v1/activity-types/policy_publication").json()
    assert found["iri"] == "https://w3id.org/quality-month/activity-type/policy_publication"


def test_a_relation_carries_its_evidence(client: httpx.Client) -> None:
    notices = {each["id"] for each in client.get("/v1/notices").json()["items"]}
    (group,) = [
        each for each in client.get("/v1/agencies/spc").json()["relations"] if each["relation"] == "ORGANIZED"
    ]
    for item in group["items"]:
        evidence = item["properties"]
        assert evidence["notice"] in notices
        text = client.get(f"/v1/notices/{evidence['notice']}").json()["text"]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_filters_hold_on_every_page(client: httpx.Client) -> None:
    provincial = all_pages(client, "/v1/regions?level=provincial&limit=10")
    assert {each["level"] for each in provincial} == {"provincial"}
    everyone = all_pages(client, "/v1/regions?limit=500")
    assert provincial == [each for each in everyone if each["level"] == "provincial"]
    campaigns = all_pages(client, "/v1/campaigns?from_year=2024&to_year=2024")
    assert {each["year"] for each in campaigns} == {2024}
    assert {"national-2024", "350100-2024"} <= {each["id"] for each in campaigns}
    assert {each["provisional"] for each in all_pages(client, "/v1/agencies?provisional=false")} == {False}
    levels = all_pages(client, "/v1/agencies?level=provincial&level=municipal&limit=90")
    assert {each["level"] for each in levels} == {"provincial", "municipal"}
    found = all_pages(client, "/v1/agencies?q=最高法&fields=name")
    assert [(each["id"], sorted(each)) for each in found] == [("spc", ["id", "iri", "name", "type"])]


def test_facets_count_what_the_filters_select(client: httpx.Client) -> None:
    page = client.get("/v1/activities?agency=samr&facets=type&facets=year&limit=1").json()
    assert page["total"] == len(all_pages(client, "/v1/activities?agency=samr")) > 1
    assert sum(each["total"] for each in page["facets"]["year"]) == page["total"]
    assert all(each["title"] for each in page["facets"]["type"])
    following = client.get(page["next"]).json()
    assert following["items"] != page["items"]
    assert following["facets"] == page["facets"]
    assert "facets" not in client.get("/v1/activities?limit=1").json()


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=501",
        "limit=x",
        "colour=red",
        "from_year=soon",
        "after=nowhere",
        "after=%FF",
        "scope=%00",
        "sort=name",
        "facets=name",
        "fields=sha256x",
        "q=%EF%BC%81",
        "sha256=0",
    ],
)
def test_a_wrong_query_is_refused(query: str, client: httpx.Client, problem: Problem) -> None:
    document = problem(client.get(f"/v1/campaigns?{query}"), 422)
    assert ("no letters" if query.startswith("q=") else query.split("=")[0]) in str(document["detail"])


@pytest.mark.parametrize(
    "path", ["agencies/nobody", "agencies/最高人民法院", "regions/x%2Fy", "nothing", "nothing/x"]
)
def test_a_missing_entity_is_not_found(path: str, client: httpx.Client, problem: Problem) -> None:
    problem(client.get(f"/v1/{path}"), 404)


@pytest.mark.parametrize(("name", "agency"), [("中宣部", "cpc-publicity"), ("国家测绘局", "nasg")])
def test_a_merged_id_is_redirected(client: httpx.Client, name: str, agency: str) -> None:
    """It is the provisional id of a name, also of a former one, that the vocabulary has by now."""
    old = client.get(f"/v1/agencies/{provisional_agency_id(name)}")
    assert (old.status_code, old.headers["location"]) == (308, f"/v1/agencies/{agency}")
    assert client.get(old.headers["location"]).json()["id"] == agency


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("notices/guo-shi-jian-zhi-fa-2025-77", "notices/guo-shi-jian-zhi-fa-2025-77-156e41"),
        ("notices/samr-2024-tong-zhi", "notices/samr-2024-07-26-tong-zhi-f68ed3"),
        ("activities/samr-2023-tong-zhi.db0270021f81", "activities/samr-2023-tong-zhi-d56b97.db0270021f81"),
    ],
)
def test_an_id_of_the_former_rule_is_redirected(old: str, new: str, client: httpx.Client) -> None:
    answer = client.get(f"/v1/{old}")
    assert (answer.status_code, answer.headers["location"]) == (308, f"/v1/{new}")
    assert client.get(answer.headers["location"]).json()["id"] == new.split("/")[1]


def test_former_ids_of_evidence_are_redirected(client: httpx.Client) -> None:
    notice = "samr-2024-07-26-tong-zhi-f68ed3"
    evidence = client.get("/v1/evidence", params={"notice": notice, "limit": 1}).json()["items"][0]["id"]
    old = client.get(f"/v1/evidence/{evidence.replace(notice, 'samr-2024-tong-zhi')}")
    assert (old.status_code, old.headers["location"]) == (308, f"/v1/evidence/{evidence}")


@pytest.mark.parametrize(
    "path",
    ["activities/samr-2023-tong-zhi.000000000000", "activities/samr-2023-tong-zhi", "activities/x.y.z"],
)
def test_a_former_id_without_such_a_part_is_not_found(
    path: str, client: httpx.Client, problem: Problem
) -> None:
    problem(client.get(f"/v1/{path}"), 404)


def test_an_id_that_was_never_merged_is_not_found(client: httpx.Client, problem: Problem) -> None:
    problem(client.get(f"/v1/agencies/{provisional_agency_id('某某促进会')}"), 404)
    problem(client.get("/v1/regions/name-000000000000"), 404)
