"""The tables of a notice: its paragraphs as rows, and the cells of each row by their role. Pure.

A row is a line `| cell | cell |` or a line with tabs between its cells. Where a copy lost the borders, it is a
line of cells separated by blanks, or several lines of one cell each (loaders/outline/flattened.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from loaders.lexicon import columns as kinds
from loaders.lexicon.columns import Columns, settle_roles
from loaders.text.markers import is_table_row
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

_RULE = re.compile(r"[\s|:：\-—–─=]+")
_HAN_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?")
_HEADER_WITHIN = 3  # rows; a title or a unit of measure may stand above the header


@dataclass(frozen=True)
class Cell:
    """The words of a cell and their span in the stored text."""

    text: str
    span: Span


@dataclass(frozen=True)
class ActivityRow:
    """A row of a table of activities: its cells by their role.

    `number`: as printed, or else counted; empty without a column of numbers.
    """

    number: str
    content: Cell
    lead: tuple[Cell, ...] = ()
    partner: tuple[Cell, ...] = ()
    date: Cell | None = None
    place: Cell | None = None


Grid = Sequence[Sequence[Cell]]


def read_bordered(paragraphs: Sequence[Paragraph], columns: Columns) -> dict[int, ActivityRow | None]:
    """Return the rows with pipes or tabs, by the index of their paragraph; None for a row without activity."""
    found: dict[int, ActivityRow | None] = {}
    known: list[str | None] = []
    for places in _runs(paragraphs):
        if is_table_row(paragraphs[places[0]].text):
            found.update(dict.fromkeys(places))
        rows = [(at, _cells(paragraphs[at])) for at in places if not _RULE.fullmatch(paragraphs[at].text)]
        header = next(
            (at for at in range(min(_HEADER_WITHIN, len(rows))) if _is_header(rows[at][1], columns)), None
        )
        if header is not None:
            rows = rows[header:]
            known = _roles([cells for _, cells in rows], columns)
        elif not rows or len(rows[0][1]) != len(known):
            continue
        found.update(dict.fromkeys(places))
        chosen = zip(rows, read_rows([cells for _, cells in rows], known, columns), strict=True)
        found.update({at: row for (at, _), row in chosen})
    return found


def read_rows(grid: Grid, roles: Sequence[str | None], columns: Columns) -> list[ActivityRow | None]:
    """Return the rows below a header with these roles; None for a row without content of its own."""
    content = content_column(grid, roles)
    settled = settle_roles(roles)
    rows: list[ActivityRow | None] = []
    groups = _group_rows(grid, settled)
    for at, cells in enumerate(grid):
        own = cells[content] if content is not None and content < len(cells) else None
        if own is None or not own.text or columns.role(own.text) or len(cells) > len(roles) or at in groups:
            rows.append(None)
            continue
        counted = sum(row is not None for row in rows) + 1
        rows.append(_row(cells, settled, own, counted))
    return rows


def _group_rows(grid: Grid, roles: Sequence[str | None]) -> frozenset[int]:
    """Return the rows that only head those below them: numbered 一, 二 among rows numbered 1, 2, all else but the
    name empty."""
    column = roles.index(kinds.NUMBER) if kinds.NUMBER in roles else None
    numbers = [cells[column].text if column is not None and column < len(cells) else "" for cells in grid]
    if not any(map(str.isdigit, numbers)):
        return frozenset()
    headed = (at for at, number in enumerate(numbers) if _HAN_NUMBER.fullmatch(number))
    return frozenset(at for at in headed if sum(bool(cell.text) for cell in grid[at]) == 2)


def content_column(grid: Grid, roles: Sequence[str | None]) -> int | None:
    """Return the column of the activities: the one with the most distinct words, names before contents; or None."""
    ranked = [
        place for kind in (kinds.NAME, kinds.CONTENT) for place, role in enumerate(roles) if role == kind
    ]
    ranked += [place for place, role in enumerate(roles) if role is None and _takes_unnamed(roles)]
    ranked += [place for place, role in enumerate(roles) if role == kinds.CATEGORY]
    return max(ranked, key=lambda place: (_distinct_share(grid, place), -ranked.index(place)), default=None)


def is_activity_header(roles: Sequence[str | None]) -> bool:
    """Return whether these roles make a table of activities: with names, or contents and agency, date or place."""
    units = any(role in kinds.UNITS for role in roles)
    details = units or any(role in {kinds.DATE, kinds.PLACE, kinds.BARE} for role in roles)
    content = kinds.CONTENT in roles or (units and (None in roles or kinds.CATEGORY in roles))
    known = sum(role is not None for role in roles)
    return 2 * known >= len(roles) >= 2 and (kinds.NAME in roles or (content and details))


def _takes_unnamed(roles: Sequence[str | None]) -> bool:
    return kinds.NAME not in roles and kinds.CONTENT not in roles


def _distinct_share(grid: Grid, place: int) -> float:
    """Return the share of distinct texts in a column, in tenths, so that a single repetition counts for little."""
    words = [row[place].text for row in grid if place < len(row) and row[place].text]
    return round(len(set(words)) / max(len(words), 1), 1) if words else -1.0


def _row(cells: Sequence[Cell], roles: Sequence[str | None], content: Cell, counted: int) -> ActivityRow:
    by_role: dict[str, list[Cell]] = {}
    for cell, role in zip(cells, roles, strict=False):
        if role and cell.text:
            by_role.setdefault(role, []).append(cell)
    number = ""
    if kinds.NUMBER in roles:
        printed = by_role.get(kinds.NUMBER)
        number = (re.sub(r"\W", "", printed[0].text) if printed else "") or str(counted)
    return ActivityRow(
        number=number,
        content=content,
        lead=_distinct_cells(by_role.get(kinds.LEAD, [])),
        partner=_distinct_cells(by_role.get(kinds.PARTNER, [])),
        date=next(iter(by_role.get(kinds.DATE, [])), None),
        place=next(iter(by_role.get(kinds.PLACE, [])), None),
    )


def _distinct_cells(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return the cells with distinct texts, since a cell merged over two columns counts once."""
    return tuple({cell.text: cell for cell in reversed(cells)}.values())[::-1]


