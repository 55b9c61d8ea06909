"""The command line on the embedded server: output, stderr, exit status, and the form for its reader."""

import csv
import fcntl
import io
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyoxigraph import RdfFormat, parse
from rich.cells import cell_len
from typer.testing import CliRunner, Result

from graph.settings import Settings
from graph.store import Store
from ontology.errors import QualityMonthError
from queries.__main__ import app
from queries.catalog import Catalog

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.server
ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def run(settings: Settings, *words: str) -> Result:
    """Run `python -m queries WORDS` in this process, on the data of the tests."""
    unset = dict.fromkeys((name for name in os.environ if name.startswith("QMG_GRAPH")), "")
    return CliRunner().invoke(
        app, words, env=unset | {"QMG_DATA_DIR": str(settings.data_dir), "COLUMNS": "80"}
    )


def refused(settings: Settings, *words: str) -> str:
    """Return the message of a command that fails; tests/test_console.py checks how it is printed."""
    result = run(settings, *words)
    assert isinstance(result.exception, QualityMonthError), result.output
    assert result.output == ""
    message = str(result.exception)
    assert "\n" not in message
    return message


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "queries", *words]


def environment(settings: Settings, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QMG_")}
    kept.pop("COLUMNS", None)
    return kept | {"QMG_DATA_DIR": str(settings.data_dir)} | more


def on_terminal(settings: Settings, columns: int, *words: str) -> list[str]:
    """Return the lines that a command shows on a terminal of that width, without colours."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    words = tuple(command(*words))
    with subprocess.Popen(
        words, cwd=ROOT, env=environment(settings), stdin=theirs, stdout=theirs, stderr=subprocess.PIPE
    ) as process:
        os.close(theirs)
        chunks = []
        while chunk := _read(ours):
            chunks.append(chunk)
        os.close(ours)
        assert process.wait(60) == 0
    text = ANSI.sub("", b"".join(chunks).decode("utf-8"))
    return [line.rstrip() for line in text.split("\r\n")]


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


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
def test_csv_is_rfc_4180(shipped_settings: Settings) -> None:
    result = run(shipped_settings, "types-by-year", "--from-year", "2023", "--type=宣传", "--csv")
    assert result.exit_code == 0
    text = result.stdout_bytes.decode("utf-8")
    assert text.count("\r\n") == text.count("\n") == 4
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["year"] for row in rows] == ["2023", "2024", "2025"]
    assert {row["type"] for row in rows} == {"宣传"}
    assert any(int(row["change"]) < 0 for row in rows), "a negative number is a number"


@pytest.mark.usefixtures("embedded")
def test_csv_for_excel_begins_with_a_byte_order_mark(shipped_settings: Settings) -> None:
    plain, marked = (
        run(shipped_settings, "slogans-reused", "--csv", *more).stdout_bytes for more in ((), ("--bom",))
    )
    assert marked == b"\xef\xbb\xbf" + plain


@pytest.mark.usefixtures("embedded")
def test_an_answer_is_also_lines_of_json(shipped_settings: Settings) -> None:
    words = ("types-by-year", "--type", "宣传")
    whole = json.loads(run(shipped_settings, *words, "--format", "json").stdout)
    lines = run(shipped_settings, *words, "--format", "ndjson").stdout_bytes.decode("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [
        dict(zip(whole["columns"], row, strict=True)) for row in whole["rows"]
    ]


@pytest.mark.usefixtures("embedded")
def test_an_answer_is_also_a_workbook(shipped_settings: Settings) -> None:
    done = run(shipped_settings, "notices", "--from-year", "2023", "--format", "xlsx", "--limit", "2", "--en")
    rows, source = load_workbook(io.BytesIO(done.stdout_bytes)).worksheets
    assert [cell.value for cell in rows["A"]] == [
        "id of the notice",
        "samr-2023-tong-zhi-d56b97",
        "samr-2024-07-26-tong-zhi-f68ed3",
    ]
    lines = {row[0]: row[1:] for row in source.iter_rows(values_only=True)}
    assert lines["地址 Address"][0] == "python -m queries notices --from-year 2023 --limit=2"
    assert lines["行数 Rows"] == (2, "其后还有 · more follow")


@pytest.mark.usefixtures("embedded")
@pytest.mark.parametrize("form", ["ttl", "nt", "rdf", "jsonld"])
def test_an_answer_is_also_a_graph(shipped_settings: Settings, form: str) -> None:
    done = run(shipped_settings, "evidence", "--agency", "gacc", "--year", "2023", "--format", form)
    assert done.exit_code == 0, done.output
    found = RdfFormat.from_extension(form)
    assert found is not None
    assert len(list(parse(done.stdout_bytes, format=found))) > 20


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("--format", "xls"),
            "--format is 'xls'; it takes table, csv, json, ndjson, xlsx, ttl, nt, rdf, jsonld",
        ),
        (("--format", "ttl", "--csv"), "give one of --csv, --json and --format"),
    ],
)
def test_a_format_is_one_of_those_that_there_are(
    shipped_settings: Settings, words: tuple[str, ...], message: str
) -> None:
    assert refused(shipped_settings, "notices", *words) == message


def test_json_names_the_question_and_its_parameters(shipped_settings: Settings) -> None:
    result = run(
        shipped_settings, "agencies-by-type-and-year", "--basis", "explicit", "--basis", "heading", "--no-rollup",
        "--agency", "海关总署", "--json",
    )  # fmt: skip
    answer = json.loads(result.stdout)
    assert answer["question"] == "agencies-by-type-and-year"
    assert answer["parameters"]["basis"] == ["explicit", "heading"]
    assert (answer["parameters"]["agency"], answer["parameters"]["rollup"]) == ("gacc", False)
    row = dict(zip(answer["columns"], answer["rows"][0], strict=True))
    assert (row["year"], row["type_id"], row["activities"]) == (2023, "risk_monitoring", 1)


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
