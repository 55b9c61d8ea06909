"""Decoding of web pages: by byte order mark, as UTF-8, as declared, or as GB18030."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ontology.errors import UnreadableFile

_DECLARED = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""", re.I
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Encodings that a page may declare. Others are ignored, since some codecs of Python are no text encodings.
_KNOWN = {
    **dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
    "hz-gb-2312": "hz",
}
_XML_LINE = re.compile(r"^\s*<\?xml[^>]*\?>")
MOST_BROKEN = 0.002  # share of undecodable characters, as in a page that a tool cut off


def decode(path: Path, content: bytes) -> str:
    """Return the text of a page, without its XML declaration. Raises `UnreadableFile` where no encoding fits."""
    for encoding in _candidates(content):
        try:
            return _XML_LINE.sub("", content.decode(encoding))
        except UnicodeDecodeError:
            continue
    for encoding in _candidates(content):
        text = content.decode(encoding, "replace")
        if text.count("\ufffd") <= MOST_BROKEN * len(text):
            return _XML_LINE.sub("", text)
    raise UnreadableFile(f"{path}: neither UTF-8 nor GB18030 nor what the page declares; save it as UTF-8")


def _candidates(content: bytes) -> Iterator[str]:
    """Yield the encodings to try. UTF-8 comes before the declared one, which saved pages keep when converted."""
    yield from (encoding for mark, encoding in _MARKS if content.startswith(mark))
    yield "utf-8"
    found = _DECLARED.search(content[:4096])
    declared = (found[1] or found[2]).decode("ascii").lower() if found else ""
    if declared in _KNOWN:
        yield _KNOWN[declared]
    yield "gb18030"
