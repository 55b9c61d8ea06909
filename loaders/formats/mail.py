"""Reader of mails (.eml): their own text, which may be a notice, and their attachments."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

from loaders.formats.html import html_text
from loaders.formats.lines import finish
from loaders.formats.messages import content_of_part, filename, header, parts_of, utf8_of_part
from loaders.formats.mht import PAGES
from loaders.formats.plain import plain_text
from ontology.errors import UnreadableFile

_REPLY = re.compile(r"^(?:(?:re|fw|fwd|转发|回复|答复)\s*[:：]\s*)+", re.I)
_HEAD_WITHIN = 400  # characters of the text in which its title stands


def mail_text(path: Path, content: bytes) -> str:
    """Return the text of a mail without its attachments, below its subject where that is the title of a notice.

    Raises `UnreadableFile` with the reason and a remedy where it has none.
    """
    message, parts = parts_of(path, content)
    own = [part for part in parts if not _is_attached(part)]
    pages = [part for part in own if part.get_content_type() in PAGES]
    words = [
        part for part in own if part.get_content_type() == "text/plain" and content_of_part(part).strip()
    ]
    if pages:  # a mail has its text as a page, and once more as plain text
        text = _page_text(path, pages, words)
    elif words:
        text = "\n".join(plain_text(path, utf8_of_part(part)) for part in words)
    else:
        raise UnreadableFile(f"{path}: the mail holds no text; save its attachments, and give them")
    return finish([*_title(header(message, "Subject"), text), *text.splitlines()])


def attachments(path: Path, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each attachment; pictures that the text shows are none.

    Raises `UnreadableFile` for what is no mail.
    """
    for number, part in enumerate(filter(_is_attached, parts_of(path, content)[1]), 1):
        yield _name(part, number), content_of_part(part)


def _page_text(path: Path, pages: list[Message], words: list[Message]) -> str:
    try:
        return "\n".join(html_text(path, utf8_of_part(part)) for part in pages)
    except UnreadableFile:  # a page of a few words, or of a picture
        if not words:
            raise
        return "\n".join(plain_text(path, utf8_of_part(part)) for part in words)


def _title(subject: str, text: str) -> list[str]:
    title = _REPLY.sub("", subject)
    opening = re.sub(r"\s", "", text)[:_HEAD_WITHIN]
    is_title = "关于" in title and re.sub(r"\s", "", title) not in opening
    return [title] if is_title else []


def _is_attached(part: Message) -> bool:
    if part.get_content_disposition() == "attachment" or part.get_content_maintype() == "message":
        return True
    return bool(filename(part)) and not part.get("Content-ID")


def _name(part: Message, number: int) -> str:
    if filename(part):
        return filename(part)
    kind = part.get_content_type()
    suffix = ".eml" if kind == "message/rfc822" else mimetypes.guess_extension(kind) or ""
    return f"attachment-{number}{suffix}"
