"""The only module that connects to a graph server: over Bolt, with the official driver, to either server.

It runs `Cypher` values and returns `ResultTable`s of plain Python values, or raises an error of
ontology/errors.py.
"""

import contextlib
import itertools
import logging
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, Query, Result, Session

from graph.arcade import DATABASE, WRITER
from graph.arcade_http import back_up
from graph.cypher import Cypher, ResultTable
from graph.driver_errors import DRIVER_ERRORS, max_attempts, store_error
from graph.embedded import Server, hold
from graph.settings import Settings
from graph.untrusted import Excerpt, Limits, excerpt, operators_of
from graph.values import plain

ServerKind = Literal["embedded", "neo4j"]
Run = Callable[[Cypher], ResultTable]
Login = tuple[str, str]  # user and password
T = TypeVar("T")

_UNTRUSTED = {"reader": "quality-month-cypher"}  # metadata of transactions
_FIRST_PAUSE = 0.05  # seconds, doubled after each attempt of a transaction

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # it would print on stderr what our errors say

# Notifications are advice about queries (an unknown label on an empty graph): noise for our users.
_DRIVER: dict[str, Any] = {
    "notifications_min_severity": "OFF",
    "connection_timeout": 5.0,
    "connection_acquisition_timeout": 10.0,
    "liveness_check_timeout": 30.0,
    "telemetry_disabled": True,
}


