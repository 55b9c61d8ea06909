"""PDF pages whose words do not simply run from left to right: turned, vertical, in columns, under a watermark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.formats import pdf_text
from loaders.formats.document import Document
from tests.loaders.formats.drawing import LEFT, PITCH, SIZE, TOP, draw, page, pdf, rule, set_type

WIDTH, HEIGHT = 595, 842
OPENING = (
    "为推动质量强市建设，提升全社会质量意识，经研究，决定于九月"
    "在全市组织开展质量月活动，现将有关事项通知如下，请认真执行："
)
FIRST = "一、举办质量开放日活动。组织实验室、检验检测机构面向公众开放，邀请消费者走进企业，了解产品质量检验的全过程。"
SECOND = "二、开展计量服务进社区活动。组织计量技术人员免费检定血压计、电子秤，受理群众咨询，普及计量知识，维护权益。"
BODY = (OPENING, FIRST, SECOND)
WHOLE = "".join(f"{paragraph}\n" for paragraph in BODY)
TABLE = [
    ("序号", "活动内容", "责任单位"),
    ("1", "召开质量分析会", "市质量协会"),
    ("2", "发布质量白皮书", "市市场监管局"),
]
ROWS = "| 序号 | 活动内容 | 责任单位 |\n| 1 | 召开质量分析会 | 市质量协会 |\n| 2 | 发布质量白皮书 | 市市场监管局 |\n"


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    return lambda *pages: pdf_text(tmp_path / "notice.pdf", pdf(list(pages)))


def turn(content: str, quarters: int) -> str:
    """Return page content turned to the left about the page, so that it still lies on it."""
    matrix = {
        1: f"0 1 -1 0 {WIDTH} 0",
        2: f"-1 0 0 -1 {WIDTH} {HEIGHT}",
        3: f"0 -1 1 0 0 {HEIGHT}",
    }[quarters]
    return f"q {matrix} cm\n{content}\nQ"


def table(left: float, top: float, widths: tuple[float, ...] = (60, 200, 200)) -> str:
    """Return a ruled table with its words."""
    edges = [left + sum(widths[:count]) for count in range(len(widths) + 1)]
    bottom = top - 30 * len(TABLE)
    across = [(edges[0], top - 30 * place, edges[-1], top - 30 * place) for place in range(len(TABLE) + 1)]
    words = [
        (edges[column] + 8, top - 20 - 30 * place, text)
        for place, row in enumerate(TABLE)
        for column, text in enumerate(row)
    ]
    return rule(*across, *((x, bottom, x, top) for x in edges)) + "\n" + draw(*words, size=14)


def landscape(title: str) -> str:
    """Return an annex on its side: a title and a table, 842 points wide."""
    return draw((120, 520, title), size=18) + "\n" + table(120, 480)


@pytest.mark.parametrize("quarters", [1, 3])
def test_a_landscape_annex_on_upright_pages_keeps_its_table(
    quarters: int, read: Callable[..., Document]
) -> None:
    annex = turn(landscape("2025年质量月活动安排表"), quarters)
    text = read(page(set_type(*BODY)), annex).text
    assert text == f"{WHOLE}2025年质量月活动安排表\n\n{ROWS}"


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_pages_on_their_side_or_upside_down_are_read(quarters: int, read: Callable[..., Document]) -> None:
    lower = "" if quarters == 2 else "1 0 0 1 100 -250 cm\n"  # a page on its side is 595 points high
    content = turn(lower + page(set_type(*BODY)), quarters)
    assert read(content, content).text == WHOLE + WHOLE


def test_a_page_may_have_text_of_two_directions(read: Callable[..., Document]) -> None:
    rest = turn(draw(*((60, 500 - 28 * place, line) for place, line in enumerate(set_type(*BODY)))), 1)
    text = read(page(set_type(*BODY)), page(set_type(OPENING), rest)).text
    assert text.endswith(f"{OPENING}\n{WHOLE}")


def test_a_sideways_or_slanted_stamp_is_no_text(read: Callable[..., Document]) -> None:
    stamp = turn(draw((300, 20, "装订线内不要答题")), 1)
    slanted = "q 0.7 0.7 -0.7 0.7 200 200 cm\n" + draw((0, 0, "仅供内部使用"), size=40) + "\nQ"
    assert read(page(set_type(*BODY), stamp, slanted)).text == WHOLE


def test_a_page_of_slanted_text_is_named(read: Callable[..., Document]) -> None:
    slanted = "q 0.7 0.7 -0.7 0.7 200 100 cm\n" + page(set_type(SECOND)) + "\nQ"
    document = read(page(set_type(*BODY)), slanted)
    assert document.text == WHOLE
    (remark,) = document.remarks
    assert "notice.pdf, page 2" in remark


def set_vertically(*paragraphs: str) -> str:
    """Return a page set from top to bottom, its first line at the right."""
    drawn = []
    for place, line in enumerate(set_type(*paragraphs)):
        drawn += [
            (500 - PITCH * place, TOP - SIZE * step, char) for step, char in enumerate(line) if char != "　"
        ]
    return draw(*drawn)


def test_vertical_text_is_read_from_the_right(read: Callable[..., Document]) -> None:
    assert read(set_vertically(*BODY)).text == WHOLE
    assert read(set_vertically(*BODY), set_vertically(*BODY)).text == WHOLE + WHOLE


def in_columns(left: list[str], right: list[str], top: int = TOP, shift: float = 0.0) -> str:
    """Return two columns of small type side by side; `shift` moves the right one down."""
    drawn = []
    for x, lines, down in ((60, left, 0.0), (320, right, shift)):
        for place, line in enumerate(lines):
            words = line.lstrip("　")
            drawn.append((x + 12 * (len(line) - len(words)), top - 18 * place - down, words))
    return draw(*drawn, size=12)


def narrow(*paragraphs: str) -> list[str]:
    """Return the lines of paragraphs in a column of 18 characters."""
    return [f"　　{each}"[start : start + 18] for each in paragraphs for start in range(0, len(each) + 2, 18)]


@pytest.mark.parametrize("shift", [0.0, 7.0])
def test_two_columns_are_read_one_after_the_other(shift: float, read: Callable[..., Document]) -> None:
    left, right = narrow(OPENING, FIRST), narrow(SECOND, FIRST)
    title = draw((150, TOP + 20, "关于开展二〇二五年质量月活动的通知（摘要）"))
    number = draw((290, 30, "12"), size=10)
    text = read("\n".join([title, in_columns(left, right, TOP - 20, shift), number])).text
    assert text == f"关于开展二〇二五年质量月活动的通知（摘要）\n{OPENING}\n{FIRST}\n{SECOND}\n{FIRST}\n"


def test_a_sentence_goes_on_in_the_next_column(read: Callable[..., Document]) -> None:
    lines = narrow(OPENING, FIRST, SECOND, FIRST)
    half = len(lines) // 2 + 2
    assert not lines[half].startswith("　")
    assert read(in_columns(lines[:half], lines[half:])).text == f"{OPENING}\n{FIRST}\n{SECOND}\n{FIRST}\n"


def test_names_in_two_columns_stay_lines(read: Callable[..., Document]) -> None:
    names = [
        "教育部",
        "科学技术部",
        "工业和信息化部",
        "农业农村部",
        "商务部",
        "国家卫生健康委员会",
        "应急管理部",
    ]
    rows = [(x, 400 - 28 * place, name) for place, name in enumerate(names) for x in (100, 330)]
    text = read(page(set_type(OPENING)[:3], draw(*rows))).text
    assert all(f"{name} {name}" in text for name in names)


@pytest.mark.parametrize(
    ("colour", "words", "size"),
    [
        ("0.8 g", "质量月内部资料", 60),
        ("1 0.75 0.75 rg", "严禁外传", 80),
        ("0 0 0 0.25 k", "样张", 20),
        ("0 g", "样稿", 120),
    ],
    ids=["grey", "pale red", "small", "dark and large"],
)
def test_a_watermark_leaves_the_sentences_whole(
    colour: str, words: str, size: int, read: Callable[..., Document]
) -> None:
    text = page(set_type(*BODY))
    mark = f"q {colour}\n{draw((90, 560, words), (90, 640, words), size=size)}\nQ"
    for content in (f"{mark}\n{text}", f"{text}\n{mark}"):
        assert read(content).text == WHOLE


def test_pale_text_of_a_whole_page_is_text(read: Callable[..., Document]) -> None:
    assert read(f"0.6 g\n{page(set_type(*BODY))}").text == WHOLE


def test_a_large_title_is_text(read: Callable[..., Document]) -> None:
    title = draw((LEFT, 770, "临江市质量强市领导小组"), size=36)
    assert read(page(set_type(*BODY), title)).text.startswith("临江市质量强市领导小组\n")
