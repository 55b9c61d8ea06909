"""The reconciliation service as its clients use it: a session of OpenRefine, the client `reconciler`, and limits.

The shapes are those of the Reconciliation Service API 0.2, whose own JSON schemas no package brings.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

import httpx
import pandas
import pytest
from pydantic import BaseModel, ConfigDict, StrictBool, StrictStr
from reconciler import reconcile

PATH = "/v1/reconcile"
ELSEWHERE = {"origin": "https://refine.example"}
Problem = Callable[[httpx.Response, int], dict[str, Any]]


class Strict(BaseModel):
    """A shape of the specification, without further fields."""

    model_config = ConfigDict(extra="forbid")


class Typed(Strict):
    id: StrictStr
    name: StrictStr
    broader: list["Typed"] | None = None


class Feature(Strict):
    id: StrictStr
    value: StrictBool | float


class Answered(Strict):
    id: StrictStr
    name: StrictStr
    description: StrictStr
    type: list[Typed]
    score: float
    features: list[Feature]
    match: StrictBool


class Result(Strict):
    result: list[Answered]


class Suggestion(Strict):
    id: StrictStr
    name: StrictStr
    description: StrictStr
    notable: list[Typed] | None = None


class Suggestions(Strict):
    result: list[Suggestion]


class Column(Strict):
    id: StrictStr
    name: StrictStr
    type: Typed | None = None


class Proposals(Strict):
    type: StrictStr
    limit: int | None = None
    properties: list[Column]


class Extended(Strict):
    meta: list[Column]
    rows: dict[str, dict[str, list[dict[str, str | int]]]]


def post(client: httpx.Client, **form: object) -> dict[str, Any]:
    answer = client.post(PATH, data={name: json.dumps(value) for name, value in form.items()})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def results(client: httpx.Client, **queries: object) -> dict[str, list[Answered]]:
    found = post(client, queries=queries)
    return {key: Result.model_validate(each).result for key, each in found.items()}


@pytest.fixture
def manifest(client: httpx.Client) -> dict[str, Any]:
    """The manifest, as OpenRefine reads it when the service is added."""
    answer = client.get(PATH, headers=ELSEWHERE)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def test_the_manifest_names_what_there_is(client: httpx.Client, manifest: Mapping[str, Any]) -> None:
    assert manifest["versions"] == ["0.2"]
    assert [each["id"] for each in manifest["defaultTypes"]] == ["Agency", "Region"]
    assert manifest["identifierSpace"] == "https://w3id.org/quality-month/"
    assert client.get(manifest["documentation"]).status_code == 200
    for each in (manifest["view"], manifest["preview"]):
        page = client.get(each["url"].replace("{{id}}", quote("agency/samr", safe="")))
        assert page.status_code == 200
    for each in (*manifest["suggest"].values(), manifest["extend"]["propose_properties"]):
        assert client.get(each["service_url"] + each["service_path"]).status_code == 200


def test_a_session_of_openrefine(client: httpx.Client, manifest: Mapping[str, Any]) -> None:
    """Guess the type, reconcile a column with another as condition, search for the rest, preview, add columns."""
    guessed = results(client, q0={"query": "国家质检总局", "limit": 3}, q1={"query": "苏州市", "limit": 3})
    assert [each[0].type[0].id for each in guessed.values()] == ["Agency", "Region"]

    first = manifest["suggest"]["property"]
    found = client.get(first["service_url"] + first["service_path"], params={"prefix": "地区"}).json()
    assert [each.id for each in Suggestions.model_validate(found).result] == ["region"]

    rows = {"q0": ("市场监管总局", ""), "q1": ("鼓楼区市场监管局", "南京市"), "q2": ("鼓楼区市场监管局", "")}
    answers = results(
        client,
        **{
            key: {
                "query": name,
                "type": "Agency",
                "type_strict": "should",
                "limit": 5,
                "properties": [{"pid": "region", "v": region}],
            }
            for key, (name, region) in rows.items()
        },
    )
    assert {key: [(each.id, each.match) for each in found][:1] for key, found in answers.items()} == {
        "q0": [("agency/samr", True)],
        "q1": [("agency/amr-320106", True)],
        "q2": [("agency/amr-320106", False)],
    }
    assert {each.score for each in answers["q2"]} == {85.0}
    assert len(answers["q2"]) == 4

    entity = manifest["suggest"]["entity"]
    typed = client.get(
        entity["service_url"] + entity["service_path"], params={"prefix": "福州市鼓楼区市场监管局"}
    )
    (chosen,) = Suggestions.model_validate(typed.json()).result
    assert (chosen.id, chosen.name) == ("agency/amr-350102", "福州市鼓楼区市场监督管理局")

    offered = manifest["extend"]["propose_properties"]
    proposed = client.get(
        offered["service_url"] + offered["service_path"], params={"type": "Agency", "limit": 99}
    )
    names = [each.id for each in Proposals.model_validate(proposed.json()).properties]
    assert {"name_en", "level", "predecessor", "region", "valid_from", "iri"} <= set(names)

    ids = ["agency/samr", chosen.id, "agency/nobody"]
    asked = [
        {"id": "name_en"},
        {"id": "predecessor", "settings": {"limit": "1", "content": "name"}},
        {"id": "region"},
    ]
    table = Extended.model_validate(post(client, extend={"ids": ids, "properties": asked}))
    assert [each.type.id if each.type else None for each in table.meta] == [None, "Agency", "Region"]
    assert table.rows == {
        "agency/samr": {
            "name_en": [{"str": "State Administration for Market Regulation"}],
            "predecessor": [{"str": "国家质量监督检验检疫总局"}],
            "region": [],
        },
        chosen.id: {
            "name_en": [{"str": "Gulou District Administration for Market Regulation"}],
            "predecessor": [{"str": "福州市鼓楼区工商行政管理局"}],
            "region": [{"id": "region/350102", "name": "鼓楼区"}],
        },
        "agency/nobody": {"name_en": [], "predecessor": [], "region": []},
    }


def test_the_client_reconciler(client: httpx.Client) -> None:
    table = pandas.DataFrame(
        {
            "name": ["國家質檢總局", "绍兴市市监局", "福建省市场监管局", "国家药品监督管理局"],
            "year": ["2015", "2024", "2024", "2000"],
        }
    )
    found = reconcile(
        table["name"],
        type_id="Agency",
        property_mapping={"year": table["year"]},
        reconciliation_endpoint=f"{str(client.base_url).rstrip('/')}{PATH}",
    )
    assert found["match"].all()
    assert dict(zip(found["input_value"], found["id"], strict=True)) == {
        "國家質檢總局": "agency/aqsiq",
        "绍兴市市监局": "agency/amr-330600",
        "福建省市场监管局": "agency/fujian-amr",
        "国家药品监督管理局": "agency/sda",
    }
    assert set(found["type_id"]) == {"Agency"}


def test_get_answers_as_post_does(client: httpx.Client) -> None:
    queries = {"a": {"query": "质检总局"}, "b": {"query": 320500}, "c": {"query": "龘龘"}}
    posted = post(client, queries=queries)
    assert client.get(PATH, params={"queries": json.dumps(queries)}).json() == posted
    assert posted["b"]["result"][0]["id"] == "region/320500"
    assert posted["c"] == {"result": []}
    extend = {"ids": ["region/320500"], "properties": [{"id": "name_en"}]}
    assert client.get(PATH, params={"extend": json.dumps(extend)}).json() == post(client, extend=extend)


def test_a_query_may_have_no_name(client: httpx.Client) -> None:
    given = [{"pid": "kind", "v": ["市场监督管理局"]}, {"pid": "region", "v": {"id": "region/330600"}}]
    (found,) = results(client, q={"properties": given})["q"]
    assert (found.id, found.match) == ("agency/amr-330600", True)
    assert results(client, q={"query": ""}) == {"q": []}


@pytest.mark.parametrize(("name", "prefix", "first"), [
    ("entity", "scjgzj", "agency/samr"),
    ("entity", "质检总", "agency/aqsiq"),
    ("entity", "agency/samr", "agency/samr"),
    ("type", "地区", "Region"),
    ("property", "year", "year"),
])  # fmt: skip
def test_suggestions(client: httpx.Client, name: str, prefix: str, first: str) -> None:
    found = client.get(f"{PATH}/suggest/{name}", params={"prefix": prefix}).json()
    assert Suggestions.model_validate(found).result[0].id == first


def test_suggestions_continue_behind_a_cursor(client: httpx.Client) -> None:
    asked = [{"prefix": "市", "cursor": skip} for skip in (0, 10)]
    pages = [client.get(f"{PATH}/suggest/entity", params=each).json()["result"] for each in asked]
    assert [len(each) for each in pages] == [10, 10]
    assert len({each["id"] for page in pages for each in page}) == 20
    assert client.get(f"{PATH}/suggest/entity", params={"prefix": "？"}).json() == {"result": []}


def test_the_preview_alone_may_be_framed(client: httpx.Client) -> None:
    page = client.get(f"{PATH}/preview", params={"id": "agency/samr"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "frame-ancestors *" in page.headers["content-security-policy"]
    assert "x-frame-options" not in page.headers
    for text in ("国家市场监督管理总局", "State Administration for Market Regulation", "../agencies/samr"):
        assert text in page.text
    made = client.get(f"{PATH}/preview", params={"id": "agency/amr-330600"}).text
    assert "图中尚无通知提及" in made
    assert "href" not in made
    for path in ("/", PATH, "/v1/agencies/samr", f"{PATH}/preview?id=nobody"):
        other = client.get(path)
        assert other.headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in other.headers["content-security-policy"]


def test_pages_of_other_sites_reach_these_routes_alone(client: httpx.Client) -> None:
    for path, status in ((PATH, 200), (f"{PATH}/suggest/type", 200), (f"{PATH}/preview?id=nobody", 404)):
        answer = client.get(path, headers=ELSEWHERE)
        assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (status, "*")
        assert "access-control-allow-credentials" not in answer.headers
    asked = ELSEWHERE | {
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }
    allowed = client.options(PATH, headers=asked)
    assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (200, "*")
    for path in ("/v1/agencies", "/v1/reconciled", "/v1/search?q=x", "/"):
        assert "access-control-allow-origin" not in client.get(path, headers=ELSEWHERE).headers


@pytest.mark.parametrize(
    ("form", "status", "words"),
    [
        ({"x": "y"}, 400, "neither queries nor extend"),
        ({"queries": "{"}, 400, "queries is no JSON"),
        ({"queries": "[" * 100_000}, 400, "queries is no JSON"),
        ({"queries": "[]"}, 422, "queries: Input should be a valid dictionary"),
        ({"queries": '{"q0": {}}'}, 422, "queries.q0: give query, properties, or both"),
        ({"queries": '{"q0": {"query": ["x"]}}'}, 422, "queries.q0.query"),
        ({"queries": '{"q0": {"query": "x", "type": "Notice"}}'}, 422, "queries.q0: there is no type 'Notice'"),
        ({"queries": '{"q0": {"query": "x", "limit": 0}}'}, 422, "queries.q0: limit is 0"),
        ({"queries": '{"q0": {"query": "x", "properties": [{"pid": "y", "v": 1}]}}'}, 422, "property 'y'; it takes"),
        ({"queries": json.dumps({"q0": {"query": "质" * 201}})}, 422, "at most 200"),
        ({"queries": json.dumps({f"q{n}": {"query": "x"} for n in range(101)})}, 413, "at most 100 at once"),
        ({"queries": " " * 1_000_001}, 413, "more than 1,000,000 bytes"),
        ({"extend": '{"ids": []}'}, 422, "extend.properties"),
        ({"extend": '{"ids": ["agency/samr"], "properties": [{"id": "x"}]}'}, 422, "no property 'x'; there are id"),
        ({"extend": json.dumps({"ids": ["x"] * 501, "properties": []})}, 413, "at most 500 ids"),
        ({"extend": '{"ids": [], "properties": [{"id": "id", "settings": {"limit": "x"}}]}'}, 422, "setting limit"),
        ({"extend": '{"ids": [], "properties": [{"id": "id", "settings": {"content": "x"}}]}'}, 422, "name, id"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_a_problem(
    form: dict[str, str], status: int, words: str, client: httpx.Client, problem: Problem
) -> None:
    assert words in problem(client.post(PATH, data=form), status)["detail"]


def test_other_content_and_values_are_problems(client: httpx.Client, problem: Problem) -> None:
    assert "send application/x-www" in problem(client.post(PATH, json={"queries": {}}), 415)["detail"]
    assert "no agency or region" in problem(client.get(f"{PATH}/preview?id=nobody"), 404)["detail"]
    assert "no type 'Notice'" in problem(client.get(f"{PATH}/properties?type=Notice"), 422)["detail"]
    assert "cursor" in problem(client.get(f"{PATH}/suggest/entity?prefix=a&cursor=-1"), 422)["detail"]


def test_what_is_shown_is_escaped(client: httpx.Client) -> None:
    name = "<script>alert(1)</script>"
    for path in (f"{PATH}/preview", f"{PATH}/suggest/entity"):
        answer = client.get(path, params={"id": name, "prefix": name})
        assert "<script>" not in answer.text or answer.headers["content-type"] != "text/html; charset=utf-8"
    assert client.get(PATH, params={"queries": json.dumps({name: {"query": name}})}).json() == {
        name: {"result": []}
    }
