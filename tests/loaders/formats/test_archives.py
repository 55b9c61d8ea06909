"""Archives: names in both encodings, every member read, refused or named, and bombs refused."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest

from loaders.formats import archives
from loaders.formats.file_parts import FilePart, read_parts

NOTICE = "关于开展2025年“质量月”活动的通知\n一、举办质量月启动仪式。\n"
Read = Callable[[bytes], list[FilePart]]


def packed(files: Mapping[str, bytes], names: str = "utf-8") -> bytes:
    """Return an archive; with names in GBK, or in UTF-8 without its flag, as old programs write them."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(_Info(name, names), content)
    return written.getvalue()


class _Info(zipfile.ZipInfo):
    def __init__(self, name: str, encoding: str) -> None:
        super().__init__(name)
        self._encoding, self.compress_type = encoding, zipfile.ZIP_DEFLATED

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        flag = 0x800 if self._encoding == "utf-8" else 0
        return self.filename.encode(self._encoding.removesuffix(" bare")), self.flag_bits | flag


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def parts(content: bytes) -> list[FilePart]:
        (tmp_path / "通知.zip").write_bytes(content)
        return list(read_parts(tmp_path / "通知.zip"))

    return parts


@pytest.mark.parametrize("names", ["utf-8", "gb18030", "utf-8 bare"])
def test_names_and_texts(names: str, read: Read) -> None:
    (part,) = read(packed({"市局/质量月通知.txt": NOTICE.encode("gb18030")}, names))
    assert part.source
    assert (part.source.file, part.source.text) == ("通知.zip/市局/质量月通知.txt", NOTICE)


def test_every_member_is_read_refused_or_named(read: Read, tmp_path: Path) -> None:
    files = {
        "甲.txt": NOTICE.encode(),
        "乙.docx": b"PK\x03\x04",
        "空.txt": b"",
        "表.xlsx": b"PK",
        "__MACOSX/._甲.txt": b"\x00",
        "~$乙.docx": b"\x00",
        "内.zip": packed({"丙.md": NOTICE.encode()}),
    }
    parts = {part.path.relative_to(tmp_path).as_posix(): part for part in read(packed(files))}
    assert [name for name, part in parts.items() if part.source] == [
        "通知.zip/甲.txt",
        "通知.zip/内.zip/丙.md",
    ]
    refusals = [part.refusal or "" for part in parts.values() if part.refusal]
    assert [refusal.partition(": ")[0] for refusal in refusals] == [
        f"{tmp_path}/通知.zip/乙.docx",
        f"{tmp_path}/通知.zip/空.txt",
    ]
    assert [name for name, part in parts.items() if part.note] == [
        "通知.zip/表.xlsx",
        "通知.zip/__MACOSX/._甲.txt",
        "通知.zip/~$乙.docx",
    ]


def test_names_do_not_lead_out_of_the_archive(read: Read, tmp_path: Path) -> None:
    files = {"../../etc/甲.txt": NOTICE.encode(), "/乙.txt": NOTICE.encode(), "丙\n.txt": NOTICE.encode()}
    names = [part.path.relative_to(tmp_path).as_posix() for part in read(packed(files))]
    assert names == ["通知.zip/etc/甲.txt", "通知.zip/乙.txt", "通知.zip/丙_.txt"]


def test_a_docx_stored_in_an_archive_does_not_make_it_one(read: Read) -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.docx", packed({"word/document.xml": b"", "[Content_Types].xml": b""}))
        archive.writestr("b.txt", NOTICE)
    assert [part.path.name for part in read(written.getvalue())] == ["a.docx", "b.txt"]


def _overstated() -> bytes:
    """Return an archive with an entry that claims a terabyte, as bombs of overlapping members add up to."""
    content = bytearray(packed({"甲.txt": NOTICE.encode()}))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 2**32 - 2)
    return bytes(content)


MANY = {f"{number}.txt": b"a" for number in range(1001)}
BOMB = packed({"a.txt": bytes(600 * 2**20)})
NESTED = packed({"a.zip": packed({"b.zip": packed({"c.zip": packed({"d.txt": NOTICE.encode()})})})})
ENCRYPTED = packed({"a.txt": NOTICE.encode()}).replace(
    b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
)
BROKEN = packed({"a.txt": NOTICE.encode()}).replace(b"a.txt", b"b.txt", 1)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (BOMB, "600 MiB in 1 files when unpacked, more than 512 MiB"),
        (_overstated(), "4095 MiB in 1 files when unpacked"),
        (packed({f"{number}.txt": b"a" for number in range(2001)}), "0 MiB in 2001 files when unpacked"),
        (packed({"a.zip": packed(MANY), **MANY}), "a.zip: 0 MiB in 1001 files"),
        (packed({"a.txt": bytes(33 * 2**20)}), "a.txt: larger than 32 MiB"),
        (NESTED, "a.zip/b.zip/c.zip: more than 3 files within one another"),
        (ENCRYPTED, "a.txt: encrypted; unpack it with its password"),
        (BROKEN, "a.txt: damaged in its archive"),
        (packed({"a.txt": NOTICE.encode()})[:60], "damaged archive"),
        (packed({"a.xlsx": b"PK"}), "no notice file in this archive"),
        (b"Rar!\x1a\x07\x00", "damaged archive"),
    ],
    ids=[
        "bomb", "overstated", "many", "many within", "large", "nested", "encrypted", "broken", "cut", "nothing", "rar",
    ],
)  # fmt: skip
def test_refused(content: bytes, reason: str, read: Read, tmp_path: Path) -> None:
    refusals = [part.refusal for part in read(content) if part.refusal]
    assert len(refusals) == 1
    assert reason in str(refusals[0])
    assert str(refusals[0]).startswith(f"{tmp_path}/通知.zip")
    assert "\n" not in str(refusals[0])


def test_the_room_is_that_of_one_file() -> None:
    room = archives.Room()
    list(archives.members(Path("a.zip"), packed({"a.txt": NOTICE.encode()}), room))
    assert (room.size, room.members) == (
        archives.LARGEST_UNPACKED - len(NOTICE.encode()),
        archives.MOST_MEMBERS - 1,
    )
