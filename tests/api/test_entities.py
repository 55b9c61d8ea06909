"""Every class of the model as a list and one by one: paging, filters, IRIs, relations."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from graph.identity import provisional_agency_id
from ontology.kinds import Model
from ontology.model import load_model

COLLECTIONS = {each.collection: name for name, each in load_model().nodes.items() if each.collection}
Problem = Callable[[httpx.Response, int], dict[str, Any]]


def everything(client: httpx.Client, path: str) -> list[dict[str, Any]]:
    """The entities of all pages from a path on; a loop of pages would end the test."""
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
    at_once = everything(client, f"/v1/{collection}?limit=500")
    paged = everything(
        client, f"/v1/{collection}?limit=7" if len(at_once) < 100 else f"/v1/{collection}?limit=43"
    )
    assert paged == at_once
    ids = [each["id"] for each in at_once]
    assert len(set(ids)) == len(ids)
    assert ids


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_an_entity_has_its_type_iri_and_properties_of_the_model(
    collection: str, client: httpx.Client, model: Model
) -> None:
    node_class = model.nodes[COLLECTIONS[collection]]
    for entity in client.get(f"/v1/{collection}").json()["items"]:
        assert entity["type"] == node_class.name
        assert entity["iri"].startswith("https://w3id.org/quality-month/")
        assert entity["iri"].endswith(f"/{entity['id']}")
        assert set(entity) - {"type", "id", "iri"} <= set(node_class.properties)
        assert None not in entity.values()


@pytest.mark.parametrize("collection", [each for each in COLLECTIONS if each != "series"])
def test_one_entity_is_what_the_list_says_and_its_relations(collection: str, client: httpx.Client) -> None:
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
        told = item["properties"]
        assert told["notice"] in notices
        text = client.get(f"/v1/notices/{told['notice']}").json()["text"]
        assert text[told["start"] : told["end"]] == told["quote"]


def test_filters_are_properties_and_go_on_with_the_pages(client: httpx.Client) -> None:
    provincial = everything(client, "/v1/regions?level=provincial&limit=10")
    assert {each["level"] for each in provincial} == {"provincial"}
    everyone = everything(client, "/v1/regions?limit=500")
    assert provincial == [each for each in everyone if each["level"] == "provincial"]
    assert [each["id"] for each in everything(client, "/v1/campaigns?year=2024")] == ["national-2024"]
    assert [each["id"] for each in everything(client, "/v1/agencies?alt_names=最高法")] == ["spc"]
    assert {each["provisional"] for each in everything(client, "/v1/agencies?provisional=false")} == {False}


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=501", "limit=x", "colour=red", "year=soon", "after=nowhere", "after=%FF", "scope=%00"],
)
def test_a_wrong_query_is_told(query: str, client: httpx.Client, problem: Problem) -> None:
    told = problem(client.get(f"/v1/campaigns?{query}"), 422)
    assert query.split("=")[0] in str(told["detail"])


@pytest.mark.parametrize(
    "path", ["agencies/nobody", "agencies/最高人民法院", "regions/x%2Fy", "nothing", "nothing/x"]
)
def test_what_is_not_there_is_not_found(path: str, client: httpx.Client, problem: Problem) -> None:
    problem(client.get(f"/v1/{path}"), 404)


def test_an_id_that_was_merged_leads_to_where_it_is_now(client: httpx.Client) -> None:
    """The provisional id of a name that the vocabulary has by now."""
    old = client.get(f"/v1/agencies/{provisional_agency_id('中宣部')}")
    assert (old.status_code, old.headers["location"]) == (308, "/v1/agencies/cpc-publicity")
    assert client.get(old.headers["location"]).json()["id"] == "cpc-publicity"


def test_an_id_that_nothing_was_merged_under_is_not_there(client: httpx.Client, problem: Problem) -> None:
    problem(client.get(f"/v1/agencies/{provisional_agency_id('某某促进会')}"), 404)
    problem(client.get("/v1/regions/name-000000000000"), 404)
