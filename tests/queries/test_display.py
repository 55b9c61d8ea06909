"""Answers for a reader: which columns, and in which form on a wide page, a terminal, a narrow terminal."""

import io
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from queries.answer import Answer
from queries.display import ShownColumn, answer_page, default_text, help_page, is_readable
from queries.question import Column, Parameter, Question

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
ROWS: tuple[tuple[object, ...], ...] = (
    (2023, "spc", "最高人民法院", "Supreme People's Court", ["a", "b"], ["甲", "乙"], True, None),
    (2024, "x", None, None, [], [], False, None),
)
QUESTION = Question("q", "题", "Title", "答", "Answers", (), COLUMNS, "RETURN 1")
ANSWER = Answer(QUESTION, {}, COLUMNS, ROWS)
QUOTE = "各地市场监管部门要会同有关部门开展“质量月”活动，" * 12


def printed(answer: Answer, english: bool = False, width: int | None = None) -> str:
    """Return what a terminal of that width shows, or a page without a width."""
    console = Console(width=width or 10_000, file=io.StringIO(), color_system=None)
    for each in answer_page(answer, english, width):
        console.print(each)
    assert isinstance(console.file, io.StringIO)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())


def answer_of(rows: list[tuple[Any, ...]], **types: str) -> Answer:
    columns = tuple(Column(name, kind, name, name) for name, kind in types.items())  # type: ignore[arg-type]
    return Answer(QUESTION, {}, columns, tuple(rows))


def test_a_table_shows_names_in_one_language() -> None:
    zh, en = printed(ANSWER), printed(ANSWER, english=True)
    assert zh.startswith("题 · Title\n")
    assert "最高人民法院" in zh
    for absent in ("Supreme", "spc", "type_ids", "note"):
        assert absent not in zh
    assert "Supreme People's Court" in en
    assert "最高人民法院" not in en


def test_an_id_takes_the_place_of_a_missing_name() -> None:
    assert " x " in printed(ANSWER)


def test_markup_in_a_value_is_text() -> None:
    row: tuple[object, ...] = (1, "i", "[bold]粗[/bold] :cn:", None, [], [QUOTE], None, None)
    for width in (None, 40):
        assert "[bold]粗[/bold] :cn:" in printed(Answer(QUESTION, {}, COLUMNS, (row,)), width=width)


def test_a_page_without_a_width_is_never_folded() -> None:
    answer = answer_of([(2023, QUOTE), (2024, "短")], year="integer", quote="string")
    assert QUOTE in printed(answer)
    assert printed(answer).endswith("\n2 行 rows")


def test_what_fits_is_a_table_and_long_cells_take_a_few_lines() -> None:
    answer = answer_of(
        [(2023, "中国机械工业质量管理协会", "发布政策、报告、案例、名单", 1)] * 2,
        year="integer", actor="string", type="string", previous_year="integer",
    )  # fmt: skip
    wide, narrow = printed(answer, width=100), printed(answer, width=60)
    assert "2023   中国机械工业质量管理协会   发布政策、报告、案例、名单               1" in wide
    assert "previous_year" in wide
    assert "previous_\n" in narrow, "the heading takes two lines before cells are folded further"
    assert "── 1 ──" not in narrow


def test_what_does_not_fit_is_a_block_a_row() -> None:
    answer = answer_of(
        [(2023, "“质量月”活动", QUOTE, None), (2024, "开放日", QUOTE, "注")],
        year="integer", activity="string", quote="string", note="string",
    )  # fmt: skip
    lines = printed(answer, width=80).split("\n")
    assert lines[1] == "终端放不下表格，故逐行列出 · the table is too wide for this terminal"
    assert lines[2:5] == ["── 1 ──", "year      2023", "activity  “质量月”活动"]
    assert lines[5].startswith("quote     各地市场监管部门")
    assert lines[6].startswith(" " * 10)
    assert [line for line in lines if line.startswith("note")] == ["note      注"], (
        "an empty cell is left out"
    )
    assert lines[-1] == "2 行 rows"
    assert all(cell_len(line) <= 80 for line in lines)


def test_without_rows_there_is_no_table() -> None:
    assert printed(answer_of([], year="integer"), width=80) == "题 · Title\n0 行 rows"


@given(widths=st.lists(st.integers(1, 120), min_size=1, max_size=12), page=st.integers(20, 200))
def test_a_table_folds_no_narrow_cell_and_few_lines_of_a_wide_one(widths: list[int], page: int) -> None:
    """Each column has a letter of its own, in small for its name, so its lines can be counted."""
    names = string.ascii_lowercase[: len(widths)]
    cells = tuple(name.upper() * width for name, width in zip(names, widths, strict=True))
    text = printed(answer_of([cells], **dict.fromkeys(names, "string")), width=page)
    columns = [ShownColumn(name, (cell,), False) for name, cell in zip(names, cells, strict=True)]
    assert is_readable(columns, page) == ("── 1 ──" not in text)
    assert is_readable(columns, page) or sum(widths) + 3 * (len(widths) - 1) > page
    for name, width in zip(names, widths, strict=True):
        lines = sum(name.upper() in line for line in text.split("\n")[2:])
        assert not is_readable(columns, page) or lines <= (1 if width <= 16 else 4)


@pytest.mark.parametrize(
    ("default", "text"), [(None, ""), (False, "false"), (3, "3"), (("a", "b"), "a,b"), ("x", "x")]
)
def test_a_default_is_shown_as_typed(default: Any, text: str) -> None:
    assert default_text(default) == text


def test_help_is_whole_at_80_columns() -> None:
    agency = Parameter(
        "agency", "string", None, True, "机构或地区：标识、全称、简称均可", "agency", (), "Actor"
    )
    basis = Parameter("basis", "strings", ("a", "b"), False, "依据方式", "basis", ("a", "b", "c"))
    question = Question("q", "题", "Title", "答", "Answers", (agency, basis), COLUMNS, "", {"agency": "samr"})
    console = Console(width=80, file=io.StringIO(), color_system=None)
    for each in help_page(question):
        console.print(each)
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert "…" not in text
    for part in (
        "--agency  string (Actor) · 必填 required", "          机构或地区：标识、全称、简称均可",
        "--basis   strings: a, b, c · 默认 default: a,b", "actor_id  string   标识 · id",
        "python -m queries q --agency samr", "--csv [--bom]",
    ):  # fmt: skip
        assert part in text
