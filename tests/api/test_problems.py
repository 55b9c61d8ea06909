"""Errors: problem documents in the language of the client, without secrets."""

import json
import logging
import os
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

import ontology.errors
from api.app import create_app
from api.language import language_of
from api.problems import problem_type
from graph.settings import Settings
from graph.store import Store, open_store
from ontology.errors import QualityMonthError
from ontology.kinds import Model
from queries.catalog import Catalog

Problem = Callable[[httpx.Response, int], dict[str, Any]]
Serve = Callable[[FastAPI], AbstractContextManager[str]]
STATUS = {
    "NotFound": 404,
    "QuestionError": 422,
    "CypherRefused": 400,
    "SparqlRefused": 400,
    "SparqlExceeded": 503,
    "QueryExceeded": 503,
    "NotInstalled": 501,
    "StoreUnavailable": 503,
    "StoreRefused": 502,
}  # every other error of ours is one of the service


def classes() -> list[type[QualityMonthError]]:
    found = [each for each in vars(ontology.errors).values() if isinstance(each, type)]
    return [each for each in found if issubclass(each, QualityMonthError)]


@pytest.mark.parametrize("raised", classes())
def test_every_error_of_ours_has_a_status_and_two_titles(raised: type[QualityMonthError]) -> None:
    type_ = problem_type(raised("defect and remedy"))
    assert type_.status == STATUS.get(raised.__name__, 500)
    assert type_.zh
    assert type_.en
    assert type_.zh != type_.en


@pytest.mark.parametrize(
    "path", ["/nothing", "/nothing/", "/static/js/", "/static/nothing.js", "/vis/..%2f", "/docs", "/redoc"]
)
def test_an_unknown_path_is_not_found(path: str, client: httpx.Client, problem: Problem) -> None:
    problem(client.get(path), 404)


@pytest.mark.parametrize(
    "path", ["/", "/v1/agencies", "/v1/summary", "/v1/questions/evidence", "/static/index.html"]
)
@pytest.mark.parametrize("method", ["POST", "DELETE", "PUT"])
def test_other_methods_than_get_are_refused(
    method: str, path: str, client: httpx.Client, problem: Problem
) -> None:
    problem(client.request(method, path), 405)


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/v1/agencies", "GET"),
        ("/v1/cypher", "POST"),
        ("/v1/sparql", "GET, POST"),
        ("/v1/reconcile", "GET, POST"),
        ("/mcp", "POST"),
    ],
)
def test_the_methods_that_a_path_takes_are_named(
    path: str, allowed: str, client: httpx.Client, problem: Problem
) -> None:
    response = client.request("PUT", path)
    problem(response, 405)
    assert response.headers["allow"] == allowed


@pytest.mark.parametrize(
    ("accept", "title"),
    [("", "没有找到"), ("zh-CN,en;q=0.8", "没有找到"), ("en-GB, zh;q=0.5", "Not found"), ("fr", "没有找到")],
)
def test_the_title_is_in_the_language_of_the_client(
    accept: str, title: str, client: httpx.Client, problem: Problem
) -> None:
    response = client.get("/v1/agencies/nobody", headers={"accept-language": accept})
    assert problem(response, 404)["title"] == title
    assert "accept-language" in response.headers["vary"].lower()


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "zh"),
        ("*", "zh"),
        ("en", "en"),
        ("EN-us", "en"),
        ("zh;q=0.3, en;q=0.4", "en"),
        ("en;q=0.4, zh;q=0.4", "zh"),
        ("en;q=0", "zh"),
        ("en;q=x, zh;q=0.1", "zh"),
        ("de, en;q=0.1", "en"),
        (";;;,,,", "zh"),
    ],
)
def test_the_language_of_a_header(accept: str, language: str) -> None:
    assert language_of(accept) == language


def test_each_error_of_a_request_is_named(client: httpx.Client, problem: Problem) -> None:
    document = problem(client.get("/v1/search?q=x&limit=0&from_year=red"), 422)
    assert {each["where"] for each in document["errors"]} == {"query.limit", "query.from_year"}


def test_an_internal_error_is_logged_and_not_disclosed(
    shipped_store: Store,
    shipped_settings: Settings,
    model: Model,
    catalog: Catalog,
    served: Serve,
    problem: Problem,
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = create_app(shipped_store, shipped_settings, model, catalog)

    def broken() -> None:
        raise RuntimeError("the password is 12345")

    app.add_api_route("/broken", broken)
    with caplog.at_level(logging.ERROR), served(app) as address:
        response = httpx.get(f"{address}/broken")
        document = problem(response, 500)
        assert "12345" not in json.dumps(document)
        assert response.headers["x-content-type-options"] == "nosniff"
    assert "12345" in caplog.text


@pytest.mark.server
def test_a_lost_store_is_a_503_and_the_process_stays(
    model: Model, catalog: Catalog, served: Serve, problem: Problem, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path)
    with open_store(settings) as store, served(create_app(store, settings, model, catalog)) as address:
        assert httpx.get(f"{address}/readyz", timeout=30).json() == {"status": "ok"}
        server = json.loads((tmp_path / "graph" / "server.json").read_text("utf-8"))
        os.kill(server["java"], signal.SIGKILL)
        for path in (
            "/readyz",
            "/v1/summary",
            "/v1/agencies",
            "/v1/questions/notices",
            "/v1/graph?type=Agency&id=x",
        ):
            document = problem(httpx.get(f"{address}{path}", timeout=60), 503)
            assert str(server["bolt"]) not in json.dumps(document)
        assert httpx.get(f"{address}/healthz").json() == {"status": "ok"}
        assert httpx.get(f"{address}/").status_code == 200


@pytest.mark.parametrize("given", ["abc-1", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"])
def test_the_id_that_a_request_brings_is_kept(given: str, client: httpx.Client, problem: Problem) -> None:
    for path, status in (("/v1/summary", 200), ("/v1/agencies/nobody", 404), ("/static/js/main.js", 200)):
        response = client.get(path, headers={"x-request-id": given})
        assert (response.status_code, response.headers["x-request-id"]) == (status, given)
    assert problem(client.get("/v1/nothing", headers={"x-request-id": given}), 404)["request_id"] == given


@pytest.mark.parametrize("given", ["", "a" * 65, "a b", "a\tb", "<script>"])
def test_an_id_that_cannot_be_logged_is_replaced(given: str, client: httpx.Client) -> None:
    ids = [client.get("/healthz", headers={"x-request-id": given}).headers["x-request-id"] for _ in range(2)]
    assert all(len(each) == 32 and each.isalnum() for each in ids)
    assert ids[0] != ids[1]
