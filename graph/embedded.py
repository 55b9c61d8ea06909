"""The embedded graph server: the first command that needs it runs it, the others join.

The process that holds the lock on `server.lock` in the data folder owns the server and ends it; `server.json`
beside it (readable by this user alone) has its port and passwords for the others. The system releases a lock
when its process ends, and the server ends with its owner (graph/lifeline.py), so the remains of a crash do not
prevent the next start.

This module imports neither the driver nor rdflib: a server can start while they load.
"""

import atexit
import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from graph.arcade import Role
from graph.launch import (
    PATIENCE,
    STOPPING,
    ServerAddress,
    exit_status,
    launch,
    publish,
    published,
    stop_process,
    withdraw,
)
from graph.locks import acquire, locked, release
from graph.settings import Settings
from ontology.errors import StoreError, StoreUnavailable


class Server:
    """The embedded server of one data folder, owned by this process or joined."""

    def __init__(self, folder: Path, recorded: Path | None = None) -> None:
        self.folder, self._recorded = folder, recorded
        self.users = 0  # counted under _REGISTRY
        self._decided, self._stopping = threading.Event(), threading.Event()
        self._address: ServerAddress | None = None
        self._failure: StoreError | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: int | None = None
        self._keeper = threading.Thread(target=self._keep, name="graph-server", daemon=True)
        self._keeper.start()

    def address(self) -> ServerAddress:
        """Return the address once the server is ready. Raises StoreUnavailable where it could not start."""
        self._decided.wait()
        if self._address is None:
            raise self._failure or StoreUnavailable("the embedded graph server was stopped while it started")
        return self._address

    def release(self) -> None:
        """Count one user less; without users an own server is stopped, and a joined one left alone."""
        with _REGISTRY:
            self.users -= 1
            idle = self.users <= 0
            if idle:
                _forget(self)
        if idle:
            self.stop()

    def stop(self) -> None:
        """Stop the server if this process owns it, and wait for its end."""
        self._stopping.set()
        if (
            self._process is not None and self._process.poll() is None
        ):  # else another may have published by now
            withdraw(self.folder)
            stop_process(self._process, PATIENCE if self._recorded else STOPPING)
        self._keeper.join(PATIENCE)

    def usable(self) -> bool:
        """Tell whether it is starting or answering."""
        if not self._decided.is_set():
            return True
        ended = (
            self._process is not None and self._process.poll() is not None
        )  # its port may be another's by now
        return self._address is not None and not ended and self._address.answers()

    def loss(self) -> str:
        """Return why a connection was lost, with a remedy, for a message."""
        if self._process is not None and self._process.poll() is not None:
            return (
                f"the embedded server ended ({exit_status(self._process)}), see {self.folder / 'server.log'}"
            )
        if self._address is None or self._address.answers():
            return "the embedded server closed the connection; run this again"
        return f"its owner, process {self._address.owner}, has ended; run this command again"

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the write lock, which serialises writers of all threads and processes. On the server writers collide
        at commit, where a long load would lose to a stream of short ones again and again."""
        with locked(self.folder / "writer.lock", PATIENCE):
            yield

    def forked(self) -> None:
        """Release the lock in a forked child, which owns nothing."""
        release(self._lock)

    def _keep(self) -> None:
        """Own a server, or find one to join. This thread outlives the server, as on Linux the server ends with the
        thread that started it."""
        try:
            self._contend(time.monotonic() + PATIENCE)
        except StoreError as error:
            self._failure = error
        except OSError as error:
            self._failure = StoreUnavailable(f"the data folder {self.folder} cannot be used: {error}")
        finally:
            self._decided.set()
        if self._process is not None:
            self._process.wait()
            withdraw(self.folder)
        lock, self._lock = self._lock, None
        release(lock)

    def _contend(self, deadline: float) -> None:
        """Acquire the lock and run the server, or join the server of the process that holds the lock."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        while not self._stopping.is_set() and self._address is None:
            self._lock = acquire(self.folder / "server.lock")
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
        self._process, address = launch(self.folder, deadline, self._stopping.is_set, Role(self._recorded))
        publish(self.folder, address)
        self._address = address
        if self._stopping.is_set():
            stop_process(self._process)


_SERVERS: dict[Path, Server] = {}
_REGISTRY = threading.RLock()


def start(data_dir: Path, recorded: Path | None = None) -> Server:
    """Return the server of a data directory, starting it if it is not running, without waiting. One that is started
    records its classes in the file `recorded`, if given, when it ends."""
    folder = data_dir.resolve() / "graph"
    with _REGISTRY:
        server = _SERVERS.get(folder)
        if server is None or not server.usable():
            server = _SERVERS[folder] = Server(folder, recorded)
        return server


def hold(data_dir: Path) -> tuple[Server, ServerAddress]:
    """Return the server and its address once it is ready; the caller is a user of it until `release`."""
    with _REGISTRY:
        server = start(data_dir)
        server.users += 1
    try:
        return server, server.address()
    except BaseException:
        server.release()
        raise


def start_early(settings: Settings) -> None:
    """Start the embedded server without waiting; `open_store` then waits for it. Nothing is done where the settings
    name a Neo4j server."""
    if settings.graph_uri is None:
        start(settings.data_dir)


def _forget(server: Server) -> None:
    if _SERVERS.get(server.folder) is server:
        del _SERVERS[server.folder]


def _stop_all() -> None:
    for server in list(_SERVERS.values()):
        server.stop()


def _after_fork() -> None:
    """Forget all servers in a forked child: it must not stop them, nor hold a lock when the owner has ended."""
    global _REGISTRY
    for server in _SERVERS.values():
        server.forked()
    _SERVERS.clear()
    _REGISTRY = threading.RLock()


atexit.register(_stop_all)
os.register_at_fork(after_in_child=_after_fork)
