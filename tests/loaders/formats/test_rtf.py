"""RTF files, written here as Word, WPS and simpler programs write them: their text, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.formats.rtf import rtf_text

FONTS = r"{\fonttbl{\f0\fnil\fcharset134 SimSun;}}"


def escaped(words: str) -> str:
    """Return words as RTF writes those of GBK."""
    return "".join(f"\\'{byte:02x}" if byte > 0x7F else chr(byte) for byte in words.encode("gb18030"))


def rtf(*body: str) -> bytes:
    return ("{\\rtf1\\ansi\\ansicpg936\\uc1\\deff0" + FONTS + "\\f0 " + "".join(body) + "}").encode("latin-1")


def row(*cells: str, edges: tuple[int, ...] = (), flags: tuple[str, ...] = ()) -> str:
    """Return a row as Word writes it, with its definition before and behind the cells."""
    reach = edges or tuple(2000 * (place + 1) for place in range(len(cells)))
    marks = flags or ("",) * len(cells)
    definition = r"\trowd\trgaph108 " + "".join(f"{m}\\cellx{e}" for m, e in zip(marks, reach, strict=True))
    words = "".join(rf"\intbl {cell}\cell " for cell in cells)
    return rf"{definition}\pard {words}\pard\intbl {{{definition}\row}}\pard "


E = escaped
SHAPE = (
    r"{\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard " + E("框") + r"\par}}"
    r"{\shprslt{\*\do{\dptxbxtext " + E("框") + "}}}}"
)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rf"{E('质量月')}\par {E('通知')}\par ", "质量月\n通知\n"),
        (r"\u-29400?\u-28209?\u26376?", "质量月\n"),
        (r"\u-10187?\u-8904?", "\U0001d538\n"),
        (rf"{E('上')}\line {E('下')}\tab {E('右')}", "上\n下 右\n"),
        (r"{\listtext\pard\plain " + E("一、") + r"\tab}" + E("举办论坛。"), "一、举办论坛。\n"),
        (r"{\pntext\f0 1.\tab}{\*\pn\pnlvlbody}" + E("举办论坛。"), "1.举办论坛。\n"),
        (E("留") + r"{\deleted\revauthdel1 " + E("删") + "}" + E("用") + r"{\revised " + E("增") + "}", "留用增\n"),
        (E("显") + r"{\v " + E("隐") + "}" + E("示"), "显示\n"),
        (
            E("见") + r'{\field{\*\fldinst{HYPERLINK "http://example.org/"}}{\fldrslt{' + E("附件") + "}}}",
            "见附件\n",
        ),
        (r"{\header " + E("页眉") + r"}{\footnote " + E("注") + "}" + E("正文"), "正文\n"),
        (E("文") + SHAPE + E("后"), "文\n框\n后\n"),
        (E("文") + SHAPE.replace("shptxt", "sn") + E("后"), "文后\n"),
        (r"{\info{\title " + E("旧题") + "}}" + E("正文"), "正文\n"),
        (r"\{a\}\\", "{a}\\\n"),
        (r"\'d9|\'c1\'bf", "質量\n"),
    ],
    ids=[
        "GBK", "Unicode", "pair", "breaks", "listtext", "pntext", "deleted", "hidden", "link", "header",
        "box", "drawing", "title", "escapes", "half-escaped",
    ],
)  # fmt: skip
def test_paragraphs(body: str, text: str, tmp_path: Path) -> None:
    assert rtf_text(tmp_path / "a.rtf", rtf(body)) == text


def test_raw_bytes_of_gbk(tmp_path: Path) -> None:
    words = "乗車測試［質量］"  # second bytes that look like a backslash, a brace and letters
    assert any(byte in b"\\{}|@" for byte in words.encode("gb18030")[1::2])
    content = rtf("x").replace(b"x}", words.encode("gb18030") + b"\\par}")
    assert rtf_text(tmp_path / "a.rtf", content) == words + "\n"


@pytest.mark.parametrize(
    ("rows", "table"),
    [
        ((row(E("活动"), E("单位")), row(E("论坛"), E("甲|乙"))), "| 活动 | 单位 |\n| 论坛 | 甲｜乙 |"),
        ((row("a", "b"), row("c", E("质量") + r"\par " + E("强国"))), "| a | b |\n| c | 质量强国 |"),
        ((row("a", "b", flags=("", r"\clvmgf")), row("c", "", flags=("", r"\clvmrg"))), "| a | b |\n| c | b |"),
        ((row("a", "b", "c"), row("d", "e", edges=(4000, 6000))), "| a | b | c |\n| d | d | e |"),
        ((row("a", "", "c", flags=(r"\clmgf", r"\clmrg", "")), row("d", "e", "f")), "| a | a | c |\n| d | e | f |"),
    ],
    ids=["plain", "two paragraphs", "merged down", "wide", "merged across"],
)  # fmt: skip
def test_tables(rows: tuple[str, ...], table: str, tmp_path: Path) -> None:
    content = rtf(E("前"), r"\par ", *rows, E("后"), r"\par ")
    assert rtf_text(tmp_path / "a.rtf", content) == f"前\n\n{table}\n\n后\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (rtf(""), "holds no text"),
        (b"PK\x03\x04 word/document.xml", "content is docx; rename it to .docx"),
        (b"%PDF-1.7", "content is pdf; rename it to .pdf"),
        (b"{\\rtf1\\u99999999999?}", "damaged RTF"),
    ],
)
def test_refused(content: bytes, reason: str, refused: Callable[[str, bytes, str], None]) -> None:
    refused("a.rtf", content, reason)
