"""Fixtures for all rooms: the model, and the two real servers that every test of the graph runs on.

A test is put into its tier by the fixtures that it uses (pyproject.toml names the marks). Each process of a run
has servers of its own: they are started once, emptied between tests, and what is shipped is loaded once.
"""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from graph.cypher import Cypher
from graph.derived import WholeDerivation, put_derived
from graph.loading import Summary, prepare, retract_notice, retract_register, summary
from graph.settings import Settings
from graph.store import Store, open_store
from ontology.kinds import Model
from ontology.model import load_model

HERE = Path(__file__).resolve().parent
SHIPPED = ("loaders/notices", "loaders/register/sheets")
LEDGER = Cypher("MATCH (l:Ledger) RETURN l.id, l.digest ORDER BY l.id")
IN_CI = os.environ.get("CI", "").lower() not in ("", "0", "false")
SOAKING = os.environ.get("QMG_TEST_PROFILE") == "soak"

# Fixtures that start something, and the function that does. A file whose tests start processes of ours that do
# is marked at its head.
BROWSER = {"browser"}
SERVERS = {
    "embedded_settings", "neo4j_settings", "shipped_settings", "store", "server", "shipped", "open_store",
}  # fmt: skip

# Processes of a run have the width of a terminal in their environment; output is as wide as without one.
for name in ("COLUMNS", "LINES"):
    os.environ.pop(name, None)

# A sample draws the same examples each time, a long run draws others. Servers answer in milliseconds that vary,
# and a store is emptied by hand: neither is a flaw of a test.
for profile, examples in (("sample", 60), ("soak", 2_000)):
    hypothesis_settings.register_profile(
        profile,
        max_examples=examples,
        derandomize=profile == "sample",
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
hypothesis_settings.load_profile("soak" if SOAKING else "sample")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Marks every test by what it uses. Those that start processes come first, then those that share servers,
    so that the longest work is not the last."""
    items.sort(key=lambda item: item.get_closest_marker("server") is None)
    for item in items:
        used = {*item.fixturenames, *item.function.__code__.co_names}
        if used & BROWSER:
            item.add_marker("browser")
        if used & SERVERS:
            item.add_marker("server")
        if "soaking" in used or getattr(item.function, "is_hypothesis_test", False):
            item.add_marker("soak")
    items.sort(key=lambda item: item.get_closest_marker("server") is None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that skips has failed: what the machine lacks is to be installed there."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"in CI this must run: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def soaking() -> bool:
    """True in a long run; otherwise a small sample of it is enough."""
    return SOAKING


@pytest.fixture(scope="session")
def model() -> Model:
    """The ontology as it is."""
    return load_model()


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings under which a command would join the embedded server that tests empty and fill."""
    return Settings(data_dir=tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def embedded_store(embedded_settings: Settings, model: Model) -> Iterator[Store]:
    """The embedded server that tests empty and fill."""
    with open_store(embedded_settings) as store:
        prepare(store, model)
        yield store


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings that name a real Neo4j, started for this process of the run."""
    with running_neo4j(tmp_path_factory.mktemp("neo4j")) as settings:
        yield settings


@contextmanager
def running_neo4j(folder: Path, imported: Path | None = None) -> Iterator[Settings]:
    """Settings that name a real Neo4j, empty or with the files of an import, which ends with the block."""
    neo4j = harness()
    try:
        running = neo4j.start(folder, imported)
    except neo4j.MissingError as reason:
        pytest.skip(str(reason))
    yield Settings(graph_uri=running.uri, graph_password=running.password)
    running.stop()


def variables_of(settings: Settings) -> dict[str, str]:
    """The environment variables by which a command uses the server of these settings."""
    if settings.graph_uri is None:
        return {"QMG_DATA_DIR": str(settings.data_dir)}
    return {"QMG_GRAPH_URI": settings.graph_uri, "QMG_GRAPH_PASSWORD": settings.graph_password or ""}


@pytest.fixture(scope="session")
def neo4j_store(neo4j_settings: Settings, model: Model) -> Iterator[Store]:
    """A real Neo4j, which tests empty and fill."""
    with open_store(neo4j_settings) as store:
        prepare(store, model)
        yield store


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest) -> Store:
    """Each of the two servers in turn, empty, with its constraints and indexes."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    empty(found)
    return found


@pytest.fixture(params=["embedded", "neo4j"])
def server(request: pytest.FixtureRequest, model: Model) -> tuple[Settings, Store]:
    """Each server in turn, for commands: its settings and an open store, with the vocabulary at most."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    retract_all(found, model)
    return request.getfixturevalue(f"{request.param}_settings"), found


@pytest.fixture(scope="session")
def shipped_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings under which a command would join the embedded server of `shipped_store`."""
    return Settings(data_dir=tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def shipped_store(shipped_settings: Settings) -> Iterator[Store]:
    """An embedded server with the shipped notices and register, loaded as a user does; tests only read it."""
    with open_store(shipped_settings) as store:
        load_shipped(shipped_settings)
        yield store


@pytest.fixture
def neo4j_shipped(neo4j_settings: Settings, neo4j_store: Store, shipped_store: Store) -> Store:
    """The Neo4j with what `shipped_store` holds: loaded where other tests have emptied it."""
    held = shipped_store.read(LEDGER)
    if neo4j_store.read(LEDGER) != held:
        empty(neo4j_store)
        load_shipped(neo4j_settings)
    assert neo4j_store.read(LEDGER) == held
    return neo4j_store


def harness() -> ModuleType:
    """tests/neo4j/harness.py, which no import path leads to."""
    spec = importlib.util.spec_from_file_location("neo4j_harness", HERE / "neo4j" / "harness.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_shipped(settings: Settings) -> None:
    """Runs the command that a user would."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    command = [sys.executable, "-m", "loaders", "load", *SHIPPED]
    variables = clean | variables_of(settings)
    subprocess.run(command, cwd=HERE.parent, env=variables, check=True, capture_output=True)


def empty(store: Store) -> None:
    """Takes everything out, in steps that fit the memory of a transaction: relationships before nodes, as
    a campaign may have very many."""
    for pattern, each in (("()-[x]->()", 10_000), ("(x)", 5_000)):
        while store.read(Cypher(f"MATCH {pattern} RETURN count(x)")).value():
            store.write([Cypher(f"MATCH {pattern} WITH x LIMIT {each} DELETE x")])


def retract_all(store: Store, model: Model) -> None:
    """Takes out what notices and registers say. The vocabulary stays where it is: loading it takes seconds."""
    put_derived(store, model, WholeDerivation())
    for owner, _ in store.read(LEDGER).rows:
        retract_notice(store, model, owner)
        retract_register(store, model, owner)
    if summary(store) != Summary(0, 0, 0, 0, 0):
        empty(store)
