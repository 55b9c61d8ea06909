"""Index, model, counts, health; and the headers of every response."""

import csv
from pathlib import Path

import httpx
import pytest

from api.headers import POLICY
from graph.loading import version
from graph.store import Store
from ontology.kinds import Model

REGISTERS = Path(__file__).parents[2] / "loaders" / "register" / "sheets"
PATHS = [
    "/",
    "/cypher",
    "/page",
    "/v1",
    "/v1/agencies",
    "/v1/nothing",
    "/static/js/main.js",
    "/vis/vis-network.min.js",
    "/openapi.json",
]


def test_every_path_of_the_index_exists(client: httpx.Client) -> None:
    index = client.get("/v1").json()
    assert (index["name_zh"], index["name_en"]) == ("质月图谱", "Quality Month Graph")
    paths = [link["href"] for link in index["links"]]
    assert len(set(paths)) == len(paths)
    for path in paths:
        expected = {"/v1/graph": 422, "/v1/sparql": 400, "/v1/search": 422, "/v1/suggest": 422}.get(path, 200)
        assert client.get(path).status_code == expected, path


def test_the_counts_are_those_of_the_shipped_notices(client: httpx.Client, shipped_store: Store) -> None:
    counts = client.get("/v1/summary").json()
    rows = [row for path in REGISTERS.glob("*.csv") for row in csv.DictReader(path.open(encoding="utf-8"))]
    assert (counts["notices"], counts["records"]) == (7, len(rows))
    assert counts["campaigns"] >= len({(row["year"], row["scope"]) for row in rows})
    for name in ("agencies", "activities", "regions"):
        assert counts[name] > 30
    assert counts["version"] == version(shipped_store) >= 5  # vocabulary, notices, register, derivation


def test_the_model_is_that_of_the_ontology(client: httpx.Client, model: Model) -> None:
    document = client.get("/v1/model").json()
    assert document["version"] == model.version
    assert [each["name"] for each in document["classes"]] == list(model.nodes)
    assert [each["type"] for each in document["relations"]] == list(model.edges)
    assert {name: [v["value"] for v in values] for name, values in document["schemes"].items()} == {
        name: list(values) for name, values in model.schemes.items()
    }
    for each in [*document["classes"], *document["relations"]]:
        assert each["label_zh"]
        assert each["label_en"]


def test_process_and_store_are_healthy(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ok"}


@pytest.mark.parametrize("path", PATHS)
def test_every_response_allows_no_other_host(path: str, client: httpx.Client) -> None:
    headers = client.get(path).headers
    policy = dict(each.strip().split(" ", 1) for each in headers["content-security-policy"].split(";"))
    assert policy == POLICY
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_a_body(path: str, client: httpx.Client) -> None:
    head, get = client.head(path), client.get(path)
    assert head.status_code == get.status_code
    assert head.content == b""
    assert head.headers["content-length"] == get.headers["content-length"]


@pytest.mark.parametrize("path", ["/", "/cypher", "/page", "/static/js/main.js", "/vis/vis-network.min.js"])
def test_files_are_revalidated_and_not_sent_again(path: str, client: httpx.Client) -> None:
    first = client.get(path)
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/", "/cypher", "/page"])
def test_a_page_is_chinese_first(path: str, client: httpx.Client) -> None:
    page = client.get(path)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="zh-CN">' in page.text


@pytest.mark.parametrize(
    "path", ["/static/../page.py", "/static/%2e%2e/page.py", "/vis/%2e%2e/%2e%2e/network.py"]
)
def test_no_other_file_is_served(path: str, client: httpx.Client) -> None:
    assert client.get(path).status_code == 404
