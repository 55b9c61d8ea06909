"""A process that loads, or its graph server, killed at any moment: every notice is there whole or not at all."""

import os
import pickle
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from graph.cypher import Cypher
from graph.dump import dump
from graph.entities import Facts
from graph.loading import load_notice
from graph.settings import PROJECT_ROOT, Settings
from graph.store import Store, open_store
from ontology.kinds import Model

KILLS = {False: 2, True: 50}  # a sample, and in a long run
MOST = 12  # notices between two kills
LOADED = Cypher("MATCH (l:Ledger) RETURN l.id ORDER BY l.id")

# Loads notices one after the other and says so; begins with the process id of the server.
WRITER = """
import pickle, sys
from pathlib import Path
from graph.loading import load_notice, prepare
from graph.settings import Settings
from graph.store import open_store
from ontology.model import load_model
data, notices = map(Path, sys.argv[1:])
model = load_model()
with open_store(Settings(data_dir=data)) as store:
    prepare(store, model)
    print(store._connection.server.address().java, flush=True)
    for facts in pickle.loads(notices.read_bytes()):
        if load_notice(store, model, facts) == "loaded":
            print(facts.owner, flush=True)
"""


def killed(data: Path, notices: Path, dice: random.Random) -> list[str]:
    """The notices that the writer reported as loaded before it or its server was killed."""
    command = [sys.executable, "-c", WRITER, str(data), str(notices)]
    with subprocess.Popen(
        command, cwd=PROJECT_ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as writer:
        assert writer.stdout is not None
        java = int(writer.stdout.readline())
        loaded = [writer.stdout.readline().strip() for _ in range(dice.randint(0, MOST))]
        time.sleep(dice.uniform(0, 0.05))  # anywhere within the next one
        os.kill(dice.choice([writer.pid, java]), signal.SIGKILL)
        return [*loaded, *writer.stdout.read().split()]


def test_a_notice_is_there_whole_or_not_at_all(
    embedded_store: Store, model: Model, factory: Any, tmp_path: Path, soaking: bool
) -> None:
    dice = random.Random(KILLS[soaking])
    facts: list[Facts] = [
        factory.notice(f"n-{place:04}", factory.NoticeContent(theme=f"主题{place % 7}"))
        for place in range(KILLS[soaking] * (MOST + 8))
    ]
    notices = tmp_path / "notices"
    notices.write_bytes(pickle.dumps(facts))
    embedded_store.write([Cypher("MATCH (n) DETACH DELETE n")])
    known = 0
    for _ in range(KILLS[soaking]):
        reported = killed(tmp_path / "data", notices, dice)
        with open_store(Settings(data_dir=tmp_path / "data")) as store:
            there = [row[0] for row in store.read(LOADED).rows]
            assert there == [each.owner for each in facts[: len(there)]]
            assert len(there) - known - len(reported) in (0, 1), "one at most was under way"
            for each in facts[known : len(there)]:
                load_notice(embedded_store, model, each)
            assert dump(store, bookkeeping=True) == dump(embedded_store, bookkeeping=True)
            known = len(there)
    assert known < len(facts), "there was always something left to write"
