"""Timings (`make bench`). What is held is a ratio of two times of one run, so that it holds on a slow machine too; a
busy one needs some room below the bounds. Seconds are printed, not held.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

from graph.settings import Settings
from graph.store import Store, open_store
from loaders.lexicon.knowledge import Knowledge

Work = Callable[[], object]
RUNS = 5  # the best of which counts
SIZES = 120, 1_200  # notices of the graphs that are compared
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Grown:
    """An embedded server with notices of the generator: how many, its settings and an open store."""

    notices: int
    settings: Settings
    store: Store

    def load(self, path: Path) -> None:
        """Load notices with the command that a user has."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
        variables = clean | {"QMG_DATA_DIR": str(self.settings.data_dir)}
        command = [sys.executable, "-m", "loaders", "load", str(path)]
        subprocess.run(command, cwd=ROOT, env=variables, check=True, capture_output=True)


@pytest.fixture(autouse=True)
def _own_garbage() -> Iterator[None]:
    """The collector passes over the objects of other tests, with which making many objects seemed quadratic."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(scope="session")
def grown(generated: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Grown]]:
    """Graphs of as many notices as SIZES has."""
    filled = []
    for notices in SIZES:
        folder = tmp_path_factory.mktemp(f"notices{notices}")
        settings = Settings(data_dir=folder / "data")
        filled.append(Grown(notices, settings, open_store(settings)))
        filled[-1].load(generated.write_notices(folder / "notices", notices))
    yield filled
    for each in filled:
        each.store.close()


@pytest.fixture(scope="session")
def generated() -> ModuleType:
    """tests/bench/generated.py, which no import path leads to."""
    spec = util.spec_from_file_location("generated", Path(__file__).parent / "generated.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
