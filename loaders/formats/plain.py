"""Plain text (.txt, .md): decoded from the encodings that notices come in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from ontology.errors import UnreadableFile

ENCODINGS = ("utf-8-sig", "gb18030")
# Share of control, private-use and unassigned characters above which decoded bytes are no text.
MOST_NOISE = 0.02


def plain_text(path: Path, content: bytes) -> str:
    """Decode text in UTF-8 (with or without BOM) or GB18030. Raises `UnreadableFile` for anything else."""
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
    # GB18030 decodes nearly any bytes; other encodings come out full of unassigned characters.
    odd = sum(unicodedata.category(char) in {"Cc", "Co", "Cn"} for char in text if char not in "\n\r\t\f\v")
    return odd <= MOST_NOISE * len(text)
