"""The package of a Word file (ECMA-376, part 2): its parts, and the relationships between them.

Only relationships that lead to a part count, as in Word: a file may keep those of pictures that were cut out. So do
macros, templates and the strict variant of the format, whose main part has another type or other namespaces.
"""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from ontology.errors import UnreadableFile

# Unpacked, notices with photographs have under 50 MiB, their text under 5.
LARGEST_UNPACKED = 256 * 2**20
LARGEST_PART = 48 * 2**20
MOST_PARTS = 5_000
_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = (
    (b"wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


class WordPackage:
    """The parts of a Word file. Raises `ValueError`, or what the XML parser does, where it is damaged."""

    def __init__(self, path: Path, content: bytes) -> None:
        """Open the package. Raises `UnreadableFile` where it is damaged or too large when unpacked."""
        self._zip = _opened(path, content)
        self._names = {member.filename.replace("\\", "/").lower(): member for member in self._zip.infolist()}
        self.main = next(iter(self.related("", "officeDocument").values()), "word/document.xml")

    def bytes_of(self, name: str) -> bytes | None:
        """Return the bytes of a part, or None where there is no such part."""
        member = self._names.get(name.lower())
        return None if member is None else self._zip.read(member)

    def root(self, name: str) -> Any:
        """Return the root element of a part, in the namespaces of the transitional variant; None for no such part."""
        from lxml import etree

        xml = self.bytes_of(name)
        if xml is None:
            return None
        for strict, transitional in _NAMESPACES if _STRICT in xml else ():
            xml = xml.replace(_STRICT + strict, transitional)
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))

    def related(self, name: str, kind: str) -> dict[str, str]:
        """Return the parts of a kind that a part refers to, by relationship id; the package has an empty name."""
        folder, _, base = name.rpartition("/")
        relations = self.root(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        found = {}
        for relation in [] if relations is None else relations:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(relation.get("Target", ""))))[1:]
            inside = relation.get("TargetMode") != "External" and target.lower() in self._names
            if inside and relation.get("Type", "").rpartition("/")[2] == kind:
                found[relation.get("Id", "")] = target
        return found


def _opened(path: Path, content: bytes) -> zipfile.ZipFile:
    # Python reads no more of a member than the size in its entry, so the sizes can be relied on.
    try:
        package = zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableFile(
            f"{path}: damaged, or no Word document ({error}); fetch or save it again"
        ) from error
    members = package.infolist()
    texts = [member.file_size for member in members if member.filename.endswith((".xml", ".rels"))]
    total = sum(member.file_size for member in members)
    if total > LARGEST_UNPACKED or max(texts, default=0) > LARGEST_PART or len(members) > MOST_PARTS:
        raise UnreadableFile(
            f"{path}: {total // 2**20} MiB in {len(members)} parts when unpacked, too large; save its text as .txt"
        )
    return package
