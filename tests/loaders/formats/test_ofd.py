"""OFD files, built here as GB/T 33190 has them: paragraphs, ruled tables and pages, and what is refused."""

from __future__ import annotations

import json
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from loaders.formats.document import Document
from loaders.formats.ofd import ofd_text
from loaders.formats.ofd.conversion import convert_ofd
from ontology.errors import UnreadableFile

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5.6  # millimetres: type of 16 points
HEAD = f'<?xml version="1.0" encoding="UTF-8"?><ofd:OFD {NAMESPACE} Version="1.1"><ofd:DocBody>'
NOTICE = (
    "临市监质〔2025〕18号",
    "关于开展2025年“质量月”活动的通知",
    "各县（区）市场监督管理局：",
    "市局定于2025年9月在全市开展“质量月”活动，现将有关事项通知如下：",
    "一、举办质量月启动仪式。",
    "二、发布质量状况分析报告。",
    "临江市市场监督管理局",
    "2025年8月20日",
)


def text_of(path: Path, content: bytes) -> str:
    """Return the text of a file whose pages need no OCR."""
    document = ofd_text(path, content)
    assert isinstance(document, Document)
    assert document.ocr_score is None
    return document.text


def text(words: str, x: float, y: float, size: float = SIZE) -> str:
    """Return a text object; `x` and `y` are the left end and the base line in millimetres."""
    boundary = f"{x} {y - size} {size * len(words)} {size * 1.2}"
    steps = " ".join(str(size / 2 if char.isascii() else size) for char in words[:-1])
    code = f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{words}</ofd:TextCode>'
    return f'<ofd:TextObject Boundary="{boundary}" Font="1" Size="{size}">{code}</ofd:TextObject>'


def line(x0: float, y0: float, x1: float, y1: float) -> str:
    data = f"M 0 0 L {x1 - x0} {y1 - y0}"
    boundary = f"{x0} {y0} {x1 - x0 or 0.1} {y1 - y0 or 0.1}"
    return f'<ofd:PathObject Boundary="{boundary}"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def ofd(*pages: str, files: dict[str, bytes] | None = None) -> bytes:
    """Return an OFD file with these pages of objects, and further entries."""
    written = BytesIO()
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="P{n}/Content.xml"/>' for n in range(len(pages)))
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "OFD.xml", f"{HEAD}<ofd:DocRoot>Doc/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
        )
        package.writestr(
            "Doc/Document.xml",
            f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
            f"</ofd:PageArea></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        )
        for number, objects in enumerate(pages):
            content = f"<ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content>"
            package.writestr(f"Doc/P{number}/Content.xml", f"<ofd:Page {NAMESPACE}>{content}</ofd:Page>")
        for name, content_of in (files or {}).items():
            package.writestr(name, content_of)
    return written.getvalue()


def notice() -> str:
    """Return the objects of a notice as it is printed: letterhead and title in the middle, paragraphs indented."""
    number, title, recipients, *items, issuer, date = NOTICE
    head = text(number, 75, 30) + text(title, 45, 45, 7.8) + text(recipients, 28, 60)
    lines = [part for item in items for part in ("　　" + item[:24], item[24:]) if part.strip()]
    return head + printed(*lines, y=70) + text(issuer, 120, 150) + text(date, 135, 160)


def printed(*lines: str, x: float = 28, y: float = 40) -> str:
    return "".join(text(words, x, y + 10 * number) for number, words in enumerate(lines))


def test_lines_and_page_numbers(tmp_path: Path) -> None:
    first = printed("关于开展2025年“质量月”活动的通知", "举办质量月启动仪式。") + text("—1—", 100, 285)
    second = printed("发布质量状况分析报告。") + text("—2—", 100, 285)
    assert text_of(tmp_path / "a.ofd", ofd(first, second)) == (
        "关于开展2025年“质量月”活动的通知\n举办质量月启动仪式。\n发布质量状况分析报告。\n"
    )


def test_a_line_that_reaches_the_margin_goes_on(tmp_path: Path) -> None:
    full = "市局定于今年九月在全市开展质量月活动现将有关事"
    lines = [full, "项通知如下", full, "项通知如下", full, "项通知如下"]
    assert text_of(tmp_path / "a.ofd", ofd(printed(*lines))) == (full + "项通知如下\n") * 3


def test_a_ruled_table_with_a_merged_cell(tmp_path: Path) -> None:
    rules = [line(30, y, 150, y) for y in (60, 72, 96)] + [line(30, 84, 90, 84)]
    rules += [line(x, 60, x, 96) for x in (30, 90, 150)]
    cells = [
        ("活动", 35, 68),
        ("单位", 95, 68),
        ("质量论坛", 35, 80),
        ("技能竞赛", 35, 92),
        ("教育局", 95, 85),
    ]
    page = printed("附件：活动安排") + "".join(rules) + "".join(text(words, x, y) for words, x, y in cells)
    assert text_of(tmp_path / "a.ofd", ofd(page)) == (
        "附件：活动安排\n\n| 活动 | 单位 |\n| 质量论坛 | 教育局 |\n| 技能竞赛 | 教育局 |\n"
    )


def test_a_scanned_page_keeps_its_picture() -> None:
    picture = BytesIO()
    Image.new("RGB", (60, 90), "white").save(picture, "PNG")
    image = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="7"/>'
    media = '<ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>scan.png</ofd:MediaFile></ofd:MultiMedia>'
    resources = f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:MultiMedias>{media}</ofd:MultiMedias></ofd:Res>'
    files = {"Doc/DocumentRes.xml": resources.encode(), "Doc/Res/scan.png": picture.getvalue()}
    drawn = convert_ofd(ofd(image, files=files))
    assert b"/Width 60 /Height 90" in drawn
    assert b"595.28 0 0 841.89 0.00 0.00 cm" in drawn


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (ofd(printed("文"))[:300], "damaged, or no OFD document"),
        (b"%PDF-1.7 ", "content is pdf; rename it to .pdf"),
        (b"\x00\x01", "damaged, or no OFD document"),
    ],
    ids=["cut", "pdf", "noise"],
)
def test_refused(content: bytes, reason: str, refused: Callable[[str, bytes, str], None]) -> None:
    refused("a.ofd", content, reason)


def test_a_page_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="a.ofd"):
        ofd_text(tmp_path / "a.ofd", ofd(line(0, 0, 9, 0)))


def test_same_records_as_of_the_text(
    tmp_path: Path, invoke: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    (tmp_path / "a.ofd").write_bytes(ofd(notice()))
    (tmp_path / "a.txt").write_text("\n".join(NOTICE), "utf-8")
    done = invoke("extract", str(tmp_path / "a.ofd"), str(tmp_path / "a.txt"), "--json")
    drawn, typed = json.loads(done.stdout)
    assert (drawn.pop("source")["file"], typed.pop("source")["file"]) == ("a.ofd", "a.txt")
    assert len(typed["activities"]) == 2
    assert drawn == typed
