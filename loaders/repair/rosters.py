"""Names of persons in tables of contacts: in the cells below 联系人 or 姓名."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.repair.lines import is_row
from loaders.repair.persons import PersonNames
from loaders.text.spans import Span

_CELL = re.compile(r"[^|\t]+")
_NAME = re.compile(r"[^\s、，,/／；;（）()]+")
_ALONE = ("姓名", "姓 名")  # a header of persons only beside a column of numbers


def roster_cells(value: str, persons: PersonNames) -> Iterator[Span]:
    """Yield the spans of the names in columns whose header is a label of persons."""
    columns: frozenset[int] = frozenset()
    start = 0
    for line in value.split("\n"):
        if not is_row(line):
            columns = frozenset()
        else:
            cells = list(_cells(line))
            heads = _heads(line, cells, persons)
            if heads is not None:
                columns = heads
            else:
                for place in columns & frozenset(range(len(cells))):
                    yield from _names(line, cells[place], start, persons)
        start += len(line) + 1


def _cells(line: str) -> Iterator[Span]:
    """Yield the spans of the cells of a row, empty ones too, without the outer borders."""
    border = "|" if "|" in line else "\t"
    start = line.index(border) + 1 if line.lstrip().startswith(border) else 0
    while start <= len(line):
        end = line.find(border, start)
        end = len(line) if end < 0 else end
        yield Span(start, end)
        start = end + 1


def _heads(line: str, cells: list[Span], persons: PersonNames) -> frozenset[int] | None:
    """Return the columns of persons if the row is a header with any; None for another row."""
    texts = [line[start:end].replace(" ", "") for start, end in cells]
    has_numbers = any(re.search(persons.lexicon.number_label, text) for text in texts)
    found = {
        place
        for place, text in enumerate(texts)
        if len(text) <= 12
        and re.search(persons.lexicon.person_label, text)
        and (has_numbers or text not in _ALONE)
    }
    return frozenset(found) or None


def _names(line: str, cell: Span, start: int, persons: PersonNames) -> Iterator[Span]:
    text = line[cell.start : cell.end]
    spread = re.fullmatch(r"\s*([\u3400-\u9fff][ ]{1,4}[\u3400-\u9fff])\s*", text)
    for found in [spread] if spread else _NAME.finditer(text):
        name = persons.name_in(found.group().strip())
        if name:
            at = cell.start + found.start() + len(found.group()) - len(found.group().lstrip())
            yield name.shift(start + at)