class Store:
    """A connection to a graph, from `open_store`. Close it, or use it in a `with`.

    Several threads may use it. After `fork` the child must open its own.
    """

    kind: ServerKind

    def __init__(
        self,
        kind: ServerKind,
        driver: Driver,
        database: str,
        address: str,
        server: Server | None,
    ) -> None:
        self.kind, self.address = kind, address
        self._driver, self._database, self._server = driver, database, server
        self._bookmarks = GraphDatabase.bookmark_manager()  # readers of a cluster wait for our own writes

    def read(self, query: Cypher) -> ResultTable:
        """Return the result of a query, from a reader of a cluster; see `read_untrusted` for those of others."""
        return self._transact(lambda run: run(query), READ_ACCESS)

    def read_untrusted(self, query: Cypher, limits: Limits) -> Iterator[Excerpt]:
        """Yield the first rows of a query of others, which runs once; the rest is discarded as the generator ends.

        Neo4j runs it in a READ session, which still allows LOAD CSV and SHOW, so text and `operators` must be
        checked before. The embedded server takes no notice of such sessions: this is for the stores of its copies
        (graph/copy_server.py) alone, whose user may only read. The server may pass its limit of time, so it is to
        run in a process that is killed then.
        """
        if self._server is not None:
            raise ValueError("the server that holds the graph runs no queries of others")
        text = Query(query.text, metadata=_UNTRUSTED, timeout=limits.seconds)
        with self._converted_errors(), self._driver.session(**self._session(READ_ACCESS)) as session:
            yield excerpt(session.run(text, dict(query.parameters)), limits)

    def untrusted_running(self) -> int:
        """Return the number of queries of others that a Neo4j server runs, also those whose reader has ended."""
        text = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.reader = $reader RETURN count(*)"
        with self._converted_errors(), self._driver.session(**self._session(READ_ACCESS)) as session:
            return int(_table(session.run(text, _UNTRUSTED)).value())

    def operators(self, query: Cypher, seconds: float) -> frozenset[str]:
        """Return the operators of the plan that Neo4j makes of a query of others, which is not run."""
        text = Query(f"EXPLAIN {query.text}", metadata=_UNTRUSTED, timeout=seconds)
        with self._converted_errors(), self._driver.session(**self._session(READ_ACCESS)) as session:
            summary = session.run(text, dict(query.parameters)).consume()
            return operators_of(summary.plan or {})

    def write(self, queries: Sequence[Cypher]) -> None:
        """Run all queries in one transaction, or none of them."""

        def work(run: Run) -> None:
            for query in queries:
                run(query)

        self.transact(work)

    def transact(self, work: Callable[[Run], T]) -> T:
        """Run `work` in one write transaction and return its result; an exception rolls everything back.

        `work` gets a function that runs one query. It is called again after a conflict with another writer
        (graph/driver_errors.py has the number of attempts), so it must keep no state between calls.
        """
        with self._write_lock():
            return self._transact(work, WRITE_ACCESS)

    def run_schema(self, queries: Sequence[Cypher]) -> None:
        """Run statements on constraints and indexes, each in a transaction of its own."""
        with (
            self._write_lock(),
            self._converted_errors(),
            self._driver.session(**self._session(WRITE_ACCESS)) as session,
        ):
            for query in queries:
                session.run(query.text, dict(query.parameters)).consume()

    def check_connection(self) -> None:
        """Run one query, once. Raises StoreUnavailable or StoreRefused where the server cannot be used."""
        with self._converted_errors(), self._driver.session(**self._session(READ_ACCESS)) as session:
            session.run("RETURN 1").consume()  # not in a transaction: the server of a copy has none

    def close(self) -> None:
        """Close the connections; stop the embedded server if this process owns it and was its last user."""
        self._driver.close()
        if self._server is not None:
            self._server.release()
            self._server = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _transact(self, work: Callable[[Run], T], mode: str) -> T:
        with self._converted_errors():
            for attempt in itertools.count(1):
                try:
                    with self._driver.session(**self._session(mode)) as session:
                        return _once(session, work)
                except DRIVER_ERRORS as error:
                    if attempt >= max_attempts(error):
                        raise
                    time.sleep(_FIRST_PAUSE * 2 ** (attempt - 1) * random.uniform(0.5, 1))
        raise AssertionError("the loop ends by return or raise")

    def _session(self, mode: str) -> dict[str, Any]:
        return {
            "database": self._database,
            "default_access_mode": mode,
            "bookmark_manager": self._bookmarks,
        }

    def copy_data(self, folder: Path) -> None:
        """Write a copy of the database of the embedded server into a new folder; see `undisturbed`."""
        if self._server is None:
            raise ValueError("only the data of the embedded server can be copied")
        back_up(self._server.address(), self._server.folder, folder)

    def undisturbed(self) -> contextlib.AbstractContextManager[None]:
        """Keep other writers waiting; where there is no embedded server, nobody waits."""
        return self._write_lock()

    def _write_lock(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext() if self._server is None else self._server.writing()

    @contextlib.contextmanager
    def _converted_errors(self) -> Iterator[None]:
        try:
            yield
        except DRIVER_ERRORS as error:
            remedy = "start it, or correct QMG_GRAPH_URI" if self._server is None else self._server.loss()
            raise store_error(error, self.address, remedy) from error


def open_store(settings: Settings) -> Store:
    """Return the store that the settings select: Neo4j at `graph_uri`, or the embedded server, started or joined.

    Raises StoreUnavailable or StoreRefused.
    """
    if settings.graph_uri is not None:
        login = (settings.graph_user, settings.graph_password or "")
        return connected("neo4j", settings.graph_uri, login, settings.graph_database, None)
    server, address = hold(settings.data_dir)
    try:
        return connected("embedded", address.uri, (WRITER, address.password), DATABASE, server)
    except BaseException:
        server.release()
        raise


def connected(kind: ServerKind, uri: str, login: Login, database: str, server: Server | None) -> Store:
    """Connect, so that a wrong address or password is an error here and not at the first query."""
    driver = _driver(uri, login)
    store = Store(kind, driver, database, uri, server)
    try:
        store.check_connection()
    except BaseException:
        driver.close()
        raise
    return store


def _driver(uri: str, login: Login) -> Driver:
    try:
        return GraphDatabase.driver(uri, auth=login, **_DRIVER)
    except DRIVER_ERRORS as error:
        raise store_error(error, uri, "correct QMG_GRAPH_URI") from error


def _once(session: Session, work: Callable[[Run], T]) -> T:
    with session.begin_transaction() as transaction:

        def run(query: Cypher) -> ResultTable:
            return _table(transaction.run(query.text, dict(query.parameters)))

        outcome = work(run)
        transaction.commit()
        return outcome


def _table(result: Result) -> ResultTable:
    columns = tuple(result.keys())
    return ResultTable(columns, tuple(tuple(map(plain, record.values())) for record in result))
