"""Connections to graph servers: the driver of one server, its sessions, and the embedded server that it may be."""

import contextlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

from neo4j import READ_ACCESS, Driver, GraphDatabase, Session
from neo4j.api import BookmarkManager

from graph.arcade import DATABASE, WRITER
from graph.driver_errors import DRIVER_ERRORS, store_error
from graph.embedded import Server, hold
from graph.settings import Settings

Login = tuple[str, str]  # user and password

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # it would print on stderr what our errors say


@dataclass(frozen=True)
class Connection:
    """A connection to one database of a server, at an address; with `server` it is the embedded one, which is held
    until the connection is closed. Several threads may use it."""

    driver: Driver
    address: str
    database: str
    server: Server | None = None
    _bookmarks: BookmarkManager = field(default_factory=GraphDatabase.bookmark_manager)

    def session(self, mode: str) -> Session:
        """Return a session to read or to write; readers of a cluster wait for our own writes."""
        return self.driver.session(
            database=self.database, default_access_mode=mode, bookmark_manager=self._bookmarks
        )

    @contextlib.contextmanager
    def converted_errors(self) -> Iterator[None]:
        """Raise StoreError, with the remedy, where the driver raises an exception of its own."""
        try:
            yield
        except DRIVER_ERRORS as error:
            remedy = "start it, or correct QMG_GRAPH_URI" if self.server is None else self.server.loss()
            raise store_error(error, self.address, remedy) from error

    def check(self) -> None:
        """Run one query, once. Raises StoreUnavailable or StoreRefused where the server cannot be used."""
        with self.converted_errors(), self.session(READ_ACCESS) as session:
            session.run("RETURN 1").consume()  # not in a transaction: the server of a copy has none

    def close(self) -> None:
        """Close the connections; stop the embedded server if this process owns it and this was its last user."""
        self.driver.close()
        if self.server is not None:
            self.server.release()


def open_connection(settings: Settings) -> Connection:
    """Return a connection to the server that the settings select, where the embedded one is started or joined.

    Raises StoreUnavailable or StoreRefused.
    """
    if settings.graph_uri is not None:
        login = (settings.graph_user, settings.graph_password or "")
        return connected(settings.graph_uri, login, settings.graph_database)
    server, address = hold(settings.data_dir)
    try:
        return connected(address.uri, (WRITER, address.password), DATABASE, server)
    except BaseException:
        server.release()
        raise


def connected(uri: str, login: Login, database: str, server: Server | None = None) -> Connection:
    """Return a connection that has been tried, so that a wrong address or password is an error here and not at the
    first query."""
    connection = Connection(_driver(uri, login), uri, database, server)
    try:
        connection.check()
    except BaseException:
        connection.driver.close()
        raise
    return connection


def _driver(uri: str, login: Login) -> Driver:
    try:
        return GraphDatabase.driver(
            uri,
            auth=login,
            notifications_min_severity="OFF",  # advice about queries (an unknown label): noise for our users
            connection_timeout=5.0,
            connection_acquisition_timeout=10.0,
            liveness_check_timeout=30.0,
            telemetry_disabled=True,
        )
    except DRIVER_ERRORS as error:
        raise store_error(error, uri, "correct QMG_GRAPH_URI") from error
