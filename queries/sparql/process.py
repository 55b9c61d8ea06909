"""Evaluation of one SPARQL query: a script, run as a process of its own that may do little and can be killed.

pyoxigraph cannot be interrupted, follows SERVICE to any host and takes as much memory as a query needs. So each query
gets a process (50 ms with the copy of the graph opened), with limits of the system on memory, processor time and
sockets; the time limit is that of the process that waits for it (queries/sparql/engine.py).

It reads a task as JSON from stdin, and writes a line of JSON and the result to stdout. It imports nothing of ours.
"""

import contextlib
import ctypes
import fcntl
import json
import os
import platform
import resource
import struct
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse_query_results,
    serialize,
)

_BYTES = 64 * 2**20  # of a result: a row may hold a whole notice
_SOCKET = {
    "x86_64": (0xC000003E, 41),
    "aarch64": (0xC00000B7, 198),
}  # audit architecture, number of socket(2)
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # EACCES
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # of <linux/prctl.h>


class _TooLargeError(Exception):
    """A result has more rows or bytes than are allowed."""


class _CountedOutput:
    """A file in memory, with a limit on its lines and bytes."""

    def __init__(self, lines: int) -> None:
        self.content, self.lines, self._most = bytearray(), 0, lines

    def write(self, data: bytes) -> int:
        """Append the data. Raises _TooLargeError."""
        self.content += data
        self.lines += data.count(b"\n")
        if self.lines > self._most:
            raise _TooLargeError(f"has more than {self._most - 1:,} rows")
        _check_size(self.content)
        return len(data)

    def flush(self) -> None:
        """Do nothing, as there is no buffer."""


def main() -> None:
    """Evaluate the task on stdin."""
    task = json.load(sys.stdin)
    _limit_time(task["seconds"])
    with open(task["lock"], "rb") as lock:  # while it is held, nobody removes the copy
        fcntl.flock(lock, fcntl.LOCK_SH)
        store = Store.read_only(task["folder"])
        _limit_memory(task["memory"])
        _refuse_sockets()
        head, content = _outcome(store, task)
        sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + content)
        sys.stdout.buffer.flush()


def _outcome(store: Store, task: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    try:
        return _evaluate(store, task)
    except (SyntaxError, ValueError) as error:
        return {"refused": str(error)}, b""
    except PermissionError:
        return {"refused": "SERVICE is not offered: no other server is asked"}, b""
    except _TooLargeError as error:
        return {"exceeded": f"the result {error}"}, b""
    except MemoryError:
        return {"exceeded": "the query needs too much memory"}, b""


def _evaluate(store: Store, task: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    found = _queried(store, task)
    if isinstance(found, QueryTriples):
        return _triples(found, task)
    form = QueryResultsFormat.from_extension(task["results"] or "")
    if form is None:
        return {"kind": "solutions"}, b""
    if isinstance(found, QueryBoolean):
        return {"kind": "boolean", "rows": 1}, found.serialize(format=form) or b""
    rows, content = _tsv(found, task["rows"])
    if not found.variables:  # empty lines, which the reader of TSV takes for no rows
        content = _queried(store, task).serialize(format=form) or b""
    elif form != QueryResultsFormat.TSV:
        content = parse_query_results(content, QueryResultsFormat.TSV).serialize(format=form) or b""
    _check_size(content)
    return {"kind": "solutions", "rows": rows}, content


def _queried(store: Store, task: dict[str, Any]) -> Any:
    return store.query(
        task["query"],
        base_iri=task["base"],
        prefixes=task["prefixes"],
        default_graph=_graphs(task["default_graphs"]) if task["dataset"] else None,
        named_graphs=_graphs(task["named_graphs"]) if task["dataset"] else None,
    )


def _tsv(found: QuerySolutions, most: int) -> tuple[int, bytes]:
    """Return the number of rows, and the rows as TSV, which has a line for each: so they are counted."""
    output = _CountedOutput(most + 1)
    found.serialize(output, QueryResultsFormat.TSV)  # type: ignore[arg-type]
    return output.lines - 1, bytes(output.content)


def _triples(found: QueryTriples, task: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    form = RdfFormat.from_extension(task["triples"] or "")
    if form is None:
        return {"kind": "triples"}, b""
    triples = list(dict.fromkeys(_first(found, task["rows"])))
    plain = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    prefixes = {name: iri for name, iri in task["prefixes"].items() if f"<{iri}".encode() in plain}
    content = serialize(triples, format=form, prefixes=prefixes) or b""
    _check_size(content)
    return {"kind": "triples", "rows": len(triples)}, content


def _first(found: Iterable[Any], most: int) -> Iterator[Any]:
    for number, each in enumerate(found):
        if number == most:
            raise _TooLargeError(f"has more than {most:,} triples")
        yield each


def _check_size(content: bytes | bytearray) -> None:
    if len(content) > _BYTES:
        raise _TooLargeError(f"has more than {_BYTES >> 20} MiB")


def _graphs(iris: Iterable[str]) -> list[Any]:
    return [NamedNode(iri) for iri in iris]


def _limit_time(seconds: float) -> None:
    """Give way to the server, and limit processor time for the case that nobody waits any more."""
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 2, int(seconds) + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_memory(memory: int) -> None:
    """Limit what the process may take from now on: the threads of an opened store have reserved 0.5 to 1 GiB."""
    with contextlib.suppress(ValueError, OSError):  # macOS has neither the file nor the limit
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


class _Program(ctypes.Structure):
    """A `struct sock_fprog`: a filter of system calls."""

    _fields_ = (("len", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def _refuse_sockets() -> bool:
    """Make socket(2) fail in this process; return False where the system cannot: Linux alone can.

    The query was searched for SERVICE before; this holds whatever the search may have missed.
    """
    if not sys.platform.startswith("linux") or platform.machine() not in _SOCKET:
        return False
    architecture, number = _SOCKET[platform.machine()]
    # Load the architecture, skip to the end if it is another; load the number, and refuse if it is that of socket.
    code = [
        (0x20, 0, 0, 4), (0x15, 0, 2, architecture), (0x20, 0, 0, 0), (0x15, 1, 0, number),
        (0x06, 0, 0, _ALLOW), (0x06, 0, 0, _REFUSE),
    ]  # fmt: skip
    packed = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *each) for each in code))
    program = _Program(len(code), ctypes.addressof(packed))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return bool(prctl(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)


if __name__ == "__main__":
    sys.path.remove(str(Path(__file__).parent))
    main()
