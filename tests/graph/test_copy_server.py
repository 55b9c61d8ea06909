"""Copies of the embedded database and their servers: in step with the graph, and never written."""

from pathlib import Path
from typing import Any

import pytest

from graph.copies import Shelf
from graph.copy_server import CopyServer, copy_in_step, serving
from graph.cypher import Cypher
from graph.loading import load_notice, retract_notice
from graph.settings import Settings
from graph.store import Store
from graph.untrusted import Limits
from ontology.errors import QueryExceeded, QueryFailed, StoreRefused, StoreUnavailable
from ontology.kinds import Model
from tests.conftest import empty

COUNT = Cypher("MATCH (n) RETURN count(n)")
NOTICES = Cypher("MATCH (l:Ledger) RETURN l.id ORDER BY l.id")
LIMITS = Limits(rows=3, size=1_000, seconds=5)
WRITES = (
    "CREATE (n:Theme {id: 'x'})",
    "MATCH (n:Theme) DETACH DELETE n",
    "MATCH (n:Theme) SET n.id = 'y'",
    "MERGE (n:Theme {id: 'z'}) RETURN n",
    "CREATE INDEX stranger FOR (n:Theme) ON (n.text)",
    "LOAD CSV FROM 'file:///etc/hosts' AS line RETURN line",
    "LOAD CSV FROM 'http://127.0.0.1:9/' AS line RETURN line",
)


@pytest.fixture
def store(embedded_store: Store, model: Model, factory: Any) -> Store:
    empty(embedded_store)
    for owner in ("n-1", "n-2"):
        load_notice(embedded_store, model, factory.notice(owner))
    return embedded_store


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


def test_a_copy_is_made_after_a_change_alone(
    store: Store, settings: Settings, model: Model, factory: Any, tmp_path: Path
) -> None:
    first = copy_in_step(store, settings)
    assert copy_in_step(store, settings) == first
    load_notice(store, model, factory.notice("n-3"))
    second = copy_in_step(store, settings)
    retract_notice(store, model, "n-1")
    third = copy_in_step(store, settings)
    assert len({first, second, third}) == 3
    with serving(third, tmp_path, seconds=5) as server:
        (found,) = server.store.read_untrusted(NOTICES, LIMITS)
    assert found.rows == store.read(NOTICES).rows == (("n-2",), ("n-3",))


def test_the_server_that_holds_the_graph_runs_no_queries_of_others(store: Store) -> None:
    with pytest.raises(ValueError, match="runs no queries of others"):
        next(store.read_untrusted(COUNT, LIMITS))


def test_nobody_writes_a_copy_and_two_servers_read_it(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    copy = copy_in_step(store, settings)
    before = {path: path.read_bytes() for path in copy.folder.rglob("*.bucket")}
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    with serving(copy, one, seconds=5) as first, serving(copy, other, seconds=5) as second:
        for server in (first, second):
            for text in WRITES:
                with pytest.raises((StoreRefused, QueryFailed)):
                    next(server.store.read_untrusted(Cypher(text), LIMITS))
            assert next(server.store.read_untrusted(COUNT, LIMITS)).rows == store.read(COUNT).rows
    assert {path: path.read_bytes() for path in copy.folder.rglob("*.bucket")} == before


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("RETURN unknown", "Variable 'unknown' not defined"),
        ("MATCH (n) RETURN left('a')", "expects 2 arguments"),
        ("RETURN 1 +", "Syntax error at line 1:10"),
        ("RETURN 1 / 0", "by zero"),
    ],
)
def test_a_faulty_query_has_the_reason_of_the_server(served_copy: CopyServer, text: str, fault: str) -> None:
    with pytest.raises(QueryFailed) as failed:
        next(served_copy.store.read_untrusted(Cypher(text), LIMITS))
    assert fault in served_copy.fault(Cypher(text), failed.value)


def test_rows_and_bytes_of_a_result_are_limited(served_copy: CopyServer) -> None:
    def read(text: str) -> tuple[int, bool]:
        found = next(served_copy.store.read_untrusted(Cypher(text), LIMITS))
        return len(found.rows), found.truncated

    assert read("UNWIND range(1, 3) AS n RETURN n") == (3, False)
    assert read("UNWIND range(1, 4) AS n RETURN n") == (3, True)
    assert read("UNWIND range(1, 3) AS n RETURN reduce(t = 'a', x IN range(1, 9) | t + t)") == (1, True)
    with pytest.raises(QueryExceeded, match="a row is larger than 1,000 bytes"):
        read("RETURN reduce(t = 'a', x IN range(1, 10) | t + t)")


@pytest.fixture
def served_copy(store: Store, settings: Settings, tmp_path: Path) -> Any:
    folder = tmp_path / "server"
    folder.mkdir()
    with serving(copy_in_step(store, settings), folder, seconds=5) as server:
        yield server


def test_a_folder_that_cannot_be_written_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "reading").write_text("a file", "utf-8")
    with pytest.raises(StoreUnavailable, match="reading cannot be made .*QMG_DATA_DIR"):
        copy_in_step(store, Settings(data_dir=tmp_path))


def test_copies_that_nobody_reads_are_removed(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)

    def fill(folder: Path) -> None:
        folder.mkdir()

    copies = [shelf.publish([number], fill) for number in range(5)]
    assert shelf.current([4]) == copies[4]
    assert shelf.current([3]) is None
    assert [copy.folder.exists() for copy in copies] == [False, False, False, True, True]
