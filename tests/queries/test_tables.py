"""Answers as CSV, JSON and tables."""

import csv
import io
import json

import pytest
from rich.console import Console

from queries.answer import Answer
from queries.question import Column, Question
from queries.tables import csv_lines, default_text, to_json, to_table

COLUMNS = (
    Column("year", "integer", "年度", "year"),
    Column("actor_id", "string", "标识", "id"),
    Column("actor", "string", "机构", "agency"),
    Column("actor_en", "string", "英文", "English"),
    Column("type_ids", "strings", "类型标识", "ids"),
    Column("types", "strings", "类型", "types"),
    Column("led", "boolean", "主办", "led"),
    Column("note", "string", "空", "empty"),
)
ROWS = (
    (2023, "spc", "最高人民法院", "Supreme People's Court", ["a", "b"], ["甲", "乙"], True, None),
    (2024, "x", None, None, [], [], False, None),
)
QUESTION = Question("q", "题", "Title", "答", "Answers", (), COLUMNS, "RETURN 1")
ANSWER = Answer(QUESTION, {"year": 2023, "basis": ("explicit",)}, COLUMNS, ROWS)


def shown(answer: Answer, english: bool = False) -> str:
    console = Console(width=200, file=io.StringIO(), color_system=None)
    console.print(to_table(answer, english))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("value", ['say "yes"', "a,b", "two\nlines", "\r\n", " blank ", "“质量月”", ""])
def test_csv_gives_back_any_text(value: str) -> None:
    text = "".join(csv_lines(["name"], [[value], ["end"]]))
    assert text.startswith("name\r\n")
    assert text.endswith("end\r\n")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["name"], [value] if value else [""], ["end"]]


def test_csv_spells_what_is_not_text() -> None:
    names = [column.name for column in COLUMNS]
    lines = list(csv_lines(names, iter(ROWS)))
    assert lines[0] == "year,actor_id,actor,actor_en,type_ids,types,led,note\r\n"
    assert lines[1] == "2023,spc,最高人民法院,Supreme People's Court,a; b,甲; 乙,true,\r\n"
    assert lines[2] == "2024,x,,,,,false,\r\n"


def test_json_has_names_and_rows() -> None:
    told = json.loads(to_json(ANSWER))
    assert list(told) == ["question", "parameters", "columns", "rows"]
    assert told["parameters"] == {"year": 2023, "basis": ["explicit"]}
    assert told["columns"] == [column.name for column in COLUMNS]
    assert told["rows"] == [list(row) for row in ROWS]
    assert json.loads(to_json(Answer(QUESTION, {}, COLUMNS, ())))["rows"] == []


def test_a_table_shows_names_in_one_language() -> None:
    zh, en = shown(ANSWER), shown(ANSWER, english=True)
    assert "最高人民法院" in zh
    assert "Supreme" not in zh
    assert "spc" not in zh
    assert "type_ids" not in zh
    assert "note" not in zh
    assert "Supreme People's Court" in en
    assert "最高人民法院" not in en


def test_a_table_shows_the_id_of_what_has_no_name() -> None:
    assert " x " in shown(ANSWER)


def test_markup_in_a_value_is_text() -> None:
    row = (1, "i", "[bold]粗[/bold]", None, [], [], None, None)
    assert "[bold]粗[/bold]" in shown(Answer(QUESTION, {}, COLUMNS, (row,)))


def test_defaults_are_told_as_typed() -> None:
    assert [default_text(each) for each in (None, False, 3, ("a", "b"), "x")] == [
        "—",
        "false",
        "3",
        "a,b",
        "x",
    ]
