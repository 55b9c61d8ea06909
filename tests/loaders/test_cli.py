"""The command line as its users call it: a process of its own, against both real servers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cypher import Cypher
from graph.dump import dump
from graph.loading import retract_notice
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model

Invoke = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parents[2]
NOTICES = ROOT / "loaders" / "notices"
REGISTER = ROOT / "loaders" / "register" / "campaigns.csv"
CYPHER_NOTICES = Cypher("MATCH (n:Notice) WHERE n.sha256 IS NOT NULL RETURN n.id ORDER BY n.id")
CYPHER_LEFT = Cypher("MATCH ()-[r]->() WHERE r.notice IS NOT NULL RETURN count(r)")


def environment(settings: Settings) -> dict[str, str]:
    """The variables under which a command talks to the server of these settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    if settings.graph_uri is None:
        return clean | {"QMG_DATA_DIR": str(settings.data_dir)}
    return clean | {"QMG_GRAPH_URI": settings.graph_uri, "QMG_GRAPH_PASSWORD": settings.graph_password or ""}


def run(arguments: list[str], variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "loaders", *arguments]
    return subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)


def bare() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}


def test_extract_prints_the_contract_and_nothing_else() -> None:
    done = run(["extract", *map(str, sorted(NOTICES.glob("*.txt"))), "--json"], bare())
    assert done.returncode == 0, done.stderr
    notices = json.loads(done.stdout)
    assert [len(notice["issuers"]) for notice in notices] == [1, 39, 0, 27, 1, 1, 26]
    assert done.stderr == ""


def test_extract_goes_on_behind_a_file_that_is_refused(tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text("全国“质量月”活动启动。", "utf-8")
    both = run(["extract", str(news), str(NOTICES / "2024-national.txt"), "--json"], bare())
    assert both.returncode == 1
    assert [notice["id"] for notice in json.loads(both.stdout)] == ["samr-2024-tong-zhi"]
    alone = run(["extract", str(news), "--json"], bare())
    assert (alone.returncode, json.loads(alone.stdout)) == (1, [])
    assert alone.stderr.count("\n") == 1
    assert "news.txt: not a quality-month notice" in alone.stderr


def test_load_twice_is_load_once_and_retract_leaves_nothing(
    server: tuple[Settings, Store], model: Model
) -> None:
    settings, store = server
    variables = environment(settings)
    first = run(["load", str(NOTICES)], variables)
    assert first.returncode == 0, first.stderr
    assert first.stdout.count("loaded") == 7
    once = dump(store)
    again = run(["load", str(NOTICES)], variables)
    assert again.stdout.count("unchanged") == 7
    assert dump(store) == once

    *others, last = (row[0] for row in store.read(CYPHER_NOTICES).rows)
    assert all(retract_notice(store, model, notice) for notice in others)
    assert run(["retract", last], variables).returncode == 0
    assert store.read(CYPHER_LEFT).value() == 0
    assert run(["load", str(max(NOTICES.glob("*.txt")))], variables).returncode == 0
    assert run(["load", str(NOTICES)], variables).returncode == 0
    assert dump(store) == once


def test_a_register_is_loaded_beside_notices_and_retracted(
    server: tuple[Settings, Store], invoke: Invoke, tmp_path: Path
) -> None:
    settings, store = server
    variables = environment(settings)
    assert invoke("load", str(NOTICES / "2024-national.txt"), variables=variables).returncode == 0
    notices = dump(store)
    both = [str(NOTICES / "2024-national.txt"), str(REGISTER)]
    first = invoke("load", *both, variables=variables)
    assert first.returncode == 0, first.stderr
    assert "register:campaigns" in first.stdout
    once = dump(store)
    assert invoke("load", *both, variables=variables).stdout.count("unchanged") == 2
    assert dump(store) == once != notices

    wrong = tmp_path / "wrong.csv"
    wrong.write_text(REGISTER.read_text("utf-8").replace("2014,national", "2014,nation", 1), "utf-8")
    done = invoke("load", str(tmp_path), str(NOTICES / "2025-fujian.txt"), variables=variables)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.search(r"wrong\.csv, line \d+: scope is 'nation'; write national", done.stderr)
    assert done.stderr.count("\n") == 1
    assert dump(store) == once

    assert invoke("retract", "register:campaigns", variables=variables).returncode == 0
    assert dump(store) == notices
    assert invoke("retract", "register:campaigns", variables=variables).returncode == 1


def test_a_refused_file_leaves_the_graph_untouched(
    server: tuple[Settings, Store], invoke: Invoke, tmp_path: Path
) -> None:
    settings, store = server
    variables = environment(settings)
    assert invoke("load", str(NOTICES / "2025-fujian.txt"), variables=variables).returncode == 0
    before = dump(store)
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x00\x01")
    done = invoke("load", str(broken), str(NOTICES / "2024-national.txt"), variables=variables)
    assert done.returncode == 1
    assert "broken.txt: binary" in done.stderr
    assert "nothing was loaded" in done.stderr
    assert dump(store) == before


def test_a_corrected_text_replaces_what_the_old_one_said(
    server: tuple[Settings, Store], invoke: Invoke, tmp_path: Path
) -> None:
    settings, store = server
    variables = environment(settings)
    text = (NOTICES / "2025-fujian.txt").read_text("utf-8")
    path = tmp_path / "fujian.txt"
    path.write_text(text.replace("举办首张", "召开首张").replace("第三届", "第四届"), "utf-8")
    assert invoke("load", str(path), variables=variables).returncode == 0
    path.write_text(text, "utf-8")
    assert "replaced" in invoke("load", str(path), variables=variables).stdout
    corrected = dump(store)
    assert invoke("retract", "fujian-amr-2025-tong-zhi", variables=variables).returncode == 0
    assert invoke("load", str(path), variables=variables).returncode == 0
    assert dump(store) == corrected


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"QMG_GRAPH_URI": "bolt://127.0.0.1:1", "QMG_GRAPH_PASSWORD": "x"}, "127.0.0.1:1"),
        ({"QMG_GRAPH_URI": "http://127.0.0.1", "QMG_GRAPH_PASSWORD": "x"}, "QMG_GRAPH_URI"),
        ({"QMG_API_PORT": "eight"}, "QMG_API_PORT"),
        ({"QMG_GRAPH_URL": "bolt://127.0.0.1"}, "QMG_GRAPH_URI"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(variables: dict[str, str], told: str, invoke: Invoke) -> None:
    done = invoke("load", str(NOTICES / "2024-national.txt"), variables=variables)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert told in done.stderr


def test_a_wrong_password_is_told(neo4j_settings: Settings) -> None:
    variables = environment(neo4j_settings) | {"QMG_GRAPH_PASSWORD": "not-the-password"}
    done = run(["load", str(NOTICES / "2024-national.txt")], variables)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "QMG_GRAPH_PASSWORD" in done.stderr


def test_retracting_what_is_not_there_is_told(server: tuple[Settings, Store], invoke: Invoke) -> None:
    done = invoke("retract", "nowhere-1978", variables=environment(server[0]))
    assert done.returncode == 1
    assert "nowhere-1978" in done.stderr
