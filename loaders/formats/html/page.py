"""A web page as the metadata, the title and the lines of its notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from loaders.formats.html.clearing import clear, is_aside_heading, is_boilerplate, is_site_line, own_words
from loaders.formats.html.lines import BLOCKS, block_lines, flat, is_layout_table
from loaders.formats.html.metadata import SAME_DATUM, Data, meta_tags, meta_title, remove, take_metadata
from loaders.formats.lines import han_count

_LEAF_NAMES = "p pre blockquote span a ul ol li dl dt dd h1 h2 h3 h4 h5 h6"
_LEAVES = frozenset(_LEAF_NAMES.split())
_SITE_NAME = re.compile(r"\s*[_|]\s*|\s+[-–—]\s+|-(?=[^-]*(?:网|局|政府|委员会|平台)$)")
_HEAD_WITHIN = 400  # characters: letterhead, issuers and number may stand above a title
SHARE = 0.5  # of the words of its parent: a node with less does not lead to the notice
SHORTEST_TITLE = 6


def read_html_page(source: str) -> tuple[list[str], list[str]]:
    """Return the lines about the notice and its own lines.

    The former are its metadata, and its title unless the notice begins with it.
    """
    from lxml import html

    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(source, parser=parser, ensure_head_body=True)
    body = root.find("body")
    named = meta_tags(root)
    clear(body)
    title = _title(root, body)
    data = take_metadata(body)
    lines = _trimmed(block_lines(_content(body, title)), title)
    return [*_printed(data, named), *_title_line(title, lines)], lines


def _printed(data: Data, named: Data) -> list[str]:
    missing = {label: value for label, value in named.items() if not data.keys() & SAME_DATUM[label]}
    return [f"{label}：{value}" for label, value in {**data, **missing}.items()]


def _title(root: Any, body: Any) -> str:
    """Return the title: of the metadata, of an h1, or the part of <title> that the page shows too; else empty."""
    if meta_title(root):
        return meta_title(root)
    for heading in body.iter("h1"):
        if han_count(flat(heading)) >= SHORTEST_TITLE:
            return " ".join("".join(heading.itertext()).split())
    named = " ".join((root.findtext(".//title") or "").split())
    printed = flat(body)
    parts = [part for part in [named, *_SITE_NAME.split(named)] if han_count(part) >= SHORTEST_TITLE]
    return next((part for part in parts if re.sub(r"\s", "", part) in printed and _is_about(part)), "")


def _is_about(title: str) -> bool:
    return "关于" in title or title.endswith(("通知", "公告", "通告", "方案", "函"))


def _title_line(title: str, lines: list[str]) -> list[str]:
    opening = re.sub(r"\s", "", "".join(lines))[:_HEAD_WITHIN]
    squeezed = re.sub(r"\s", "", title)
    return [title] if title and squeezed not in opening else []


def _content(body: Any, title: str) -> Any:
    """Return the node of the notice: down from the body, while one child has the words and the rest is boilerplate."""
    node = body
    while True:
        children = [each for each in node if own_words(each)]
        best = max(children, key=own_words, default=None)
        if best is None or best.tag in _LEAVES or own_words(best) < SHARE * own_words(node):
            break
        if best.tag == "table" and not is_layout_table(best):
            break
        others = _beside(node, best, title)
        if any(not _is_passed(each, title) for each in others) or _has_own_text(node):
            break
        node = best
    for each in [each for each in node if _is_apart(each) and is_boilerplate(each)]:
        if own_words(each) < SHARE * own_words(node):
            remove(each)
    return node


def _beside(node: Any, best: Any, title: str) -> Iterator[Any]:
    """Yield the other children of a node that may be part of the notice, none of them above its title."""
    squeezed = re.sub(r"\s", "", title)
    behind = not squeezed or squeezed not in flat(node)
    for each in node:
        if each is not best and behind and own_words(each):
            yield each
        behind = behind or squeezed in flat(each)


def _is_passed(node: Any, title: str) -> bool:
    words = flat(node)
    return is_boilerplate(node) or words == re.sub(r"\s", "", title) or not own_words(node)


def _is_apart(node: Any) -> bool:
    return (
        node.tag in BLOCKS
        and node.tag not in _LEAVES
        and not (node.tag == "table" and not is_layout_table(node))
    )


def _has_own_text(node: Any) -> bool:
    """Return whether a node has text of its own between its children."""
    return han_count("".join([node.text or "", *(each.tail or "" for each in node)])) > 0


def _trimmed(lines: list[str], title: str) -> list[str]:
    """Return the lines without boilerplate: single lines, all below a heading of other articles, a repeated title."""
    kept: list[str] = []
    squeezed = re.sub(r"\s", "", title)
    half = sum(map(len, lines)) / 2
    for line in lines:
        if is_aside_heading(line) and sum(map(len, kept)) > half:
            break
        if not is_site_line(line):
            kept.append(line)
    own = [re.sub(r"\s", "", line) for line in kept]
    repeated = squeezed in own and own.index(squeezed) < 3 and squeezed in own[own.index(squeezed) + 1 :][:6]
    return kept[own.index(squeezed) + 1 :] if squeezed and repeated else kept
