"""The questions over HTTP: the catalog, the answer to each as JSON, CSV and in SPARQL, and wrong parameters."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from graph.settings import Settings
from graph.store import Store
from queries.catalog import Catalog, load_catalog
from queries.export import csv_lines
from queries.sparql.question import answer_in_sparql, has_sparql

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
NAMES = list(load_catalog().questions)
IN_SPARQL = [each.name for each in load_catalog().questions.values() if has_sparql(each)]
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
    response = client.get(f"/v1/questions/{name}", params=dict(question.example))
    assert response.status_code == 200, response.text
    document = response.json()
    assert set(document) == {"question", "parameters", "columns", "rows", "next"}
    assert document["question"] == name
    assert set(document["parameters"]) == {each.name for each in question.parameters}
    assert [each["name"] for each in document["columns"]] == [each.name for each in question.columns]
    assert bool(document["rows"]) == (not question.empty_en)
    assert {len(row) for row in document["rows"]} <= {len(question.columns)}


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_is_also_a_csv_file(name: str, client: httpx.Client, catalog: Catalog) -> None:
    """The same rows as JSON, in the form of the command line."""
    question = catalog.get(name)
    document = client.get(f"/v1/questions/{name}", params={**question.example, "limit": "5000"}).json()
    response = client.get(f"/v1/questions/{name}.csv", params=dict(question.example))
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    names = [column.name for column in question.columns]
    assert response.content.decode() == "".join(csv_lines(names, document["rows"]))


@pytest.mark.parametrize(
    ("asked", "content_type", "form"),
    [
        ({"headers": {"accept": "text/turtle"}}, "text/turtle; charset=utf-8", RdfFormat.TURTLE),
        ({"params": {"format": "jsonld"}}, "application/ld+json", RdfFormat.JSON_LD),
        ({"params": {"format": "nt"}}, "application/n-triples", RdfFormat.N_TRIPLES),
    ],
)
def test_an_answer_is_also_a_graph(
    asked: dict[str, Any], content_type: str, form: RdfFormat, client: httpx.Client
) -> None:
    given = {"agency": "gacc", "type": "risk_monitoring", "year": "2023"} | asked.get("params", {})
    response = client.get("/v1/questions/evidence", params=given, headers=asked.get("headers", {}))
    assert response.status_code == 200
    assert response.headers["content-type"] == content_type
    assert response.headers["vary"] == "accept, Accept-Encoding"
    found = {each.object.value for each in parse(response.content, format=form) if each.predicate == _TYPE}
    assert {each.rpartition("#")[2] for each in found} >= {"Agency", "Activity", "Notice", "Participation"}


def test_a_format_that_there_is_not_is_refused(client: httpx.Client, problem: Problem) -> None:
    problem(client.get("/v1/questions/notices", params={"format": "xls"}), 422)


@pytest.mark.parametrize("name", IN_SPARQL)
def test_the_rows_are_those_of_sparql(
    name: str, client: httpx.Client, shipped_store: Store, shipped_settings: Settings, catalog: Catalog
) -> None:
    """In the same order; lists within them are sorted, as those of SPARQL have no certain order."""
    question, patient = catalog.get(name), replace(shipped_settings, sparql_seconds=60)
    served = client.get(f"/v1/questions/{name}", params={**question.example, "limit": "5000"}).json()["rows"]
    found = answer_in_sparql(patient, shipped_store, question, dict(question.example)).rows
    ordered = [[sorted(each) if isinstance(each, list) else each for each in row] for row in served]
    assert list(map(list, found)) == ordered


def test_a_csv_file_for_excel_begins_with_a_byte_order_mark(client: httpx.Client) -> None:
    path = "/v1/questions/slogans-reused.csv"
    plain = client.get(path).content
    assert client.get(f"{path}?bom=true").content == b"\xef\xbb\xbf" + plain
    assert client.get(f"{path}?bom=false").content == plain


@pytest.mark.parametrize(
    ("path", "status", "word"),
    [
        ("slogans-reused.csv?bom=perhaps", 422, "bom"),
        ("slogans-reused?bom=true", 422, "bom"),
        ("slogans-reused.csv?colour=red", 422, "colour"),
        ("slogans-reused.csv?limit=5", 422, "limit"),
        ("slogan-reused.csv", 404, "slogans-reused"),
    ],
)
def test_a_wrong_request_for_csv_is_a_problem(
    path: str, status: int, word: str, client: httpx.Client, problem: Problem
) -> None:
    assert word in problem(client.get(f"/v1/questions/{path}"), status)["detail"]


def test_the_matrix_has_the_cell_of_the_supreme_court(client: httpx.Client) -> None:
    document = client.get("/v1/questions/agencies-by-type-and-year", params={"agency": "最高人民法院"}).json()
    names = [each["name"] for each in document["columns"]]
    rows = [dict(zip(names, row, strict=True)) for row in document["rows"]]
    (cell,) = [row for row in rows if row["type_id"] == "policy_publication"]
    assert (cell["actor_id"], cell["year"], cell["activities"]) == ("spc", 2023, 1)
    assert document["parameters"]["agency"] == "spc"


def test_a_list_is_given_by_repeating_it(client: httpx.Client) -> None:
    path = "/v1/questions/agencies-by-type-and-year"
    document = client.get(f"{path}?basis=explicit&basis=heading").json()
    assert document["parameters"]["basis"] == ["explicit", "heading"]
    every = client.get(path).json()
    assert 0 < len(document["rows"]) < len(every["rows"])


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
    document = problem(client.get(f"/v1/questions/agencies-by-type-and-year?{query}"), 422)
    assert word in document["detail"]


def test_a_missing_required_parameter_is_named(client: httpx.Client, problem: Problem) -> None:
    assert "agency" in problem(client.get("/v1/questions/evidence"), 422)["detail"]


def test_an_unknown_question_names_the_nearest(client: httpx.Client, problem: Problem) -> None:
    assert "evidence" in problem(client.get("/v1/questions/evidense"), 404)["detail"]


def test_pages_follow_one_another(client: httpx.Client) -> None:
    path: str | None = "/v1/questions/activities?type=contest_competition&limit=10"
    whole = client.get(f"{path}00").json()
    assert whole["next"] is None
    pages = []
    while path is not None:
        pages.append(client.get(path).json())
        path = pages[-1]["next"]
    assert [len(page["rows"]) for page in pages[:-1]] == [10] * (len(pages) - 1)
    assert [row for page in pages for row in page["rows"]] == whole["rows"]


def test_a_page_as_a_graph_names_the_next_one(client: httpx.Client) -> None:
    path = "/v1/questions/activities?limit=3&format=nt"
    link = client.get(path).headers["link"]
    following = link.removeprefix("<").removesuffix('>; rel="next"')
    assert "format=nt" in following
    assert "limit=3" in following
    assert client.get(following).headers["content-type"] == "application/n-triples"
    assert "link" not in client.get("/v1/questions/slogans-reused?format=nt").headers


@pytest.mark.parametrize("query", ["limit=0", "limit=5001", "limit=many", "after=abc", "after=%FF"])
def test_a_wrong_page_is_named(query: str, client: httpx.Client, problem: Problem) -> None:
    assert query.partition("=")[0] in problem(client.get(f"/v1/questions/notices?{query}"), 422)["detail"]


def test_years_the_wrong_way_round_are_refused(client: httpx.Client, problem: Problem) -> None:
    for name in ("types-by-year", "activities", "types-by-year.csv"):
        response = client.get(f"/v1/questions/{name}", params={"from_year": 2025, "to_year": 2020})
        assert "from_year is 2025, which is after to_year, 2020" in problem(response, 422)["detail"]
    assert client.get("/v1/questions/types-by-year?from_year=2025&to_year=2025").status_code == 200


def test_a_cursor_belongs_to_one_answer(client: httpx.Client, problem: Problem) -> None:
    following = client.get("/v1/questions/activities?limit=2").json()["next"]
    other = following.replace("/activities?", "/activities?from_year=2024&")
    assert "no cursor of activities" in problem(client.get(other), 422)["detail"]
    assert "no cursor" in problem(client.get(following.replace("/activities?", "/notices?")), 422)["detail"]
