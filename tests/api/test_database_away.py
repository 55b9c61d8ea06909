"""The graph server is killed under load, or stands still: the service says so at once, lives on, and heals."""

import itertools
import logging
import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from graph import embedded
from graph.loading import prepare
from graph.settings import Settings
from graph.store import Store, open_store
from ontology.kinds import Model
from queries.catalog import Catalog
from tests.api.gate.numbers import numbers_of
from tests.conftest import harness

pytestmark = pytest.mark.server
Serve = Callable[[FastAPI], AbstractContextManager[str]]
PATIENCE = 120.0
READERS = 8
MANY = 80  # requests at once, twice as many as there are threads
PATHS = ("/v1/summary", "/v1/agencies?limit=5", "/v1/questions/notices", "/readyz")
GRAPH_PATHS = (
    "/v1/summary",
    "/v1/agencies?limit=5",
    "/v1/questions/notices.csv",
    "/v1/search?q=x",
    "/v1/suggest?q=x",
)
OTHER_PATHS = (
    "/healthz", "/", "/cypher", "/static/js/main.js", "/openapi.json", "/v1", "/v1/model", "/v1/questions",
    "/explorer/looks", "/ontology", "/metrics",
)  # fmt: skip


@dataclass
class Away:
    """A store that lasts, and the ways to kill its server, to start it again, to halt it and to let it go on."""

    store: Store
    settings: Settings
    kill: Callable[[], object]
    restart: Callable[[], object]
    signal: Callable[[int], object]


@contextmanager
def embedded_server(folder: Path) -> Iterator[Away]:
    settings = Settings(data_dir=folder)

    def send(number: int) -> None:
        os.kill(embedded.start(folder).address().java, number)

    with open_store(settings, lasting=True) as store:
        yield Away(store, settings, lambda: send(signal.SIGKILL), lambda: None, send)


@contextmanager
def neo4j_server(folder: Path) -> Iterator[Away]:
    neo4j = harness()
    try:
        running = [neo4j.start(folder)]
    except neo4j.MissingError as reason:
        pytest.skip(str(reason))
    settings = Settings(graph_uri=running[0].uri, graph_password=running[0].password, data_dir=folder / "own")
    try:
        with open_store(settings, lasting=True) as store:
            yield Away(
                store,
                settings,
                lambda: running[-1].stop(),
                lambda: running.append(neo4j.resume(running[-1])),
                lambda number: running[-1].process.send_signal(number),
            )
    finally:
        running[-1].stop()


SERVERS = {"embedded": embedded_server, "neo4j": neo4j_server}


@pytest.fixture(params=SERVERS)
def away(request: pytest.FixtureRequest, tmp_path: Path, model: Model) -> Iterator[Away]:
    with SERVERS[request.param](tmp_path) as away:
        prepare(away.store, model)
        yield away


@dataclass
class Load:
    """Readers that ask without a pause, and the answers that they had."""

    address: str
    statuses: Counter[int] = field(default_factory=Counter)
    without_retry: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def read(self, place: int) -> None:
        with httpx.Client(base_url=self.address, timeout=PATIENCE) as client:
            while not self.ended.is_set():
                path = PATHS[place % len(PATHS)]
                response = client.get(path)
                self.statuses[response.status_code] += 1
                if response.status_code == 503 and "retry-after" not in response.headers:
                    self.without_retry.append(path)
                place += 1

    @contextmanager
    def running(self) -> Iterator[None]:
        threads = [threading.Thread(target=self.read, args=(place,)) for place in range(READERS)]
        for each in threads:
            each.start()
        try:
            yield
        finally:
            self.ended.set()
            for each in threads:
                each.join(PATIENCE)


