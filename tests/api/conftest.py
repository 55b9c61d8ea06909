"""A real server over a real graph: the shipped notices and register, loaded and served as by a user."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.serving import listening
from graph.settings import Settings
from graph.store import Store, open_store
from ontology.kinds import Model
from queries.catalog import Catalog, load_catalog

ROOT = Path(__file__).parents[2]
Serve = Callable[[FastAPI], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def catalog(model: Model) -> Catalog:
    return load_catalog(model=model)


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a graph that holds the shipped notices and register."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("loaded"), api_port=0)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    command = [sys.executable, "-m", "loaders", "load", "loaders/notices", "loaders/register/campaigns.csv"]
    variables = clean | {"QMG_DATA_DIR": str(settings.data_dir)}
    subprocess.run(command, cwd=ROOT, env=variables, check=True, capture_output=True, timeout=180)
    return settings


@pytest.fixture(scope="session")
def loaded_store(loaded: Settings) -> Iterator[Store]:
    with open_store(loaded) as store:
        yield store


@pytest.fixture(scope="session")
def app(loaded_store: Store, loaded: Settings, model: Model, catalog: Catalog) -> FastAPI:
    return create_app(loaded_store, loaded, model, catalog)


@contextmanager
def _served(app: FastAPI) -> Iterator[str]:
    """Serve an app on a free port of 127.0.0.1, in a thread of this process, and yield its address."""
    config = uvicorn.Config(app, log_level="critical", access_log=False, server_header=False, lifespan="off")
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
def problem(loaded: Settings) -> Callable[[httpx.Response, int], dict[str, object]]:
    """A check that a response is a problem document of a status, which returns the document."""

    def check(response: httpx.Response, status: int) -> dict[str, object]:
        assert response.status_code == status, response.text
        assert response.headers["content-type"] == "application/problem+json"
        assert response.headers["content-language"] in ("zh", "en")
        document: dict[str, object] = response.json()
        assert set(document) - {"errors"} == {"type", "title", "status", "detail", "instance"}
        assert document["status"] == status
        assert str(document["type"]).startswith(f"{loaded.base_iri}problem/")
        assert document["instance"] == response.url.path
        assert document["title"]
        assert document["detail"]
        assert "Traceback" not in response.text
        return document

    return check
