"""`/mcp` as an endpoint: who may reach it, what it refuses, and that the rest of the app is as it was."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.gate.keys import new_key
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog

pytestmark = pytest.mark.server
LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
ACCEPT = {"accept": "application/json, text/event-stream"}


def post(client: httpx.Client, message: Any = LIST, **headers: str) -> httpx.Response:
    return client.post("/mcp", json=message, headers=ACCEPT | headers)


def test_an_answer_is_json_with_the_headers_of_the_app(client: httpx.Client) -> None:
    answer = post(client, **{"x-request-id": "mine"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-request-id"] == "mine"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "mcp-session-id" not in answer.headers
    assert len(answer.json()["result"]["tools"]) == 8


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example:80", ""])
def test_a_page_of_another_host_that_resolves_to_this_machine_is_refused(
    client: httpx.Client, host: str
) -> None:
    assert post(client, host=host).status_code in (400, 421)


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://127.0.0.1.evil.example", "null", "file://"]
)
def test_a_script_of_another_page_is_refused(client: httpx.Client, origin: str) -> None:
    assert post(client, origin=origin).status_code == 403


@pytest.mark.parametrize("origin", ["http://127.0.0.1:5173", "http://localhost:6274", "http://localhost"])
def test_a_page_of_this_machine_may_ask(client: httpx.Client, origin: str) -> None:
    assert post(client, origin=origin).status_code == 200


def test_other_names_are_those_of_the_settings(
    shipped_store: Store,
    shipped_settings: Settings,
    model: Model,
    catalog: Catalog,
    served: Callable[[FastAPI], AbstractContextManager[str]],
) -> None:
    settings = replace(shipped_settings, mcp_hosts=("zhiyue.example",))
    with (
        served(create_app(shipped_store, settings, model, catalog)) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        for host in ("zhiyue.example", "zhiyue.example:8000"):
            assert post(client, host=host).status_code == 200
            assert post(client, host=host, origin=f"https://{host}").status_code == 200
        assert post(client, host="other.example").status_code == 421


def test_where_there_are_keys_one_for_queries_is_needed(
    shipped_store: Store,
    shipped_settings: Settings,
    model: Model,
    catalog: Catalog,
    served: Callable[[FastAPI], AbstractContextManager[str]],
) -> None:
    reader, asker = new_key("reader", frozenset({"read"})), new_key("asker", frozenset({"read", "query"}))
    keys = "\n".join(key.line() for _, key in (reader, asker))
    settings = replace(shipped_settings, api_keys=keys, api_origins=("https://pages.example",))
    with (
        served(create_app(shipped_store, settings, model, catalog)) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        assert post(client).status_code == 401
        assert post(client, authorization=f"Bearer {reader[0]}").status_code == 403
        bearer = {"authorization": f"Bearer {asker[0]}"}
        answer = post(client, origin="https://pages.example", **bearer)
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-origin"] == "https://pages.example"
        assert post(client, origin="https://evil.example", **bearer).status_code == 403


@pytest.mark.parametrize("method", ["GET", "HEAD", "DELETE", "PUT"])
def test_there_are_no_sessions_to_listen_to_or_to_end(client: httpx.Client, method: str) -> None:
    answer = client.request(method, "/mcp", headers=ACCEPT)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


def test_an_address_that_is_not_utf8_is_refused(
    client: httpx.Client, problem: Callable[[httpx.Response, int], dict[str, object]]
) -> None:
    problem(client.post("/mcp?x=%FF", json=LIST, headers=ACCEPT), 422)


def test_a_large_message_is_refused(client: httpx.Client) -> None:
    assert post(client, {**LIST, "params": {"x": "质" * 200_000}}).status_code == 413


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"nonsense", b'{"jsonrpc": "2.0"}', b"\xff\xfe"])
def test_a_malformed_message_is_refused(client: httpx.Client, content: bytes) -> None:
    headers = ACCEPT | {"content-type": "application/json"}
    answer = client.post("/mcp", content=content, headers=headers)
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


def test_urls_are_those_by_which_the_client_came(client: httpx.Client) -> None:
    call = {"name": "get_entity", "arguments": {"type": "Agency", "id": "spc"}}
    port = client.base_url.port
    answer = post(client, {**LIST, "method": "tools/call", "params": call}, host=f"localhost:{port}")
    url = answer.json()["result"]["structuredContent"]["url"]
    assert url == f"http://localhost:{port}/v1/agencies/spc"
    assert client.get(url).json()["id"] == "spc"
