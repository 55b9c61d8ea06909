"""Parameters without a value: those that may be left out count as left out, on every route of our own, as declared."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

Problem = Callable[[httpx.Response, int], dict[str, Any]]
GIVEN = {
    "/v1/search": {"q": "质量强国"},
    "/v1/suggest": {"q": "市监局"},
    "/v1/graph": {"type": "Agency", "id": "spc"},
    "/explorer/network": {"type": "Agency", "id": "spc"},
    "/v1/questions/evidence": {"agency": "spc"},
    "/v1/agencies/{id}": {},
    "/v1/activities": {},
    "/v1/regions": {},
    "/ontology": {},
}  # the parameters that are needed
PROTOCOLS = ("/v1/sparql", "/v1/reconcile")


@pytest.fixture(scope="module")
def paths(client: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()["paths"]
    return found


def parameters(paths: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in paths.items():
        for operation in item.values():
            yield from ((path, each) for each in operation.get("parameters", ()) if each["in"] == "query")


def test_the_document_has_them(paths: dict[str, Any]) -> None:
    declared = {(path, each["name"]) for path, each in parameters(paths) if each.get("allowEmptyValue")}
    left_out = {
        (path, each["name"])
        for path, each in parameters(paths)
        if not each.get("required") and not path.startswith(PROTOCOLS)
    }
    assert declared == left_out
    assert ("/v1/agencies", "as_of") in declared
    assert ("/v1/search", "after") in declared
    assert ("/v1/cypher", "format") in declared


@pytest.mark.parametrize("path", GIVEN)
def test_they_count_as_left_out(path: str, paths: dict[str, Any], client: httpx.Client) -> None:
    given, address = GIVEN[path], path.replace("{id}", "spc")
    empty = [each["name"] for each in paths[path]["get"]["parameters"] if each.get("allowEmptyValue")]
    assert empty
    same = {"accept": "application/json"}
    without = client.get(address, params=given, headers=same)
    sent = client.get(f"{address}?{urlencode({**given, **dict.fromkeys(empty, '')})}", headers=same)
    bare = client.get(f"{address}?{'&'.join([*empty, urlencode(given)])}", headers=same)
    assert (without.status_code, sent.status_code, bare.status_code) == (200, 200, 200)
    assert sent.content == bare.content == without.content


def test_those_of_cypher_too(client: httpx.Client) -> None:
    answer = client.post("/v1/cypher?format=", json={"query": "RETURN 1 AS one"})
    assert answer.json()["rows"] == [[1]]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/v1/search?q=", 422),
        ("/v1/questions/evidence?agency=", 422),
        ("/v1/agencies?agncy=", 422),
        ("/v1/questions/notices?agncy", 422),
        ("/v1/agencies?as_of=%20", 422),
        ("/v1/sparql?query=", 400),
        ("/v1/sparql?query=ASK%7B%7D&format=", 400),
        ("/v1/reconcile?queries=", 400),
    ],
)
def test_what_is_needed_or_unknown_is_refused(
    address: str, status: int, client: httpx.Client, problem: Problem
) -> None:
    problem(client.get(address), status)


def test_the_next_page_is_named_without_them(client: httpx.Client) -> None:
    first = client.get("/v1/agencies?level=&limit=2&as_of=&after=").json()
    assert first["next"].startswith("/v1/agencies?limit=2&after=")
    assert client.get(first["next"]).json()["items"] != first["items"]
