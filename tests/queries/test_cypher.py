"""Ad-hoc Cypher on both servers: honest queries are answered alike, bombs are ended, and the next one is answered."""

import contextlib
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.cypher import Cypher
from graph.loading import load_notice, retract_notice
from graph.settings import Settings
from graph.store import Store, open_store
from ontology.errors import CypherRefused, QueryExceeded, StoreUnavailable
from ontology.kinds import Model
from queries.cypher.engine import CypherEngine
from queries.cypher.words import OPERATORS
from queries.cypher.worker import check_operators
from tests.conftest import load_shipped, running_neo4j
from tests.graph.conftest import FactsFactory
from tests.queries.cypher_corpus import BOMBS, corpus

EXPLODING = [each for each in corpus("hostile") if each.group in BOMBS]
ENDLESS = "RETURN size([a IN range(1, 3000) WHERE any(b IN range(1, 1000000) WHERE a * b = -1)]) AS n"


@contextlib.contextmanager
def engine_of(store: Store, settings: Settings) -> Iterator[CypherEngine]:
    engine = CypherEngine(store, settings)
    yield engine
    engine.stop()


@pytest.fixture(params=["embedded", "neo4j"])
def graph(request: pytest.FixtureRequest) -> tuple[Store, Settings]:
    """The shipped notices on each server, and its settings."""
    if request.param == "embedded":
        return request.getfixturevalue("shipped_store"), request.getfixturevalue("shipped_settings")
    return request.getfixturevalue("neo4j_shipped"), request.getfixturevalue("neo4j_settings")


@pytest.fixture
def engine(graph: tuple[Store, Settings]) -> Iterator[CypherEngine]:
    store, settings = graph
    with engine_of(store, replace(settings, cypher_seconds=20)) as found:
        yield found


def test_honest_queries_have_as_many_rows_on_both_servers(
    shipped_store: Store, shipped_settings: Settings, neo4j_shipped: Store, neo4j_settings: Settings
) -> None:
    with (
        engine_of(shipped_store, shipped_settings) as embedded,
        engine_of(neo4j_shipped, neo4j_settings) as neo4j,
    ):
        for each in corpus("honest"):
            one, other = (found.answer(each.text, each.parameters) for found in (embedded, neo4j))
            assert one.columns == other.columns, each
            assert len(one.rows) == len(other.rows), each
            assert one.truncated == other.truncated, each


def test_values_are_plain(engine: CypherEngine) -> None:
    text = (
        "MATCH path = (a:Agency {id: $id})-[r:ORGANIZED]->(b:Activity) WITH path, a, r, b ORDER BY b.id LIMIT 1 "
        "RETURN path, a, r, [1, 2.5, null, true] AS l, {x: {y: '质量'}} AS m, date('2024-09-01') AS d, 0.0 / 0.0 AS n"
    )
    found = engine.answer(text, {"id": "samr"})
    ((path, agency, organised, *rest),) = found.rows
    assert found.columns == ("path", "a", "r", "l", "m", "d", "n")
    assert (agency["labels"], agency["properties"]["id"]) == (["Actor", "Agency"], "samr")
    assert (organised["type"], organised["source"]) == ("ORGANIZED", "samr")
    assert [node["properties"]["id"] for node in path["nodes"]] == ["samr", organised["target"]]
    assert rest == [[1, 2.5, None, True], {"x": {"y": "质量"}}, "2024-09-01", "NaN"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("RETURN unknown", "unknown"),
        ("RETURN 1 +", "yntax|nvalid input"),
        ("MATCH (n) RETURN left('a')", "rgument|parameter"),
        ("RETURN $missing", "missing"),
        ("RETURN 1 / 0", "by zero"),
        ("MATCH (n) DETACH DELETE n", "line 1, column 11: DETACH"),
    ],
)
def test_a_faulty_query_is_refused_with_the_reason(engine: CypherEngine, text: str, fault: str) -> None:
    with pytest.raises(CypherRefused, match=fault) as refused:
        engine.answer(text, {})
    assert "\n" not in str(refused.value)


def test_a_long_result_is_cut_off(graph: tuple[Store, Settings]) -> None:
    store, settings = graph
    with engine_of(store, replace(settings, cypher_rows=5)) as engine:
        found = engine.answer("MATCH (n) RETURN n.id ORDER BY n.id", {})
        assert (len(found.rows), found.truncated) == (5, True)
        assert engine.answer("RETURN 1 AS n", {}).rows == ((1,),)


def test_a_bomb_of_the_corpus_is_ended(
    shipped_store: Store, shipped_settings: Settings, soaking: bool
) -> None:
    """Each takes seconds: a sample of them, or all of them in a long run."""
    with engine_of(shipped_store, replace(shipped_settings, cypher_seconds=1)) as engine:
        for each in EXPLODING if soaking else EXPLODING[::8]:
            with contextlib.suppress(CypherRefused, QueryExceeded):
                assert engine.answer(each.text, each.parameters).rows
            assert engine.answer("RETURN 1 AS n", {}).rows == ((1,),), each