def _roles(grid: Grid, columns: Columns) -> list[str | None]:
    """Return the roles of the header, refined by a second header row where there is one."""
    texts = [cell.text for cell in grid[0]]
    below = [cell.text for cell in grid[1]] if len(grid) > 1 else []
    parts = [lower != upper and columns.role(lower) for upper, lower in zip(texts, below, strict=False)]
    same = [not lower or lower == upper for upper, lower in zip(texts, below, strict=False)]
    if len(below) == len(texts) and any(parts) and all(a or b for a, b in zip(parts, same, strict=True)):
        texts = [lower if part else upper for upper, lower, part in zip(texts, below, parts, strict=True)]
    return [columns.role(text) for text in texts]


def _is_header(cells: Sequence[Cell], columns: Columns) -> bool:
    return all(cell.text for cell in cells) and is_activity_header(
        [columns.role(cell.text) for cell in cells]
    )


def _runs(paragraphs: Sequence[Paragraph]) -> Iterator[list[int]]:
    """Yield the indexes of consecutive paragraphs that are rows."""
    run: list[int] = []
    for place, paragraph in enumerate(paragraphs):
        if is_table_row(paragraph.text) or "\t" in paragraph.text.strip():
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _cells(paragraph: Paragraph) -> list[Cell]:
    """Return the cells of a row, empty ones included."""
    text, at = paragraph.text, paragraph.span.start
    piped = is_table_row(text)
    if piped:
        first, last = text.index("|") + 1, text.rindex("|")
        text, at = text[first:last], at + first
    cells = []
    for piece in text.split("|" if piped else "\t"):
        start = at + len(piece) - len(piece.lstrip())
        cells.append(Cell(piece.strip(), Span(start, start + len(piece.strip()))))
        at += len(piece) + 1
    return cells


class TableReader(Protocol):
    """A reader of the tables among the paragraphs of a part (`loaders.outline.flattened.Tables`)."""

    def find(self, paragraphs: Sequence[Paragraph]) -> Mapping[int, ActivityRow | None]:
        """Return the rows by the index of their paragraph; None for the other paragraphs of tables."""
        ...
