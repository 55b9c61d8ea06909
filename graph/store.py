"""The only module that talks to a graph server: over Bolt, with the official driver, to either server.

Callers give `Cypher` values and get `Table`s of plain Python values, or an error of ontology/errors.py.
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
from graph.cypher import Cypher, Table
from graph.embedded import Address, Server, hold
from graph.faults import RAISED, attempts, told
from graph.settings import Settings
from graph.values import plain

__all__ = ["Cypher", "Kind", "Run", "Store", "Table", "open_store"]

Kind = Literal["embedded", "neo4j"]
Run = Callable[[Cypher], Table]
Login = tuple[str, str]  # user and password
T = TypeVar("T")

_FIRST_PAUSE = 0.05  # seconds, doubled after each attempt of a transaction

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # it would tell users on stderr what we tell

# Notifications are advice about queries (an unknown label on an empty graph): noise for our users.
_DRIVER: dict[str, Any] = {
    "notifications_min_severity": "OFF",
    "connection_timeout": 5.0,
    "connection_acquisition_timeout": 10.0,
    "liveness_check_timeout": 30.0,
    "telemetry_disabled": True,
}


class Store:
    """An open graph. Get one from `open_store`; close it, or use it in a `with`.

    It may be used from several threads. After `fork` the child must open its own.
    """

    kind: Kind

    def __init__(
        self, kind: Kind, driver: Driver, reader: Driver, database: str, where: str, server: Server | None
    ) -> None:
        self.kind, self.where = kind, where
        self._driver, self._reader = driver, reader
        self._database, self._server = database, server
        self._bookmarks = GraphDatabase.bookmark_manager()  # a cluster's readers wait for our own writes

    def read(self, query: Cypher) -> Table:
        """The answer to a query, from a reader where there is a cluster. Meant for queries of ours: see
        `ask` for those of a stranger."""
        return self._transact(lambda run: run(query), READ_ACCESS)

    def ask(self, query: Cypher, *, rows: int, seconds: float) -> Table:
        """At most `rows` rows of a query that is not trusted, run once and outside of a transaction.

        The embedded server runs it as a user that may only read; Neo4j in a READ session, which still lets
        LOAD CSV and SHOW through, so the text must be checked before. `seconds` is what the server is told
        to allow; the embedded one allows its read-only user 5 s whatever is told.
        """
        text = Query(query.text, timeout=seconds)
        with self._telling(), self._reader.session(**self._session(READ_ACCESS)) as session:
            result = session.run(text, dict(query.parameters))
            return _table(result, rows)

    def write(self, queries: Sequence[Cypher]) -> None:
        """Runs all the queries in one transaction, or none of them."""

        def work(run: Run) -> None:
            for query in queries:
                run(query)

        self.transact(work)

    def transact(self, work: Callable[[Run], T]) -> T:
        """Runs `work` in one write transaction and gives what it returns; whatever it raises undoes all.

        `work` gets a function that runs one query. It is called again when another writer
        was met (graph/faults.py says how often), so it must keep nothing from one call to the next.
        """
        with self._turn():
            return self._transact(work, WRITE_ACCESS)

    def run_schema(self, queries: Sequence[Cypher]) -> None:
        """Runs statements on constraints and indexes, each in a transaction of its own."""
        with self._turn(), self._telling(), self._driver.session(**self._session(WRITE_ACCESS)) as session:
            for query in queries:
                session.run(query.text, dict(query.parameters)).consume()

    def try_out(self) -> None:
        """One query, once: StoreUnavailable or StoreRefused at once if the server cannot be used."""
        with self._telling(), self._driver.session(**self._session(READ_ACCESS)) as session:
            _once(session, lambda run: run(Cypher("RETURN 1")))

    def close(self) -> None:
        """Ends the connections; stops the embedded server if this process runs it and was its last user."""
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
        with self._telling():
            for attempt in itertools.count(1):
                try:
                    with self._driver.session(**self._session(mode)) as session:
                        return _once(session, work)
                except RAISED as error:
                    if attempt >= attempts(error):
                        raise
                    time.sleep(_FIRST_PAUSE * 2 ** (attempt - 1) * random.uniform(0.5, 1))
        raise AssertionError("counting ends by returning or raising")

    def _session(self, mode: str) -> dict[str, Any]:
        return {
            "database": self._database,
            "default_access_mode": mode,
            "bookmark_manager": self._bookmarks,
        }

    def _turn(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext() if self._server is None else self._server.writing()

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except RAISED as error:
            remedy = "start it, or correct QMG_GRAPH_URI" if self._server is None else self._server.lost()
            raise told(error, self.where, remedy) from error


def open_store(settings: Settings) -> Store:
    """The store that the settings name: Neo4j at `graph_uri`, or else the embedded server, started or joined.

    StoreUnavailable or StoreRefused when it cannot be reached.
    """
    if settings.graph_uri is not None:
        login = (settings.graph_user, settings.graph_password or "")
        return _opened("neo4j", settings.graph_uri, login, login, settings.graph_database, None)
    server, address = hold(settings.data_dir)
    try:
        return _opened("embedded", _uri(address), *_logins(address), DATABASE, server)
    except BaseException:
        server.release()
        raise


def _uri(address: Address) -> str:
    return f"bolt://127.0.0.1:{address.bolt}"


def _logins(address: Address) -> tuple[Login, Login]:
    return (WRITER, address.password), (READER, address.reader_password)


def _opened(kind: Kind, uri: str, login: Login, reader: Login, database: str, server: Server | None) -> Store:
    """Connects, so that a wrong address or password is told here and not at the first query."""
    driver = _driver(uri, login)
    store = Store(kind, driver, driver if reader == login else _driver(uri, reader), database, uri, server)
    try:
        store.try_out()
    except BaseException:
        driver.close()
        raise
    return store


def _driver(uri: str, login: Login) -> Driver:
    try:
        return GraphDatabase.driver(uri, auth=login, **_DRIVER)
    except RAISED as error:
        raise told(error, uri, "correct QMG_GRAPH_URI") from error


def _once(session: Session, work: Callable[[Run], T]) -> T:
    with session.begin_transaction() as transaction:

        def run(query: Cypher) -> Table:
            return _table(transaction.run(query.text, dict(query.parameters)))

        done = work(run)
        transaction.commit()
        return done


def _table(result: Result, rows: int | None = None) -> Table:
    """The answer, or its first rows; what is left is told to the server as not wanted."""
    columns = tuple(result.keys())
    taken: list[tuple[Any, ...]] = []
    for record in result:
        if rows is not None and len(taken) == rows:
            break
        taken.append(tuple(map(plain, record.values())))
    result.consume()
    return Table(columns, tuple(taken))
