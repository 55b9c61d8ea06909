"""Files of other formats embedded in the body of a Word file (w:altChunk), which Word shows as a part of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from loaders.formats.docx.names import RELATION_ID
from loaders.formats.docx.package import WordPackage
from loaders.formats.kinds import file_kind
from ontology.errors import UnreadableFile

DEEPEST = 3  # Word files within Word files


class ChunkReader:
    """Reads the embedded files of one Word file."""

    def __init__(self, path: Path, package: WordPackage, depth: int) -> None:
        self._path, self._package, self._depth = path, package, depth
        self._parts = package.related(package.main, "aFChunk")

    def lines(self, chunk: Any) -> list[str]:
        """Return the lines of the file that a w:altChunk refers to. Raises `UnreadableFile` where it cannot be read."""
        name = self._parts.get(chunk.get(RELATION_ID, ""))
        content = self._package.bytes_of(name) if name else None
        if name is None or content is None:
            return []  # a reference that leads nowhere, which Word ignores
        try:
            return self._read(self._path / name, content)
        except UnreadableFile as error:
            raise UnreadableFile(f"{error}; or open {self._path} in Word and save it again") from error

    def _read(self, path: Path, content: bytes) -> list[str]:
        kind = file_kind(content)
        if kind == "docx" and self._depth < DEEPEST:
            from loaders.formats.docx import docx_lines

            return docx_lines(path, content, self._depth + 1)
        if kind == "html":
            return _page_lines(path, content)
        if kind == "mht":
            from loaders.formats.mht import pages_of

            return [line for page in pages_of(path, content) for line in _page_lines(path, page)]
        if kind == "rtf":
            from loaders.formats.rtf import rtf_text

            return rtf_text(path, content).splitlines()
        if kind is not None:
            raise UnreadableFile(f"{path}: an embedded file that cannot be read here ({kind})")
        return _text_lines(path, content)


def _page_lines(path: Path, page: bytes) -> list[str]:
    """Return the lines of an embedded page. It has no boilerplate, and may be short."""
    from loaders.formats.html.decoding import decode
    from loaders.formats.html.page import read_html_page

    return read_html_page(decode(path, page))[1]


def _text_lines(path: Path, content: bytes) -> list[str]:
    from loaders.formats.plain import plain_text

    text = plain_text(path, content)
    return _page_lines(path, content) if "</" in text else text.splitlines()
