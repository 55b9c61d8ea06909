"""Binary Word files and those of WPS Writer: `files/notice.doc`, written by LibreOffice, and what may go wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.assemble.extraction import extract_notices
from loaders.contract.record import NoticeRecord
from loaders.formats.child import ChildError, run_child
from loaders.formats.doc import doc_text
from loaders.formats.doc.libreoffice import convert_by_libreoffice
from loaders.formats.docx import docx_text
from loaders.formats.reading import read_source
from loaders.lexicon.knowledge import Knowledge
from ontology.errors import UnreadableFile

NOTICE = (Path(__file__).parent / "files" / "notice.doc").read_bytes()
TEXT = """\
临市监质〔2025〕18号
关于开展2025年“质量月”活动的通知
各县（区）市场监督管理局：
市局定于2025年9月在全市开展“质量月”活动，现将有关事项通知如下：
一、举办质量月启动仪式。
二、发布质量状况分析报告。

| 活动 | 单位 | 时间 |
| 举办质量论坛 | 市教育局 | 9月 |
| 举办技能竞赛 | 市教育局 | 10月 |

临江市市场监督管理局
2025年8月20日
"""
FIB = NOTICE.index(b"\xec\xa5")  # the file information block, with which the stream of the text begins
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def patched(place: int, value: int) -> bytes:
    """Return the file with another byte in its file information block."""
    return NOTICE[: FIB + place] + bytes([value]) + NOTICE[FIB + place + 1 :]


ENCRYPTED = patched(11, NOTICE[FIB + 11] | 1)
WORD_95 = patched(0, 0xDC)
# One character fewer than the text has: the converter refuses it, LibreOffice does not.
MISCOUNTED = patched(0x4C, NOTICE[FIB + 0x4C] ^ 7)
needs_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def stream(name: str) -> bytes:
    return OLE + bytes(504) + name.encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize("name", ["notice.doc", "notice.wps", "NOTICE.DOT", "notice.wpt"])
def test_text_numbers_and_merged_cells(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(NOTICE)
    assert read_source(path).text == TEXT


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg936 \'d6\'ca\'c1\'bf\'d4\'c2\par}", "质量月\n"),
        (run_child("loaders.formats.doc.conversion", NOTICE), TEXT),
        (f"<html><body><p>{'质量月活动通知' * 8}</p></body></html>".encode(), "质量月活动通知" * 8 + "\n"),
    ],
    ids=["rtf", "docx", "html"],
)
def test_the_content_decides(content: bytes, text: str, tmp_path: Path) -> None:
    assert doc_text(tmp_path / "notice.doc", content) == doc_text(tmp_path / "notice.wps", content) == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (ENCRYPTED, "encrypted; open it with its password and save it without one"),
        (WORD_95, "Word 6 or 95; open it in Word or WPS and save it as .docx"),
        (stream("MatOST"), "content is works; it is of MS Works, not of WPS"),
        (b"\x01\xfe" + bytes(64), "content is works; it is of MS Works, not of WPS"),
        (stream("Workbook"), "content is xls; it is a spreadsheet"),
        (stream("EncryptedPackage"), "content is encrypted docx; open it with its password"),
        (stream("WordDocument"), "no Word document that can be read .*save it as .docx"),
        (b"%PDF-1.7", "content is pdf; rename it to .pdf"),
        (bytes(range(1, 255)), "damaged, or no Word document"),
    ],
)
@pytest.mark.parametrize("suffix", ["doc", "wps"])
def test_refused(
    suffix: str, content: bytes, reason: str, refused: Callable[[str, bytes, str], None]
) -> None:
    refused(f"a.{suffix}", content, reason)


@needs_libreoffice
def test_libreoffice_is_the_second_way(tmp_path: Path) -> None:
    with pytest.raises(ChildError):
        run_child("loaders.formats.doc.conversion", MISCOUNTED)
    assert doc_text(tmp_path / "notice.doc", MISCOUNTED).startswith(TEXT[:100])


@needs_libreoffice
def test_libreoffice_is_ended_in_time() -> None:
    assert convert_by_libreoffice(NOTICE, seconds=0.01) is None


def test_without_libreoffice_the_refusal_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UnreadableFile, match="or install LibreOffice"):
        doc_text(tmp_path / "notice.doc", MISCOUNTED)


def test_a_child_is_ended_in_time() -> None:
    with pytest.raises(ChildError, match=r"not read within 0.01 s"):
        run_child("loaders.formats.doc.conversion", NOTICE, seconds=0.01)


def test_same_records_as_of_the_docx(tmp_path: Path, knowledge: Knowledge) -> None:
    (tmp_path / "notice.doc").write_bytes(NOTICE)
    (tmp_path / "notice.docx").write_bytes(run_child("loaders.formats.doc.conversion", NOTICE))
    old, new = (records(tmp_path / name, knowledge) for name in ("notice.doc", "notice.docx"))
    assert docx_text(tmp_path / "notice.docx", (tmp_path / "notice.docx").read_bytes()) == TEXT
    assert len(old.activities) == 4
    assert old.model_dump(exclude={"source"}) == new.model_dump(exclude={"source"})


def records(path: Path, knowledge: Knowledge) -> NoticeRecord:
    (record,) = extract_notices(read_source(path), knowledge)
    return record
