"""Servers of copies of the embedded database, which only read: for queries of others, in a process that may be killed.

A query can keep a server busy for ever, whatever its limits, so it must not be the one that holds the graph. A copy is
made when the first query after a change comes (24 MB of the shipped notices in .3 s, 144 MB of 1,200 notices in 3 s);
several servers read it, and none can write it.
"""

import contextlib
import fcntl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.arcade import DATABASE, READER, Role
from graph.arcade_http import query_fault
from graph.connections import connected
from graph.copies import Copy, Shelf
from graph.cypher import Cypher
from graph.launch import PATIENCE, ServerAddress, launch, stop_process
from graph.loading import data_mark
from graph.settings import Settings
from graph.store import Store
from ontology.errors import StoreUnavailable

_FOLDER = "reading"


def copy_in_step(store: Store, settings: Settings) -> Copy:
    """Return a copy of the graph as it is, made while other writers wait where there is none. Raises StoreError."""
    shelf = Shelf(settings.data_dir / _FOLDER)
    found = shelf.current([data_mark(store)])
    if found is not None:
        return found
    try:
        shelf.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with store.undisturbed():
            mark = [data_mark(store)]
            return shelf.current(mark) or shelf.publish(mark, store.copy_data)
    except OSError as error:
        raise StoreUnavailable(
            f"the copy of the graph in {shelf.folder} cannot be made ({error}); set QMG_DATA_DIR to a folder with space"
        ) from error


@dataclass(frozen=True)
class CopyServer:
    """A server of a copy: a store whose user may only read, and its address."""

    store: Store
    address: ServerAddress

    def fault(self, query: Cypher, error: Exception) -> str:
        """Return the fault of a query. Over Bolt a copy takes each one that it cannot run for one that writes."""
        reason = query_fault(self.address, query.text) if "read only" in str(error) else None
        return str(error) if reason is None else f"the graph server could not run a query: {reason}"


@contextlib.contextmanager
def serving(copy: Copy, folder: Path, seconds: int) -> Iterator["CopyServer"]:
    """Run a server of a copy, whose own files are in an empty folder.

    Call it from a thread that lives as long as the server (see graph/lifeline.py). Raises StoreUnavailable.
    """
    with copy.lock.open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        role = Role(copy=copy.folder, seconds=seconds)
        process, address = launch(folder, time.monotonic() + PATIENCE, lambda: False, role)
        try:
            login = (READER, address.reader_password)
            with Store("embedded", connected(address.uri, login, DATABASE)) as store:
                yield CopyServer(store, address)
        finally:
            stop_process(process)
