"""Addresses of every route as clients mistype and attackers bend them: HEAD, slashes, bytes that are no text."""

import socket
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import pytest

from api.pictures import MOST
from ontology.kinds import Model
from queries.catalog import Catalog, load_catalog

Problem = Callable[[httpx.Response, int], dict[str, Any]]
# The query of a route that needs one, and the paths that the OpenAPI document leaves out.
QUERIES = {
    "/v1/search": "q=%E8%B4%A8%E9%87%8F",
    "/v1/suggest": "q=scjg",
    "/v1/sparql": "query=ASK%20%7B%7D",
    "/v1/graph": f"type=Agency&id=samr&limit={MOST}",
    "/explorer/network": "type=Agency&id=samr",
    "/v1/reconcile/preview": "id=agency%2Fsamr",
}
NO_IDS = ("/v1/questions/", "/v1/reconcile/")  # where the last part of a path is a name of ours
OTHERS = (
    "/",
    "/cypher",
    "/page",
    "/openapi.json",
    "/ontology.ttl",
    "/ontology.css",
    "/static/js/main.js",
    "/vis/vis-network.css",
)
ANSWERED = [name for name in load_catalog().questions if name != "path-between-actors"]


@pytest.fixture(scope="module")
def addresses(client: httpx.Client, catalog: Catalog) -> list[str]:
    """An address of every GET route that is answered by 200: of a question with its example, of an entity with the
    first of its list."""
    found = list(OTHERS)
    for path, item in client.get("/openapi.json").json()["paths"].items():
        if "get" not in item:
            continue
        if path.endswith("/{id}"):
            listed = client.get(path.removesuffix("/{id}")).json()["items"]
            found += [path.format(id=each["id"]) for each in listed[:1]]
        elif path.startswith("/v1/questions/"):
            name = path.removeprefix("/v1/questions/").removesuffix(".csv")
            example = urlencode(catalog.get(name).example)
            found.append(f"{path}?{example}" if example else path)
        else:
            path = path.format(version="0.2.0")
            found.append(f"{path}?{QUERIES[path]}" if path in QUERIES else path)
    return found


def test_the_sweep_has_every_route(addresses: list[str], model: Model) -> None:
    lists = [f"/v1/{each.collection}" for each in model.nodes.values() if each.collection]
    assert len(addresses) > 2 * len(lists) + 2 * len(ANSWERED)
    assert set(lists) <= set(addresses)


def test_head_is_get_without_a_body(addresses: list[str], client: httpx.Client) -> None:
    for address in addresses:
        get, head = client.get(address), client.head(address)
        assert (get.status_code, head.status_code) == (200, 200), address
        assert head.content == b"", address
        kept = ["content-type", "etag", "vary", "x-dataset-version"]
        if address != "/metrics":  # the numbers of the service change with each request
            kept.append("content-length")
        assert [head.headers.get(name) for name in kept] == [get.headers.get(name) for name in kept], address


def test_a_slash_too_many_leads_to_the_right_address(addresses: list[str], client: httpx.Client) -> None:
    for address in addresses:
        path, mark, query = address.partition("?")
        if path == "/" or path.startswith(("/static/", "/vis/")):
            continue
        for slashes in ("/", "//"):
            response = client.get(f"{path}{slashes}{mark}{query}")
            assert response.status_code == 308, address
            assert response.headers["location"] == address


def test_a_post_keeps_its_method_there(client: httpx.Client) -> None:
    asked = client.post("/v1/cypher/", json={"query": "RETURN 1 AS one"}, follow_redirects=True)
    assert asked.json()["rows"] == [[1]]


@pytest.mark.parametrize(
    "path", ["/%2Felsewhere.example/", "//elsewhere.example/", "/v1/nothing/", "/\\elsewhere.example/"]
)
def test_a_slash_leads_to_no_other_place(path: str, client: httpx.Client) -> None:
    assert client.get(str(client.base_url) + path).status_code == 404


def test_bytes_that_are_no_text_are_refused(
    addresses: list[str], client: httpx.Client, problem: Problem
) -> None:
    """In the value of a parameter of each route of the API, and in place of an id."""
    for address in addresses:
        if address.startswith(("/v1", "/explorer/", "/ontology")) and "." not in address.partition("?")[0]:
            bent = f"{address}{'&' if '?' in address else '?'}a=%FF"
            assert "a is not UTF-8" in problem(client.get(bent), 422)["detail"], address
        if address.count("/") == 3 and address.startswith("/v1/") and not address.startswith(NO_IDS):
            bent = f"{address.rpartition('/')[0]}/%FF"
            assert "not UTF-8" in problem(client.get(bent), 422)["detail"], address


@pytest.mark.parametrize(
    "path", ["/v1/agencies?name=%C3%28", "/v1/graph?type=Agency&id=%FF", "/v1/summary?%FF=1", "/v1?a=%FF"]
)
def test_a_parameter_that_is_not_utf8_is_refused(path: str, client: httpx.Client, problem: Problem) -> None:
    assert "not UTF-8" in problem(client.get(path), 422)["detail"]


@pytest.mark.parametrize("end", ["%00", "%0A", "a%2Fb", "%2e%2e", "x" * 7_900, "%ED%A0%80"])
def test_an_odd_id_is_not_found(end: str, addresses: list[str], client: httpx.Client) -> None:
    for address in addresses:
        if address.count("/") == 3 and address.startswith("/v1/"):
            found = client.get(f"{address.rpartition('/')[0]}/{end}")
            assert found.status_code in (404, 422), (address, found.text)


@pytest.mark.parametrize(
    "target",
    [
        b"/v1/agencies/\xff",
        b"/v1/agencies/\xe8\xb4\xa8",
        b"/v1/agencies?name=\xff",
        b"/v1/agencies?q=\xe8\xb4\xa8",
        b"/\x00",
    ],
)
def test_raw_bytes_are_refused(target: bytes, client: httpx.Client) -> None:
    """Sent over a socket of our own, as no client library would send them."""
    address = urlsplit(str(client.base_url))
    with socket.create_connection((address.hostname, address.port), timeout=20) as connection:
        connection.sendall(b"GET " + target + b" HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        status = connection.makefile("rb").readline()
    assert status.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4")), status
