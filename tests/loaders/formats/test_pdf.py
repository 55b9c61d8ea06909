"""PDF files, drawn here line by line: their paragraphs and tables, and what is refused."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from loaders.assemble.extraction import extract_notices
from loaders.formats import pdf_text
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge
from tests.loaders.formats.drawing import LEFT, SIZE, TOP, draw, page, pdf, rule, set_type


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., str]:
    """Return the text of a PDF of these pages."""
    return lambda *pages: pdf_text(tmp_path / "notice.pdf", pdf(list(pages))).text


OPENING = (
    "为深入贯彻落实质量强国建设纲要，牢固树立质量第一意识，市市"
    "场监管局定于九月在全市开展质量月活动，现将有关事项通知如下："
)
FIRST = (
    "一、举办质量月启动仪式。组织企业代表、质量专家和消费者代表参"
    "加启动仪式，并现场签订质量承诺书，营造人人关注质量的良好氛围。"
)
SECOND = (
    "二、开展质量技术帮扶行动。组织质量专家深入中小微企业，围绕"
    "质量管理、标准、计量、认证、检验检测等开展现场帮扶服务活动。"
)


def test_the_lines_of_a_paragraph_are_joined(read: Callable[..., str]) -> None:
    lines = set_type(OPENING, FIRST, SECOND)
    assert len(lines) > 8
    assert read(page(lines)).split("\n")[:-1] == [OPENING, FIRST, SECOND]


def test_a_sentence_across_a_page_break_is_joined(read: Callable[..., str]) -> None:
    lines = set_type(OPENING, FIRST, SECOND)
    for cut in (1, 4, 7):
        for number in ("— 3 —", "- 3 -", "第3页 共9页", "3", "3/9"):
            pages = (
                page(lines[:cut], draw((280, 60, number), size=12)),
                page(lines[cut:], draw((280, 60, "4"), size=12)),
            )
            assert read(*pages) == f"{OPENING}\n{FIRST}\n{SECOND}\n"


def test_running_headers_and_footers_are_removed(read: Callable[..., str]) -> None:
    lines = set_type(OPENING, FIRST, SECOND, FIRST, SECOND)
    pages = [
        page(
            lines[start : start + 5],
            draw(
                (200, 790, f"临江市市场监督管理局文件 {start}"), (200, 50, f"校对：办公室 {start}"), size=10
            ),
        )
        for start in range(0, len(lines), 5)
    ]
    text = read(*pages)
    assert text == f"{OPENING}\n{FIRST}\n{SECOND}\n{FIRST}\n{SECOND}\n"


def test_a_number_within_the_text_area_stays(read: Callable[..., str]) -> None:
    assert "\n18\n" in read(page([*set_type(OPENING), "18", *set_type(FIRST)]))


@pytest.mark.parametrize("beside", [(0, 0), (0.4, 0), (0.3, 0.3)])
def test_text_drawn_twice_is_read_once(beside: tuple[float, float], read: Callable[..., str]) -> None:
    x, y = beside
    again = draw((LEFT + x, TOP - y, "关于开展2025年“质量月”活动的通知"))
    text = read(
        page(["关于开展2025年“质量月”活动的通知", *set_type("人人关注质量，处处高高兴兴。", OPENING)], again)
    )
    assert text.startswith("关于开展2025年“质量月”活动的通知\n人人关注质量，处处高高兴兴。\n")


def test_a_table_in_reading_order_with_merged_cells_repeated(read: Callable[..., str]) -> None:
    borders = rule(
        *((80, y, 500, y) for y in (500, 470, 380)),
        (160, 410, 500, 410),
        *((x, 380, x, 500) for x in (80, 160, 360, 500)),
    )
    words = draw(
        (90, 480, "时间"), (170, 480, "活动内容"), (370, 480, "牵头单位"),
        (90, 435, "9月上旬"), (170, 450, "召开质量强市推"), (170, 430, "进会"), (370, 440, "市市场|监管局"),
        (170, 390, "举办质量月论坛"), (370, 390, "市质量协会"),
        (LEFT + 2 * SIZE, 340, "请各单位抓好落实。"), size=14,
    )  # fmt: skip
    assert read(page(set_type(OPENING, FIRST), borders, words)) == (
        f"{OPENING}\n{FIRST}\n\n| 时间 | 活动内容 | 牵头单位 |\n| 9月上旬 | 召开质量强市推进会 | 市市场｜监管局 |\n"
        "| 9月上旬 | 举办质量月论坛 | 市质量协会 |\n\n请各单位抓好落实。\n"
    )


def _numbered_table(rows: list[tuple[str, str]], top: int) -> str:
    bottom = top - 30 * len(rows)
    lines = [(80, top - 30 * place, 500, top - 30 * place) for place in range(len(rows) + 1)]
    words = [
        (x, top - 20 - 30 * place, text)
        for place, row in enumerate(rows)
        for x, text in zip((90, 170), row, strict=True)
    ]
    return rule(*lines, *((x, bottom, x, top) for x in (80, 160, 500))) + "\n" + draw(*words, size=14)


def test_a_table_across_a_page_break_is_joined(read: Callable[..., str]) -> None:
    head = ("序号", "活动内容")
    first = _numbered_table([head, ("1", "举办质量月启动仪式"), ("2", "开展儿童用品质量")], 300)
    second = _numbered_table([head, ("", "监督抽查活动"), ("3", "发布质量状况分析报告")], 760)
    text = read(page(set_type(OPENING, FIRST), first, draw((290, 50, "1"), size=10)), second)
    assert text.endswith(
        "\n\n| 序号 | 活动内容 |\n| 1 | 举办质量月启动仪式 |\n"
        "| 2 | 开展儿童用品质量监督抽查活动 |\n| 3 | 发布质量状况分析报告 |\n"
    )


def test_a_frame_is_no_table(read: Callable[..., str]) -> None:
    frame = rule((40, 40, 555, 40), (40, 800, 555, 800), (40, 40, 40, 800), (555, 40, 555, 800))
    assert read(page(set_type(OPENING, FIRST), frame)) == f"{OPENING}\n{FIRST}\n"


def test_radicals_become_the_characters_they_look_like(read: Callable[..., str]) -> None:
    assert "“质量月”长三角风险监测" in read(page([*set_type(OPENING), "“质量⽉”⻓三⻆⻛险监测"]))


ENCRYPTED = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{0}>/U<{0}>>>/ID[<00><00>]".format("5a" * 32)
BOMB = zlib.compress(bytes(97 * 2**20), 9)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf([""]), "without a text layer .0 Chinese characters on 1 pages.; scan it again"),
        (pdf([draw((90, 700, "扫描全能王"))] * 3), "without a text layer .15 Chinese"),
        (pdf([draw((90, 700, OPENING))], trailer=ENCRYPTED), "encrypted; open it with its password"),
        (pdf([draw((90, 700, OPENING))])[:400], "damaged PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged PDF"),
        (b"%PDF-1.4\n1 0 obj\n<<>>stream\n" + BOMB + b"\nendstream endobj", "96 MiB or more when unpacked"),
        (pdf([""] * 501), "501 pages, more than 500"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "named .pdf, but its content is html"),
        (b"PK\x03\x04....word/document.xml", "named .pdf, but its content is docx; rename it"),
        (b"\xff\xd8\xff\xe0 a photograph", "content is image; rename it to .png"),
        ("关于开展质量月活动的通知".encode(), "damaged PDF"),
    ],
    ids=["scan", "stamp", "encrypted", "cut", "noise", "bomb", "book", "html", "docx", "jpeg", "text"],
)  # fmt: skip
def test_refused(content: bytes, reason: str, refused: Callable[[str, bytes, str], None]) -> None:
    refused("notice.pdf", content, reason)


def test_from_file_to_records(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "notice.pdf"
    head = [
        "　　　　　临江市市场监督管理局文件",
        "　　　　　临市监质〔2025〕18号",
        "　　　　关于开展2025年“质量月”活动的通知",
    ]
    body = set_type(OPENING.replace("九月", "2025年9月"), FIRST, SECOND, "三、发布质量状况分析报告。")
    lines = [
        *head,
        "各县（区）市场监督管理局：",
        *body,
        "　　　　　　　　　　　临江市市场监督管理局",
        "　　　　　　　　　　　　2025年8月20日",
    ]
    path.write_bytes(
        pdf(
            [
                page(lines[:10], draw((290, 50, "— 1 —"), size=12)),
                page(lines[10:], draw((290, 50, "— 2 —"), size=12)),
            ]
        )
    )
    (record,) = extract_notices(read_source(path), knowledge)
    assert (record.title, record.doc_number) == ("关于开展2025年“质量月”活动的通知", "临市监质〔2025〕18号")
    assert (record.issue_date, record.campaign_year) == ("2025-08-20", 2025)
    texts = [activity.text for activity in record.activities]
    assert any("质量月启动仪式" in text for text in texts)
    assert any("发布质量状况分析报告" in text for text in texts)


def test_a_notice_has_one_id_as_text_word_file_web_page_and_pdf(tmp_path: Path, knowledge: Knowledge) -> None:
    issuer = "绍兴市市场监督管理局"
    title = f"{issuer}关于开展2024年“质量月”活动的通知"
    for head in ([f"{issuer}文件", "绍市监质〔2024〕60号", title], [title]):
        paragraphs = [*head, OPENING, FIRST, SECOND, issuer, "2024年8月20日"]
        document = docx.Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        document.save(str(tmp_path / "notice.docx"))
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        lines = [
            *head,
            *set_type(*paragraphs[len(head) : -2]),
            f"{'　' * 15}{issuer}",
            f"{'　' * 16}2024年8月20日",
        ]
        contents = {
            "notice.txt": "\n".join(paragraphs).encode(),
            "notice.html": f"<html><meta charset='utf-8'><body><div>{body}</div></body></html>".encode(),
            "notice.pdf": pdf([page(lines)]),
        }
        for name, content in contents.items():
            (tmp_path / name).write_bytes(content)
        files = [tmp_path / name for name in ("notice.docx", *contents)]
        records = [record for path in files for record in extract_notices(read_source(path), knowledge)]
        assert len(records) == 4
        assert len({record.id for record in records}) == 1
