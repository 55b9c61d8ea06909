"""Normalisation of tabs: between the cells of a table they stay, elsewhere they become blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.text.spans import Edit, Span, Text

_TAB = re.compile(r"(?<! )[ ]*\t[ \t]*")
_CELL = re.compile(r"(?<! )[ ]*\t[ ]*")
FEWEST_TABS = 2
FEWEST_CELLS = 3  # two cells with several tabs between them are columns of names, no table


def settle_tabs(text: Text) -> Text:
    """Return the text with tabs only in table rows: neighbouring lines of two tabs or more, one tab between cells."""
    return text.edit(_edits(text))


def _edits(text: Text) -> Iterator[Edit]:
    lines = [span for span in text.lines() if text.value[span.start : span.end].strip()]
    tables = _tables(text.value, lines)
    for span, row in zip(lines, tables, strict=True):
        line = text.value[span.start : span.end]
        if "\t" not in line:
            continue
        body = Span(len(line) - len(line.lstrip()), len(line.rstrip()))
        for found in (_CELL if row else _TAB).finditer(line):
            inner = row and body.start <= found.start() < body.end
            separator = "\t" if inner else " " * len(found.group())
            if found.group() != separator:
                yield Edit(span.start + found.start(), span.start + found.end(), separator)


def _tables(value: str, lines: Sequence[Span]) -> list[bool]:
    """Return for each line whether it is a row of a table."""
    stripped = [value[start:end].strip() for start, end in lines]
    tabbed = [line.count("\t") >= FEWEST_TABS for line in stripped]
    celled = [
        tab and sum(map(bool, map(str.strip, line.split("\t")))) >= FEWEST_CELLS
        for tab, line in zip(tabbed, stripped, strict=True)
    ]
    rows = [False] * len(lines)
    start = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and tabbed[at]:
            continue
        if at - start > 1 and any(celled[start:at]):
            rows[start:at] = [True] * (at - start)
        start = at + 1
    return rows
