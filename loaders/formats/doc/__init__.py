"""Reader of binary Word files (.doc, .dot) and those of WPS Writer (.wps, .wpt): converted to .docx, then read as such.

Word and WPS open files of these names by their content, and so does this reader: many a .doc is RTF or a web page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from loaders.formats.child import ChildError, run_child
from loaders.formats.doc.libreoffice import convert_by_libreoffice
from loaders.formats.docx import docx_text
from loaders.formats.html import html_text
from loaders.formats.kinds import expect, file_kind
from loaders.formats.mht import mht_text
from loaders.formats.rtf import rtf_text
from ontology.errors import UnreadableFile

_OTHERS: Mapping[str | None, Callable[[Path, bytes], str]] = {
    "docx": docx_text,
    "html": html_text,
    "mht": mht_text,
    "rtf": rtf_text,
}
# What the converter reports of files that no second way is tried for.
_FINAL = {
    "EncryptedDocumentError": "encrypted; open it with its password and save it without one",
    "wIdent 0xA5DC": "written by Word 6 or 95; open it in Word or WPS and save it as .docx",
}


def doc_text(path: Path, content: bytes) -> str:
    """Return the text of a Word file of any age. Raises `UnreadableFile` with the reason and a remedy."""
    kind = file_kind(content)
    if kind in _OTHERS:
        return _OTHERS[kind](path, content)
    expect("doc", path, content)
    if kind is None:
        raise UnreadableFile(
            f"{path}: damaged, or no Word document; open it in Word or WPS and save it as .docx"
        )
    return docx_text(path, _converted(path, content))


def _converted(path: Path, content: bytes) -> bytes:
    try:
        return run_child("loaders.formats.doc.conversion", content)
    except ChildError as error:
        reason = str(error)
    for sign, advice in _FINAL.items():
        if sign in reason:
            raise UnreadableFile(f"{path}: {advice}")
    converted = convert_by_libreoffice(content)
    if converted is None:
        raise UnreadableFile(
            f"{path}: no Word document that can be read ({reason}); open it in Word or WPS and save it as .docx, "
            "or install LibreOffice, which is tried next"
        )
    return converted
