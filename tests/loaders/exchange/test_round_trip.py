"""RDF to the graph and back, by the commands, on both real servers: nothing is lost, owners replace and retract."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.dump import dump
from graph.loading import retract_notice, retract_register
from graph.settings import Settings
from graph.store import Store
from graph.stored_facts import stored_owners
from ontology.kinds import Model
from ontology.terms import BASE

ROOT = Path(__file__).parents[3]
SHIPPED = [str(ROOT / "loaders" / "notices"), str(ROOT / "loaders" / "register" / "sheets" / "campaigns.csv")]
FUJIAN = "fujian-amr-2025-tong-zhi-fd109c"


@pytest.fixture
def command(server: tuple[Settings, Store]) -> Command:
    settings, _ = server
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    if settings.graph_uri is None:
        return Command(clean | {"QMG_DATA_DIR": str(settings.data_dir)})
    login = {"QMG_GRAPH_URI": settings.graph_uri, "QMG_GRAPH_PASSWORD": settings.graph_password or ""}
    return Command(clean | login)


class Command:
    """Runs `python -m loaders`."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "loaders", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=dict(self._variables), capture_output=True, text=True, check=False
        )

    def __call__(self, *arguments: str) -> str:
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout


def test_what_is_shipped_is_the_same_after_a_round(
    command: Command, server: tuple[Settings, Store], model: Model, tmp_path: Path
) -> None:
    """Seven notices and the register: the whole graph with its bookkeeping, and the bytes of the file."""
    _, store = server
    first, again, one = (tmp_path / name for name in ("first.nq", "again.nq", "one.ttl"))
    command("load", *SHIPPED)
    loaded, owners = dump(store, bookkeeping=True), stored_owners(store)
    assert len(owners) == 9
    command("export", str(first))
    for owner in owners:
        retract_notice(store, model, owner)
        retract_register(store, model, owner)
    assert command("load", str(first)).count("新载入 loaded") == 8
    assert dump(store, bookkeeping=True) == loaded
    command("export", str(again))
    assert again.read_bytes() == first.read_bytes()

    command("export", str(one), "--notice", FUJIAN)
    assert command("load", str(one), *SHIPPED[1:]).count("无变化 unchanged") == 2
    assert command("retract", FUJIAN)
    assert FUJIAN not in stored_owners(store)
    assert command("load", str(one)).count("新载入 loaded") == 1
    assert dump(store, bookkeeping=True) == loaded


OTHERS = f"""
@prefix qm: <{BASE}ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix notice: <{BASE}notice/> .
@prefix agency: <{BASE}agency/> .
notice:others-1 a qm:Notice ; dcterms:title "关于质量月的通知" ; qm:recipients "各省" , "各市" .
[] a qm:Issuance ; qm:issuer agency:samr ; qm:issuedNotice notice:others-1 ; qm:notice "others-1" ; qm:position 1 .
"""


def test_data_of_others_are_a_notice(
    command: Command, server: tuple[Settings, Store], tmp_path: Path
) -> None:
    _, store = server
    path = tmp_path / "others.ttl"
    path.write_text(OTHERS, "utf-8")
    before = set(dump(store))
    assert "新载入 loaded" in command("load", str(path))
    once = dump(store)
    assert "无变化 unchanged" in command("load", str(path))
    assert dump(store) == once
    path.write_text(OTHERS.replace('"各省" , "各市"', '"各县"'), "utf-8")
    assert "已更新 replaced" in command("load", str(path))
    (notice,) = (line for line in dump(store) if '"id":"others-1"' in line)
    assert '"recipients":["各县"]' in notice
    command("retract", "others-1")
    assert not any("others-1" in line for line in set(dump(store)) - before)


@pytest.mark.parametrize("server", ["embedded"], indirect=True)
def test_a_refused_file_leaves_the_graph_alone(
    command: Command, server: tuple[Settings, Store], tmp_path: Path
) -> None:
    _, store = server
    good, bad, same = (tmp_path / name for name in ("good.ttl", "bad.ttl", "same.ttl"))
    good.write_text(OTHERS, "utf-8")
    bad.write_text(OTHERS.replace("others-1", "others-2") + "notice:others-2 qm:cc 1 .", "utf-8")
    same.write_text(OTHERS.replace("各省", "各县"), "utf-8")
    before = dump(store)
    both = command.run("load", str(good), str(bad))
    assert both.returncode == 1
    assert "bad.ttl" in both.stderr
    assert "nothing was loaded" in both.stderr
    twice = command.run("load", str(good), str(same))
    assert twice.returncode == 1
    assert "both have the facts of others-1; load one of them" in twice.stderr
    assert dump(store) == before
    skipping = command.run("load", str(good), str(bad), "--skip-refused")
    assert skipping.returncode == 1
    assert "新载入 loaded" in skipping.stdout
    assert stored_owners(store).count("others-1") == 1
    assert "others-2" not in stored_owners(store)


def test_an_entity_that_nobody_knows_is_refused(
    command: Command, server: tuple[Settings, Store], tmp_path: Path
) -> None:
    _, store = server
    good, bad = tmp_path / "good.ttl", tmp_path / "bad.ttl"
    good.write_text(OTHERS, "utf-8")
    bad.write_text(OTHERS.replace("others-1", "others-2").replace("agency:samr", "agency:smar"), "utf-8")
    command("load", str(good))
    before = dump(store, bookkeeping=True)
    refused = command.run("load", str(good), str(bad))
    assert refused.returncode == 1
    assert (
        "bad.ttl: others-2: (Agency smar)-[ISSUED]->(Notice others-2) has qm:issuer agency:smar"
        in refused.stderr
    )
    assert dump(store, bookkeeping=True) == before
