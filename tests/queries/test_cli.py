"""The command line on the embedded server: output, stderr, exit status, and the form for its reader."""

import json
import subprocess
from pathlib import Path

import pytest
from rich.cells import cell_len

from graph.settings import Settings
from graph.store import Store
from queries.catalog import Catalog
from tests.queries.command_line import command, environment, on_terminal, refused, run

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.server


def test_without_a_name_the_questions_are_listed(shipped_settings: Settings, catalog: Catalog) -> None:
    result = run(shipped_settings)
    assert result.exit_code == 0
    for question in catalog.questions.values():
        assert question.name in result.stdout
        assert question.title_zh in result.stdout
        assert question.title_en in result.stdout


def test_a_question_is_answered_as_a_table(embedded: Store, shipped_settings: Settings) -> None:
    assert embedded.kind == "embedded"
    result = run(shipped_settings, "agencies-by-type-and-year", "--agency", "spc")
    assert result.exit_code == 0
    assert "机构 × 活动类型 × 年度 · Agencies by activity type and year" in result.stdout
    assert "最高人民法院" in result.stdout
    assert "2 行 rows" in result.stdout
    assert result.stderr == ""
    assert "Court" in run(shipped_settings, "agencies-by-type-and-year", "--agency=spc", "--en").stdout


