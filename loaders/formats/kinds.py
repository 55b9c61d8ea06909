"""The kind of a file by its content, to compare with the suffix of its name."""

from __future__ import annotations

import re
from pathlib import Path

from ontology.errors import UnreadableFile

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S
)
_PDF_WITHIN = 1024  # bytes; PDF readers accept the header anywhere within them (ISO 32000, annex H)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*")
_ADVICE = {
    "pdf": "rename it to .pdf",
    "html": "rename it to .html, or fetch the file again if it is an error page",
    "docx": "rename it to .docx",
    "doc": "it is the old binary Word format; open it in Word or WPS and save it as .docx",
    "encrypted docx": "open it with its password and save it without one",
    "zip": "unpack it, and give the notice inside",
    "rtf": "open it in Word or WPS and save it as .docx",
    "ofd": "open it in an OFD reader and save it as .pdf",
    "image": "rename it to .png, .jpg or .tif",
}


def file_kind(content: bytes) -> str | None:
    """Return the kind of a file, a key of `_ADVICE`, or None where its bytes do not show it."""
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_zip(content)
    if content.startswith(_OLD_OFFICE):
        return "encrypted docx" if _ENCRYPTED in content else "doc"
    if content.startswith(b"{\\rtf"):
        return "rtf"
    if content.startswith(_IMAGES) or _is_bitmap(content):
        return "image"
    return "html" if _HTML.match(content.removeprefix(b"\xef\xbb\xbf")[:4096]) else None


def expect(kind: str, path: Path, content: bytes) -> None:
    """Check that the content may be of this kind. Raises `UnreadableFile` where it is clearly of another."""
    found = file_kind(content)
    if found not in (kind, None):
        raise UnreadableFile(
            f"{path}: named {path.suffix}, but its content is {found}; {_ADVICE[found or '']}"
        )


def _kind_of_zip(content: bytes) -> str:
    # Names of members stand uncompressed in the archive's directory.
    if b"word/document" in content:
        return "docx"
    return "ofd" if b"OFD.xml" in content else "zip"


def _is_bitmap(content: bytes) -> bool:
    # BM alone may begin a text; behind it stands the size of the file.
    return content.startswith(b"BM") and int.from_bytes(content[2:6], "little") == len(content)
