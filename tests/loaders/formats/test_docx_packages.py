"""Packages of Word files: relationships that lead nowhere, macros, templates, the strict variant, embedded files."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from loaders.formats import docx_text
from loaders.formats.reading import read_source
from tests.loaders.formats.word_files import LISTS, RELATIONS, p, related, repacked, tbl, tc, word

PAGE = "<html><body><p>网页</p><table><tr><td>甲</td><td>乙</td></tr></table></body></html>"
CHUNK = f'<w:altChunk xmlns:r="{RELATIONS}" r:id="rIdX"/>'


@pytest.mark.parametrize("target", ["media/gone.png", "NULL", "../customXml/gone.xml", "#_Toc1"])
def test_relationships_that_lead_nowhere_are_ignored(target: str, tmp_path: Path) -> None:
    content = repacked(word(p("文", "1:0"), lists=LISTS), related("image", target))
    assert docx_text(tmp_path / "a.docx", content) == "一、文\n"


@pytest.mark.parametrize(
    "kind", ["document.macroEnabled.main", "template.main", "template.macroEnabledTemplate.main"]
)
def test_macros_and_templates(kind: str, tmp_path: Path) -> None:
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    other = f"application/vnd.ms-word.{kind}+xml".encode()
    content = repacked(word(p("文", "1:0"), lists=LISTS), lambda _, part: part.replace(main, other))
    for name in ("a.docm", "a.dotx", "a.dotm"):
        (tmp_path / name).write_bytes(content)
        assert read_source(tmp_path / name).text == "一、文\n"


def test_the_strict_variant(tmp_path: Path) -> None:
    transitional, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    spaces = {
        transitional + b"wordprocessingml/2006/main": strict + b"wordprocessingml/main",
        transitional + b"officeDocument/2006/relationships": strict + b"officeDocument/relationships",
    }

    def change(_: str, part: bytes) -> bytes:
        for old, new in spaces.items():
            part = part.replace(old, new)
        return part

    content = repacked(word(p("文", "1:0"), tbl(tc("甲") + tc("乙")), lists=LISTS), change)
    assert strict in zipfile.ZipFile(BytesIO(content)).read("word/document.xml")
    assert docx_text(tmp_path / "a.docx", content) == "一、文\n\n| 甲 | 乙 |\n"


@pytest.mark.parametrize(
    ("name", "part", "text"),
    [
        ("a__html", PAGE.encode(), "网页\n\n| 甲 | 乙 |"),
        ("a__htm", "<div><p>片段</p></div>".encode(), "片段"),
        ("a__txt", "文字\n二".encode("utf-16"), "文字\n二"),
        ("a__rtf", rb"{\rtf1\ansi\ansicpg936 \'d6\'ca\'c1\'bf\par}", "质量"),
        ("a__docx", word(p("内", "1:0"), p("外", "1:1"), lists=LISTS), "一、内\n（一）外"),
        ("a__mht", b"MIME-Version: 1.0\nContent-Type: text/html\n\n" + PAGE.encode(), "网页\n\n| 甲 | 乙 |"),
    ],
    ids=["html", "fragment", "text", "rtf", "docx", "mht"],
)  # fmt: skip
def test_embedded_files_are_part_of_the_text(name: str, part: bytes, text: str, tmp_path: Path) -> None:
    target = name.replace("__", ".")
    content = repacked(word(p("前"), CHUNK, p("后")), related("aFChunk", target), **{name: part})
    assert docx_text(tmp_path / "a.docx", content).replace("\n\n后", "\n后") == f"前\n{text}\n后\n"


def test_an_embedded_file_that_cannot_be_read_is_not_lost_silently(
    refused: Callable[[str, bytes, str], None], tmp_path: Path
) -> None:
    content = repacked(word(p("前"), CHUNK), related("aFChunk", "a.bin"), a__bin=b"%PDF-1.7")
    refused("a.docx", content, r"a.docx/word/a.bin: an embedded file .*\(pdf\).* or open .*a.docx in Word")
    nowhere = repacked(word(p("前"), CHUNK), related("aFChunk", "gone.html"))
    assert docx_text(tmp_path / "a.docx", nowhere) == "前\n"
