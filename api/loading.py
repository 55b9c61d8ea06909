"""The loading that goes before serving, which is left out while nothing has changed since the last time."""

from __future__ import annotations

import contextlib
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.lifeline import tied
from graph.settings import PROJECT_ROOT, Settings
from ontology.errors import NoticeError

if TYPE_CHECKING:
    from graph.store import Store

GRACE = 5  # seconds for a process to end when the end is asked for
_MARK = "loaded.json"
_ROOMS = ("ontology", "graph", "loaders")  # what decides which facts a file gives, besides the file
_READ = {".py", ".ttl", ".csv", ".yaml"}


class Loading:
    """`python -m loaders load` as a process of its own, which joins the graph server of this one: the API
    knows nothing of loaders.

    After a load that went well into the embedded graph, a mark in its folder says what was loaded and at which
    version of the graph. While files, program and graph are as they were then, there is nothing to load.
    """

    def __init__(self, settings: Settings, paths: Sequence[Path]) -> None:
        self._paths = [path.resolve() for path in paths]
        self._mark = settings.data_dir / _MARK if settings.graph_uri is None else None
        self._told = {"files": _digest(self._paths)}
        self._child: subprocess.Popen[bytes] | None = None
        if self._paths and not self._is_marked():
            self._start()

    def finish(self, store: Store) -> None:
        """Returns once everything is in the graph. Raises NoticeError where it could not be loaded."""
        from graph.loading import version

        if not self._paths:
            return
        if self._child is None and self._is_marked(version(store)):
            print("通知没有变化，无须重新载入 / nothing has changed since the last load", flush=True)
            return
        child = self._child or self._start()
        if child.wait() != 0:
            raise NoticeError("载入未完成，服务没有启动 / not served, since the notices were not loaded")
        if self._mark is not None:
            self._mark.write_text(json.dumps({**self._told, "version": version(store)}), "utf-8")

    def stop(self) -> None:
        """Ends the process if it is still at work."""
        child = self._child
        if child is not None and child.poll() is None:
            child.terminate()
            try:
                child.wait(GRACE)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "loaders", "load", *map(str, self._paths)]
        self._child = subprocess.Popen(tied(command), stdin=subprocess.DEVNULL, cwd=PROJECT_ROOT)
        return self._child

    def _is_marked(self, version: int | None = None) -> bool:
        """Whether the mark tells of these files and this graph, and of this version of it where it is known."""
        if self._mark is None:
            return False
        try:
            marked = json.loads(self._mark.read_text("utf-8"))
        except (OSError, ValueError):
            return False
        same = isinstance(marked, dict) and self._told.items() <= marked.items()
        return same and version in (None, marked.get("version"))


@contextlib.contextmanager
def loading(settings: Settings, paths: Sequence[Path]) -> Iterator[Loading]:
    """A load of the paths that begins at once where it is needed; it is ended when the block is left."""
    load = Loading(settings, paths)
    try:
        yield load
    finally:
        load.stop()


def _digest(paths: Iterable[Path]) -> str:
    """Names, sizes and times of the files to be loaded and of those that decide what is read from them."""
    rooms = [each for room in _ROOMS for each in _files(PROJECT_ROOT / room) if each.suffix in _READ]
    loaded = [each for path in paths for each in _files(path)]
    told = hashlib.sha256()
    for path in sorted({*rooms, *loaded}):
        with contextlib.suppress(OSError):
            state = path.stat()
            told.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return told.hexdigest()


def _files(path: Path) -> list[Path]:
    return [each for each in path.rglob("*") if each.is_file()] if path.is_dir() else [path]
