"""The time that the shipped notices take on an empty embedded server, and where the time goes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from graph.loading import prepare
from graph.settings import Settings
from graph.store import open_store
from loaders.derive.deriving import derive
from loaders.formats.folders import find_files
from loaders.lexicon.knowledge import Knowledge
from loaders.run.installing import install
from loaders.run.pipeline import stream_facts
from loaders.run.tools import ReadingTools
from loaders.run.writing import write
from ontology.model import load_model
from ontology.vocabulary import load_vocabulary
from tests.bench.plain import write_bare

Seconds = Callable[[Callable[[], object]], float]
ROOT = Path(__file__).parents[2]
NOTICES = ROOT / "loaders" / "notices"
BARE = 5  # writing the notices with their evidence and claims, against the same nodes and relationships alone
MORE = 1.5  # one more notice into ten times as many, against that into a tenth
AGAIN = 0.5  # the first page of a second `make run`, against that of the first


def test_reading_and_loading_the_shipped_notices(
    tmp_path: Path, knowledge: Knowledge, seconds: Seconds
) -> None:
    started = time.perf_counter()
    with open_store(Settings(data_dir=tmp_path)) as store:
        shares = {"server start": time.perf_counter() - started}
        model, triples = load_model(), load_vocabulary()
        facts = list(stream_facts(ReadingTools(knowledge).read_all(find_files([NOTICES]).files), knowledge))
        shares["constraints"] = seconds(lambda: prepare(store, model))
        shares["writing the vocabulary"] = seconds(lambda: install(store, model, triples))
        shares["writing the notices"] = seconds(lambda: list(write(store, model, facts)))
        shares["deriving"] = seconds(lambda: derive(store, model, knowledge))
        bare = seconds(lambda: write_bare(store, [each for _, each in facts]))
    parts = ", ".join(f"{share} {taken:.2f} s" for share, taken in shares.items())
    print(f"\nseven notices, embedded server: {sum(shares.values()):.2f} s ({parts}); bare {bare:.2f} s")
    assert shares["writing the notices"] <= BARE * bare


def test_the_first_page_of_a_second_run(tmp_path: Path) -> None:
    first, *later = (seconds_to_page(tmp_path) for _ in range(4))
    print(f"\nfirst page: {first:.2f} s on the first run, then", *(f"{each:.2f} s" for each in later))
    assert min(later) <= AGAIN * first  # the least disturbed one: other processes only ever add to it


def seconds_to_page(data: Path) -> float:
    """From the command that `make run` runs to the answered page; the server is stopped again."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "api", "--load", str(NOTICES)]
    variables = os.environ | {"QMG_DATA_DIR": str(data), "QMG_API_PORT": "0"}
    with subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            matches = (re.search(r"http://[\d.]+:\d+", line) for line in process.stdout)
            address = next(match[0] for match in matches if match)
            with urllib.request.urlopen(address) as page:
                assert page.status == 200
            return time.perf_counter() - started
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def test_one_more_notice(
    grown: list[Any], generated: ModuleType, tmp_path: Path, best: Callable[..., list[float]]
) -> None:
    numbers = iter(range(100_000, 200_000))

    def load_one(graph: Any) -> None:
        graph.load(generated.write_notices(tmp_path / f"{next(numbers)}", 1, next(numbers)))

    small, large = best(*(partial(load_one, graph) for graph in grown), runs=3)
    print(
        f"\none more notice: {small:.2f} s into {grown[0].notices}, {large:.2f} s into {grown[1].notices} "
        f"({large / small:.2f} times)"
    )
    assert large <= MORE * small
