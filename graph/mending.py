"""Mending of a lost connection, for processes that serve: the embedded server is started or joined again.

The graph of a killed server is whole (its log of writes is replayed), so nothing stands against going on with it. It
takes seconds, in which queries fail as they do with a Neo4j that is away: no thread waits for it.
"""

import threading
from collections.abc import Callable

from ontology.errors import StoreError

_PAUSE, _LONGEST_PAUSE = 1.0, 30.0  # seconds after an attempt that failed, doubled each time


class Mender:
    """Runs `mend` in a thread of its own until it has succeeded, however often it is asked to meanwhile."""

    def __init__(self, mend: Callable[[], None]) -> None:
        self._mend = mend
        self._lock, self._ended = threading.Lock(), threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Begin, unless that has been done or all has ended."""
        with self._lock:
            if self._ended.is_set() or (self._thread is not None and self._thread.is_alive()):
                return
            self._thread = threading.Thread(target=self._run, name="graph-mender", daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Give up what is not mended; what is being started is waited for."""
        with self._lock:
            self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        pause = 0.0
        while not self._ended.wait(pause):
            try:
                self._mend()
            except StoreError:  # each query that fails meanwhile has the reason
                pause = min(max(_PAUSE, 2 * pause), _LONGEST_PAUSE)
            else:
                return
