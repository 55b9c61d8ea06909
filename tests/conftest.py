"""Fixtures for all rooms: the model, and the two real servers that every test of the graph runs on."""

import importlib.util
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from graph.cypher import Cypher
from graph.loading import prepare
from graph.settings import Settings
from graph.store import Store, open_store
from ontology.kinds import Model
from ontology.model import load_model

HERE = Path(__file__).resolve().parent

# Servers answer in milliseconds that vary, and a store is emptied by hand: neither is a flaw of a test.
hypothesis_settings.register_profile(
    "real", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
hypothesis_settings.load_profile("real")


@pytest.fixture(scope="session")
def lacking() -> Callable[[str], None]:
    """Tells what is lacking, as `missing` does, for fixtures that no import path leads to."""
    return missing


def missing(reason: str) -> None:
    """Skips a test for what the machine lacks; in CI, where nothing may be lacking, fails it."""
    if os.environ.get("CI", "").lower() not in ("", "0", "false"):
        pytest.fail(f"in CI this must run: {reason}")
    pytest.skip(reason)


def harness() -> ModuleType:
    """tests/neo4j/harness.py, which no import path leads to."""
    spec = importlib.util.spec_from_file_location("neo4j_harness", HERE / "neo4j" / "harness.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def model() -> Model:
    """The ontology as it is."""
    return load_model()


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings under which a command would join the embedded server of the tests."""
    return Settings(data_dir=tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def embedded_store(embedded_settings: Settings, model: Model) -> Iterator[Store]:
    """The embedded server, with data of its own."""
    with open_store(embedded_settings) as store:
        prepare(store, model)
        yield store


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings that name a real Neo4j, started for this run."""
    neo4j = harness()
    try:
        running = neo4j.start(tmp_path_factory.mktemp("neo4j") / "home")
    except neo4j.MissingError as reason:
        missing(str(reason))
    yield Settings(graph_uri=running.uri, graph_password=running.password)
    running.stop()


@pytest.fixture(scope="session")
def neo4j_store(neo4j_settings: Settings, model: Model) -> Iterator[Store]:
    """A real Neo4j."""
    with open_store(neo4j_settings) as store:
        prepare(store, model)
        yield store


def empty(store: Store) -> None:
    """Takes everything out, in steps that fit the memory of a transaction: relationships before nodes, as
    a campaign may have very many."""
    for pattern, each in (("()-[x]->()", 10_000), ("(x)", 5_000)):
        while store.read(Cypher(f"MATCH {pattern} RETURN count(x)")).value():
            store.write([Cypher(f"MATCH {pattern} WITH x LIMIT {each} DELETE x")])


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest) -> Store:
    """Each of the two servers in turn, empty, with its constraints and indexes."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    empty(found)
    return found
