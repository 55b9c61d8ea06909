"""The store: transactions, serialised writers, and errors with a remedy."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any

import pytest
from neo4j.exceptions import AuthError

from graph.cypher import Cypher
from graph.driver_errors import store_error
from graph.settings import Settings
from graph.store import Run, Store, open_store
from graph.untrusted import Excerpt, Limits
from ontology.errors import QueryExceeded, QueryFailed, StoreRefused, StoreUnavailable
from tests.conftest import empty

COUNT = Cypher("MATCH (n:Theme) RETURN count(n)")


def theme(entity: str) -> Cypher:
    return Cypher("CREATE (n:Theme {id: $id})", {"id": entity})


class Web(ThreadingTCPServer):
    """Answers Bolt as a web server does, at a port of 127.0.0.1, and counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), WebRequest)
        self.asked = 0

    def process_request(self, *request: Any) -> None:
        self.asked += 1
        super().process_request(*request)


class WebRequest(StreamRequestHandler):
    def handle(self) -> None:
        self.request.recv(1024)
        self.wfile.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")


@pytest.fixture
def web() -> Iterator[Web]:
    """A server that speaks HTTP, as Neo4j does at 7474."""
    with Web() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_kinds(embedded_store: Store, neo4j_store: Store) -> None:
    assert (embedded_store.kind, neo4j_store.kind) == ("embedded", "neo4j")


def test_all_queries_of_a_write_or_none(store: Store) -> None:
    store.write([theme("a"), theme("b")])
    with pytest.raises(QueryFailed):
        store.write([theme("c"), theme("a")])
    with pytest.raises(QueryFailed):
        store.write([theme("d"), Cypher("RETUR 1")])
    assert store.read(COUNT).value() == 2


def test_a_transaction_sees_its_own_writes_and_returns_a_result(store: Store) -> None:
    def work(run: Run) -> int:
        run(theme("a"))
        return int(run(COUNT).value())

    assert store.transact(work) == 1


def test_an_exception_rolls_back_the_work(store: Store) -> None:
    def work(run: Run) -> None:
        run(theme("a"))
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        store.transact(work)
    assert store.read(COUNT).value() == 0


def test_writers_take_turns(store: Store, request: pytest.FixtureRequest) -> None:
    """Four threads with two stores count up one number: no step is lost, none fails."""
    other = open_store(request.getfixturevalue(f"{store.kind}_settings"))
    store.write([Cypher("CREATE (n:Theme {id: 'counter', year: 0})")])
    step = Cypher("MATCH (n:Theme {id: 'counter'}) SET n.year = n.year + 1")
    failures: list[Exception] = []

    def count(writer: Store) -> None:
        try:
            for _ in range(5):
                writer.write([step])
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=count, args=(writer,)) for writer in (store, other, store, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert not failures
    assert store.read(Cypher("MATCH (n:Theme) RETURN n.year")).value() == 20


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (Cypher("RETUR 1"), ["RETUR"]),
        (Cypher("RETURN $missing"), ["missing"]),
        (Cypher("RETURN 1 / 0"), ["zero"]),
        (Cypher("RETURN $x", {"x": 2**63}), []),
        (Cypher("RETURN $x", {"x": "\ud800"}), []),
        (Cypher("RETURN $x", {"x": object()}), []),
    ],
)
def test_a_failed_query_is_an_error_in_one_line(store: Store, query: Cypher, words: list[str]) -> None:
    for attempt in (store.read, lambda q: store.write([q])):
        with pytest.raises(QueryFailed) as failure:
            attempt(query)
        message = str(failure.value)
        assert all(word in message for word in words)
        assert "\n" not in message
        assert type(failure.value).__module__ == "ontology.errors"


HUNGRY = Cypher(
    "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b WITH a, b, toString(a * b) + 'x' AS c ORDER BY c, a, b "
    "RETURN collect(c)[0]"
)


def test_a_query_that_needs_too_much_memory_is_refused(embedded_store: Store) -> None:
    with pytest.raises(QueryExceeded, match="needs more memory .* ask for less") as refused:
        embedded_store.read(HUNGRY)
    assert "\n" not in str(refused.value)
    assert embedded_store.read(Cypher("RETURN 1")).value() == 1


