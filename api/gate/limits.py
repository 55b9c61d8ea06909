"""RequestLimits of a caller: requests a minute, and requests at once; and of all callers together."""

import contextlib
import math
import time
from collections import Counter
from collections.abc import Iterator

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from starlette.exceptions import HTTPException

_AT_ONCE = 256  # requests of all callers
_SOON = {"retry-after": "1"}


class RequestLimits:
    """Counts requests by caller; 0 is no limit. Kept in memory, as one process serves."""

    def __init__(self, a_minute: int, at_once: int) -> None:
        self._rate = RateLimitItemPerMinute(a_minute) if a_minute else None
        self._window = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._at_once = at_once
        self._under_way: Counter[str] = Counter()
        self._all = 0

    async def count(self, caller: str) -> None:
        """Count a request. Raises HTTPException 429, with the seconds to wait, where it is one too many."""
        if self._rate is None or await self._window.hit(self._rate, caller):
            return
        reset, _ = await self._window.get_window_stats(self._rate, caller)
        wait = str(max(1, math.ceil(reset - time.time())))
        raise HTTPException(
            429, f"more than {self._rate.amount} requests a minute; wait {wait} s", {"retry-after": wait}
        )

    @contextlib.contextmanager
    def under_way(self, caller: str) -> Iterator[None]:
        """Count a request as long as it is answered. Raises HTTPException 429 where the caller has too many, and 503
        where all callers together have."""
        if self._all >= _AT_ONCE:
            raise HTTPException(503, f"{_AT_ONCE} requests are being answered; try again soon", _SOON)
        if self._at_once and self._under_way[caller] >= self._at_once:
            raise HTTPException(429, f"more than {self._at_once} requests at once; wait for answers", _SOON)
        self._all += 1
        self._under_way[caller] += 1
        try:
            yield
        finally:
            self._all -= 1
            self._under_way[caller] -= 1
            if not self._under_way[caller]:
                del self._under_way[caller]
