"""Answers as workbooks, read back by another library."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape

from ontology.errors import QuestionError
from queries.answer import Answer
from queries.question import Column, Question
from queries.workbook import CUT, LONGEST, SHEET, SOURCE_SHEET, Origin, write_workbook

COLUMNS = (
    Column("year", "integer", "年度", "year"),
    Column("name", "string", "名称", "name"),
    Column("types", "strings", "类型", "types"),
    Column("led", "boolean", "主办", "led"),
)
QUESTION = Question("q", "题", "Title", "答", "Answers", (), COLUMNS, "RETURN 1")
ORIGIN = Origin(7, "2025-09-01T08:00:00Z", "http://127.0.0.1/v1/questions/q?format=xlsx")
HOSTILE = (
    "=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "\t=1", "https://example.org/", "mailto:a@b.cn", "internal:A1", "007",
    "1e5", "<r>x", "<r><t>x</t></r>", "<r></t></is></r>", "</t>", "<&>", " blank ", "two\nlines", "'quoted",
    "质量月 😀", "#REF!", "TRUE",
)  # fmt: skip


def written(*pages: Sequence[tuple[Any, ...]], english: bool = False, most: int = 100) -> bytes:
    """Return a workbook of these pages of rows."""
    file = io.BytesIO()
    answers = [
        Answer(QUESTION, {"agency": "samr", "basis": ("a", "b")}, COLUMNS, tuple(each)) for each in pages
    ]
    write_workbook(file, answers, ORIGIN, english=english, most=most)
    return file.getvalue()


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def rows_of(content: bytes) -> list[tuple[Any, ...]]:
    return list(opened(content)[SHEET].iter_rows(values_only=True))


def row(name: str | None) -> tuple[Any, ...]:
    return (2023, name, ["甲", "乙"], True)


def test_values_keep_their_types_and_pages_follow_one_another() -> None:
    content = written([row("一")], [(None, None, [], False)])
    assert rows_of(content) == [
        ("年度", "名称", "类型", "主办"),
        (2023, "一", "甲; 乙", True),
        (None, None, None, False),
    ]
    sheet = opened(content)[SHEET]
    assert [cell.data_type for cell in sheet[2]] == ["n", "s", "s", "b"]
    assert sheet.freeze_panes == "A2"


def test_titles_are_in_the_language_that_was_asked_for() -> None:
    assert rows_of(written([], english=True)) == [("year", "name", "types", "led")]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_a_text_whatever_it_begins_with(text: str) -> None:
    content = written([row(text)])
    cell = opened(content)[SHEET]["B2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.hyperlink is None
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives(text: str) -> None:
    (_, (_, found, _, _)) = rows_of(written([row(text)]))
    expected = text.replace("\r\n", "\n").replace("\r", "\n")  # as XML reads line ends
    assert unescape(found).replace("\r\n", "\n").replace("\r", "\n") == expected


def test_large_numbers_keep_their_digits() -> None:
    (_, first, second) = rows_of(written([(10**15 + 1, "", [], None), (10**15 - 1, "", [], None)]))
    assert (first[0], second[0]) == ("1000000000000001", 10**15 - 1)


@pytest.mark.parametrize("text", ["质" * 40_000, "😀" * 20_000])
def test_a_text_that_is_too_long_is_cut_and_says_so(text: str) -> None:
    content = written([row(text), row("质" * LONGEST)])
    (_, (_, cut, _, _), (_, whole, _, _)) = rows_of(content)
    assert whole == "质" * LONGEST
    assert cut.endswith(CUT)
    assert text.startswith(cut.removesuffix(CUT))
    assert LONGEST - 1 <= len(cut.encode("utf-16-le")) // 2 <= LONGEST
    lines = {each[0]: each[1] for each in opened(content)[SOURCE_SHEET].iter_rows(values_only=True)}
    assert lines["截断的单元格 Cells that were cut"] == 1


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    assert len(rows_of(written([row("一")] * 2, [row("二")], most=3))) == 4
    with pytest.raises(QuestionError, match=r"more rows than a sheet holds \(2\): ask for csv or ndjson"):
        written([row("一")] * 2, [row("二")], most=2)


def test_a_second_sheet_has_the_source() -> None:
    source = opened(written([row("一")]))[SOURCE_SHEET]
    lines = {each[0]: each[1:] for each in source.iter_rows(values_only=True)}
    assert lines["问题 Question"][0] == "q"
    assert lines["标题 Title"] == ("题", "Title")
    assert lines["数据版本 Dataset version"][0] == 7
    assert lines["载入时间 Loaded at"][0] == "2025-09-01T08:00:00Z"
    assert lines["地址 Address"][0] == ORIGIN.address
    assert (lines["agency"][0], lines["basis"][0]) == ("samr", "a; b")
    assert lines["types"] == ("类型", "types")
    assert not [cell for cells in source.iter_rows() for cell in cells if cell.hyperlink]
