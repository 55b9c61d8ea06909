"""`make run` as a newcomer types it: a loaded graph and a page; and nothing left behind however it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.cypher import Cypher
from graph.settings import Settings
from graph.store import Store

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0  # seconds for processes to end
pytestmark = pytest.mark.server


@contextmanager
def make_run(variables: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], str, list[str]]]:
    """A running `make run`: its process, the address it serves at, and what it printed until then."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("QMG_", "MAKE", "MFLAGS"))
    }
    printed: list[str] = []
    with subprocess.Popen(
        ["make", "run"],
        cwd=ROOT,
        env=clean | variables | {"QMG_API_PORT": "0"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            assert process.stdout
            for line in process.stdout:
                printed.append(line)
                found = re.search(r"http://127\.0\.0\.1:\d+", line)
                if found:
                    yield process, found[0], printed
                    break
            else:
                pytest.fail("make run ended without serving: " + "".join(printed))
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


def get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        body: bytes = answer.read()
        return body


def processes_of(data: Path) -> list[str]:
    """The command lines of the processes that work on a data folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(data) in line:
            found.append(line)
    return found


def wait_until_gone(data: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while processes_of(data):
        assert time.monotonic() < deadline, processes_of(data)
        time.sleep(0.1)


def counts(address: str) -> dict[str, int]:
    summary: dict[str, int] = json.loads(get(f"{address}/v1/summary"))
    return summary


def test_it_serves_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """However it ends. What was loaded by the first one is there for the others, and is not loaded again."""
    variables = {"QMG_DATA_DIR": str(tmp_path)}
    loaded: dict[str, int] = {}
    for ending in (signal.SIGTERM, signal.SIGKILL, signal.SIGINT):
        with make_run(variables) as (process, address, printed):
            assert b"<html" in get(f"{address}/").lower()
            assert processes_of(tmp_path)
            found, output = counts(address), "".join(printed)
            if loaded:
                assert found == loaded
                assert "nothing has changed" in output
            else:
                assert (found["notices"], output.count("loaded") >= 7) == (7, True)
                assert found["records"] > 40
                loaded = found
            # A terminal sends Ctrl-C to every process of the command; kill reaches `make` alone.
            os.killpg(process.pid, ending) if ending == signal.SIGINT else process.send_signal(ending)
            wait_until_gone(tmp_path)
    with make_run(variables) as (_, address, _printed):
        assert counts(address) == loaded
    wait_until_gone(tmp_path)


def test_the_same_on_neo4j(neo4j_settings: Settings, neo4j_store: Store, tmp_path: Path) -> None:
    neo4j_store.write([Cypher("MATCH (n) DETACH DELETE n")])
    variables = {
        "QMG_GRAPH_URI": neo4j_settings.graph_uri or "",
        "QMG_GRAPH_USER": neo4j_settings.graph_user,
        "QMG_GRAPH_PASSWORD": neo4j_settings.graph_password or "",
        "QMG_DATA_DIR": str(tmp_path),
    }
    with make_run(variables) as (_, address, _printed):
        assert counts(address)["notices"] == 7
        assert b"<html" in get(f"{address}/").lower()
    assert {each.name for each in tmp_path.iterdir()} <= {"search"}, "an embedded server was started too"


# What each command is made of. `make quick` differs from `make test` in what it leaves out.
COMMANDS = {
    "test": ("pytest", "mypy", "ruff check", "vulture", "ontology check", "--durations 20"),
    "quick": ("pytest", "not server and not browser and not slow", "ruff check"),
    "soak": ("QMG_TEST_PROFILE=soak", "pytest", "-m soak"),
    "bench": ("pytest tests/bench",),
}


@pytest.mark.parametrize("target", COMMANDS)
def test_a_command_of_the_tests_is_made_of_its_parts(target: str) -> None:
    shown = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=True)
    assert [part for part in COMMANDS[target] if part not in shown.stdout] == []


def test_make_test_is_what_ci_runs() -> None:
    assert "\nmake test\n" in (ROOT / ".ci" / "run").read_text("utf-8")