def test_a_bomb_on_neo4j_is_ended_or_counted(tmp_path: Path, soaking: bool) -> None:
    """Neo4j cannot end loops within an expression: while four of them run, no other query of others is."""
    with running_neo4j(tmp_path) as settings, open_store(settings) as store:
        load_shipped(settings)
        with engine_of(store, replace(settings, cypher_seconds=1)) as engine:
            for each in EXPLODING if soaking else EXPLODING[:8]:
                with contextlib.suppress(CypherRefused, QueryExceeded):
                    engine.answer(each.text, each.parameters)
            for number in range(4):
                with pytest.raises(QueryExceeded, match="more than 1 s"):
                    engine.answer(ENDLESS.replace("3000", str(3_000 + number)), {})
            with pytest.raises(QueryExceeded, match="busy with queries that it cannot end"):
                engine.answer("RETURN 1 AS n", {})
            assert store.read(Cypher("RETURN 1")).value() == 1


def test_several_at_once_do_not_disturb_each_other(graph: tuple[Store, Settings]) -> None:
    store, settings = graph
    with engine_of(store, replace(settings, cypher_seconds=2)) as engine, ThreadPoolExecutor(3) as pool:
        bomb = pool.submit(
            engine.answer, "MATCH (a), (b), (c) WHERE a.id + b.id = c.id RETURN count(*) AS n", {}
        )
        answers = [pool.submit(engine.answer, f"RETURN {number} AS n", {}) for number in range(4)]
        assert [each.result().rows for each in answers] == [((number,),) for number in range(4)]
        with pytest.raises(QueryExceeded):
            bomb.result()


def test_nothing_is_left_of_an_engine_that_is_stopped(
    graph: tuple[Store, Settings], tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    store, settings = graph
    with engine_of(store, settings) as engine:
        engine.answer("RETURN 1 AS n", {})
        (worker,) = engine._all
        processes = [each for each in (worker._process.pid, worker._server) if each]
        assert len(processes) == (2 if store.kind == "embedded" else 1)
    assert list(tmp_path.iterdir()) == []
    for each in processes:
        assert ended(each)


def test_a_worker_that_was_killed_is_replaced(engine: CypherEngine) -> None:
    engine.answer("RETURN 1 AS n", {})
    (worker,) = engine._all
    worker._process.kill()
    worker._process.join()
    assert engine.answer("RETURN 2 AS n", {}).rows == ((2,),)


def test_an_answer_is_of_the_graph_as_it_is(
    embedded_store: Store, embedded_settings: Settings, model: Model
) -> None:
    count = "MATCH (n:Notice {id: 'n-9'}) RETURN count(n) AS n"
    with engine_of(embedded_store, embedded_settings) as engine:
        load_notice(embedded_store, model, FactsFactory().notice("n-9"))
        assert engine.answer(count, {}).rows == ((1,),)
        retract_notice(embedded_store, model, "n-9")
        assert engine.answer(count, {}).rows == ((0,),)


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) SET n.x = 1",
        "CALL db.labels() YIELD label RETURN label",
        "LOAD CSV FROM 'file:///etc/hosts' AS line RETURN line",
        "CALL () { LOAD CSV FROM 'http://127.0.0.1:9/' AS line RETURN line } RETURN line",
        "MATCH (n) CALL (n) { DELETE n }",
        "SHOW TRANSACTIONS YIELD transactionId RETURN transactionId",
        "MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS",
        "MERGE (n:Theme {id: 'x'}) RETURN n",
        "UNWIND [1] AS x FOREACH (y IN [x] | CREATE ())",
    ],
)
def test_the_plan_of_a_query_that_does_more_than_read_is_refused(neo4j_store: Store, text: str) -> None:
    """The second wall on Neo4j, for what the guard of the text may let through."""
    with pytest.raises(CypherRefused, match="which is not offered"):
        check_operators(neo4j_store.operators(Cypher(text), 10))


def test_every_operator_of_honest_queries_is_allowed(neo4j_shipped: Store) -> None:
    used = {
        name
        for each in corpus("honest")
        for name in neo4j_shipped.operators(Cypher(each.text, each.parameters), 10)
    }
    assert len(used) > 30
    assert used <= OPERATORS


def test_a_server_that_is_gone_is_named(tmp_path: Path) -> None:
    with open_store(Settings(data_dir=tmp_path)) as store:
        store.close()
        with engine_of(store, Settings(data_dir=tmp_path)) as engine, pytest.raises(StoreUnavailable):
            engine.answer("RETURN 1 AS n", {})


def ended(process: int, seconds: float = 10) -> bool:
    """Return whether a process ends soon; the system removes one that was killed with its parent."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
