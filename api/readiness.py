"""Readiness: whether the graph server answers, asked once for all who wait for it, and no wait for it without an end.

A server that was killed is noticed by the driver. One that stands still (a machine that is out of memory, a halted
container) answers nothing, and what waits for it would wait for ever: so work that takes long goes on only while the
server answers, and while it does not, no more is begun.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from graph.cypher import Cypher
from graph.store import Store
from ontology.errors import StoreError, StoreUnavailable

_PATIENCE = 5.0  # seconds; an answer takes some milliseconds
_SILENT = f"the graph server has not answered for {_PATIENCE:.0f} s"
# Requests that read the graph at once, each in one of the 40 threads that serve all routes: the others are left for
# those that need no graph.
_PLACES = 24
_LOG = logging.getLogger("api")
T = TypeVar("T")


class Readiness:
    """Asks the graph server. One that does not answer holds the one thread there is for this, and no other. An outage
    is logged as it begins, and as it ends with the number of requests that it had; not each of them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="readiness")
        self._asked: asyncio.Future[None] | None = None
        self._since = 0.0
        self._refused = 0
        self.places = asyncio.Semaphore(_PLACES)

    async def check(self) -> None:
        """Return when the server has answered. Raises StoreUnavailable where it does not, or not in time."""
        loop, asked = asyncio.get_running_loop(), self._asked
        if asked is None or asked.done():
            asked = self._asked = loop.run_in_executor(self._threads, self._ask)
            self._since = loop.time()
            asked.add_done_callback(_retrieved)
        done, _ = await asyncio.wait([asked], timeout=_PATIENCE)
        try:
            if not done:
                raise StoreUnavailable(_SILENT)
            asked.result()
        except StoreUnavailable as error:
            self._note_outage(error)
            raise
        self._note_answer()

    async def in_time(self, work: Callable[[], Awaitable[T]]) -> T:
        """Return the result of work that waits for the graph server. Raises what it raises, and StoreUnavailable where
        the server does not answer meanwhile: the work is left to itself then, as a thread cannot be ended."""
        if self.stands_still:
            self._refused += 1
            raise StoreUnavailable(_SILENT)
        task = asyncio.ensure_future(work())
        task.add_done_callback(_retrieved)
        try:
            while not (await asyncio.wait([task], timeout=_PATIENCE))[0]:
                await self.check()
            result = task.result()
        except StoreUnavailable as error:
            self._note_outage(error)
            raise
        except asyncio.CancelledError:  # the service ends
            task.cancel()
            raise
        self._note_answer()
        return result

    @property
    def stands_still(self) -> bool:
        """True while the server owes an answer for longer than it may take."""
        if self._asked is None or self._asked.done():
            return False
        return asyncio.get_running_loop().time() - self._since > _PATIENCE

    def _note_outage(self, error: StoreUnavailable) -> None:
        if not self._refused:
            _LOG.error("the graph server is away, requests for it are refused: %s", error)
        self._refused += 1

    def _note_answer(self) -> None:
        if self._refused:
            _LOG.warning("the graph server answers again; %d requests were refused", self._refused)
        self._refused = 0

    def _ask(self) -> None:
        try:
            self._store.read(Cypher("RETURN 1 AS one"))
        except StoreError as error:
            raise StoreUnavailable(str(error)) from error


def _retrieved(asked: asyncio.Future[T]) -> None:
    """Retrieve the error of an answer that nobody waited for any more."""
    if not asked.cancelled():
        asked.exception()
