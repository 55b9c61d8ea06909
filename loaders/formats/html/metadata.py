"""Metadata that a government site shows about a notice (索引号, 文号, 发布日期 …), label by label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from loaders.formats.html.labels import IGNORED, STRONG, WEAK
from loaders.formats.html.lines import block_lines, flat, is_layout_table

_LABELS = sorted(STRONG | WEAK | IGNORED, key=len, reverse=True)
_KEPT = STRONG | WEAK
_GAP = r"[\s\u3000\xa0]*"
_NAMED = "|".join(_GAP.join(map(re.escape, label)) for label in _LABELS)
_INLINE = re.compile(rf"(?<![\u3400-\u9fff])[【\[（(]?({_NAMED})[】\])）]?{_GAP}[:：]")
_ALONE = re.compile(rf"^[【\[（(]?({_NAMED})[】\])）]?{_GAP}[:：]?$")
_ANY_STRONG = re.compile("|".join(_GAP.join(label) for label in STRONG))
_META_TAGS = {"pubdate": "发布日期", "contentsource": "来源"}
# A <meta> tag repeats what the page shows under one of these labels.
SAME_DATUM = {"发布日期": {"发布日期", "发布时间"}, "来源": {"来源", "稿件来源", "信息来源"}}
LONGEST_TABLE = 1500  # characters
COVERED = 0.8  # share of a table's words that are labels and their values

Data = dict[str, str]


def take_metadata(body: Any) -> Data:
    """Return the metadata shown in a page, and remove from it the nodes that show them."""
    found: Data = {}
    for table in list(_metadata_nodes(body)):
        for label, value in _read(_pieces(table))[0].items():
            found.setdefault(label, value)
        parent = table.getparent()
        if parent is not None:
            remove(table)
    return found


def meta_tags(root: Any) -> Data:
    """Return the metadata in the <meta> tags of a page, under the labels that sites show."""
    found: Data = {}
    for tag in root.iter("meta"):
        label = _META_TAGS.get((tag.get("name") or "").strip().lower())
        value = " ".join((tag.get("content") or "").split())
        if label and value:
            found.setdefault(label, value)
    return found


def meta_title(root: Any) -> str:
    """Return the content of <meta name="ArticleTitle">; empty without one."""
    for tag in root.iter("meta"):
        if (tag.get("name") or "").strip().lower() == "articletitle":
            return " ".join((tag.get("content") or "").split())
    return ""


def remove(node: Any) -> None:
    """Remove a node from its page, but keep the text behind it."""
    node.drop_tree()


def _metadata_nodes(body: Any) -> Iterator[Any]:
    """Yield the outermost nodes that consist of metadata."""
    walk = [body]
    while walk:
        node = walk.pop()
        if not isinstance(node.tag, str):
            continue
        words = flat(node)
        if not _ANY_STRONG.search(words):
            continue
        if len(words) <= LONGEST_TABLE and node is not body and _is_metadata(node):
            yield node
        else:
            walk.extend(reversed(node))


def _is_metadata(node: Any) -> bool:
    if node.tag in ("td", "th", "dt", "dd", "span", "b", "strong", "font", "label", "a"):
        return False
    found, strong, covered = _read(_pieces(node))
    # A single datum must have a digit, as a date or a number; 发布单位：… alone may be a line of the notice.
    enough = len(found) >= 2 or any(char.isdigit() for value in found.values() for char in value)
    return strong and covered >= COVERED and enough


def _pieces(node: Any) -> list[str]:
    """Return the text of a node in pieces: a cell, an item or a line each; an empty cell is an empty piece."""
    if node.tag == "table" and not is_layout_table(node):
        return ["".join(block_lines(cell)) for cell in node.iter("td", "th")]
    if node.tag in ("dl", "tr"):
        return ["".join(block_lines(cell)) for cell in node.iter("td", "th", "dt", "dd")]
    return [line for line in block_lines(node) if not line.startswith("| ")] or _cells_below(node)


def _cells_below(node: Any) -> list[str]:
    return ["".join(block_lines(cell)) for cell in node.iter("td", "th")]


def _read(pieces: list[str]) -> tuple[Data, bool, float]:
    """Return the data in these pieces, whether one has a strong label, and the share of words that they cover."""
    found: Data = {}
    strong, covered, waiting = False, 0, ""
    for piece in pieces:
        alone = _ALONE.match(piece)
        labelled = list(_INLINE.finditer(piece)) if not alone else []
        if alone:
            waiting = _squeezed(alone[1])
            covered += len(piece)
        elif labelled and labelled[0].start() <= 1:
            covered, waiting = covered + len(piece), ""
            for label, value in _split(piece, labelled):
                _put(found, label, value)
                strong = strong or label in STRONG
        elif waiting:
            covered += len(piece)
            _put(found, waiting, piece)
            strong, waiting = strong or waiting in STRONG, ""
    return found, strong, covered / max(1, sum(map(len, pieces)))


def _split(piece: str, labelled: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    ends = [*(each.start() for each in labelled[1:]), len(piece)]
    for label, end in zip(labelled, ends, strict=True):
        yield _squeezed(label[1]), piece[label.end() : end]


def _put(found: Data, label: str, value: str) -> None:
    value = " ".join(value.split()).strip("|｜ ;；")
    if value and label in _KEPT:
        found.setdefault(label, value)


def _squeezed(label: str) -> str:
    return re.sub(r"[\s\u3000\xa0]", "", label)
