"""Timings (`make bench`). What is held is a ratio of two times of one run, so that it holds on a slow machine too; a
busy one needs some room below the bounds. Seconds are printed, not held.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from loaders.lexicon.knowledge import Knowledge

Work = Callable[[], object]
RUNS = 5  # the best of which counts


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge.load()


def _seconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _best(*works: Work, runs: int = RUNS) -> list[float]:
    taken = [[_seconds(work) for work in works] for _ in range(runs)]
    return [min(times) for times in zip(*taken, strict=True)]


@pytest.fixture(scope="session")
def seconds() -> Callable[[Work], float]:
    """The time of one work."""
    return _seconds


@pytest.fixture(scope="session")
def best() -> Callable[..., list[float]]:
    """The shortest time of each work in seconds, the works in turn, so that a busy moment meets them all."""
    return _best
