"""Archives (.zip) of notices: the names and contents of their members, read within limits."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from loaders.formats.kinds import expect
from ontology.errors import UnreadableFile

LARGEST_UNPACKED = 512 * 2**20  # bytes of all members together, those of archives within included
MOST_MEMBERS = 2_000
_UTF8 = 0x800  # the flag of a name in UTF-8
_ENCRYPTED = 0x1
_FAULTS = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError, OSError)


@dataclass
class Room:
    """Room to unpack one file, with all archives and mails within it."""

    size: int = LARGEST_UNPACKED
    members: int = MOST_MEMBERS

    def take(self, path: Path, size: int, members: int) -> None:
        """Take up room. Raises `UnreadableFile` where there is not as much."""
        self.size -= size
        self.members -= members
        if self.size < 0 or self.members < 0:
            raise UnreadableFile(
                f"{path}: {size // 2**20} MiB in {members} files when unpacked, more than {LARGEST_UNPACKED // 2**20} "
                f"MiB or {MOST_MEMBERS} files together; unpack it, and give the notices inside"
            )


def members(path: Path, content: bytes, room: Room) -> Iterator[tuple[str, bytes | UnreadableFile]]:
    """Yield the name of each file in an archive, with its bytes or the reason why they cannot be read.

    Raises `UnreadableFile` for a damaged archive, and for one that is too large when unpacked.
    """
    expect("zip", path, content)
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except _FAULTS as error:
        raise UnreadableFile(f"{path}: damaged archive ({error}); fetch it again, or unpack it") from error
    files = [each for each in archive.infolist() if not each.is_dir()]
    room.take(path, sum(each.file_size for each in files), len(files))
    for each in files:
        name = _name(each)
        yield name, _bytes_of(path / name, archive, each)


def _bytes_of(path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | UnreadableFile:
    if member.flag_bits & _ENCRYPTED:
        return UnreadableFile(f"{path}: encrypted; unpack it with its password, and give the file")
    try:  # Python reads no more of a member than the size in its entry
        return archive.read(member)
    except _FAULTS as error:
        return UnreadableFile(f"{path}: damaged in its archive ({error}); unpack it, and give the file")


def _name(member: zipfile.ZipInfo) -> str:
    """Return the name of a member below the archive. Without the flag of UTF-8 it is in UTF-8 all the same, or GBK."""
    name = member.orig_filename
    if not member.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")  # as which Python has decoded it
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("gb18030", "replace")
    return name
