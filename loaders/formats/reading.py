"""Files into text: the only part of the loaders that opens a file. A further format is one more reader."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.formats import doc_refused, docx_text, html_text, pdf_text
from ontology.errors import NoticeError, UnreadableFile

# A notice of a ministry with all its annexes is under 1 MB of text; more is some other kind of file.
LARGEST_FILE = 32 * 1024 * 1024
ENCODINGS = ("utf-8-sig", "gb18030")
# Share of control characters, private-use and unassigned code points above which text is not text.
NOISE = 0.02


@dataclass(frozen=True)
class Source:
    """A file as read: its name, the sha256 of its bytes, and its text with `\\n` line ends."""

    file: str
    sha256: str
    text: str


def find_files(paths: Iterable[Path], others: Collection[str] = ()) -> list[Path]:
    """The notice files among `paths`: files as given, folders by the formats that can be read, in name order.

    `others`: endings of further files to take from folders. Raises `NoticeError` for a path that is not there
    and for a folder without any such file.
    """
    found: list[Path] = []
    endings = (*READERS, *others)
    for path in paths:
        if path.is_dir():
            inside = sorted(
                file for file in path.rglob("*") if file.suffix.lower() in endings and file.is_file()
            )
            if not inside:
                raise NoticeError(f"{path}: no notice file in this folder ({', '.join(endings)})")
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise NoticeError(f"{path}: no such file or folder")
    return list(dict.fromkeys(found))


def read_source(path: Path) -> Source:
    """The file at `path`. Raises `UnreadableFile` saying why it cannot be read."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableFile(f"{path}: format {path.suffix or 'without suffix'} is not read; save it as .txt")
    content = content_of(path)
    text = reader(path, content).replace("\r\n", "\n").replace("\r", "\n")
    return Source(path.name, hashlib.sha256(content).hexdigest(), text)


def content_of(path: Path) -> bytes:
    """The bytes of a file. Raises `UnreadableFile` for one that is empty, too large or cannot be opened."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableFile(f"{path}: larger than {LARGEST_FILE // 2**20} MiB, no notice is")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path}: cannot be opened ({error.strerror})") from error
    if not content.strip():
        raise UnreadableFile(f"{path}: the file is empty")
    return content


def plain_text(path: Path, content: bytes) -> str:
    """Text in UTF-8 (with or without BOM) or GB18030. Raises `UnreadableFile` for anything else."""
    if b"\x00" in content:
        raise UnreadableFile(
            f"{path}: binary, not text (a NUL byte at {content.index(0)}); save the notice as UTF-8 text"
        )
    for text in _decodings(content):
        if _is_text(text):
            return text
    raise UnreadableFile(f"{path}: neither UTF-8 nor GB18030 text; save it as UTF-8")


def _decodings(content: bytes) -> Iterator[str]:
    for encoding in ENCODINGS:
        try:
            yield content.decode(encoding)
        except UnicodeDecodeError:
            continue


def _is_text(text: str) -> bool:
    # GB18030 decodes nearly any bytes; what comes out of the wrong ones is full of unassigned characters.
    odd = sum(unicodedata.category(char) in {"Cc", "Co", "Cn"} for char in text if char not in "\n\r\t\f\v")
    return odd <= NOISE * len(text)


READERS: Mapping[str, Callable[[Path, bytes], str]] = {
    ".txt": plain_text,
    ".md": plain_text,
    ".html": html_text,
    ".htm": html_text,
    ".pdf": pdf_text,
    ".docx": docx_text,
    ".doc": doc_refused,  # found in folders too, so that it is refused aloud and not passed over
}
