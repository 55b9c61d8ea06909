"""The command line on the embedded server: what it prints, where, and with which status."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graph.settings import Settings
from graph.store import Store
from queries.__main__ import app
from queries.catalog import Catalog

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.server


def run(settings: Settings, *words: str) -> Result:
    """`python -m queries WORDS` in this process, with the data of the tests."""
    unset = dict.fromkeys((name for name in os.environ if name.startswith("QMG_GRAPH")), "")
    return CliRunner().invoke(
        app, words, env=unset | {"QMG_DATA_DIR": str(settings.data_dir), "COLUMNS": "200"}
    )


def refused(settings: Settings, *words: str) -> str:
    """The one line on stderr of a command that fails."""
    result = run(settings, *words)
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr.strip()


def test_without_a_name_the_questions_are_listed(shipped_settings: Settings, catalog: Catalog) -> None:
    listed = run(shipped_settings)
    assert listed.exit_code == 0
    for question in catalog.questions.values():
        assert question.name in listed.stdout
        assert question.title_zh in listed.stdout
        assert question.title_en in listed.stdout


def test_a_question_is_answered_as_a_table(embedded: Store, shipped_settings: Settings) -> None:
    assert embedded.kind == "embedded"
    told = run(shipped_settings, "agencies-by-type-and-year", "--agency", "spc")
    assert told.exit_code == 0
    assert "机构 × 活动类型 × 年度 · Agencies by activity type and year" in told.stdout
    assert "最高人民法院" in told.stdout
    assert "2 行 rows" in told.stdout
    assert told.stderr == ""
    assert "Court" in run(shipped_settings, "agencies-by-type-and-year", "--agency=spc", "--en").stdout


@pytest.mark.usefixtures("embedded")
def test_csv_is_rfc_4180(shipped_settings: Settings) -> None:
    told = run(shipped_settings, "types-by-year", "--from-year", "2023", "--type=宣传", "--csv")
    assert told.exit_code == 0
    text = told.stdout_bytes.decode("utf-8")
    assert text.count("\r\n") == text.count("\n") == 4
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["year"] for row in rows] == ["2023", "2024", "2025"]
    assert {row["type"] for row in rows} == {"宣传"}


@pytest.mark.usefixtures("embedded")
def test_json_names_the_question_and_its_parameters(shipped_settings: Settings) -> None:
    told = run(
        shipped_settings, "agencies-by-type-and-year", "--basis", "explicit", "--basis", "heading", "--no-rollup",
        "--agency", "海关总署", "--json",
    )  # fmt: skip
    found = json.loads(told.stdout)
    assert found["question"] == "agencies-by-type-and-year"
    assert found["parameters"]["basis"] == ["explicit", "heading"]
    assert (found["parameters"]["agency"], found["parameters"]["rollup"]) == ("gacc", False)
    row = dict(zip(found["columns"], found["rows"][0], strict=True))
    assert (row["year"], row["type_id"], row["activities"]) == (2023, "risk_monitoring", 1)


@pytest.mark.usefixtures("embedded")
def test_a_flag_needs_no_value(shipped_settings: Settings) -> None:
    told = [
        run(shipped_settings, "joint-issuers-by-year", "--agency", "samr", *flag, "--csv").stdout.count("\n")
        for flag in ((), ("--rollup",), ("--rollup", "true"), ("--rollup=no",))
    ]
    assert told == [3, 6, 6, 3]


def test_help_tells_what_a_question_takes(shipped_settings: Settings, catalog: Catalog) -> None:
    told = run(shipped_settings, "evidence", "--help")
    assert told.exit_code == 0
    question = catalog.get("evidence")
    for parameter in question.parameters:
        assert parameter.option in told.stdout
        assert parameter.meaning_zh in told.stdout
    assert all(column.name in told.stdout for column in question.columns)
    assert "必填 required" in told.stdout
    assert "python -m queries evidence --agency gacc" in told.stdout
    assert "Ask the graph" in run(shipped_settings, "--help").stdout


def test_what_is_not_taken_is_told_in_one_line(shipped_settings: Settings) -> None:
    told = refused(shipped_settings, "slogans-reused", "--agency", "samr")
    assert (
        told
        == "slogans-reused takes no '--agency'; it takes --from-year, --to-year, --scope, --csv, --json, --en"
    )
    assert "takes no 'samr'" in refused(shipped_settings, "slogans-reused", "samr")
    assert "did you mean slogans-reused?" in refused(shipped_settings, "slogan-reused")
    assert refused(shipped_settings, "slogans-reused", "--scope") == "--scope needs a value"
    assert "whole number" in refused(shipped_settings, "slogans-reused", "--from-year", "then")
    assert "not both" in refused(shipped_settings, "slogans-reused", "--csv", "--json")


@pytest.mark.usefixtures("embedded")
def test_an_unknown_agency_is_told_in_one_line(shipped_settings: Settings) -> None:
    assert (
        refused(shipped_settings, "evidence", "--agency", "无此机构")
        == "agency: the graph has no Actor '无此机构'"
    )


def test_an_empty_graph_says_how_to_fill_it(tmp_path: Path) -> None:
    told = run(Settings(data_dir=tmp_path), "co-organizers")
    assert told.exit_code == 0
    assert "0 行 rows" in told.stdout
    assert "python -m loaders load loaders/notices" in told.stderr


@pytest.mark.usefixtures("embedded")
def test_another_process_joins_the_server(shipped_settings: Settings) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    kept["QMG_DATA_DIR"] = str(shipped_settings.data_dir)
    command = [
        sys.executable,
        "-m",
        "queries",
        "themes-and-slogans",
        "--kind",
        "theme",
        "--scope",
        "national",
        "--csv",
    ]
    told = subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, timeout=60, check=True)
    lines = told.stdout.decode("utf-8").split("\r\n")
    assert lines[0] == "text,kinds,bases,years,times,campaigns"
    assert lines[-2] == "加强全面质量管理 促进质量强国建设,theme,notice,2025,1,national-2025"
    assert told.stderr == b""
