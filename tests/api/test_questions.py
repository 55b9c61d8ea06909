"""The questions over HTTP: the whole catalog, each with an answer, and what a wrong parameter is told."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from queries.catalog import Catalog, load_catalog

NAMES = list(load_catalog().questions)
Problem = Callable[[httpx.Response, int], dict[str, Any]]


def test_the_catalog_is_served_whole(client: httpx.Client, catalog: Catalog) -> None:
    items = client.get("/v1/questions").json()["items"]
    assert [each["name"] for each in items] == list(catalog.questions)
    for item in items:
        question = catalog.get(item["name"])
        assert item["href"] == f"/v1/questions/{question.name}"
        assert (item["title_zh"], item["title_en"]) == (question.title_zh, question.title_en)
        assert [each["name"] for each in item["parameters"]] == [each.name for each in question.parameters]


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_answered(name: str, client: httpx.Client, catalog: Catalog) -> None:
    question = catalog.get(name)
    found = client.get(f"/v1/questions/{name}", params=dict(question.example))
    assert found.status_code == 200, found.text
    told = found.json()
    assert set(told) == {"question", "parameters", "columns", "rows"}
    assert told["question"] == name
    assert set(told["parameters"]) == {each.name for each in question.parameters}
    assert [each["name"] for each in told["columns"]] == [each.name for each in question.columns]
    assert bool(told["rows"]) == (not question.empty_en)
    assert {len(row) for row in told["rows"]} <= {len(question.columns)}


def test_the_matrix_has_the_cell_of_the_supreme_court(client: httpx.Client) -> None:
    told = client.get("/v1/questions/agencies-by-type-and-year", params={"agency": "最高人民法院"}).json()
    names = [each["name"] for each in told["columns"]]
    rows = [dict(zip(names, row, strict=True)) for row in told["rows"]]
    (cell,) = [row for row in rows if row["type_id"] == "policy_publication"]
    assert (cell["actor_id"], cell["year"], cell["activities"]) == ("spc", 2023, 1)
    assert told["parameters"]["agency"] == "spc"


def test_a_list_is_given_by_repeating_it(client: httpx.Client) -> None:
    path = "/v1/questions/agencies-by-type-and-year"
    told = client.get(f"{path}?basis=explicit&basis=heading").json()
    assert told["parameters"]["basis"] == ["explicit", "heading"]
    every = client.get(path).json()
    assert 0 < len(told["rows"]) < len(every["rows"])


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("colour=red", "colour"),
        ("from_year=soon", "from_year"),
        ("from_year=2023&from_year=2024", "from_year"),
        ("basis=gossip", "basis"),
        ("rollup=perhaps", "rollup"),
        ("agency=nobody", "agency"),
        (f"agency={'x' * 600}", "agency"),
    ],
)
def test_a_wrong_parameter_is_named(query: str, word: str, client: httpx.Client, problem: Problem) -> None:
    told = problem(client.get(f"/v1/questions/agencies-by-type-and-year?{query}"), 422)
    assert word in told["detail"]


def test_a_required_parameter_is_asked_for(client: httpx.Client, problem: Problem) -> None:
    assert "agency" in problem(client.get("/v1/questions/evidence"), 422)["detail"]


def test_an_unknown_question_names_the_nearest(client: httpx.Client, problem: Problem) -> None:
    assert "evidence" in problem(client.get("/v1/questions/evidense"), 404)["detail"]