def wait_for(address: str, status: int) -> None:
    """Wait until /readyz has a status; /healthz is well all the time."""
    deadline = time.monotonic() + PATIENCE
    while httpx.get(f"{address}/readyz", timeout=PATIENCE).status_code != status:
        assert httpx.get(f"{address}/healthz", timeout=PATIENCE).status_code == 200
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_it_heals_when_the_server_was_killed_under_load(
    away: Away, model: Model, catalog: Catalog, served: Serve
) -> None:
    app = create_app(away.store, away.settings, model, catalog)
    with served(app) as address:
        load = Load(address)
        with load.running():
            wait_for(address, 200)
            for _ in range(2):
                away.kill()
                wait_for(address, 503)
                away.restart()
                wait_for(address, 200)
        assert set(load.statuses) == {200, 503}
        assert load.without_retry == []
        assert {httpx.get(f"{address}{path}", timeout=PATIENCE).status_code for path in PATHS} == {200}
        numbers = numbers_of(address)
        assert numbers["qmg_graph_up", ()] == 1
        counted = numbers["qmg_problems_total", (("code", "store-unavailable"),)]
        assert counted >= load.statuses[503], "and those of this test itself"


def test_an_outage_is_logged_as_it_begins_and_as_it_ends(
    away: Away, model: Model, catalog: Catalog, served: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        caplog.at_level(logging.WARNING, "api"),
        served(create_app(away.store, away.settings, model, catalog)) as address,
    ):
        wait_for(address, 200)
        away.kill()
        for path in PATHS * 3:
            httpx.get(f"{address}{path}", timeout=PATIENCE)
        away.restart()
        wait_for(address, 200)
    lines = [each.getMessage() for each in caplog.records if each.name == "api"]
    begun = [each for each in lines if "is away" in each]
    ended = [each for each in lines if "answers again" in each]
    assert lines == [*itertools.chain(*zip(begun, ended, strict=True))], "nothing else, and in turn"
    assert len(lines) == 2 or away.store.kind == "embedded", "which is started again, while we ask"


def test_a_server_that_stands_still_holds_up_no_other_route(
    away: Away, model: Model, catalog: Catalog, served: Serve
) -> None:
    with served(create_app(away.store, away.settings, model, catalog)) as address:
        wait_for(address, 200)
        away.signal(signal.SIGSTOP)
        try:
            with ThreadPoolExecutor(MANY) as pool:
                asked = [
                    pool.submit(httpx.get, f"{address}{path}", timeout=PATIENCE)
                    for path in itertools.islice(itertools.cycle(GRAPH_PATHS), MANY)
                ]
                assert {ask(address, path).status_code for path in OTHER_PATHS * 3} == {200}
                refused = [each.result() for each in asked]
            assert {each.status_code for each in refused} == {503}
            assert all(each.headers["retry-after"] for each in refused)
        finally:
            away.signal(signal.SIGCONT)
        wait_for(address, 200)
        assert {ask(address, path).status_code for path in (*GRAPH_PATHS, *OTHER_PATHS)} == {200}


def ask(address: str, path: str) -> httpx.Response:
    return httpx.get(f"{address}{path}", timeout=PATIENCE)


def test_a_server_that_stands_still_is_not_ready(
    away: Away, model: Model, catalog: Catalog, served: Serve
) -> None:
    app = create_app(away.store, away.settings, model, catalog)
    with served(app) as address:
        wait_for(address, 200)
        away.signal(signal.SIGSTOP)
        try:
            with ThreadPoolExecutor(4) as pool:
                asked = [pool.submit(httpx.get, f"{address}/readyz", timeout=PATIENCE) for _ in range(3)]
                numbers = pool.submit(numbers_of, address)
                assert {each.result().status_code for each in asked} == {503}
                assert numbers.result()["qmg_graph_up", ()] == 0
            assert httpx.get(f"{address}/healthz", timeout=PATIENCE).status_code == 200
            assert httpx.get(f"{address}/cypher", timeout=PATIENCE).status_code == 200
        finally:
            away.signal(signal.SIGCONT)
        wait_for(address, 200)
        assert httpx.get(f"{address}/v1/summary", timeout=PATIENCE).status_code == 200
