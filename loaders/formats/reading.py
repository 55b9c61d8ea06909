"""Reading of notice files: from a path to decoded text. A new format is one more entry of `READERS`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.formats import docx_text, html_text, image_text, pdf_text
from loaders.formats.doc import doc_text
from loaders.formats.document import Document
from loaders.formats.mail import mail_text
from loaders.formats.mht import mht_text
from loaders.formats.ofd import ofd_text
from loaders.formats.plain import plain_text
from loaders.formats.rtf import rtf_text
from loaders.formats.untried import IMAGES, remedy, unsupported
from ontology.errors import UnreadableFile

# bytes; a ministry's notice with all its annexes has under 1 MB of text
LARGEST_FILE = 32 * 1024 * 1024
_LINE_END = re.compile(r"\r\n?|\v")  # the last is a line break within a paragraph, in text copied from Word


@dataclass(frozen=True)
class Source:
    """A file that was read: its name, the SHA-256 of its bytes, and its text with `\\n` line ends.

    `ocr_score`: the mean score in per cent where OCR read it. `remarks`: on pages that were not read, or badly.
    """

    file: str
    sha256: str
    text: str
    ocr_score: int | None = None
    remarks: tuple[str, ...] = ()


def read_source(path: Path) -> Source:
    """Read the file at `path`. Raises `UnreadableFile` with the reason where that fails."""
    return source_of(path, content_of(path), path.name)


def source_of(path: Path, content: bytes, name: str) -> Source:
    """Read the bytes of a file, whose name is kept. Raises `UnreadableFile` with the reason where that fails."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableFile(f"{path}: {unsupported(path)}")
    read = reader(path, content)
    document = Document(read) if isinstance(read, str) else read
    text, digest = _LINE_END.sub("\n", document.text), hashlib.sha256(content).hexdigest()
    return Source(name, digest, text, document.ocr_score, document.remarks)


def content_of(path: Path) -> bytes:
    """Return the bytes of a file. Raises `UnreadableFile` where it is empty, too large or cannot be opened."""
    try:
        _check_size(path, path.stat().st_size)
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path}: cannot be opened ({error.strerror})") from error
    check_content(path, content)
    return content


def check_content(path: Path, content: bytes) -> None:
    """Check the bytes of a file before any reader does. Raises `UnreadableFile` where it is empty or too large."""
    _check_size(path, len(content))
    if not content.strip():
        raise UnreadableFile(f"{path}: the file is empty")


def _check_size(path: Path, size: int) -> None:
    if size > LARGEST_FILE:
        advice = remedy(path, "save its text as .txt")
        raise UnreadableFile(f"{path}: larger than {LARGEST_FILE // 2**20} MiB, the limit; {advice}")


READERS: Mapping[str, Callable[[Path, bytes], str | Document]] = {
    ".txt": plain_text,
    ".md": plain_text,
    ".html": html_text,
    ".htm": html_text,
    ".mht": mht_text,
    ".mhtml": mht_text,
    ".pdf": pdf_text,
    ".ofd": ofd_text,
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), docx_text),
    **dict.fromkeys((".doc", ".dot", ".wps", ".wpt"), doc_text),
    ".rtf": rtf_text,
    ".eml": mail_text,
    **dict.fromkeys(IMAGES, image_text),
}
