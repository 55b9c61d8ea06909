"""The first page of every question on graphs of two sizes: its time, its size, and how the time grows.

Held: no page is larger than a browser or service takes at once, and none of them grows faster than the graph.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

from graph.settings import Settings
from graph.store import Store, open_store
from queries.answer import Answer, answer
from queries.catalog import load_catalog
from queries.pages import Page

Best = Callable[..., list[float]]
ROOT = Path(__file__).parents[2]
SIZES = 120, 1_200  # notices
BYTES = 2**20  # of a first page, at most
GROWTH = 12  # times the time for ten times the notices, at most
LEAST = 0.02  # seconds: shorter times are those of a round trip


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Store]]:
    """Embedded servers with notices of the generator, as many as SIZES has."""
    opened = [filled(tmp_path_factory.mktemp(f"notices{size}"), size) for size in SIZES]
    yield opened
    for store in opened:
        store.close()


def filled(folder: Path, notices: int) -> Store:
    """Load notices with the command that a user has, and return the open store."""
    generated().write_notices(folder / "notices", notices)
    settings = Settings(data_dir=folder / "data")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    command = [sys.executable, "-m", "loaders", "load", str(folder / "notices")]
    variables = clean | {"QMG_DATA_DIR": str(settings.data_dir)}
    subprocess.run(command, cwd=ROOT, env=variables, check=True, capture_output=True)
    return open_store(settings)


def generated() -> ModuleType:
    """tests/bench/generated.py, which no import path leads to."""
    spec = util.spec_from_file_location("generated", Path(__file__).parent / "generated.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", load_catalog().questions)
def test_first_page(name: str, stores: list[Store], best: Best) -> None:
    question = load_catalog().get(name)
    required = any(parameter.required for parameter in question.parameters)
    given = dict(question.example) if required else {}

    pages: dict[Store, Answer] = {}

    def first_page(store: Store) -> None:
        pages[store] = answer(store, question, given, Page())

    small, large = best(*(partial(first_page, store) for store in stores), runs=3)
    found = pages[stores[1]]
    size = len(json.dumps(found.rows, ensure_ascii=False).encode())
    growth = max(large, LEAST) / max(small, LEAST)
    print(
        f"\n{name}: {small * 1000:.0f} ms at {SIZES[0]} notices, {large * 1000:.0f} ms at {SIZES[1]} "
        f"({growth:.1f} times); {len(found.rows)} rows, {size / 1000:.0f} kB"
    )
    assert size <= BYTES
    assert growth <= GROWTH