@pytest.mark.usefixtures("embedded")
def test_a_table_in_a_pipe_is_whole(shipped_settings: Settings) -> None:
    """Whatever COLUMNS says: one line a row, every value in it, and no blanks at the end."""
    words = ("activities", "--from-year", "2025", "--scope", "fujian")
    lines = run(shipped_settings, *words).stdout.split("\n")
    answer = json.loads(run(shipped_settings, *words, "--json").stdout)
    rows = [dict(zip(answer["columns"], row, strict=True)) for row in answer["rows"]]
    assert len(rows) > 30
    assert len(lines) == 1 + 3 + len(rows) + 3  # title, heading, blank, count, end
    for row, line in zip(rows, lines[4:], strict=False):
        assert row["text"] in line
        assert row["notice_id"] in line
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.usefixtures("embedded")
@pytest.mark.parametrize(
    "words",
    [
        (), ("evidence", "--help"), ("agencies-by-type-and-year",), ("types-by-year",), ("notices",),
        ("activities", "--from-year", "2025"), ("agency-record", "--agency", "samr"), ("co-organizers",),
        ("campaign-register", "--from-year", "2011"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_terminal_of_80_columns_is_enough(shipped_settings: Settings, words: tuple[str, ...]) -> None:
    lines = on_terminal(shipped_settings, 80, *words)
    assert len(lines) > 20
    assert max(map(cell_len, lines)) <= 80
    assert not [line for line in lines if "…" in line]
    words_of = [line.split() for line in lines if not line.startswith("── ")]
    bits = [words for words in words_of if 0 < max(map(len, words), default=0) < 3]
    assert len(bits) <= len(lines) / 5, (
        "a table that is folded letter by letter has bits of words in most lines"
    )


@pytest.mark.usefixtures("embedded")
def test_a_table_that_a_terminal_cannot_hold_is_shown_by_blocks(shipped_settings: Settings) -> None:
    lines = on_terminal(shipped_settings, 80, "evidence", "--agency", "gacc")
    assert "── 1 ──" in lines
    assert "quote        海关总署开展进出口商品质量安全风险专项监测" in lines
    assert "终端放不下表格，故逐行列出 · the table is too wide for this terminal" in lines
    wide = on_terminal(shipped_settings, 300, "evidence", "--agency", "gacc")
    assert "── 1 ──" not in wide
    assert [line for line in wide if "海关总署开展进出口商品质量安全风险专项监测" in line and "2023" in line]


@pytest.mark.usefixtures("embedded")
def test_a_flag_needs_no_value(shipped_settings: Settings) -> None:
    lines = [
        run(shipped_settings, "joint-issuers-by-year", "--agency", "samr", *flag, "--csv").stdout.count("\n")
        for flag in ((), ("--rollup",), ("--rollup", "true"), ("--rollup=no",))
    ]
    assert lines == [4, 7, 7, 4]


def test_help_lists_parameters_columns_and_outputs(shipped_settings: Settings, catalog: Catalog) -> None:
    result = run(shipped_settings, "evidence", "--help")
    assert result.exit_code == 0
    question = catalog.get("evidence")
    for parameter in question.parameters:
        assert parameter.option in result.stdout
        assert parameter.meaning_zh in result.stdout
    assert all(column.name in result.stdout for column in question.columns)
    assert "必填 required" in result.stdout
    assert "--csv [--bom]" in result.stdout
    assert "python -m queries evidence --agency gacc" in result.stdout
    general = run(shipped_settings, "--help").stdout
    for word in ("Ask the graph", "--bom", "Excel", "= + - @"):
        assert word in general


def test_a_wrong_option_is_refused_in_one_line(shipped_settings: Settings) -> None:
    assert (
        refused(shipped_settings, "slogans-reused", "--agency", "samr")
        == "slogans-reused has no option '--agency'; "
        "it takes --from-year, --to-year, --scope, --csv, --bom, --json, --format, --limit, --after, --en"
    )
    assert "has no option 'samr'" in refused(shipped_settings, "slogans-reused", "samr")
    assert "did you mean slogans-reused?" in refused(shipped_settings, "slogan-reused")
    assert refused(shipped_settings, "slogans-reused", "--scope") == "--scope needs a value"
    assert "whole number" in refused(shipped_settings, "slogans-reused", "--from-year", "then")
    assert "give one of" in refused(shipped_settings, "slogans-reused", "--csv", "--json")
    assert "--bom is for CSV" in refused(shipped_settings, "slogans-reused", "--bom")


@pytest.mark.usefixtures("embedded")
def test_an_unknown_agency_is_refused_in_one_line(shipped_settings: Settings) -> None:
    assert (
        refused(shipped_settings, "evidence", "--agency", "无此机构")
        == "agency: the graph has no Actor '无此机构'"
    )


def test_an_empty_graph_is_explained(tmp_path: Path) -> None:
    result = run(Settings(data_dir=tmp_path), "co-organizers")
    assert result.exit_code == 0
    assert "0 行 rows" in result.stdout
    assert "python -m loaders load loaders/notices" in result.stderr


@pytest.mark.usefixtures("embedded")
def test_another_process_joins_the_server_and_csv_is_utf_8_anywhere(shipped_settings: Settings) -> None:
    words = command("themes-and-slogans", "--kind", "theme", "--scope", "national", "--csv")
    env = environment(shipped_settings, PYTHONIOENCODING="ascii")
    done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, timeout=60, check=True)
    lines = done.stdout.decode("utf-8").split("\r\n")
    assert lines[0] == "text,kinds,bases,years,times,campaigns"
    assert lines[-2] == "加强全面质量管理 促进质量强国建设,theme,notice,2025,1,national-2025"
    assert done.stderr == b""


def test_a_page_of_an_answer_names_the_next(shipped_settings: Settings) -> None:
    words = ("activities", "--type", "contest_competition", "--json")
    whole, first = (
        json.loads(run(shipped_settings, *words, *more).stdout) for more in ((), ("--limit", "4"))
    )
    assert whole["next"] is None
    assert first["rows"] == whole["rows"][:4]
    second = run(shipped_settings, *words, "--limit=4", f"--after={first['next']}").stdout
    assert json.loads(second)["rows"] == whole["rows"][4:8]
    assert f"--after {first['next']}" in run(shipped_settings, *words[:3], "--limit", "4").stdout.replace(
        "\n", ""
    )


def test_a_wrong_page_is_refused(shipped_settings: Settings) -> None:
    assert "limit is 0; it takes 1 to 5000" in refused(shipped_settings, "notices", "--limit", "0")
    assert "no cursor of notices" in refused(shipped_settings, "notices", "--after", "here")
    assert "do not go with --sparql" in refused(shipped_settings, "notices", "--sparql", "--limit", "3")
