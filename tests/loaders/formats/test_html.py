"""Web pages: whole ones beside their expected text, single conventions, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.assemble.extraction import extract_notices
from loaders.formats import html_text
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge

PAGES = Path(__file__).with_name("pages")
OPENING = (
    "为深入贯彻落实质量强国建设纲要，牢固树立质量第一意识，"
    "市局定于2025年9月在全市开展“质量月”活动，现将有关事项通知如下："
)


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], str]:
    """Return the text of a page whose article is an opening paragraph and this content, without the opening."""

    def reading(content: str) -> str:
        page = f"<html><head><meta charset='utf-8'></head><body><div><p>{OPENING}</p>{content}</div></body></html>"
        opening, _, rest = html_text(tmp_path / "page.html", page.encode()).partition("\n")
        assert opening == OPENING
        return rest

    return reading


@pytest.mark.parametrize("name", ["site.html", "old.htm", "divs.html"])
def test_whole_pages(name: str) -> None:
    expected = (PAGES / name).with_suffix(".expected.txt").read_text("utf-8")
    assert read_source(PAGES / name).text == expected


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("gb2312", "gb18030"),
        ("gb2312", "utf-8"),  # saved again by a browser, its declaration left as it was
        ("", "gb18030"),
        ("", "utf-8"),
        ("utf-8", "utf-16"),
        ("big5", "big5"),
    ],
)
def test_encodings(declared: str, encoding: str, tmp_path: Path) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    words = "為深入貫徹落實品質強國建設綱要，" * 4 if encoding == "big5" else OPENING
    page = f"<html><head>{meta}</head><body><p>{words}</p></body></html>"
    assert html_text(tmp_path / "page.html", page.encode(encoding)) == f"{words}\n"


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("一、主题<br>质量强国<br/>二、活动", "一、主题\n质量强国\n二、活动\n"),
        ("<p>&nbsp;</p><p>　　甲<font>乙</font><b>丙</b>&nbsp;&nbsp;</p><center>丁</center>", "甲乙丙\n丁\n"),
        ("<ol start='3'><li>甲</li><li><p>乙</p><ul><li>丙</li></ul></li><li>丁</li></ol>", "3.甲\n4.乙\n丙\n5.丁\n"),
        ("<ol type='i'><li>甲</li><li>乙</li></ol>", "i.甲\nii.乙\n"),
        ("<ol><li>（一）甲</li><li>1．乙</li></ol>", "（一）甲\n1．乙\n"),
        ("<pre>  一、甲\n  二、乙</pre>", "一、甲\n二、乙\n"),
        ("<p>质量<!-- 注 -->强国<script>x()</script><span hidden>隐</span></p>", "质量强国\n"),
        ("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>", "甲\n乙\n"),
        ("<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>", "甲\n乙\n"),
        ("<table><tr><th>甲<th>乙<tr><td rowspan=9>丙<td>a|b</table>丁", "\n| 甲 | 乙 |\n| 丙 | a｜b |\n\n丁\n"),
        (
            "<table><tr><td rowspan=2 colspan=2>甲<td>乙<tr><td>ISO<br>9001<br>1.丙</table>",
            "\n| 甲 | 甲 | 乙 |\n| 甲 | 甲 | ISO 9001 1.丙 |\n",
        ),
        ("<table><tr><td>a<td><table><tr><td>甲<td>乙</table></table>", "a\n\n| 甲 | 乙 |\n"),
        ("<table><tr><td>甲<td>乙<tr><td colspan=2>注：丙。</table>", "\n| 甲 | 乙 |\n\n注：丙。\n"),
        ("<table><tr><td colspan=1000 rowspan=99999>甲<td>乙</table>", None),
        ("<p>附件：<a href='a.docx'>安排表</a></p>", "附件：安排表\n"),
        ("<div><a href='/b.html'>《中华人民共和国产品质量法》</a>宣传。</div>", "《中华人民共和国产品质量法》宣传。\n"),
        ("<p>主办单位：市局</p><p>技术支持：市质检院</p>", "主办单位：市局\n技术支持：市质检院\n"),
        ("<p>相关阅读</p><p><a href='/c.html'>关于2024年活动的通知</a></p>", ""),
        ("<p>发布单位：中国质量协会</p>", "发布单位：中国质量协会\n"),
    ],
)  # fmt: skip
def test_content(content: str, lines: str | None, read: Callable[[str], str]) -> None:
    found = read(content)
    assert lines is None or found == lines
    assert len(found) < 2000


def test_tags_nested_deeper_than_the_recursion_limit(read: Callable[[str], str]) -> None:
    depth = 1500
    assert read("<font>" * depth + "甲" + "</font>" * depth + "<p>乙</p>").replace("\n", "") == "甲乙"


def test_metadata_stand_once_in_the_text() -> None:
    text = read_source(PAGES / "site.html").text
    assert text.count("临市监质〔2025〕18号") == 1
    assert "废止日期" not in text  # printed, but empty


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            b"<html><body><div id=app></div><script src=a.js></script></body></html>",
            "before its scripts have run",
        ),
        (b"<html><frameset><frame src=a.htm></frameset></html>", "frames other pages"),
        (b"<html><body></body></html>", "holds no text .0 Chinese characters"),
        (b"%PDF-1.4", "named .html, but its content is pdf; rename it to .pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "content is doc; it is the old binary Word format"),
        (b"<html>" + bytes(range(128, 256)) * 8, "neither UTF-8 nor GB18030"),
        (b"<!-- -->", "no web page|holds no text"),
    ],
)
def test_refused(content: bytes, reason: str, refused: Callable[[str, bytes, str], None]) -> None:
    refused("page.html", content, reason)


def test_from_file_to_records(knowledge: Knowledge) -> None:
    (record,) = extract_notices(read_source(PAGES / "old.htm"), knowledge)
    assert (record.title, record.doc_number) == ("关于开展2006年“质量月”活动的通知", "临质监质〔2006〕31号")
    assert (record.issue_date, record.campaign_year) == ("2006-08-18", 2006)
    assert any("名牌产品成果展览" in activity.text for activity in record.activities)
