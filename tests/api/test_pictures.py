"""Pictures: plain, and as a network ready to be drawn."""

import io
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx
import networkx as nx
import pytest

from ontology.kinds import Model

Problem = Callable[[httpx.Response, int], dict[str, Any]]


def graph(client: httpx.Client, **params: Any) -> dict[str, Any]:
    response = client.get("/v1/graph", params=params)
    assert response.status_code == 200, response.text
    document: dict[str, Any] = response.json()
    return document


def test_a_picture_has_its_centre_and_both_ends_of_every_edge(client: httpx.Client) -> None:
    picture = graph(client, type="Agency", id="spc")
    assert picture["centers"] == ["Agency/spc"]
    ids = [node["id"] for node in picture["nodes"]]
    assert ids[0] == "Agency/spc"
    assert len(set(ids)) == len(ids)
    assert {node["type"] for node in picture["nodes"]} >= {"Agency", "Activity", "Notice"}
    for edge in picture["edges"]:
        assert {edge["source"], edge["target"]} <= set(ids)
    assert len({edge["id"] for edge in picture["edges"]}) == len(picture["edges"])
    organized = [edge for edge in picture["edges"] if edge["type"] == "ORGANIZED"]
    assert all(edge["properties"]["quote"] for edge in organized)


def test_a_limit_truncates_the_picture(client: httpx.Client) -> None:
    picture = graph(client, type="Agency", id="samr", limit=3)
    assert len(picture["nodes"]) == 4
    assert picture["truncated"] is True
    assert graph(client, type="Agency", id="samr", limit=400)["truncated"] is False


def test_several_entities_give_one_picture(client: httpx.Client) -> None:
    acts = [each["id"] for each in client.get("/v1/activities?limit=3").json()["items"]]
    picture = graph(client, type="Activity", id=acts)
    assert picture["centers"] == [f"Activity/{each}" for each in acts]
    for each in acts:
        alone = graph(client, type="Activity", id=each)
        assert {node["id"] for node in alone["nodes"]} <= {node["id"] for node in picture["nodes"]}
    ids = [edge["id"] for edge in picture["edges"]]
    assert len(set(ids)) == len(ids)
    assert graph(client, type="Activity", id=[acts[0], acts[0]]) == graph(client, type="Activity", id=acts[0])


@pytest.mark.parametrize(
    ("form", "read"), [("gexf", nx.read_gexf), ("graphml", partial(nx.read_graphml, force_multigraph=True))]
)
def test_a_picture_is_read_back_by_other_programs(
    form: str, read: Callable[[io.BytesIO], Any], client: httpx.Client
) -> None:
    picture = graph(client, type="Agency", id="spc")
    named = client.get("/v1/graph", params={"type": "Agency", "id": "spc", "format": form})
    accepted = client.get(
        "/v1/graph", params={"type": "Agency", "id": "spc"}, headers={"accept": f"application/{form}+xml"}
    )
    assert named.content == accepted.content
    assert named.headers["content-type"] == f"application/{form}+xml"
    assert f"quality-month.{form}" in named.headers["content-disposition"]
    found = read(io.BytesIO(named.content))
    assert set(found.nodes) == {node["id"] for node in picture["nodes"]}
    assert found.nodes["Agency/spc"]["label"] == "中华人民共和国最高人民法院"
    assert found.nodes["Agency/spc"]["class"] == "Agency"
    ends = sorted((source, target) for source, target in found.edges())
    assert ends == sorted((edge["source"], edge["target"]) for edge in picture["edges"])
    organised = next(edge for edge in picture["edges"] if edge["type"] == "ORGANIZED")
    spans = {
        data["span_start"]: data["quote"]
        for *_, data in found.edges(data=True)
        if data["relation"] == "ORGANIZED"
    }
    assert spans[organised["properties"]["start"]] == organised["properties"]["quote"]


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
def test_a_wrong_query_is_refused(query: str, status: int, client: httpx.Client, problem: Problem) -> None:
    for path in ("/v1/graph", "/explorer/network"):
        problem(client.get(f"{path}?{query}"), status)


@pytest.mark.parametrize(("language", "label"), [("zh", "参与组织"), ("en", "Participation")])
def test_the_network_is_the_picture_in_a_language(language: str, label: str, client: httpx.Client) -> None:
    query = {"type": "Agency", "id": "spc", "lang": language}
    drawn = client.get("/explorer/network", params=query).json()
    assert drawn["picture"] == graph(client, type="Agency", id="spc")
    assert [node["id"] for node in drawn["nodes"]] == [node["id"] for node in drawn["picture"]["nodes"]]
    assert any(edge["label"].startswith(label) for edge in drawn["edges"])
    members = [each for edge in drawn["edges"] for each in edge["members"]]
    assert sorted(members) == sorted(edge["id"] for edge in drawn["picture"]["edges"])


def test_an_unknown_language_is_refused(client: httpx.Client, problem: Problem) -> None:
    problem(client.get("/explorer/network", params={"type": "Agency", "id": "spc", "lang": "fr"}), 422)


def test_every_class_has_a_look(client: httpx.Client, model: Model) -> None:
    given = client.get("/explorer/looks").json()
    assert set(given["classes"]) == {name for name, each in model.nodes.items() if not each.abstract}
    assert all("background" in look["color"] for look in (*given["classes"].values(), given["other"]))
    assert given["options"]["layout"]["randomSeed"] == 7
