"""Ad-hoc Cypher: a query of others, checked, run by a process of its own that is killed at its limits.

Both servers give way to a limit only where a query lets them, and some queries do not. So each of a few workers is a
process; on the embedded server each has a server of its own too, which reads a copy of the graph.
"""

import contextlib
import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from graph.copies import Copy
from graph.copy_server import copy_in_step
from graph.cypher import Cypher
from graph.launch import PATIENCE
from graph.settings import Settings
from graph.store import Store
from graph.untrusted import Excerpt, Limits
from ontology.errors import QualityMonthError, QueryExceeded, StoreUnavailable
from queries.cypher.guard import check_cypher
from queries.cypher.worker import READY, TOO_LARGE, ReaderTask, work

_SIZE = 16 * 2**20  # bytes of a result
_GRACE = 1.0  # seconds that a server may take to end a query at its own limit
_REST = 0.5  # seconds for the rest of a result that is not read
_MOST_RUNNING = 4  # queries on a Neo4j server, which cannot end loops within an expression, such as a reduce
_PROCESSES = multiprocessing.get_context("spawn")


class CypherEngine:
    """Answers Cypher queries of others about a graph. Several threads may use it; each of them takes a worker, so
    that there are as many as threads that ask at once."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store, self._settings = store, settings
        self._limits = Limits(settings.cypher_rows, _SIZE, settings.cypher_seconds)
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        # A worker ends with the thread that started it (graph/lifeline.py): this one ends with the program.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="cypher-starter")

    def answer(self, text: str, parameters: Mapping[str, Any]) -> Excerpt:
        """Return the first rows of a query. Raises CypherRefused, QueryExceeded, and StoreError."""
        query = Cypher(check_cypher(text, parameters), parameters)
        copy = copy_in_step(self._store, self._settings) if self._store.kind == "embedded" else None
        if copy is None and self._store.untrusted_running() >= _MOST_RUNNING:
            raise QueryExceeded("the graph server is busy with queries that it cannot end; try again later")
        worker = self._take(copy)
        try:
            found = worker.answer(query)
        finally:
            self._put_back(worker)
        return found

    def stop(self) -> None:
        """End all workers, and the queries that they run."""
        for each in tuple(self._all):
            each.kill()
        self._starter.shutdown()

    def _take(self, copy: Copy | None) -> "_Worker":
        """Return a worker of the copy, an idle one or a new one; end idle ones of older copies."""
        while True:
            with self._lock:
                worker = self._idle.pop() if self._idle else None
            if worker is None:
                worker = self._starter.submit(_Worker, self._settings, copy, self._limits).result()
                self._all.add(worker)
                return self._begun(worker)
            if worker.copy == copy and worker.alive():
                return worker
            self._drop(worker)

    def _begun(self, worker: "_Worker") -> "_Worker":
        try:
            worker.begin()
        except BaseException:
            self._drop(worker)
            raise
        return worker

    def _put_back(self, worker: "_Worker") -> None:
        if worker.ready(_REST):
            with self._lock:
                self._idle.append(worker)
        else:
            self._drop(worker)

    def _drop(self, worker: "_Worker") -> None:
        worker.kill()
        self._all.discard(worker)


class _Worker:
    """A worker as its users see it."""

    def __init__(self, settings: Settings, copy: Copy | None, limits: Limits) -> None:
        self.copy, self._limits = copy, limits
        self._folder = Path(tempfile.mkdtemp(prefix="quality-month-"))
        task = ReaderTask(settings, copy, limits, self._folder)
        self._pipe, other = _PROCESSES.Pipe()
        self._process = _PROCESSES.Process(target=work, args=(other, task), daemon=True)
        self._process.start()
        other.close()
        self._server: int | None = None
        self._ready = self._lost = False

    def begin(self) -> None:
        """Wait until it has its server. Raises StoreError."""
        with contextlib.suppress(QueryExceeded):
            self._server = self._received(PATIENCE)
        if not self.ready(PATIENCE):
            raise StoreUnavailable("the process for Cypher queries could not be started; try again")

    def answer(self, query: Cypher) -> Excerpt:
        """Return its answer. Raises what it raised, and QueryExceeded where it is not there in time."""
        self._ready = False
        with contextlib.suppress(OSError):
            self._pipe.send(query)
        found = self._received(self._limits.seconds + _GRACE)
        assert isinstance(found, Excerpt)
        return found

    def ready(self, seconds: float) -> bool:
        """Return whether it can take a query, within some seconds."""
        if not self._ready and not self._lost:
            with contextlib.suppress(EOFError, OSError):
                self._ready = self._pipe.poll(seconds) and self._pipe.recv() == READY
        return self._ready

    def alive(self) -> bool:
        """Return whether it still waits for queries."""
        return self._process.is_alive() and not self._pipe.poll(0)

    def kill(self) -> None:
        """End the process, and its server, which on Linux ends with it anyway."""
        # The id of the server of a process that has ended may be that of another program by now.
        server = self._server if self._process.is_alive() else None
        self._process.kill()
        if server is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(server, signal.SIGKILL)
        self._process.join()
        self._pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _received(self, seconds: float) -> Any:
        """Return what it sends next. Raises the error that it sends."""
        try:
            if not self._pipe.poll(seconds):
                self._lost = True
                limit = self._limits.seconds
                raise QueryExceeded(f"the query took more than {limit} s: ask for less, or in several steps")
            found = self._pipe.recv()
        except (EOFError, OSError) as error:
            self._lost = True
            raise QueryExceeded(TOO_LARGE) from error
        if isinstance(found, QualityMonthError):
            raise found
        return found