def test_a_query_that_needs_too_much_time_is_ended(neo4j_store: Store) -> None:
    endless = Cypher(
        "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a * b AS c RETURN count(c)"
    )
    with pytest.raises(QueryExceeded, match="needs more time .* ask for less"):
        next(neo4j_store.read_untrusted(endless, Limits(1, 1_000, 1)))


def test_a_query_of_others_on_neo4j_only_reads(neo4j_store: Store) -> None:
    """A READ session lets LOAD CSV through, which only the settings of this server refuse: see `operators`."""
    store = neo4j_store
    empty(store)
    store.write([theme("a"), theme("b"), theme("c")])
    (found,) = store.read_untrusted(Cypher("MATCH (n:Theme) RETURN n.id ORDER BY n.id"), Limits(2, 1_000, 5))
    assert found == Excerpt(("n.id",), (("a",), ("b",)), truncated=True)
    for forbidden in (
        "CREATE (n:Theme {id: 'x'})",
        "MATCH (n:Theme) DETACH DELETE n",
        "MATCH (n:Theme) SET n.id = 'y'",
        "CREATE INDEX stranger FOR (n:Theme) ON (n.text)",
        "LOAD CSV FROM 'file:///etc/hosts' AS line RETURN line",
        "LOAD CSV FROM 'http://127.0.0.1:9/' AS line RETURN line",
    ):
        with pytest.raises((StoreRefused, QueryFailed)):
            next(store.read_untrusted(Cypher(forbidden), Limits(10, 1_000, 5)))
    assert store.read(COUNT).value() == 3


def test_the_owner_of_the_embedded_server_cannot_load_files_either(embedded_store: Store) -> None:
    with pytest.raises(StoreRefused, match="LOAD CSV"):
        embedded_store.read(Cypher("LOAD CSV FROM 'file:///etc/hosts' AS line RETURN line"))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s"])
def test_a_server_that_is_down_is_named_with_the_remedy(scheme: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        uri = f"{scheme}://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(StoreUnavailable) as failure:
        open_store(Settings(graph_uri=uri, graph_password="x"))
    assert uri in str(failure.value)
    assert "QMG_GRAPH_URI" in str(failure.value)
    assert "\n" not in str(failure.value)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_port_where_no_bolt_is_spoken_is_tried_once(scheme: str, web: Web) -> None:
    """Whoever starts a command with a wrong address gets the reason at once, not after several attempts."""
    with pytest.raises(StoreUnavailable, match="no graph server answers"):
        open_store(Settings(graph_uri=f"{scheme}://127.0.0.1:{web.server_address[1]}", graph_password="x"))
    assert web.asked == 1


def test_an_unknown_host_is_unavailable() -> None:
    with pytest.raises(StoreUnavailable, match=r"no\.such\.host\.invalid"):
        open_store(Settings(graph_uri="bolt://no.such.host.invalid:7687", graph_password="x"))


def test_a_wrong_password_is_refused(neo4j_settings: Settings) -> None:
    with pytest.raises(StoreRefused, match="password") as failure:
        open_store(replace(neo4j_settings, graph_password="wrong"))
    assert neo4j_settings.graph_uri is not None
    assert neo4j_settings.graph_uri in str(failure.value)


def test_an_unknown_database_is_unavailable(neo4j_settings: Settings) -> None:
    with pytest.raises(StoreUnavailable, match="QMG_GRAPH_DATABASE"):
        open_store(replace(neo4j_settings, graph_database="nowhere"))


def test_a_server_that_is_ending_is_no_wrong_password() -> None:
    """The embedded server says so to the connections of others when its owner stops it."""
    ending = AuthError("The credentials of this connection are no longer valid")
    error = store_error(ending, "bolt://127.0.0.1:1", "run this command again")
    assert isinstance(error, StoreUnavailable)
    assert str(error) == "the graph server at bolt://127.0.0.1:1 is ending: run this command again"
    assert isinstance(store_error(AuthError("wrong password"), "bolt://127.0.0.1:1", ""), StoreRefused)
