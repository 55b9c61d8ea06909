"""Desks for queries of others: a few run at once, a few more wait, and further ones are turned away.

Queries have threads of their own, so that those that wait for them take none from other routes.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from starlette.exceptions import HTTPException

from api.metrics import Metrics

_SLOTS = 2  # queries that run at once
_WAITING = 8  # queries that wait for a slot
_LATER = {"retry-after": "2"}
T = TypeVar("T")


class Desk:
    """Runs the queries of one kind, at most `slots` at once while `waiting` more wait. `stop` ends those that run, as
    the server is to end; `metrics` shows their number under the name of the desk."""

    def __init__(
        self,
        name: str,
        metrics: Metrics,
        stop: Callable[[], None] = lambda: None,
        slots: int = _SLOTS,
        waiting: int = _WAITING,
    ) -> None:
        self._threads, self._stop = ThreadPoolExecutor(slots, thread_name_prefix=name), stop
        self._most = slots + waiting
        self._taken = 0  # changed by the event loop alone
        metrics.watch_queue(name, lambda: self._taken)

    async def run(self, work: Callable[[], T]) -> T:
        """Return the result of `work`. Raises what it raises, and HTTPException 503 where too many wait."""
        if self._taken >= self._most:
            raise HTTPException(503, "too many queries are waiting; try again later", _LATER)
        self._taken += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        except asyncio.CancelledError:  # the server ends, and would wait for the queries
            self._stop()
            raise
        finally:
            self._taken -= 1
