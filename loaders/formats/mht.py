"""Reader of web archives (.mht, .mhtml): the page in them, read as a web page."""

from __future__ import annotations

from pathlib import Path

from loaders.formats.html import html_text
from loaders.formats.messages import parts_of, utf8_of_part
from ontology.errors import UnreadableFile

PAGES = ("text/html", "application/xhtml+xml")


def mht_text(path: Path, content: bytes) -> str:
    """Return the text of a web archive. Raises `UnreadableFile` with the reason and a remedy where there is none."""
    # Of a page and its frames, the notice is in the largest: the others are navigation.
    return html_text(path, max(pages_of(path, content), key=len))


def pages_of(path: Path, content: bytes) -> list[bytes]:
    """Return the pages of a web archive, at least one. Raises `UnreadableFile`."""
    _, parts = parts_of(path, content)
    pages = [utf8_of_part(part) for part in parts if part.get_content_type() in PAGES]
    if not pages:
        raise UnreadableFile(
            f"{path}: no page in this web archive; open it in a browser and save the text it shows as .txt"
        )
    return pages
