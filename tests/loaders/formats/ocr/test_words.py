"""Words with their places to lines and table cells: blanks, columns, type sizes."""

from __future__ import annotations

from loaders.formats.ocr.engine import PrintedWord
from loaders.formats.ocr.seals import without_letters
from loaders.formats.ocr.tables import ruled_tables
from loaders.formats.ocr.words import Type, lines_of

SIZE, HEIGHT = 16.0, 20.0
USUAL = Type(SIZE, HEIGHT)


def word(text: str, x: float, y: float, size: float = SIZE, score: float = 0.99) -> PrintedWord:
    """Return a word set at a place; a blank is half as wide as a character and is not part of the text."""
    centres: list[float] = []
    gaps: list[float] = []
    gap = 0.0
    for char in text:
        if char == " ":
            x, gap = x + size / 2, gap + size / 2
            continue
        width = size / 2 if char.isascii() else size
        centres.append(x + width / 2)
        gaps.append(gap + 1.5 if gaps else 0.0)
        x, gap = x + width, 0.0
    bare = text.replace(" ", "")
    height = HEIGHT * size / SIZE
    return PrintedWord(
        bare, centres[0] - size / 2, centres[-1] + size / 2, y, y + height, score, tuple(centres), tuple(gaps)
    )


def texts(*words: PrintedWord) -> list[str]:
    return [line.text for line in lines_of(words, USUAL)]


def test_a_wide_gap_between_letters_is_a_blank() -> None:
    assert texts(word("加强质量支撑 共建质量强国", 80, 100)) == ["加强质量支撑 共建质量强国"]
    assert texts(word("加强质量支撑共建质量强国", 80, 100)) == ["加强质量支撑共建质量强国"]


def test_words_of_one_height_are_a_line_with_blanks_between_columns() -> None:
    assert texts(word("工业和信息化部", 240, 101), word("教育部", 80, 100)) == ["教育部  工业和信息化部"]
    assert texts(word("关于开展", 80, 100), word("质量月活动", 80 + 4 * SIZE, 101.5)) == [
        "关于开展质量月活动"
    ]


def test_words_below_each_other_are_lines() -> None:
    assert texts(word("第二行文字", 80, 128), word("第一行文字", 80, 100)) == ["第一行文字", "第二行文字"]


def test_only_what_is_higher_and_wider_is_of_another_size() -> None:
    title, latin = word("关于开展质量月活动的通知", 80, 100, 22), word("举办小组成果发表赛等活动", 80, 140)
    spaced = word("市 场 监 管 总 局", 80, 180)
    high = PrintedWord(**{**latin.__dict__, "bottom": latin.bottom + 6})
    assert [round(line.size) for line in lines_of([title, high, spaced], USUAL)] == [22, 16, 16]


def test_the_type_of_a_page_is_that_of_most_characters() -> None:
    lines = [word("组织质量专家深入中小微企业开展帮扶", 80, 100 + 28 * place) for place in range(4)]
    found = Type.of([word("关于开展通知", 80, 50, 22), *lines])
    assert (round(found.size), round(found.height)) == (16, 20)


def edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, object]:
    places = {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top}
    return {"object_type": "line", "orientation": orientation, **places}


def test_a_word_over_a_border_is_divided_between_cells() -> None:
    edges = [edge("h", 80, y, 480, y) for y in (100, 130, 190)] + [
        edge("v", x, 100, x, 190) for x in (80, 240, 480)
    ]
    words = [
        word("活动内容", 90, 105), word("责任单位", 250, 105), word("举办质量开放日活动市质量协会", 100, 135),
        word("并发布报告", 90, 162), word("表外文字", 80, 220),
    ]  # fmt: skip
    (table,), outside = ruled_tables(words, edges, USUAL)
    assert table.grid == [["活动内容", "责任单位"], ["举办质量开放日活动\n并发布报告", "市质量协会"]]
    assert [each.text for each in outside] == ["表外文字"]


def test_letters_of_a_seal_are_dropped() -> None:
    seal = (300, 80, 500, 280)
    words = [
        word("监督管里", 350, 90, score=0.6), word("住房城乡建设部S", 320, 140),
        word("2025年8月", 320, 200, score=0.95), word("其他文字", 80, 400, score=0.6), word("QC小组", 80, 430),
    ]  # fmt: skip
    assert [each.text for each in without_letters(words, [seal])] == [
        "住房城乡建设部",
        "2025年8月",
        "其他文字",
        "QC小组",
    ]
