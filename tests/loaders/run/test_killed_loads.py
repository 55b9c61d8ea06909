"""A load of many notices that is killed, or whose server is killed, and run again: the graph is that of one load."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.cypher import Cypher
from graph.dump import dump
from graph.launch import published
from graph.settings import PROJECT_ROOT, Settings
from graph.store import open_store
from tests.bench.generated import write_notices
from tests.conftest import variables_of

pytestmark = [pytest.mark.server, pytest.mark.slow]
KILLS = {False: 1, True: 20}  # a sample, and in a long run
NOTICES = {False: 60, True: 1_200}
PATIENCE = 600.0  # seconds for a load
WRITTEN = Cypher("MATCH (l:Ledger) WHERE l.id <> 'vocabulary' RETURN count(l)")


def load(folder: Path, data: Path) -> subprocess.Popen[bytes]:
    """Start the command that a user has."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    command = [sys.executable, "-m", "loaders", "load", str(folder)]
    environment = clean | variables_of(Settings(data_dir=data))
    return subprocess.Popen(
        command, cwd=PROJECT_ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def kill(folder: Path, data: Path, dice: random.Random, most: int) -> int:
    """Kill a load, or its server, somewhere behind the first notices that it writes, if it has any left to write;
    return the number of notices that were in the graph, as another process saw it."""
    with load(folder, data) as loading:
        deadline = time.monotonic() + PATIENCE
        server = published(data / "graph")
        while (server is None or server.owner != loading.pid) and time.monotonic() < deadline:
            time.sleep(0.01)  # the server of the load before may still be ending
            server = published(data / "graph")
        assert server is not None
        with open_store(Settings(data_dir=data)) as store:
            before = seen = int(store.read(WRITTEN).value())
            while seen == before < most and loading.poll() is None and time.monotonic() < deadline:
                time.sleep(0.02)
                seen = int(store.read(WRITTEN).value())
            time.sleep(dice.uniform(0, 0.5))
            os.kill(dice.choice([loading.pid, server.java]), signal.SIGKILL)
    return seen


@pytest.mark.soak
def test_a_load_that_is_killed_again_and_again_ends_as_one_that_was_not(
    tmp_path: Path, soaking: bool
) -> None:
    dice, most = random.Random(1978), NOTICES[soaking]
    folder = write_notices(tmp_path / "notices", most)
    counts = [kill(folder, tmp_path / "killed", dice, most) for _ in range(KILLS[soaking])]
    print(f"notices in the graph when a load was killed: {counts}")
    assert counts == sorted(counts), "what was written stays"
    assert counts[0] < most
    results = []
    for data in (tmp_path / "killed", tmp_path / "whole"):
        assert load(folder, data).wait(PATIENCE) == 0
        with open_store(Settings(data_dir=data)) as store:
            results.append(dump(store, bookkeeping=True))
    assert results[0] == results[1]
