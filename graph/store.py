"""Queries and transactions on either graph server, over Bolt and with the official driver (graph/connections.py).

A store runs `Cypher` values and returns `ResultTable`s of plain Python values, or raises an error of
ontology/errors.py.
"""

import contextlib
import itertools
import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Query, Result, Session

from graph.arcade_http import back_up
from graph.connections import Connection, open_connection
from graph.cypher import Cypher, ResultTable
from graph.driver_errors import DRIVER_ERRORS, max_attempts
from graph.mending import Mender
from graph.settings import Settings
from graph.untrusted import Excerpt, Limits, excerpt, operators_of
from graph.values import plain
from ontology.errors import StoreUnavailable

ServerKind = Literal["embedded", "neo4j"]
Run = Callable[[Cypher], ResultTable]
T = TypeVar("T")

_UNTRUSTED = {"reader": "quality-month-cypher"}  # metadata of transactions
_FIRST_PAUSE = 0.05  # seconds, doubled after each attempt of a transaction


class Store:
    """A connection to a graph, from `open_store`. Close it, or use it in a `with`.

    Several threads may use it. After `fork` the child must open its own.
    """

    kind: ServerKind

    def __init__(
        self, kind: ServerKind, connection: Connection, reopen: Callable[[], Connection] | None = None
    ) -> None:
        """`reopen` returns a connection in place of one whose embedded server was lost; without it a loss is final."""
        self.kind = kind
        self._connection, self._reopen = connection, reopen
        self._mender = Mender(self._mend)

    @property
    def address(self) -> str:
        """The address of its server."""
        return self._connection.address

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
        if self._connection.server is not None:
            raise ValueError("the server that holds the graph runs no queries of others")
        text = Query(query.text, metadata=_UNTRUSTED, timeout=limits.seconds)
        with self._session(READ_ACCESS) as session:
            yield excerpt(session.run(text, dict(query.parameters)), limits)

    def untrusted_running(self) -> int:
        """Return the number of queries of others that a Neo4j server runs, also those whose reader has ended."""
        text = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.reader = $reader RETURN count(*)"
        with self._session(READ_ACCESS) as session:
            return int(_table(session.run(text, _UNTRUSTED)).value())

    def operators(self, query: Cypher, seconds: float) -> frozenset[str]:
        """Return the operators of the plan that Neo4j makes of a query of others, which is not run."""
        text = Query(f"EXPLAIN {query.text}", metadata=_UNTRUSTED, timeout=seconds)
        with self._session(READ_ACCESS) as session:
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
        with self._write_lock(), self._session(WRITE_ACCESS) as session:
            for query in queries:
                session.run(query.text, dict(query.parameters)).consume()

    def close(self) -> None:
        """Close the connections; stop the embedded server if this process owns it and was its last user."""
        self._mender.end()
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _transact(self, work: Callable[[Run], T], mode: str) -> T:
        connection = self._connection
        with self._noticed_loss(connection):
            for attempt in itertools.count(1):
                try:
                    with connection.session(mode) as session:
                        return _once(session, work)
                except DRIVER_ERRORS as error:
                    if attempt >= max_attempts(error):
                        raise
                    time.sleep(_FIRST_PAUSE * 2 ** (attempt - 1) * random.uniform(0.5, 1))
        raise AssertionError("the loop ends by return or raise")

    @contextlib.contextmanager
    def _session(self, mode: str) -> Iterator[Session]:
        connection = self._connection
        with self._noticed_loss(connection), connection.session(mode) as session:
            yield session

    @contextlib.contextmanager
    def _noticed_loss(self, connection: Connection) -> Iterator[None]:
        """Convert the errors of a connection, and let a lost one be mended."""
        try:
            with connection.converted_errors():
                yield
        except StoreUnavailable:
            if self._reopen is not None:
                self._mender.begin()
            raise

    def _mend(self) -> None:
        """Replace the connection where its server is gone; the old one is let go first, as it claims the data."""
        connection = self._connection
        if self._reopen is None or connection.server is None or connection.server.usable():
            return
        connection.close()
        self._connection = self._reopen()

    def copy_data(self, folder: Path) -> None:
        """Write a copy of the database of the embedded server into a new folder; see `undisturbed`."""
        server = self._connection.server
        if server is None:
            raise ValueError("only the data of the embedded server can be copied")
        back_up(server.address(), server.folder, folder)

    def undisturbed(self) -> contextlib.AbstractContextManager[None]:
        """Keep other writers waiting; where there is no embedded server, nobody waits."""
        return self._write_lock()

    def _write_lock(self) -> contextlib.AbstractContextManager[None]:
        server = self._connection.server
        return contextlib.nullcontext() if server is None else server.writing()


def open_store(settings: Settings, lasting: bool = False) -> Store:
    """Return the store that the settings select: Neo4j at `graph_uri`, or the embedded server, started or joined.

    A `lasting` one, of a process that serves, begins anew where the embedded server has ended: queries fail
    until that is done. Neo4j is connected to again in any case. Raises StoreUnavailable or StoreRefused.
    """
    kind: ServerKind = "neo4j" if settings.graph_uri is not None else "embedded"
    return Store(kind, open_connection(settings), partial(open_connection, settings) if lasting else None)


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
