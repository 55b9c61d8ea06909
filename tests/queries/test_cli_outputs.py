"""The outputs of the command line: CSV, NDJSON, workbooks, RDF, JSON."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook
from pyoxigraph import RdfFormat, parse

from graph.settings import Settings
from tests.queries.command_line import refused, run

pytestmark = pytest.mark.server


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
