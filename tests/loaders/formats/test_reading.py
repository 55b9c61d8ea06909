"""Plain text files: the encodings that are supported, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.formats.folders import find_files
from loaders.formats.plain import plain_text
from loaders.formats.reading import read_source
from ontology.errors import NoticeError

TEXT = "关于开展2025年“质量月”活动的通知\n各单位：\n现将有关事项通知如下：\n"
GB = TEXT.encode("gb18030")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    assert read_source(path).text == TEXT


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("binary.txt", b"PK\x03\x04\x00\x00", "NUL byte at 4"),
        ("wrong.txt", bytes(range(128, 256)) * 8, "neither UTF-8 nor GB18030"),
        ("notice.xyz", TEXT.encode(), "format .xyz is not supported; save it as .txt"),
        ("notice", TEXT.encode(), "a file without suffix is not supported; save it as .txt"),
    ],
)
def test_refused(name: str, content: bytes, reason: str, refused: Callable[[str, bytes, str], None]) -> None:
    refused(name, content, reason)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_with_its_mark(encoding: str, tmp_path: Path) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    assert plain_text(tmp_path / "notice.txt", (mark + TEXT).encode(encoding)).lstrip("\ufeff") == TEXT


def test_a_line_break_of_word_ends_a_line(tmp_path: Path) -> None:
    path = tmp_path / "notice.txt"
    path.write_text("主题：建设质量强国\v一、举办论坛。\r\n", "utf-8")
    assert read_source(path).text == "主题：建设质量强国\n一、举办论坛。\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (TEXT.encode().replace("现".encode(), b"\xff"), "line 3, after “”: byte ff .at 63. is not UTF-8"),
        (TEXT.encode()[:-6], "line 3, after “现将有关事项通知如”: byte e4 .at 90. is not UTF-8"),
        (GB.replace("各".encode("gb18030"), b"\xff"), "line 2, after “”: byte ff .at 35. is not GB18030"),
        (TEXT.encode("utf-16")[:-1], "line 3, after “现将有关事项通知如下：”: byte 0a .at 74. is not UTF-16"),
    ],
    ids=["inserted", "cut off", "GB18030", "UTF-16"],
)  # fmt: skip
def test_a_faulty_byte_is_refused_with_its_place(
    content: bytes, reason: str, refused: Callable[[str, bytes, str], None]
) -> None:
    refused("notice.txt", content, reason)


def test_a_missing_path_and_an_empty_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(NoticeError, match="no such file"):
        find_files([tmp_path / "nowhere.txt"])
    with pytest.raises(NoticeError, match="no notice file"):
        find_files([tmp_path])


def test_every_file_of_a_folder_is_read_or_named(tmp_path: Path) -> None:
    for name in ("b.txt", "a.WPS", "c/d.ofd", "c/e.zip", "f.xlsx", "g", "~$a.doc", "h.rar", "._b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    files, untried = find_files([tmp_path, tmp_path / "b.txt", tmp_path])
    assert [file.relative_to(tmp_path).as_posix() for file in files] == [
        "a.WPS",
        "b.txt",
        "c/d.ofd",
        "c/e.zip",
    ]
    assert untried == [
        f"{tmp_path}/._b.txt: not tried: it only has attributes that macOS keeps",
        f"{tmp_path}/f.xlsx: not tried: format .xlsx is not supported; copy a notice in it into a .txt file",
        f"{tmp_path}/g: not tried: a file without suffix is not supported; save it as .txt",
        f"{tmp_path}/h.rar: not tried: format .rar is not supported; unpack it, and give the files in it",
        f"{tmp_path}/~$a.doc: not tried: it only marks a document as open",
    ]
    assert find_files([tmp_path / "f.xlsx"]).files == [tmp_path / "f.xlsx"]
