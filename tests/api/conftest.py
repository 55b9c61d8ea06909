"""A real server over a real graph: the shipped notices and register, served as by a user."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.serving import listening
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog, load_catalog

Serve = Callable[[FastAPI], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def catalog(model: Model) -> Catalog:
    return load_catalog(model=model)


@pytest.fixture(scope="session")
def app(shipped_store: Store, shipped_settings: Settings, model: Model, catalog: Catalog) -> FastAPI:
    return create_app(shipped_store, shipped_settings, model, catalog)


@contextmanager
def _served(app: FastAPI) -> Iterator[str]:
    """Serve an app on a free port of 127.0.0.1, in a thread of this process, and yield its address."""
    config = uvicorn.Config(
        app, log_level="critical", access_log=False, server_header=False, proxy_headers=False, lifespan="off"
    )
    server = uvicorn.Server(config)
    with listening(Settings(api_port=0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        deadline = time.monotonic() + 20
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.01)
        assert server.started
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()


@pytest.fixture(scope="session")
def served() -> Serve:
    """A context manager that serves an app and yields its address."""
    return _served


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[httpx.Client]:
    with _served(app) as address, httpx.Client(base_url=address, timeout=60) as http:
        yield http


@pytest.fixture(scope="session")
def problem(shipped_settings: Settings) -> Callable[[httpx.Response, int], dict[str, object]]:
    """A check that a response is a problem document of a status, which returns the document."""

    def check(response: httpx.Response, status: int) -> dict[str, object]:
        assert response.status_code == status, response.text
        assert response.headers["content-type"] == "application/problem+json"
        assert response.headers["content-language"] in ("zh", "en")
        document: dict[str, object] = response.json()
        assert set(document) - {"errors"} == {"type", "title", "status", "detail", "instance", "request_id"}
        assert document["request_id"] == response.headers["x-request-id"]
        assert document["status"] == status
        assert str(document["type"]).startswith(f"{shipped_settings.base_iri}problem/")
        assert document["instance"] == response.url.path
        assert document["title"]
        assert document["detail"]
        assert "Traceback" not in response.text
        return document

    return check
