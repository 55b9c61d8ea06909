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
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, Query, Result, Session

from graph.arcade import DATABASE, READER, WRITER
from graph.cypher import Cypher, ResultTable
from graph.driver_errors import DRIVER_ERRORS, max_attempts, store_error
from graph.embedded import Server, hold
from graph.launch import ServerAddress
from graph.settings import Settings
from graph.values import plain

ServerKind = Literal["embedded", "neo4j"]
Run = Callable[[Cypher], ResultTable]
Login = tuple[str, str]  # user and password
T = TypeVar("T")

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
        reader: Driver,
        database: str,
        address: str,
        server: Server | None,
    ) -> None:
        self.kind, self.address = kind, address
        self._driver, self._reader = driver, reader
        self._database, self._server = database, server
        self._bookmarks = GraphDatabase.bookmark_manager()  # readers of a cluster wait for our own writes

    def read(self, query: Cypher) -> ResultTable:
        """Return the result of a query of ours, from a reader of a cluster; see `read_untrusted` for others."""
        return self._transact(lambda run: run(query), READ_ACCESS)

    def read_untrusted(self, query: Cypher, *, rows: int, seconds: float) -> ResultTable:
        """Return at most `rows` rows of an untrusted query, which runs once and outside of a transaction.

        The embedded server runs it as a user that may only read; Neo4j in a READ session, which still allows
        LOAD CSV and SHOW, so the text must be checked before. `seconds` is the time limit of the server; that of
        the embedded one is always 5 s.
        """
        text = Query(query.text, timeout=seconds)
        with self._converted_errors(), self._reader.session(**self._session(READ_ACCESS)) as session:
            result = session.run(text, dict(query.parameters))
            return _table(result, rows)

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
            _once(session, lambda run: run(Cypher("RETURN 1")))

    def close(self) -> None:
        """Close the connections; stop the embedded server if this process owns it and was its last user."""
        self._driver.close()
        if self._reader is not self._driver:
            self._reader.close()
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
        return _connected("neo4j", settings.graph_uri, login, login, settings.graph_database, None)
    server, address = hold(settings.data_dir)
    try:
        return _connected("embedded", _uri(address), *_logins(address), DATABASE, server)
    except BaseException:
        server.release()
        raise


def _uri(address: ServerAddress) -> str:
    return f"bolt://127.0.0.1:{address.bolt}"


def _logins(address: ServerAddress) -> tuple[Login, Login]:
    return (WRITER, address.password), (READER, address.reader_password)


def _connected(
    kind: ServerKind, uri: str, login: Login, reader: Login, database: str, server: Server | None
) -> Store:
    """Connect, so that a wrong address or password is an error here and not at the first query."""
    driver = _driver(uri, login)
    store = Store(kind, driver, driver if reader == login else _driver(uri, reader), database, uri, server)
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


def _table(result: Result, rows: int | None = None) -> ResultTable:
    """Return the result, or its first rows; the server discards the rest."""
    columns = tuple(result.keys())
    taken: list[tuple[Any, ...]] = []
    for record in result:
        if rows is not None and len(taken) == rows:
            break
        taken.append(tuple(map(plain, record.values())))
    result.consume()
    return ResultTable(columns, tuple(taken))
