"""The process that runs queries of others, one after the other, and may be killed at any time.

Its server, if it has one of its own (graph/copy_server.py), ends with it. It answers each query through a pipe, with an
Excerpt or an error of this project, and then with READY once the rest of the result is discarded.
"""

import contextlib
import resource
import shutil
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from graph.copies import Copy
from graph.copy_server import CopyServer, serving
from graph.cypher import Cypher
from graph.lifeline import end_with_parent
from graph.settings import Settings
from graph.store import Store, open_store
from graph.untrusted import Limits
from ontology.errors import (
    CypherRefused,
    QualityMonthError,
    QueryExceeded,
    QueryFailed,
    StoreRefused,
    StoreUnavailable,
)
from queries.cypher.words import OPERATORS

READY = "ready"
TOO_LARGE = "the query needs too much memory: ask for less, or in several steps"
IDLE = 300.0  # seconds without a query, after which the process ends
_MEMORY = 512 * 2**20  # bytes, besides those of the process without a query
_DEEPEST = 400  # frames of Python, which a value within values needs


@dataclass(frozen=True)
class ReaderTask:
    """The graph that a worker reads: a copy, or the Neo4j server of the settings; its limits; and an empty folder for
    the files of its server, which it removes, or whoever kills it."""

    settings: Settings
    copy: Copy | None
    limits: Limits
    folder: Path


def work(pipe: Connection, task: ReaderTask) -> None:
    """Answer queries until the pipe is closed, none has come for a while, or SIGTERM comes."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # not at once: the server is to be ended too
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of Ctrl-C, which ends the parent
    end_with_parent()
    try:
        with _reader(task) as (store, server):
            _limit()
            pipe.send(server and server.address.java)
            pipe.send(READY)
            while pipe.poll(IDLE):
                _answer(pipe, pipe.recv(), store, server, task.limits)
    except QualityMonthError as error:
        pipe.send(error)
    except (EOFError, BrokenPipeError):
        return
    finally:
        shutil.rmtree(task.folder, ignore_errors=True)


@contextlib.contextmanager
def _reader(task: ReaderTask) -> Iterator[tuple[Store, CopyServer | None]]:
    """Yield a store, and the server of the copy that it reads, if it reads one."""
    if task.copy is not None:
        with serving(task.copy, task.folder, task.limits.seconds) as server:
            yield server.store, server
    else:
        with open_store(task.settings) as store:
            yield store, None


def _answer(pipe: Connection, query: Cypher, store: Store, server: CopyServer | None, limits: Limits) -> None:
    """Send the answer to a query, and READY. Raises EOFError where the server of the copy has ended."""
    try:
        if server is None:
            check_operators(store.operators(query, limits.seconds))
        for each in store.read_untrusted(query, limits):
            pipe.send(each)
    except CypherRefused as error:
        pipe.send(error)
    except (QueryFailed, StoreRefused) as error:
        pipe.send(CypherRefused(str(error) if server is None else server.fault(query, error)))
    except StoreUnavailable as error:
        pipe.send(error if server is None else QueryExceeded(TOO_LARGE))
        if server is not None:  # it ends when a query needs more memory than it has
            raise EOFError from error
    except QueryExceeded as error:
        pipe.send(error if error.__cause__ is None else QueryExceeded(_over(limits)))
    except (RecursionError, MemoryError):
        pipe.send(QueryExceeded(TOO_LARGE))
    pipe.send(READY)


def _over(limits: Limits) -> str:
    return (
        f"the query needs too much memory, or more than {limits.seconds} s: ask for less, or in several steps"
    )


def check_operators(found: frozenset[str]) -> None:
    """Raise CypherRefused where the plan of a query has an operator that is not allowed."""
    refused = sorted(found - OPERATORS)
    if refused:
        raise CypherRefused(f"the graph server would run {refused[0]}, which is not offered")


def _limit() -> None:
    """Limit what a result may take in this process, of memory and of depth."""
    sys.setrecursionlimit(_DEEPEST)
    with contextlib.suppress(ValueError, OSError):  # macOS has neither the file nor the limit
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + _MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
