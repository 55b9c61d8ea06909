"""Plain text files: the encodings that are supported, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.formats.plain import plain_text
from loaders.formats.reading import find_files, read_source
from ontology.errors import NoticeError, UnreadableFile

TEXT = "关于开展2025年“质量月”活动的通知\n各单位：\n现将有关事项通知如下：\n"


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


def test_a_missing_path_and_an_empty_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(NoticeError, match="no such file"):
        find_files([tmp_path / "nowhere.txt"])
    with pytest.raises(NoticeError, match="no notice file"):
        find_files([tmp_path])


def test_utf_16_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="NUL byte"):
        plain_text(tmp_path / "notice.txt", TEXT.encode("utf-16"))
