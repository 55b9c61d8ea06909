"""The README is executed: every block of it, and every setting and term it must name."""

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
from graph.settings import DOCUMENTED, Setting, Settings
from graph.store import Store
from ontology.kinds import Model

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
# What these start is driven by tests/test_run.py and tests/test_compose.py, which look for the line here.
ELSEWHERE = {"make run", "make test", "make quick", "make soak", "make bench", "docker compose up --build"}


def lines(kind: str) -> list[str]:
    return [line for found, body in BLOCKS if found == kind for line in body.splitlines() if line.strip()]


def variables(settings: Settings) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{clean['PATH']}"
    return clean | {"QMG_DATA_DIR": str(settings.data_dir), "PATH": path}


@pytest.fixture(scope="session")
def loaded(shipped_settings: Settings, shipped_store: Store) -> Settings:
    """The settings of an embedded server that holds what is shipped; loading it again changes nothing."""
    assert shipped_store.kind == "embedded"
    return shipped_settings


def test_only_known_kinds_of_block() -> None:
    assert {kind for kind, _ in BLOCKS} <= {"sh", "python", "cypher", "yaml"}


@pytest.mark.parametrize("line", [each for each in lines("sh") if each.startswith("python ")])
def test_a_command(line: str, loaded: Settings) -> None:
    done = subprocess.run(
        ["bash", "-euc", line],
        cwd=ROOT,
        env=variables(loaded),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_every_other_command_is_driven_by_a_test_of_its_own() -> None:
    others = {each for each in lines("sh") if not each.startswith(("python ", "mkdir "))}
    assert {re.sub(r"^(?:\w+=\S+ )+", "", each) for each in others} <= ELSEWHERE


@pytest.mark.parametrize("body", [body for kind, body in BLOCKS if kind == "python"])
def test_python(body: str, loaded: Settings) -> None:
    subprocess.run([sys.executable, "-c", body], cwd=ROOT, env=variables(loaded), check=True)


@pytest.mark.parametrize("body", [body for kind, body in BLOCKS if kind == "yaml"])
def test_correction(body: str, tmp_path: Path, loaded: Settings) -> None:
    (tmp_path / "samr-2023-tong-zhi.yaml").write_text(body, "utf-8")
    command = [sys.executable, "-m", "loaders", "extract", "loaders/notices/2023-national.txt", "--json"]
    read = subprocess.run(
        [*command, "--curated", "--curation", str(tmp_path)],
        cwd=ROOT, env=variables(loaded), check=True, capture_output=True, text=True,
    )  # fmt: skip
    (notice,) = json.loads(read.stdout)
    assert [each["about"] for each in notice["curated"]]
    assert not [each for each in notice["warnings"] if each["code"].startswith("curation")]


@pytest.mark.parametrize("body", [body for kind, body in BLOCKS if kind == "cypher"])
def test_cypher(body: str, shipped_store: Store) -> None:
    assert shipped_store.read(Cypher(body)).rows


def test_the_secret_of_the_compose_file_is_made(tmp_path: Path) -> None:
    (line,) = [each for each in lines("sh") if each.startswith("mkdir ")]
    if shutil.which("openssl") is None:
        line = line.replace("openssl rand -base64 24", "head -c 24 /dev/urandom | base64")
    subprocess.run(["bash", "-euc", line], cwd=tmp_path, check=True)
    assert (tmp_path / ".secrets" / "graph_password").read_text().strip()


@pytest.mark.parametrize("setting", DOCUMENTED, ids=lambda setting: setting.name)
def test_every_setting_has_its_line(setting: Setting) -> None:
    (row,) = [line for line in README.splitlines() if line.startswith(f"| `{setting.name}` |")]
    assert (f"`{setting.default}`" if setting.default else "| — |") in row


def test_every_class_and_relationship_is_named(model: Model) -> None:
    for node in model.nodes.values():
        assert f"| `{node.name}` | {node.label_zh} · {node.label_en} |" in README
    for edge in model.edges.values():
        assert f"| `{edge.type}` |" in README
