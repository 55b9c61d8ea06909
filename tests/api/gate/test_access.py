"""Rights of callers: keys, scopes, and requests without them, over a service as others reach it."""

import base64
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.gate.access import address_of, is_local, read_access
from graph.settings import Settings
from tests.api.gate.callers import OWNERS, Keyed, keyed
from tests.api.gate.conftest import Make

Problem = Callable[[httpx.Response, int], dict[str, Any]]
Serve = Callable[[FastAPI], AbstractContextManager[str]]


@pytest.fixture(scope="module")
def service(shipped_settings: Settings, made: Make, served: Serve) -> Iterator[tuple[httpx.Client, Keyed]]:
    """A service with keys."""
    keys = keyed(shipped_settings)
    with served(made(keys.settings)) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client, keys


CYPHER: dict[str, Any] = {"json": {"query": "RETURN 1 AS n"}}
SPARQL: dict[str, Any] = {"data": {"query": "SELECT (1 AS ?n) {}"}}
# What is asked for, and the callers who get it: None asks without a key.
ASKED: dict[tuple[str, str], set[str | None]] = {
    ("GET", "/healthz"): {None, *OWNERS},
    ("GET", "/readyz"): {None, *OWNERS},
    ("GET", "/"): {"reader", "researcher"},
    ("GET", "/static/js/main.js"): {"reader", "researcher"},
    ("HEAD", "/v1/agencies"): {"reader", "researcher"},
    ("GET", "/v1/agencies/samr"): {"reader", "researcher"},
    ("GET", "/openapi.json"): {"reader", "researcher"},
    ("POST", "/v1/cypher"): {"researcher"},
    ("POST", "/v1/sparql"): {"researcher"},
    ("GET", "/v1/sparql?query=ASK%20%7B%7D"): {"researcher"},
    ("GET", "/metrics"): {"watcher"},
}


@pytest.mark.parametrize("caller", [None, *OWNERS])
@pytest.mark.parametrize(("method", "path"), ASKED, ids=lambda value: value)
def test_each_caller_gets_what_its_scopes_allow(
    method: str, path: str, caller: str | None, service: tuple[httpx.Client, Keyed], problem: Problem
) -> None:
    client, keys = service
    body: dict[str, Any] = (
        {"/v1/cypher": CYPHER, "/v1/sparql": SPARQL}.get(path, {}) if method == "POST" else {}
    )
    response = client.request(method, path, headers=keys.headers(caller), **body)
    if caller in ASKED[method, path]:
        assert response.status_code == 200, response.text
    elif caller is None:
        assert response.headers["www-authenticate"].startswith("Basic ")
        assert response.status_code == 401
    elif method == "HEAD":
        assert response.status_code == 403
    else:
        assert f"the key {caller} lacks the scope" in problem(response, 403)["detail"]
    assert not any(secret in response.text for secret in keys.secrets.values())


def test_a_browser_brings_the_key_as_a_password(service: tuple[httpx.Client, Keyed]) -> None:
    client, keys = service
    for user in ("", "anyone", "张三"):
        words = base64.b64encode(f"{user}:{keys.secrets['reader']}".encode()).decode()
        assert client.get("/", headers={"authorization": f"Basic {words}"}).status_code == 200


FORMS = (
    "Bearer", "Bearer nonsense", "bearer qmg_" + "A" * 43, "Basic", "Basic !!!", "Basic /////w==", "Basic Og==",
    "Digest username=x", "nonsense", "Bearer " + "x" * 5_000, b"Bearer \xff\xfe",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS, ids=lambda form: repr(form)[:20])
def test_what_is_no_key_is_refused_and_not_repeated(
    form: str | bytes, service: tuple[httpx.Client, Keyed], problem: Problem
) -> None:
    client, _ = service
    document = problem(client.get("/v1/agencies", headers=[(b"authorization", _bytes(form))]), 401)
    assert document["type"].endswith("/no-key")
    assert "nonsense" not in str(document)


def test_a_key_in_the_address_is_none(service: tuple[httpx.Client, Keyed]) -> None:
    client, keys = service
    for name in ("key", "access_token", "api_key"):
        assert client.get(f"/v1/agencies?{name}={keys.secrets['reader']}").status_code == 401


def test_everyone_may_have_scopes_beside_the_keys(
    shipped_settings: Settings, made: Make, served: Serve
) -> None:
    keys = keyed(shipped_settings, api_anonymous="read")
    with served(made(keys.settings)) as address, httpx.Client(base_url=address, timeout=60) as client:
        assert client.get("/v1/agencies").status_code == 200
        assert client.post("/v1/cypher", **CYPHER).status_code == 401
        assert client.get("/v1/agencies", headers=keys.headers("watcher")).status_code == 200
        assert client.get("/v1/agencies", headers={"authorization": "Bearer wrong"}).status_code == 401


def test_where_only_this_machine_can_ask_no_key_is_needed_and_one_does_no_harm(
    client: httpx.Client,
) -> None:
    assert client.get("/v1/summary").status_code == 200
    assert client.get("/v1/summary", headers={"authorization": "Bearer anything"}).status_code == 200


def test_who_may_ask_by_the_settings(shipped_settings: Settings) -> None:
    local = replace(shipped_settings, api_host="127.0.0.1")
    assert read_access(local).anonymous == {"read", "query", "metrics"}
    assert read_access(replace(local, api_anonymous="none")).anonymous == set()
    with_keys = replace(local, api_keys=keyed(local).settings.api_keys)
    assert read_access(with_keys).anonymous == set()


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("192.0.2.7", False), ("no.such.host.invalid", False)],
)  # fmt: skip
def test_which_addresses_only_this_machine_reaches(host: str, local: bool) -> None:
    assert is_local(host) is local


@pytest.mark.parametrize(
    ("client", "counted"),
    [("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
     ("2001:db8:1:2::9", "2001:db8:1:2::/64"), ("a-socket", "a-socket")],
)  # fmt: skip
def test_addresses_that_limits_count_as_one(client: str, counted: str) -> None:
    assert address_of({"client": (client, 1)}) == counted


def _bytes(form: str | bytes) -> bytes:
    return form if isinstance(form, bytes) else form.encode()
