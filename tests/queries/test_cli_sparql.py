"""SPARQL on the command line."""

import json
import subprocess
from pathlib import Path

import pytest

from graph.settings import Settings
from tests.queries.command_line import command, environment, refused, run

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.server


@pytest.mark.usefixtures("embedded")
def test_sparql_is_answered_as_a_table_and_in_formats(shipped_settings: Settings, tmp_path: Path) -> None:
    query = tmp_path / "types.rq"
    query.write_text(
        "SELECT ?type ?n { ?type a qm:ActivityType ; qm:position ?n ; skos:prefLabel ?name } LIMIT 2", "utf-8"
    )
    table = run(shipped_settings, "sparql", str(query)).stdout.splitlines()
    assert table[1].split() == ["type", "n"]
    assert table[3].startswith("activity-type:")
    assert table[-1] == "2 行 rows"
    lines = run(shipped_settings, "sparql", str(query), "--csv").stdout_bytes.split(b"\r\n")
    assert (lines[0], len(lines)) == (b"type,n", 4)
    assert lines[1].startswith(b"https://w3id.org/quality-month/activity-type/")
    found = json.loads(run(shipped_settings, "sparql", str(query), "--format", "json").stdout)
    assert found["head"]["vars"] == ["type", "n"]


@pytest.mark.usefixtures("embedded")
def test_sparql_is_read_from_standard_input(shipped_settings: Settings) -> None:
    words, env = command("sparql", "-"), environment(shipped_settings, PYTHONIOENCODING="ascii")
    answers = {
        "ASK { ?s skos:prefLabel '国家市场监督管理总局'@zh }": "true\n",
        "CONSTRUCT { agency:samr skos:prefLabel '总局' } {}": "@prefix agency: ",
        "SELECT ?x { VALUES ?x { '质量月' } }": "\nx\n",
    }
    for text, begin in answers.items():
        done = subprocess.run(words, cwd=ROOT, env=env, input=text.encode(), capture_output=True, timeout=60)
        assert done.stdout.decode("utf-8").startswith(begin)
        assert done.stderr == b""


def test_sparql_that_is_wrong_is_refused_in_one_line(shipped_settings: Settings, tmp_path: Path) -> None:
    query = tmp_path / "wrong.rq"
    query.write_text("INSERT DATA { <a:b> <a:c> 1 }", "utf-8")
    assert "is an update" in refused(shipped_settings, "sparql", str(query))
    assert "it takes table, json" in refused(shipped_settings, "sparql", str(query), "--format", "xls")
    assert "cannot be read" in refused(shipped_settings, "sparql", str(tmp_path / "none.rq"))
    query.write_bytes(b"\xff")
    assert "cannot be read as a query in UTF-8" in refused(shipped_settings, "sparql", str(query))


@pytest.mark.usefixtures("embedded")
def test_sparql_without_a_format_for_its_result_is_refused(
    shipped_settings: Settings, tmp_path: Path
) -> None:
    query = tmp_path / "ask.rq"
    query.write_text("ASK {}", "utf-8")
    assert "have no format ttl" in refused(shipped_settings, "sparql", str(query), "--format", "ttl")
