"""RequestLimits: requests a minute and at once, of one caller and of all; addresses that are too long; slow bodies."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.exceptions import HTTPException

from api import bodies
from api.gate.limits import RequestLimits
from graph.settings import Settings
from tests.api.gate.callers import keyed
from tests.api.gate.conftest import Make

Problem = Callable[[httpx.Response, int], dict[str, Any]]
Serve = Callable[[FastAPI], AbstractContextManager[str]]
LIMIT = 5


def test_requests_a_minute_are_counted_by_key(
    shipped_settings: Settings, made: Make, served: Serve, problem: Problem
) -> None:
    keys = keyed(shipped_settings, api_rate=LIMIT, api_anonymous="read")
    with served(made(keys.settings)) as address, httpx.Client(base_url=address, timeout=60) as client:

        def ask(owner: str | None) -> httpx.Response:
            return client.get("/v1", headers=keys.headers(owner))

        assert [ask("reader").status_code for _ in range(LIMIT)] == [200] * LIMIT
        # Where a minute ends just now, some more are let through.
        refused = next(each for each in (ask("reader") for _ in range(LIMIT)) if each.status_code != 200)
        assert problem(refused, 429)["type"].endswith("/too-many-requests")
        assert 1 <= int(refused.headers["retry-after"]) <= 60
        assert ask("researcher").status_code == 200
        assert ask(None).status_code == 200
        assert {client.get("/healthz", headers=keys.headers("reader")).status_code for _ in range(9)} == {200}


def test_requests_at_once_are_counted_by_key(
    shipped_settings: Settings, made: Make, served: Serve, problem: Problem
) -> None:
    keys, go_on, begun = keyed(shipped_settings, api_at_once=2), threading.Event(), threading.Semaphore(0)
    app = made(keys.settings)

    def wait() -> str:
        begun.release()
        go_on.wait(60)
        return "waited"

    app.add_api_route("/wait", wait)
    with served(app) as address, ThreadPoolExecutor(4) as pool:

        def ask(owner: str, path: str) -> httpx.Response:
            return httpx.get(f"{address}{path}", headers=keys.headers(owner), timeout=60)

        waiting = [pool.submit(ask, "reader", "/wait") for _ in range(2)]
        assert all(begun.acquire(timeout=60) for _ in waiting)
        problem(ask("reader", "/v1"), 429)
        assert ask("researcher", "/v1").status_code == 200
        go_on.set()
        assert [each.result().status_code for each in waiting] == [200, 200]
        assert ask("reader", "/v1").status_code == 200


def test_all_callers_together_are_limited() -> None:
    limits, held = RequestLimits(0, 0), ExitStack()
    with held:
        for number in range(256):
            held.enter_context(limits.under_way(f"caller {number}"))
        with pytest.raises(HTTPException, match="503"), limits.under_way("one more"):
            pass
    with limits.under_way("one more"):
        pass
    assert not limits._under_way, "nothing is kept of callers that have gone"


def test_nothing_is_kept_of_callers_whose_minute_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask_from_everywhere() -> int:
        limits = RequestLimits(10, 0)
        for number in range(2_000):
            await limits.count(f"address {number}")
        later = time.time() + 600
        monkeypatch.setattr(time, "time", lambda: later)
        await limits.count("address of later")
        await asyncio.sleep(0.2)
        return len(limits._window.storage.storage)  # type: ignore[attr-defined]

    with ThreadPoolExecutor(1) as thread:  # a browser of other tests may have a loop in this one
        assert thread.submit(lambda: asyncio.run(ask_from_everywhere())).result() < 10


def test_an_address_may_be_long_and_not_endless(client: httpx.Client, problem: Problem) -> None:
    assert client.get(f"/v1/search?q=x&_={'y' * 7_000}").status_code == 200
    document = problem(client.get(f"/v1/search?q={'y' * 8_001}"), 414)
    assert "POST" in document["detail"]
    problem(client.get("/" + "a" * 8_001), 414)


def test_a_body_that_does_not_come_is_not_waited_for(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "_PATIENCE", 0.2)
    url = client.base_url
    head = "POST /v1/cypher HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
    with socket.create_connection((url.host, url.port or 80), 60) as connection:
        connection.sendall(head.encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 408 ")
