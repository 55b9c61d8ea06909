"""The command line in processes of its own, on both real servers."""

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
from tests.conftest import variables_of

Invoke = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).parents[3]
NOTICES = ROOT / "loaders" / "notices"
REGISTER = ROOT / "loaders" / "register" / "sheets" / "campaigns.csv"
CYPHER_NOTICES = Cypher("MATCH (n:Notice) WHERE n.sha256 IS NOT NULL RETURN n.id ORDER BY n.id")
CYPHER_STATEMENTS = Cypher("MATCH ()-[r]->() WHERE r.notice IS NOT NULL RETURN count(r)")


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment variables of a command that uses the server of these settings."""
    return unset() | variables_of(settings)


def run(arguments: list[str], variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "loaders", *arguments]
    return subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)


def unset() -> dict[str, str]:
    """Return the environment without settings of this project."""
    return {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}


def test_extract_prints_json_and_nothing_else() -> None:
    done = run(["extract", *map(str, sorted(NOTICES.glob("*.txt"))), "--json"], unset())
    assert done.returncode == 0, done.stderr
    notices = json.loads(done.stdout)
    assert [len(notice["issuers"]) for notice in notices] == [1, 39, 1, 27, 1, 1, 26]
    assert done.stderr == ""


def test_extract_continues_after_a_refused_file(tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text("全国“质量月”活动启动。", "utf-8")
    both = run(["extract", str(news), str(NOTICES / "2024-national.txt"), "--json"], unset())
    assert both.returncode == 1
    assert [notice["id"] for notice in json.loads(both.stdout)] == ["samr-2024-07-26-tong-zhi-f68ed3"]
    alone = run(["extract", str(news), "--json"], unset())
    assert (alone.returncode, json.loads(alone.stdout)) == (1, [])
    assert alone.stderr.count("\n") == 1
    assert "news.txt: not a quality-month notice" in alone.stderr


def test_loading_twice_changes_nothing_and_retracting_removes_everything(
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
    assert store.read(CYPHER_STATEMENTS).value() == 0
    assert run(["load", str(max(NOTICES.glob("*.txt")))], variables).returncode == 0
    assert run(["load", str(NOTICES)], variables).returncode == 0
    assert dump(store) == once
    assert "derived anew" in run(["derive"], variables).stdout
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


def test_a_refused_file_does_not_change_the_graph(
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


def test_a_corrected_text_replaces_the_facts_of_the_old_one(
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
    assert invoke("retract", "fujian-amr-2025-tong-zhi-fd109c", variables=variables).returncode == 0
    assert invoke("load", str(path), variables=variables).returncode == 0
    assert dump(store) == corrected


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"QMG_GRAPH_URI": "bolt://127.0.0.1:1", "QMG_GRAPH_PASSWORD": "x"}, "127.0.0.1:1"),
        ({"QMG_GRAPH_URI": "http://127.0.0.1", "QMG_GRAPH_PASSWORD": "x"}, "QMG_GRAPH_URI"),
        ({"QMG_API_PORT": "eight"}, "QMG_API_PORT"),
        ({"QMG_GRAPH_URL": "bolt://127.0.0.1"}, "QMG_GRAPH_URI"),
    ],
)
def test_a_wrong_setting_is_reported_in_one_line(variables: dict[str, str], message: str) -> None:
    done = run(["load", str(NOTICES / "2024-national.txt")], unset() | variables)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert message in done.stderr


def test_a_wrong_password_is_reported(neo4j_settings: Settings) -> None:
    variables = environment(neo4j_settings) | {"QMG_GRAPH_PASSWORD": "not-the-password"}
    done = run(["load", str(NOTICES / "2024-national.txt")], variables)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "QMG_GRAPH_PASSWORD" in done.stderr


def test_retracting_an_unknown_notice_is_reported(server: tuple[Settings, Store]) -> None:
    done = run(["retract", "nowhere-1978"], environment(server[0]))
    assert done.returncode == 1
    assert "nowhere-1978" in done.stderr
