"""Repair of quotation marks: straight ones and wrongly turned ones become pairs “…” and ‘…’."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.text.spans import Edit, Text

_DOUBLE = re.compile('[“”"]')
_SINGLE = re.compile(
    r"(?<![A-Za-z0-9])'(?=[^'\n]{0,30}[\u3400-\u9fff][^'\n]{0,30}')|(?<=[\u3400-\u9fff！？。])'(?![A-Za-z0-9])"
)
_TWICE = re.compile(r"''|``|´´")


def pair_quotes(text: Text) -> Text:
    """Return the text with its quotation marks in pairs, in each line with an even number of them."""
    text = text.edit(Edit(*found.span(), '"') for found in _TWICE.finditer(text.value))
    text = text.edit(edit for start, end in text.lines() for edit in _pairs(text.value, start, end))
    return text.edit(_singles(text))


def _pairs(value: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the edits that make every second mark a closing one, unless the marks are in order or odd in number."""
    line = value[start:end]
    printed = _DOUBLE.findall(line)
    if len(printed) % 2 or _in_order(printed):
        return
    for place, found in enumerate(_DOUBLE.finditer(line)):
        mark = "”" if place % 2 else "“"
        if found.group() != mark:
            yield Edit(start + found.start(), start + found.end(), mark)


def _in_order(marks: list[str]) -> bool:
    """Return whether curved marks are balanced; they may be nested."""
    if '"' in marks:
        return False
    depth = 0
    for mark in marks:
        depth += 1 if mark == "“" else -1
        if depth < 0:
            return False
    return depth == 0


def _singles(text: Text) -> Iterator[Edit]:
    for start, end in text.lines() if "'" in text.value else ():
        found = list(_SINGLE.finditer(text.value, start, end))
        if len(found) % 2 == 0:
            for place, mark in enumerate(found):
                yield Edit(mark.start(), mark.end(), "’" if place % 2 else "‘")
