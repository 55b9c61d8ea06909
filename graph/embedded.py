"""The embedded graph server: the first command that needs it runs it, the others join.

Whoever holds the lock on `server.lock` in the data folder owns the server and ends it; `server.json`
beside it (readable by this user alone) tells the others its port and passwords. A lock is let go when its
process ends in whatever way, and the server's process goes with its owner (graph/lifeline.py), so nothing
that a crash leaves behind is in the way of the next start.

This module imports neither the driver nor rdflib: a server can be on its way while they load.
"""

import atexit
import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from graph.launch import PATIENCE, Address, died, end, launch, publish, published, withdraw
from graph.locks import locked, take, yield_up
from graph.settings import Settings
from ontology.errors import StoreError, StoreUnavailable

__all__ = ["Address", "Server", "hold", "start", "start_early"]


class Server:
    """The embedded server of one data folder, as this process sees it: its own, or joined."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.users = 0  # counted under _REGISTRY
        self._settled, self._stopping = threading.Event(), threading.Event()
        self._address: Address | None = None
        self._failure: StoreError | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: int | None = None
        self._keeper = threading.Thread(target=self._keep, name="graph-server", daemon=True)
        self._keeper.start()

    def address(self) -> Address:
        """Where the server is, once it is ready. StoreUnavailable when it will not be."""
        self._settled.wait()
        if self._address is None:
            raise self._failure or StoreUnavailable("the embedded graph server was stopped while it started")
        return self._address

    def release(self) -> None:
        """One user less; without users a server of ours is stopped, and a joined one left alone."""
        with _REGISTRY:
            self.users -= 1
            idle = self.users <= 0
            if idle:
                _forget(self)
        if idle:
            self.stop()

    def stop(self) -> None:
        """Stops the server if this process owns it, and waits for its end."""
        self._stopping.set()
        if self._process is not None:
            withdraw(self.folder)
            end(self._process)
        self._keeper.join(PATIENCE)

    def usable(self) -> bool:
        """Whether it may be held: still starting, or answering."""
        return not self._settled.is_set() or (self._address is not None and self._address.answers())

    def lost(self) -> str:
        """Why it may have gone, for a message."""
        if self._process is not None and self._process.poll() is not None:
            return f"the embedded server ended ({died(self._process)}), see {self.folder / 'server.log'}"
        if self._address is None or self._address.answers():
            return "the embedded server closed the connection; run this again"
        return f"its owner, process {self._address.owner}, has ended; run this command again"

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time, over all threads and processes. The server lets writers collide at commit,
        where a long load would lose to a stream of short ones again and again."""
        with locked(self.folder / "writer.lock", PATIENCE):
            yield

    def forked(self) -> None:
        """Lets go of the lock in a forked child, which owns nothing."""
        yield_up(self._lock)

    def _keep(self) -> None:
        """The life of the thread that owns the server, or finds one to join. It outlives the server,
        because on Linux the server ends with the thread that started it."""
        try:
            self._contend(time.monotonic() + PATIENCE)
        except StoreError as error:
            self._failure = error
        except OSError as error:
            self._failure = StoreUnavailable(f"the data folder {self.folder} cannot be used: {error}")
        finally:
            self._settled.set()
        if self._process is not None:
            self._process.wait()
            withdraw(self.folder)
        lock, self._lock = self._lock, None
        yield_up(lock)

    def _contend(self, deadline: float) -> None:
        """Takes the lock and runs the server, or joins the one that the holder of the lock runs."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        while not self._stopping.is_set() and self._address is None:
            self._lock = take(self.folder / "server.lock")
            if self._lock is not None:
                self._own(deadline)
                return
            self._address = published(self.folder)
            if self._address is None and time.monotonic() > deadline:
                raise StoreUnavailable(
                    f"another process holds {self.folder / 'server.lock'} but its graph server does not "
                    "answer: end that process, or set QMG_DATA_DIR to another folder"
                )
            time.sleep(0.05)

    def _own(self, deadline: float) -> None:
        withdraw(self.folder)
        self._process, address = launch(self.folder, deadline, self._stopping.is_set)
        publish(self.folder, address)
        self._address = address
        if self._stopping.is_set():
            end(self._process)


_SERVERS: dict[Path, Server] = {}
_REGISTRY = threading.RLock()


def start(data_dir: Path) -> Server:
    """The server of a data directory, on its way if it was not running. Returns at once."""
    folder = data_dir.resolve() / "graph"
    with _REGISTRY:
        server = _SERVERS.get(folder)
        if server is None or not server.usable():
            server = _SERVERS[folder] = Server(folder)
        return server


def hold(data_dir: Path) -> tuple[Server, Address]:
    """The server and where it is, once it is ready; the caller counts as a user until it calls `release`."""
    with _REGISTRY:
        server = start(data_dir)
        server.users += 1
    try:
        return server, server.address()
    except BaseException:
        server.release()
        raise


def start_early(settings: Settings) -> None:
    """Lets the embedded server start while the caller does something else; `open_store` then waits for it.
    Does nothing when the settings name a Neo4j."""
    if settings.graph_uri is None:
        start(settings.data_dir)


def _forget(server: Server) -> None:
    if _SERVERS.get(server.folder) is server:
        del _SERVERS[server.folder]


def _stop_all() -> None:
    for server in list(_SERVERS.values()):
        server.stop()


def _after_fork() -> None:
    """A forked child must neither stop the server nor keep the lock when its owner has died."""
    global _REGISTRY
    for server in _SERVERS.values():
        server.forked()
    _SERVERS.clear()
    _REGISTRY = threading.RLock()


atexit.register(_stop_all)
os.register_at_fork(after_in_child=_after_fork)
