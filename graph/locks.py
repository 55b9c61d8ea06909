"""Locks between processes, on files. The system releases them when their holder ends, in whatever way.

They are POSIX `flock`s: Linux and macOS.
"""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from ontology.errors import StoreUnavailable


def acquire(path: Path) -> int | None:
    """Acquire the lock on a file, which is created if missing; None where another process holds it."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock


def release(lock: int | None) -> None:
    """Release a lock. In a forked child this closes the copy of the child: the parent keeps the lock."""
    if lock is not None:
        os.close(lock)


@contextlib.contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock on a file. Raises StoreUnavailable where it is not free within `patience` seconds."""
    deadline = time.monotonic() + patience
    while (lock := acquire(path)) is None:
        if time.monotonic() > deadline:
            raise StoreUnavailable(f"another command has been writing for {patience:.0f} s: try again later")
        time.sleep(0.01)
    try:
        yield
    finally:
        release(lock)
