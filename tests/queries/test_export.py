"""Answers as CSV and JSON."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.answer import Answer
from queries.export import csv_lines, to_json
from queries.question import Column, Question

COLUMNS = (
    Column("year", "integer", "年度", "year"),
    Column("actor_id", "string", "标识", "id"),
    Column("types", "strings", "类型", "types"),
    Column("led", "boolean", "主办", "led"),
    Column("note", "string", "空", "empty"),
)
ROWS: tuple[tuple[object, ...], ...] = ((2023, "spc", ["甲", "乙"], True, None), (2024, "x", [], False, None))
QUESTION = Question("q", "题", "Title", "答", "Answers", (), COLUMNS, "RETURN 1")
ANSWER = Answer(QUESTION, {"year": 2023, "basis": ("explicit",)}, COLUMNS, ROWS)
TRIGGERS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula
Texts = st.text(st.characters(exclude_categories=["Cs"])) | st.builds(
    str.__add__, st.sampled_from(TRIGGERS), st.text(st.characters(exclude_categories=["Cs"]))
)


def read(lines: list[str]) -> list[list[str]]:
    return list(csv.reader(io.StringIO("".join(lines), newline="")))


@pytest.mark.parametrize("value", ['say "yes"', "a,b", "two\nlines", "\n", " blank ", "“质量月”", ""])
def test_any_text_survives_csv(value: str) -> None:
    lines = list(csv_lines(["name"], [[value], ["end"]]))
    assert lines[0] == "name\r\n"
    assert lines[-1] == "end\r\n"
    assert read(lines) == [["name"], [value], ["end"]]


@given(rows=st.lists(st.lists(Texts | st.integers() | st.none() | st.booleans(), min_size=2, max_size=2)))
def test_csv_is_read_back_and_runs_no_formula(rows: list[list[Any]]) -> None:
    header, *fields = read(list(csv_lines(["one", "two"], rows)))
    assert header == ["one", "two"]
    assert len(fields) == len(rows)
    for row, found in zip(rows, fields, strict=True):
        for value, field in zip(row, found, strict=True):
            if isinstance(value, str) and value.startswith(TRIGGERS):
                assert field == f"'{value}"
            elif isinstance(value, str):
                assert field == value
            elif isinstance(value, bool) or value is None:
                assert field == {True: "true", False: "false", None: ""}[value]
            else:
                assert int(field) == value


def test_numbers_are_no_formulas() -> None:
    lines = list(csv_lines(["a", "b", "c", "d"], [[-5, -0.5, [-1, 2], "-5"]]))
    assert lines[1] == "-5,-0.5,-1; 2,'-5\r\n"


def test_a_list_that_begins_like_a_formula_is_escaped() -> None:
    assert list(csv_lines(["a", "b"], [[["=1+1", "x"], ["x", "=1+1"]]]))[1] == "'=1+1; x,x; =1+1\r\n"


def test_csv_writes_values_that_are_no_text() -> None:
    names = [column.name for column in COLUMNS]
    assert list(csv_lines(names, iter(ROWS))) == [
        "year,actor_id,types,led,note\r\n", "2023,spc,甲; 乙,true,\r\n", "2024,x,,false,\r\n",
    ]  # fmt: skip


def test_a_byte_order_mark_begins_the_file() -> None:
    plain, marked = (list(csv_lines(["name"], [["质量月"]], bom)) for bom in (False, True))
    assert marked == [f"\ufeff{plain[0]}", *plain[1:]]
    assert list(csv.DictReader(io.StringIO("".join(marked).encode().decode("utf-8-sig")))) == [
        {"name": "质量月"}
    ]


def test_json_has_names_and_rows() -> None:
    document = json.loads(to_json(ANSWER))
    assert list(document) == ["question", "parameters", "columns", "next", "rows"]
    assert document["parameters"] == {"year": 2023, "basis": ["explicit"]}
    assert document["columns"] == [column.name for column in COLUMNS]
    assert document["rows"] == [list(row) for row in ROWS]
    assert json.loads(to_json(Answer(QUESTION, {}, COLUMNS, ())))["rows"] == []
