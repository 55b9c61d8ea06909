"""Tabs: between the cells of a table they stay, everywhere else one is a blank like any other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.text.spans import Edit, Span, Text

_TAB = re.compile(r"(?<! )[ ]*\t[ \t]*")
_CELL = re.compile(r"(?<! )[ ]*\t[ ]*")
FEWEST_TABS = 2
FEWEST_CELLS = 3  # two cells with a run of tabs between them are columns of names, no table


def settle_tabs(text: Text) -> Text:
    """The text with tabs left only in rows: lines of at least two tabs next to others, one tab between cells."""
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
            meant = "\t" if inner else " " * len(found.group())
            if found.group() != meant:
                yield Edit(span.start + found.start(), span.start + found.end(), meant)


def _tables(value: str, lines: Sequence[Span]) -> list[bool]:
    """For each line whether it is a row."""
    bodies = [value[start:end].strip() for start, end in lines]
    tabbed = [body.count("\t") >= FEWEST_TABS for body in bodies]
    celled = [
        tab and sum(map(bool, map(str.strip, body.split("\t")))) >= FEWEST_CELLS
        for tab, body in zip(tabbed, bodies, strict=True)
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
