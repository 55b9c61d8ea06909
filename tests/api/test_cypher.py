"""`/v1/cypher`; tests/queries/test_cypher.py has what the engine does."""

import csv
import io
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog

Serve = Callable[[FastAPI], AbstractContextManager[str]]
Problem = Callable[[httpx.Response, int], dict[str, Any]]
PATH = "/v1/cypher"
NOTICES = "MATCH (n:Notice) WHERE n.text IS NOT NULL RETURN n.id AS id, n.campaign_year AS year ORDER BY id"


def ask(client: httpx.Client, query: str, **more: Any) -> httpx.Response:
    body = {"query": query, "parameters": more.pop("parameters", {})}
    return client.post(PATH, json=body, **more)


def test_rows_by_column(client: httpx.Client) -> None:
    response = ask(client, NOTICES)
    assert response.status_code == 200, response.text
    found = response.json()
    assert found["columns"] == ["id", "year"]
    assert len(found["rows"]) == 7
    assert all(isinstance(year, int) for _, year in found["rows"])
    assert found["truncated"] is False
    assert response.headers["x-truncated"] == "false"
    assert response.headers["cache-control"] == "no-cache"


def test_the_body_needs_no_parameters(client: httpx.Client) -> None:
    assert client.post(PATH, json={"query": "RETURN 1 AS 数"}).json()["columns"] == ["数"]


def test_names_that_the_graph_does_not_have_are_named(client: httpx.Client) -> None:
    found = ask(client, "MATCH (a:Agency) RETURN a.nmae LIMIT 1").json()
    assert found["rows"] == [[None]]
    assert found["unknown_names"] == [
        {"kind": "property", "name": "nmae", "line": 1, "column": 27, "meant": "name"}
    ]
    assert ask(client, NOTICES).json()["unknown_names"] == []


def test_parameters_and_chinese(client: httpx.Client) -> None:
    text = "MATCH (a:Agency {name: $name}) RETURN a.id AS id"
    assert ask(client, text, parameters={"name": "国家市场监督管理总局"}).json()["rows"] == [["samr"]]


def test_csv_and_ndjson(client: httpx.Client) -> None:
    text = "RETURN '=1' AS a, [1, 2] AS l, {x: null} AS m, null AS n"
    named = ask(client, text, params={"format": "csv"})
    assert named.headers["content-type"] == "text/csv; charset=utf-8"
    assert list(csv.reader(io.StringIO(named.text))) == [
        ["a", "l", "m", "n"],
        ["'=1", "1; 2", '{"x": null}', ""],
    ]
    accepted = ask(client, text, headers={"accept": "application/x-ndjson"})
    assert accepted.headers["content-type"] == "application/x-ndjson"
    assert [json.loads(line) for line in accepted.text.splitlines()] == [
        {"a": "=1", "l": [1, 2], "m": {"x": None}, "n": None}
    ]


@pytest.mark.parametrize(
    ("status", "message", "given"),
    [
        (400, "line 1, column 11: DELETE is refused", {"json": {"query": "MATCH (n) DELETE n"}}),
        (400, "procedures are not offered", {"json": {"query": "CALL db.labels()"}}),
        (400, "not defined", {"json": {"query": "RETURN unknown"}}),
        (400, "missing", {"json": {"query": "RETURN $missing"}}),
        (400, "the query is empty", {"json": {"query": ""}}),
        (400, "20,001 characters", {"json": {"query": "a" * 20_001}}),
        (400, "", {"json": {"query": "RETURN $n", "parameters": {"n": 2**70}}}),
        (422, "body.query", {"json": {}}),
        (422, "body.parameters", {"json": {"query": "RETURN 1", "parameters": []}}),
        (422, "body.limit", {"json": {"query": "RETURN 1", "limit": 3}}),
        (422, "JSON", {"content": b"{", "headers": {"content-type": "application/json"}}),
        (422, "", {"content": b"\xff", "headers": {"content-type": "application/json"}}),
        (422, "", {"content": b"[" * 100_000, "headers": {"content-type": "application/json"}}),
        (422, "format is 'xls'", {"json": {"query": "RETURN 1"}, "params": {"format": "xls"}}),
        (406, "text/csv", {"json": {"query": "RETURN 1"}, "headers": {"accept": "image/png"}}),
        (413, "400,000", {"content": b" " * 400_001, "headers": {"content-type": "application/json"}}),
        (415, "send application/json", {"data": {"query": "RETURN 1"}}),
        (405, "GET", {"method": "GET"}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(
    client: httpx.Client, problem: Problem, status: int, message: str, given: dict[str, Any]
) -> None:
    response = client.request(given.pop("method", "POST"), PATH, **given)
    assert message in problem(response, status)["detail"]


def test_rows_over_the_limit_are_left_out(
    shipped_store: Store, shipped_settings: Settings, model: Model, catalog: Catalog, served: Serve
) -> None:
    narrow = replace(shipped_settings, cypher_rows=4)
    with served(create_app(shipped_store, narrow, model, catalog)) as address:
        found = httpx.post(f"{address}{PATH}", json={"query": NOTICES}, timeout=60)
    assert (len(found.json()["rows"]), found.json()["truncated"]) == (4, True)
    assert found.headers["x-truncated"] == "true"


def test_the_examples_of_the_description_have_results(client: httpx.Client) -> None:
    body = client.get("/openapi.json").json()["paths"][PATH]["post"]["requestBody"]["content"]
    examples = body["application/json"]["examples"]
    for each in examples.values():
        assert "·" in each["summary"]
        found = client.post(PATH, json=each["value"]).json()
        assert len(found["rows"]) >= 10
        assert all(value not in (None, []) for row in found["rows"] for value in row)
