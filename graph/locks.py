"""Locks between processes, held on files. The system lets go of them when their holder ends, however.

They are POSIX `flock`s: Linux and macOS.
"""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from ontology.errors import StoreUnavailable


def take(path: Path) -> int | None:
    """Takes the lock on a file, made if it is not there; None when somebody holds it."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock


def yield_up(lock: int | None) -> None:
    """Lets go of what `take` gave. In a forked child this closes the child's copy: the parent keeps it."""
    if lock is not None:
        os.close(lock)


@contextlib.contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Holds the lock on a file, waiting at most `patience` seconds for it; StoreUnavailable after that."""
    deadline = time.monotonic() + patience
    while (lock := take(path)) is None:
        if time.monotonic() > deadline:
            raise StoreUnavailable(f"another command has been writing for {patience:.0f} s: try again later")
        time.sleep(0.01)
    try:
        yield
    finally:
        yield_up(lock)
