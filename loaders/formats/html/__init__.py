"""Reader of web pages (.html .htm): the notice and its metadata, without the boilerplate of the site."""

from __future__ import annotations

from pathlib import Path

from loaders.formats.html.decoding import decode
from loaders.formats.kinds import expect
from loaders.formats.lines import finish, han_count
from ontology.errors import UnreadableFile

SHORTEST_NOTICE = 40  # Chinese characters; a page with fewer is filled in by scripts


def html_text(path: Path, content: bytes) -> str:
    """Return the text of a web page. Raises `UnreadableFile` with the reason and a remedy where there is none."""
    expect("html", path, content)
    source = decode(path, content)
    from lxml.etree import LxmlError

    from loaders.formats.html.page import read_html_page

    try:
        metadata, lines = read_html_page(source)
    except (LxmlError, ValueError) as error:  # ValueError: characters that are not allowed in XML
        raise UnreadableFile(f"{path}: no web page ({error}); save the notice as .txt") from error
    found = han_count("".join(lines))
    if found < SHORTEST_NOTICE:
        raise UnreadableFile(
            f"{path}: {_reason_empty(source)} ({found} Chinese characters); "
            "open it in a browser and save the text it shows as .txt"
        )
    return finish([*metadata, *lines])


def _reason_empty(source: str) -> str:
    low = source.lower()
    if "<frame" in low or "<iframe" in low:
        return "the page only frames other pages, and the notice is in one of them"
    if "<script" in low:
        return "the page holds no notice before its scripts have run"
    return "the page holds no text"
