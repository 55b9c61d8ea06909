"""MIME messages, which mails and web archives are: their parts, decoded, and their headers."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from itertools import islice
from pathlib import Path

from loaders.formats.kinds import expect, file_kind
from ontology.errors import UnreadableFile

MOST_PARTS = 2_000  # of a web archive with all its pictures; what follows is passed over
_GB = frozenset({"gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936"})  # GB18030 has all of theirs, and more


def parts_of(path: Path, content: bytes) -> tuple[Message, list[Message]]:
    """Return a message, and its parts that hold content, in order; a forwarded mail is one part.

    Raises `UnreadableFile` for what is no message, or has too many parts.
    """
    if file_kind(content) != "eml":
        expect("mht", path, content)
    try:
        message = message_from_bytes(content.lstrip())
        return message, list(islice(_parts(message), MOST_PARTS))
    except (ValueError, LookupError, RecursionError, AssertionError) as error:
        raise UnreadableFile(f"{path}: damaged message ({error}); save it again") from error


def _parts(part: Message) -> Iterator[Message]:
    inner = part.get_payload()
    if isinstance(inner, list) and part.get_content_maintype() == "multipart":
        for each in inner:
            if isinstance(each, Message):
                yield from _parts(each)
    else:
        yield part


def content_of_part(part: Message) -> bytes:
    """Return the bytes of a part; of a forwarded mail, the mail."""
    inner = part.get_payload()
    if isinstance(inner, list):
        return b"".join(each.as_bytes() for each in inner if isinstance(each, Message))
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def utf8_of_part(part: Message) -> bytes:
    """Return the bytes of a text in UTF-8, or as they are where its encoding is unknown or not what it states."""
    content, named = content_of_part(part), (part.get_content_charset() or "").lower()
    if not named:
        return content
    try:
        codec = codecs.lookup("gb18030" if named in _GB else named)
        return str(content, codec.name).encode()
    except (LookupError, ValueError):  # ValueError: of the decoder, or of a surrogate
        return content


def header(message: Message, name: str) -> str:
    """Return a header as one line: encoded words decoded, bytes without a declaration read as UTF-8 or GB18030."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return one_line("".join(_decoded(*piece) for piece in decode_header(str(raw))))


def filename(part: Message) -> str:
    """Return the name of an attachment; empty where it has none."""
    try:
        named = part.get_filename("")
    except (LookupError, ValueError):  # a parameter in an encoding that Python does not know
        return ""
    return one_line("".join(_decoded(*piece) for piece in decode_header(named)))


def one_line(text: str) -> str:
    """Return the text without line breaks and control characters."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split())


def _decoded(piece: str | bytes, charset: str | None) -> str:
    raw = piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece
    named = "gb18030" if (charset or "").lower() in _GB else charset
    for encoding in filter(None, (named, "utf-8", "gb18030")):
        try:
            return raw.decode(encoding)
        except (LookupError, ValueError):
            continue
    return raw.decode("utf-8", "replace")
