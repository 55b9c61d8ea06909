"""The container set-up as far as it can be tested without an engine: it is valid, closed to the outside, and
runs the command that other tests run."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMPOSE = (ROOT / "docker-compose.yml").read_text("utf-8")
DOCKERFILE = (ROOT / "api" / "Dockerfile").read_text("utf-8")
ROOMS = ("ontology", "graph", "loaders", "queries", "viz", "api")


def test_docker_compose_takes_it() -> None:
    program = shutil.which("docker-compose")
    if program is None:
        pytest.skip("docker-compose is not installed")
    done = subprocess.run([str(program), "config"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_ports_are_open_to_this_host_alone() -> None:
    ports = re.findall(r"^\s+- (\S*\d+:\d+)$", COMPOSE, re.MULTILINE)
    assert len(ports) == 3
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_it_holds_no_password() -> None:
    assert "PASSWORD:" not in COMPOSE
    assert "QMG_GRAPH_PASSWORD_FILE: /run/secrets/graph_password" in COMPOSE


def test_the_documented_password_is_one_that_the_image_accepts(tmp_path: Path) -> None:
    """The entrypoint of the image splits NEO4J_AUTH at each "/". A password of 24 bytes may lack it by chance, so one
    of 24,000 bytes is made as well."""
    (recipe,) = re.findall(r"^#   (mkdir .+)$", COMPOSE, re.MULTILINE)
    larger = re.sub(r"\b24\b", "24000", recipe)
    assert larger != recipe
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    for line in (recipe, larger):
        subprocess.run(["bash", "-euc", line], cwd=tmp_path, check=True)
        password = "".join((tmp_path / ".secrets" / "graph_password").read_text("utf-8").split())
        assert re.fullmatch(r"neo4j/[^/]{8,}", f"neo4j/{password}")
        assert password.isalnum(), "it needs no quoting"


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_in_the_image(room: str) -> None:
    assert f"COPY {room} {room}" in DOCKERFILE
    assert f"!{room}" in (ROOT / ".dockerignore").read_text("utf-8").splitlines()


def test_the_image_runs_the_command_of_make_run() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "-m api --load $(NOTICES) --load $(REGISTER) --with-parent" in makefile
    (notices, register) = (
        re.search(rf"^{name} := (\S+)$", makefile, re.MULTILINE) for name in ("NOTICES", "REGISTER")
    )
    assert notices
    assert register
    command = ["python", "-m", "api", "--load", notices[1], "--load", register[1]]
    assert f"CMD {json.dumps(command)}" in DOCKERFILE
    assert any((ROOT / register[1]).glob("*.csv"))
