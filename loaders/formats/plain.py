"""Plain text (.txt, .md): decoded from the encodings that notices come in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from ontology.errors import UnreadableFile

ENCODINGS = ("utf-8-sig", "gb18030")
_MARKS = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16, in which Windows saves "Unicode" text
# Share of control, private-use and unassigned characters above which decoded bytes are no text.
MOST_NOISE = 0.02
MOST_BROKEN = 0.01  # share of undecodable characters up to which the encoding is certain all the same


def plain_text(path: Path, content: bytes) -> str:
    """Decode text in UTF-8 (with or without BOM), GB18030, or UTF-16 with BOM.

    Raises `UnreadableFile` for anything else, with the place of a fault in text that is otherwise sound.
    """
    if content.startswith(_MARKS):
        return _decoded(path, content, "utf-16")
    if b"\x00" in content:
        raise UnreadableFile(
            f"{path}: binary, not text (a NUL byte at {content.index(0)}); save the notice as UTF-8 text"
        )
    if _is_nearly(content, "utf-8"):  # nearly all of its bytes would pass for GB18030 too
        return _decoded(path, content, "utf-8-sig")
    for text in _decodings(content):
        if _is_text(text):
            return text
    if _is_nearly(content, "gb18030"):
        return _decoded(path, content, "gb18030")
    raise UnreadableFile(f"{path}: neither UTF-8 nor GB18030 text; save it as UTF-8")


def _decoded(path: Path, content: bytes, encoding: str) -> str:
    """Return the text. Raises `UnreadableFile` with the line and the bytes of the first fault."""
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, "replace")
        line, wrong = before.count("\n") + 1, content[error.start : error.end][:4].hex(" ")
        after = before.rpartition("\n")[2][-12:]
        name = encoding.removesuffix("-sig").upper()
        raise UnreadableFile(
            f"{path}: line {line}, after “{after}”: byte {wrong} (at {error.start}) is not {name}; "
            "mend the character there, and save the file as UTF-8"
        ) from error


def _is_nearly(content: bytes, encoding: str) -> bool:
    """Return whether bytes are Chinese text in an encoding, but for a few that are faulty."""
    text = content.decode(encoding, "replace")
    faults = text.count("\ufffd")
    return 0 < faults <= max(MOST_BROKEN * len(text), 1) and _is_text(text) and _sound(text) >= 20 * faults


def _sound(text: str) -> int:
    return sum(not char.isascii() for char in text) - text.count("\ufffd")


def _decodings(content: bytes) -> Iterator[str]:
    for encoding in ENCODINGS:
        try:
            yield content.decode(encoding)
        except UnicodeDecodeError:
            continue


def _is_text(text: str) -> bool:
    # GB18030 decodes nearly any bytes; other encodings come out full of unassigned characters.
    odd = sum(unicodedata.category(char) in {"Cc", "Co", "Cn"} for char in text if char not in "\n\r\t\f\v")
    return odd <= MOST_NOISE * len(text)
