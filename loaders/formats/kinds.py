"""The kind of a file by its content, to compare with the suffix of its name."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

from ontology.errors import UnreadableFile

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S
)
_MESSAGE = re.compile(rb"\s*(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_IS_MIME = re.compile(rb"^(?:MIME-Version|Content-Type):", re.I | re.M)
_IS_ARCHIVE = re.compile(rb"^Content-Type:\s*(?:multipart/related|text/html|application/xhtml)", re.I | re.M)
_IS_MAIL = re.compile(rb"^(?:To|Received|Message-ID|Return-Path|Cc):", re.I | re.M)
_PDF_WITHIN = 1024  # bytes; PDF readers accept the header anywhere within them (ISO 32000, annex H)
_HEAD = 65_536  # bytes within which the headers of a message end
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_WORKS = b"\x01\xfe"
_PARTS = {"word/document": "docx", "xl/workbook": "xlsx", "ofd.xml": "ofd"}  # of packages that are zip files
# Names of streams, which stand in the directory of an OLE file, in the order in which they decide.
_STREAMS = {
    "EncryptedPackage": "encrypted docx",
    "WordDocument": "doc",
    "Workbook": "xls",
    "PowerPoint Document": "ppt",
    "MatOST": "works",
    "CONTENTS": "works",
    "__properties_version1.0": "msg",
}
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*")
_ADVICE = {
    "pdf": "rename it to .pdf",
    "html": "rename it to .html, or fetch the file again if it is an error page",
    "docx": "rename it to .docx",
    "doc": "it is the old binary Word format; rename it to .doc",
    "encrypted docx": "open it with its password and save it without one",
    "xlsx": "it is a spreadsheet; copy the notice into a .txt file",
    "xls": "it is a spreadsheet; copy the notice into a .txt file",
    "ppt": "it is a presentation; copy the notice into a .txt file",
    "works": "it is of MS Works, not of WPS; open it in LibreOffice and save it as .docx",
    "msg": "it is a mail of Outlook; save it as .eml",
    "mht": "rename it to .mht",
    "eml": "rename it to .eml",
    "zip": "rename it to .zip",
    "rtf": "rename it to .rtf",
    "ofd": "rename it to .ofd",
    "image": "rename it to .png, .jpg or .tif",
}


def file_kind(content: bytes) -> str | None:
    """Return the kind of a file, a key of `_ADVICE`, or None where its bytes do not show it."""
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_zip(content)
    if content.startswith(_OLE):
        return _kind_of_ole(content)
    if content.startswith(_OLD_WORKS):
        return "works"
    if content.startswith(b"{\\rtf"):
        return "rtf"
    if content.startswith(_IMAGES) or _is_bitmap(content):
        return "image"
    if _HTML.match(content.removeprefix(b"\xef\xbb\xbf")[:4096]):
        return "html"
    return _kind_of_message(content)


def expect(kind: str, path: Path, content: bytes) -> None:
    """Check that the content may be of this kind. Raises `UnreadableFile` where it is clearly of another."""
    found = file_kind(content)
    if found not in (kind, None):
        raise UnreadableFile(
            f"{path}: named {path.suffix}, but its content is {found}; {_ADVICE[found or '']}"
        )


def _kind_of_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        # Cut off, but names stand uncompressed before each member too.
        names = [name for name in _PARTS if name.encode() in content.lower()]
    plain = [name.replace("\\", "/").lstrip("/").lower() for name in names]
    found = (kind for part, kind in _PARTS.items() if any(name.startswith(part) for name in plain))
    return next(found, "zip")


def _kind_of_ole(content: bytes) -> str:
    """Return the kind by the names in the directory of the file; `doc` where none is known."""
    found = (kind for name, kind in _STREAMS.items() if name.encode("utf-16-le") in content)
    return next(found, "doc")


def _kind_of_message(content: bytes) -> str | None:
    head = _MESSAGE.match(content[:_HEAD])
    if head is None or not _IS_MIME.search(head[0]):
        return None
    return "mht" if _IS_ARCHIVE.search(head[0]) and not _IS_MAIL.search(head[0]) else "eml"


def _is_bitmap(content: bytes) -> bool:
    # BM alone may begin a text; behind it stands the size of the file.
    return content.startswith(b"BM") and int.from_bytes(content[2:6], "little") == len(content)
