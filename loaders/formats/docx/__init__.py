"""Reader of Word files (.docx): paragraphs and tables in document order, with their automatic numbers."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.formats.kinds import expect
from loaders.formats.lines import finish
from ontology.errors import UnreadableFile

if TYPE_CHECKING:
    from docx.document import Document

# Unpacked, notices with photographs have under 50 MiB, their text under 5.
LARGEST_UNPACKED = 256 * 2**20
LARGEST_PART = 48 * 2**20
MOST_PARTS = 5_000


def docx_text(path: Path, content: bytes) -> str:
    """Return the text of a Word file. Raises `UnreadableFile` with the reason and a remedy where there is none."""
    expect("docx", path, content)
    _check_size(path, content)
    from loaders.formats.docx.body import read_body

    try:
        text = finish(read_body(_open(content)))
    except Exception as error:  # a damaged package can make the libraries raise anything
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:120]
        raise UnreadableFile(
            f"{path}: damaged, or no Word document ({reason}); open it in Word or WPS and save it as .docx again"
        ) from error
    if not text.strip():
        raise UnreadableFile(
            f"{path}: the document holds no text; if it is a picture, run OCR and save as .txt"
        )
    return text


def refuse_doc(path: Path, content: bytes) -> str:
    """Refuse a file in the old binary Word format. Raises `UnreadableFile` with a remedy, always."""
    expect("doc", path, content)
    raise UnreadableFile(
        f"{path}: the old binary Word format is not supported; open it in Word or WPS and save it as .docx"
    )


def _open(content: bytes) -> Document:
    import docx

    return docx.Document(BytesIO(content))


def _check_size(path: Path, content: bytes) -> None:
    # Python reads no more of a member than the size in its entry, so the sizes can be relied on.
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableFile(
            f"{path}: damaged, or no Word document ({error}); fetch or save it again"
        ) from error
    texts = [member.file_size for member in members if member.filename.endswith((".xml", ".rels"))]
    total = sum(member.file_size for member in members)
    if total > LARGEST_UNPACKED or max(texts, default=0) > LARGEST_PART or len(members) > MOST_PARTS:
        raise UnreadableFile(
            f"{path}: {total // 2**20} MiB in {len(members)} parts when unpacked, too large; save its text as .txt"
        )
