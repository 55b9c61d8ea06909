"""Metrics and the log: every request is counted and written, with no parameter, no key and no endless label."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.gate.keys import new_key
from graph.settings import PROJECT_ROOT, Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog
from tests.api.gate.numbers import numbers_of
from tests.api.test_process import variables

Serve = Callable[[FastAPI], AbstractContextManager[str]]
pytestmark = pytest.mark.server


def requests(method: str, route: str, status: int) -> tuple[str, tuple[tuple[str, str], ...]]:
    return "qmg_requests_total", (("method", method), ("route", route), ("status", str(status)))


def test_requests_are_counted_by_route_and_answer(
    shipped_store: Store, shipped_settings: Settings, model: Model, catalog: Catalog, served: Serve
) -> None:
    with served(create_app(shipped_store, shipped_settings, model, catalog)) as address:
        with httpx.Client(base_url=address, timeout=60) as client:
            agency = client.get("/v1/agencies/samr")
            client.get("/v1/agencies/samr", headers={"if-none-match": agency.headers["etag"]})
            for name in ("nobody", "nothing", "%FF"):
                client.get(f"/v1/agencies/{name}")
            client.head("/v1/agencies/samr")
            for path in ("/wp-login.php", "/.env", "/v2"):
                client.get(path)
            client.request("PROPFIND", "/v1")
            client.post("/v1/cypher", json={"query": "UNWIND range(1, 7) AS n RETURN n"})
            client.post("/v1/cypher", json={"query": "CREATE (n) RETURN n"})
            rows = client.get("/v1/questions/notices").json()["rows"]
            client.get("/v1/questions/notices.csv")
            version = client.get("/v1/summary").json()["version"]
        numbers = numbers_of(address)
    one = "/v1/agencies/{id}"
    assert numbers[requests("GET", one, 200)] == 2, "HEAD is answered as GET"
    assert numbers[requests("GET", one, 304)] == 1
    assert numbers[requests("GET", one, 404)] == 2
    assert numbers[requests("GET", one, 422)] == 1
    assert numbers[requests("GET", "(none)", 404)] == 3
    assert numbers[requests("other", "/v1", 405)] == 1
    assert numbers[requests("POST", "/v1/cypher", 400)] == 1
    assert numbers["qmg_problems_total", (("code", "bad-query"),)] == 1
    assert numbers["qmg_problems_total", (("code", "not-found"),)] == 5
    assert numbers["qmg_rows_total", (("of", "cypher"),)] == 7
    assert numbers["qmg_rows_total", (("of", "notices"),)] == 2 * len(rows)
    assert numbers["qmg_request_seconds_count", (("route", one),)] == 6
    assert numbers["qmg_answer_bytes_total", (("route", one),)] > agency.num_bytes_downloaded > 1_000
    kinds = {
        dict(labels)["kind"]: value for (name, labels), value in numbers.items() if name == "qmg_queries"
    }
    assert {"cypher": 0, "sparql": 0, "search": 0, "reconcile": 0}.items() <= kinds.items()
    assert numbers["qmg_requests_under_way", ()] == 1, "the request for the numbers"
    assert numbers["qmg_dataset_version", ()] == version
    assert numbers["qmg_graph_up", ()] == 1


def test_each_line_of_the_log_is_json_without_a_secret(tmp_path: Path) -> None:
    secret, key = new_key("portal", frozenset({"read", "query"}))
    more = variables(tmp_path, QMG_API_KEYS=key.line(), QMG_API_LOG="json")
    with subprocess.Popen(
        [sys.executable, "-m", "api"], cwd=PROJECT_ROOT, env=more,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        address = next(filter(None, (re.search(r"http://127\S+[0-9]", line) for line in process.stdout)))[0]
        headers = {"authorization": f"Bearer {secret}", "x-request-id": "of-the-test"}
        with httpx.Client(base_url=address, timeout=60) as client:
            client.get("/v1/search?q=私密的词", headers=headers)
            client.post("/v1/cypher", json={"query": "RETURN '私密的词' AS n"}, headers=headers)
            client.get("/v1/agencies/a%0Ab%22", headers=headers)
            client.get("/v1/agencies?password=12345", headers={"authorization": "Bearer wrong-12345"})
        process.terminate()
        _, log = process.communicate(timeout=60)
    lines: list[dict[str, Any]] = [json.loads(line) for line in log.splitlines()]
    by_route = {line.get("route"): line for line in lines if line["logger"] == "api.requests"}
    assert {"/v1/search", "/v1/cypher", "/v1/agencies/{id}", "/v1/agencies"} <= set(by_route)
    found = by_route["/v1/cypher"]
    assert (found["request_id"], found["key"], found["method"], found["status"]) == (
        "of-the-test",
        "portal",
        "POST",
        200,
    )
    assert found["ms"] > 0
    assert found["bytes"] > 0
    assert by_route["/v1/agencies/{id}"]["path"] == '/v1/agencies/a\nb"'
    assert by_route["/v1/agencies"]["problem"] == "no-key"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", found["time"])
    for hidden in (secret, "私密的词", "12345", key.digest):
        assert hidden not in log
        assert json.dumps(hidden)[1:-1] not in log


def test_without_the_setting_requests_are_not_logged(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "api"], cwd=PROJECT_ROOT, env=variables(tmp_path),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        address = next(filter(None, (re.search(r"http://127\S+[0-9]", line) for line in process.stdout)))[0]
        assert httpx.get(f"{address}/v1", timeout=60).status_code == 200
        assert httpx.get(f"{address}/v1/nothing", timeout=60).status_code == 404
        process.terminate()
        assert process.communicate(timeout=60)[1] == ""
