"""Neighbourhoods, neutral and ready to be drawn."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

Problem = Callable[[httpx.Response, int], dict[str, Any]]


def graph(client: httpx.Client, **params: Any) -> dict[str, Any]:
    found = client.get("/v1/graph", params=params)
    assert found.status_code == 200, found.text
    told: dict[str, Any] = found.json()
    return told


def test_a_neighbourhood_holds_its_center_and_whole_edges(client: httpx.Client) -> None:
    told = graph(client, type="Agency", id="spc")
    assert told["centers"] == ["Agency/spc"]
    ids = [node["id"] for node in told["nodes"]]
    assert ids[0] == "Agency/spc"
    assert len(set(ids)) == len(ids)
    assert {node["type"] for node in told["nodes"]} >= {"Agency", "Activity", "Notice"}
    for edge in told["edges"]:
        assert {edge["source"], edge["target"]} <= set(ids)
    assert len({edge["id"] for edge in told["edges"]}) == len(told["edges"])
    organized = [edge for edge in told["edges"] if edge["type"] == "ORGANIZED"]
    assert all(edge["properties"]["quote"] for edge in organized)


def test_the_limit_leaves_out_and_says_so(client: httpx.Client) -> None:
    told = graph(client, type="Agency", id="samr", limit=3)
    assert len(told["nodes"]) == 4
    assert told["truncated"] is True
    assert graph(client, type="Agency", id="samr", limit=400)["truncated"] is False


def test_several_entities_give_one_picture(client: httpx.Client) -> None:
    acts = [each["id"] for each in client.get("/v1/activities?limit=3").json()["items"]]
    told = graph(client, type="Activity", id=acts)
    assert told["centers"] == [f"Activity/{each}" for each in acts]
    for each in acts:
        alone = graph(client, type="Activity", id=each)
        assert {node["id"] for node in alone["nodes"]} <= {node["id"] for node in told["nodes"]}
    ids = [edge["id"] for edge in told["edges"]]
    assert len(set(ids)) == len(ids)
    assert graph(client, type="Activity", id=[acts[0], acts[0]]) == graph(client, type="Activity", id=acts[0])


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("type=Agency&id=nobody", 404),
        ("type=Nothing&id=x", 404),
        ("type=Actor&id=spc", 404),
        ("type=Agency", 422),
        ("id=spc", 422),
        ("type=Agency&id=spc&limit=0", 422),
        ("type=Agency&id=spc&limit=401", 422),
        ("type=Agency&" + "&".join(f"id={n}" for n in range(41)), 422),
    ],
)
def test_a_wrong_query_is_told(query: str, status: int, client: httpx.Client, problem: Problem) -> None:
    for path in ("/v1/graph", "/explorer/network"):
        problem(client.get(f"{path}?{query}"), status)


@pytest.mark.parametrize(("language", "label"), [("zh", "参与组织"), ("en", "Participation")])
def test_the_network_is_the_picture_in_a_language(language: str, label: str, client: httpx.Client) -> None:
    query = {"type": "Agency", "id": "spc", "lang": language}
    told = client.get("/explorer/network", params=query).json()
    assert told["picture"] == graph(client, type="Agency", id="spc")
    assert [node["id"] for node in told["nodes"]] == [node["id"] for node in told["picture"]["nodes"]]
    assert any(line["label"].startswith(label) for line in told["edges"])
    members = [each for line in told["edges"] for each in line["members"]]
    assert sorted(members) == sorted(edge["id"] for edge in told["picture"]["edges"])


def test_a_language_that_is_not_spoken_is_refused(client: httpx.Client, problem: Problem) -> None:
    problem(client.get("/explorer/network", params={"type": "Agency", "id": "spc", "lang": "fr"}), 422)
