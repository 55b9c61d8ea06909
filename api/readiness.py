"""Readiness: whether the graph server answers, within a time, asked once for all who wait for it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from graph.cypher import Cypher
from graph.store import Store
from ontology.errors import StoreError, StoreUnavailable

_PATIENCE = 5.0  # seconds; an answer takes some milliseconds


class Readiness:
    """Asks the graph server. One that does not answer holds the one thread there is for this, and no other."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="readiness")
        self._asked: asyncio.Future[None] | None = None

    async def check(self) -> None:
        """Return when the server has answered. Raises StoreUnavailable where it does not, or not in time."""
        asked = self._asked
        if asked is None or asked.done():
            asked = self._asked = asyncio.get_running_loop().run_in_executor(self._threads, self._ask)
            asked.add_done_callback(_retrieved)
        done, _ = await asyncio.wait([asked], timeout=_PATIENCE)
        if not done:
            raise StoreUnavailable(f"the graph server has not answered for {_PATIENCE:.0f} s")
        asked.result()

    def _ask(self) -> None:
        try:
            self._store.read(Cypher("RETURN 1 AS one"))
        except StoreError as error:
            raise StoreUnavailable(str(error)) from error


def _retrieved(asked: asyncio.Future[None]) -> None:
    """Retrieve the error of an answer that nobody waited for any more."""
    if not asked.cancelled():
        asked.exception()
