"""The bytes of a web page as text: by its mark, by what it says of itself, or by what fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ontology.errors import UnreadableFile

_DECLARED = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""", re.I
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# What a page may declare; other names are ignored, as Python's codecs are more than encodings of text.
_KNOWN = {
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
    "hz-gb-2312": "hz",
}
_XML_LINE = re.compile(r"^\s*<\?xml[^>]*\?>")
FEW = 0.002  # share of broken characters that a page cut by an editor's tool may have


def decode(path: Path, content: bytes) -> str:
    """The page as text, without its XML line. Raises `UnreadableFile` when no encoding fits."""
    for encoding in _candidates(content):
        try:
            return _XML_LINE.sub("", content.decode(encoding))
        except UnicodeDecodeError:
            continue
    for encoding in _candidates(content):
        text = content.decode(encoding, "replace")
        if text.count("\ufffd") <= FEW * len(text):
            return _XML_LINE.sub("", text)
    raise UnreadableFile(f"{path}: neither UTF-8 nor GB18030 nor what the page declares; save it as UTF-8")


def _candidates(content: bytes) -> Iterator[str]:
    """UTF-8 goes before what is declared: saving a page converts it, and leaves the declaration as it was."""
    yield from (encoding for mark, encoding in _MARKS if content.startswith(mark))
    yield "utf-8"
    found = _DECLARED.search(content[:4096])
    declared = (found[1] or found[2]).decode("ascii").lower() if found else ""
    if declared in _KNOWN:
        yield _KNOWN[declared]
    yield "gb18030"
