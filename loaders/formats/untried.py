"""Files that are not tried: why each is passed over in a folder, archive or mail, and what helps."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from loaders.formats.ocr import INSTALL, is_installed
from ontology.rdf_terms import RDF_FORMATS

IMAGES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp")
_UNPACK = "unpack it, and give the files in it"
_SHEET = "copy a notice in it into a .txt file"
_REMEDIES = {
    **dict.fromkeys((".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"), _UNPACK),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".et", ".csv", ".ppt", ".pptx", ".dps"), _SHEET),
    **dict.fromkeys(RDF_FORMATS, "it has facts: give it to `python -m loaders load`"),
    ".eml": "save its attachments, and give them",
    ".msg": "save it as .eml",
    ".odt": "save it as .docx",
    ".pages": "save it as .docx",
}
_LOCK = "~$"  # with which Word and WPS begin the name of a file beside an open document
_MAC = "._"  # with which macOS begins the name of a file of attributes


def unsupported(path: Path) -> str:
    """Return the clause that the format of a file is not supported, with a remedy."""
    suffix = path.suffix.lower()
    form = f"format {path.suffix}" if suffix else "a file without suffix"
    return f"{form} is not supported; {remedy(path, 'save it as .txt')}"


def remedy(path: Path, usual: str) -> str:
    """Return the remedy for a file that cannot be read as it is: that of its format, or the usual one."""
    return _REMEDIES.get(path.suffix.lower(), usual)


def reason_untried(path: Path, suffixes: Collection[str]) -> str | None:
    """Return why a file is not tried among others, with its path, or None if it is: its suffix is one of these."""
    if path.name.startswith(_LOCK):
        return f"{path}: not tried: it only marks a document as open"
    if path.name.startswith(_MAC) or "__MACOSX" in path.parts:
        return f"{path}: not tried: it only has attributes that macOS keeps"
    if path.suffix.lower() in IMAGES and not is_installed():
        return f"{path}: not tried: a picture, which only OCR can read; {INSTALL}"
    return None if path.suffix.lower() in suffixes else f"{path}: not tried: {unsupported(path)}"
