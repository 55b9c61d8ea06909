"""The load before serving, which is skipped while nothing has changed since the last one."""

from __future__ import annotations

import contextlib
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.lifeline import tied_command
from graph.settings import PROJECT_ROOT, Settings
from ontology.errors import NoticeError

if TYPE_CHECKING:
    from graph.store import Store

GRACE = 5  # seconds for a process to end after it was asked to
_MARKER = "loaded.json"
_ROOMS = ("ontology", "graph", "loaders")  # their code and data decide which facts a file gives
_SUFFIXES = {".py", ".ttl", ".csv", ".yaml"}


class InitialLoad:
    """`python -m loaders load` as a process of its own, which joins the graph server of this one: the API
    does not import loaders.

    After a successful load into the embedded graph, a marker file in its folder records the state of the files
    and the version of the graph. While files, program and graph are in that state, the load is skipped.
    """

    def __init__(self, settings: Settings, paths: Sequence[Path]) -> None:
        self._paths = [path.resolve() for path in paths]
        self._marker = settings.data_dir / _MARKER if settings.graph_uri is None else None
        self._state = {"files": _digest(self._paths)}
        self._child: subprocess.Popen[bytes] | None = None
        if self._paths and not self._is_current():
            self._start()

    def finish(self, store: Store) -> None:
        """Wait until everything is in the graph. Raises NoticeError where the load failed."""
        from graph.loading import version

        if not self._paths:
            return
        if self._child is None and self._is_current(version(store)):
            print("通知没有变化，无须重新载入 / nothing has changed since the last load", flush=True)
            return
        child = self._child or self._start()
        if child.wait() != 0:
            raise NoticeError("载入未完成，服务没有启动 / not served, since the notices were not loaded")
        if self._marker is not None:
            self._marker.write_text(json.dumps({**self._state, "version": version(store)}), "utf-8")

    def stop(self) -> None:
        """End the process if it is still running."""
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
        self._child = subprocess.Popen(tied_command(command), stdin=subprocess.DEVNULL, cwd=PROJECT_ROOT)
        return self._child

    def _is_current(self, version: int | None = None) -> bool:
        """Tell whether the marker records these files, and this version of the graph where it is given."""
        if self._marker is None:
            return False
        try:
            recorded = json.loads(self._marker.read_text("utf-8"))
        except (OSError, ValueError):
            return False
        same = isinstance(recorded, dict) and self._state.items() <= recorded.items()
        return same and version in (None, recorded.get("version"))


@contextlib.contextmanager
def initial_load(settings: Settings, paths: Sequence[Path]) -> Iterator[InitialLoad]:
    """Load the paths, beginning at once where that is needed, and ended when the block is left."""
    load = InitialLoad(settings, paths)
    try:
        yield load
    finally:
        load.stop()


def _digest(paths: Iterable[Path]) -> str:
    """Return a digest of names, sizes and times of the files to load and of the program that reads them."""
    program = [each for room in _ROOMS for each in _files(PROJECT_ROOT / room) if each.suffix in _SUFFIXES]
    loaded = [each for path in paths for each in _files(path)]
    digest = hashlib.sha256()
    for path in sorted({*program, *loaded}):
        with contextlib.suppress(OSError):
            state = path.stat()
            digest.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    return [each for each in path.rglob("*") if each.is_file()] if path.is_dir() else [path]
