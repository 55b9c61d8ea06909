"""The worked examples of CONTRIBUTING.md, each carried out in a copy of the tree."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"^### ([^\n]+)\n(.*?)(?=^### |\Z)", TEXT, re.MULTILINE | re.DOTALL))
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ROOMS = ("ontology", "graph", "loaders", "queries", "viz", "api")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the rooms."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example(name: str, tree: Path) -> None:
    blocks = BLOCK.findall(EXAMPLES[name])
    edits = [(place.strip("\n"), body) for _, place, body in blocks if place]
    runs = [(kind, body) for kind, place, body in blocks if not place]
    assert edits
    assert runs
    for place, body in edits:
        edit(tree, place[1:], body)
    commands = [["-m", "ontology", "check"]] if any(".ttl" in place for place, _ in edits) else []
    for command in (*commands, *map(command_of, runs)):
        run(tree, command)


def edit(tree: Path, place: str, body: str) -> None:
    """Add text to a file: at its end, after the line that is named, or in place of it."""
    file, _, where = place.partition(" ")
    path = tree / file
    if not where:
        with path.open("a", encoding="utf-8") as end:
            end.write(body)
        return
    how, _, words = where.partition(" ")
    lines = path.read_text("utf-8").splitlines(keepends=True)
    (at,) = [number for number, line in enumerate(lines) if words in line][:1]
    lines[at : at + 1] = [body] if how == "replacing" else [lines[at], body]
    path.write_text("".join(lines), "utf-8")


def command_of(block: tuple[str, str]) -> list[str]:
    """The arguments of the Python that runs a block."""
    kind, body = block
    return ["-c", body] if kind == "python" else body.split()[1:]


def run(tree: Path, arguments: list[str]) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    variables = clean | {"PYTHONPATH": str(tree), "QMG_DATA_DIR": str(tree / "data")}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=tree,
        env=variables,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
