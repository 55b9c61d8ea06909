"""Copies of the graph that no longer change, for those that read it in processes of their own.

    FOLDER/copy-7         the files of a copy
    FOLDER/copy-7.lock    the lock that its readers share, and without which nobody removes it
    FOLDER/current.json   the number of the latest copy, and the mark of the graph that it is of

A copy is in step while the graph has its mark.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.locks import acquire, release

_KEPT = 2  # copies, besides those that are being read
_CURRENT = "current.json"


@dataclass(frozen=True)
class Copy:
    """A copy. A process that reads it holds a shared lock on `lock`."""

    folder: Path

    @property
    def lock(self) -> Path:
        """The file whose lock keeps the copy from being removed."""
        return self.folder.with_suffix(".lock")


class Shelf:
    """The folder of the copies. Whoever publishes one holds a lock of their own, so that it is one at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self, mark: list[Any]) -> Copy | None:
        """Return the latest copy if it has the mark."""
        state = read_state(self.folder / _CURRENT)
        return self._copy(state["number"]) if state.get("mark") == mark else None

    def publish(self, mark: list[Any], fill: Callable[[Path], None]) -> Copy:
        """Make the latest copy, whose folder `fill` is to make; remove those that nobody reads any more."""
        number = max((int(each.stem.removeprefix("copy-")) for each in self._locks()), default=0) + 1
        copy = self._copy(number)
        shutil.rmtree(copy.folder, ignore_errors=True)
        copy.lock.touch(0o600)
        fill(copy.folder)
        write_state(self.folder / _CURRENT, {"mark": mark, "number": number})
        for each in range(number - _KEPT, 0, -1):
            self._remove(self._copy(each))
        return copy

    def _remove(self, copy: Copy) -> None:
        """Remove a copy, unless a process reads it."""
        if copy.lock.exists() and (lock := acquire(copy.lock)) is not None:
            shutil.rmtree(copy.folder, ignore_errors=True)
            copy.lock.unlink()
            release(lock)

    def _copy(self, number: int) -> Copy:
        return Copy(self.folder / f"copy-{number}")

    def _locks(self) -> Iterator[Path]:
        return self.folder.glob("copy-*.lock")


def read_state(path: Path) -> Mapping[str, Any]:
    """Return the content of a JSON file; nothing where it cannot be read or was not written to its end."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_state(path: Path, content: Mapping[str, Any]) -> None:
    """Write a JSON file, whole or not at all."""
    part = path.with_suffix(".part")
    part.write_text(json.dumps(content), "utf-8")
    part.replace(path)
