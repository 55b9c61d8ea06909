"""Every block of the Markdown files is executed: commands, Python, Cypher, corrections."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.cypher import Cypher
from graph.settings import Settings
from graph.store import Store

ROOT = Path(__file__).parents[2]
PAGES = [p for p in (*ROOT.glob("*.md"), *ROOT.glob("*/README.md")) if p.name != "CONTRIBUTING.md"]
BLOCK = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
BLOCKS = [(kind, body) for page in sorted(PAGES) for kind, body in BLOCK.findall(page.read_text("utf-8"))]
# The examples of CONTRIBUTING.md are carried out by test_contributing.py, drawings by the reader's browser.
# What an assistant is configured with (json) is tried by tests/api/mcp/test_processes.py.
KINDS = {"sh", "python", "cypher", "yaml", "mermaid", "text", "json"}
# What these start is driven by tests/test_run.py and tests/test_compose.py, which look for the line here.
ELSEWHERE = {"make run", "make test", "make quick", "make soak", "make bench", "docker compose up --build"}


def bodies(kind: str) -> list[str]:
    return list(dict.fromkeys(body for found, body in BLOCKS if found == kind))


def lines() -> list[str]:
    return list(dict.fromkeys(line for body in bodies("sh") for line in body.splitlines() if line.strip()))


def variables(settings: Settings) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{clean['PATH']}"
    return clean | {"QMG_DATA_DIR": str(settings.data_dir), "PATH": path}


@pytest.fixture(scope="session")
def loaded(shipped_settings: Settings, shipped_store: Store) -> Settings:
    """The settings of an embedded server that holds what is shipped; loading it again changes nothing."""
    assert shipped_store.kind == "embedded"
    return shipped_settings


def test_every_kind_of_block_is_known() -> None:
    assert {kind for kind, _ in BLOCKS} <= KINDS


@pytest.mark.parametrize("line", [each for each in lines() if each.startswith("python ")])
def test_a_command(line: str, loaded: Settings) -> None:
    done = subprocess.run(
        ["bash", "-euc", line], cwd=ROOT, env=variables(loaded), capture_output=True, text=True, timeout=240,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_every_other_command_is_driven_by_a_test_of_its_own() -> None:
    others = {each for each in lines() if not each.startswith(("python ", "mkdir "))}
    assert {re.sub(r"^(?:\w+=\S+ )+", "", each) for each in others} <= ELSEWHERE


@pytest.mark.parametrize("body", bodies("python"))
def test_python(body: str, loaded: Settings) -> None:
    subprocess.run([sys.executable, "-c", body], cwd=ROOT, env=variables(loaded), check=True, timeout=120)


@pytest.mark.parametrize("body", bodies("yaml"))
def test_correction(body: str, tmp_path: Path, loaded: Settings) -> None:
    (tmp_path / "samr-2023-tong-zhi-d56b97.yaml").write_text(body, "utf-8")
    command = [sys.executable, "-m", "loaders", "extract", "loaders/notices/2023-national.txt", "--json"]
    read = subprocess.run(
        [*command, "--curated", "--curation", str(tmp_path)],
        cwd=ROOT, env=variables(loaded), check=True, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    (notice,) = json.loads(read.stdout)
    assert [each["about"] for each in notice["curated"]]
    assert not [each for each in notice["warnings"] if each["code"].startswith("curation")]


@pytest.mark.parametrize("body", bodies("cypher"))
def test_cypher(body: str, shipped_store: Store) -> None:
    assert shipped_store.read(Cypher(body)).rows


def test_the_secret_of_the_compose_file_is_made(tmp_path: Path) -> None:
    (line,) = [each for each in lines() if each.startswith("mkdir ")]
    if shutil.which("openssl") is None:
        line = line.replace("openssl rand -hex 24", "head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \\n'")
    subprocess.run(["bash", "-euc", line], cwd=tmp_path, check=True)
    assert re.fullmatch(r"[0-9a-f]{48}\n?", (tmp_path / ".secrets" / "graph_password").read_text())
