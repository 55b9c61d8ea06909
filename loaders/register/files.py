"""Register files: CSV as spreadsheets save it, read whole and checked row by row before anything is loaded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.formats.reading import content_of, plain_text
from loaders.register.entries import COLUMNS, RegisterEntry, Rules, entry_of
from ontology.errors import NoticeError

SUFFIX = ".csv"


@dataclass(frozen=True)
class Register:
    """What a register file says; its name is that of the file without the ending."""

    name: str
    entries: tuple[RegisterEntry, ...]


@dataclass(frozen=True)
class _Row:
    """A row below the header: the line it begins on, and its cells without the blanks around them."""

    line: int
    cells: Sequence[str]


def is_register(path: Path) -> bool:
    """Whether a file is a register, by the ending of its name."""
    return path.suffix.lower() == SUFFIX


def read_registers(paths: Iterable[Path], rules: Rules) -> list[Register]:
    """The registers of these files. Raises `NoticeError` for the first that is malformed, and for two of one
    name: each would replace the other."""
    found: dict[str, Path] = {}
    for path in paths:
        if (other := found.setdefault(path.stem, path)) != path:
            raise NoticeError(f"{path} and {other} are both the register {path.stem}; rename one of them")
    return [read_register(path, rules) for path in found.values()]


def read_register(path: Path, rules: Rules) -> Register:
    """The register of one file. Raises `NoticeError` naming file, line and remedy of what is malformed."""
    rows = list(_rows(path, plain_text(path, content_of(path))))
    if not rows:
        raise NoticeError(f"{path}, line 1: no header; the first row names the columns {', '.join(COLUMNS)}")
    names = _header(path, rows[0])
    seen: dict[tuple[str, ...], int] = {}
    entries = [_entry(path, row, names, rules, seen) for row in rows[1:]]
    if not entries:
        raise NoticeError(f"{path}: no row below the header; write a fact a row")
    return Register(path.stem, tuple(entries))


def _rows(path: Path, text: str) -> Iterator[_Row]:
    """The rows that are not blank; a cell in quotes may go over several lines."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield _Row(line, stripped)
            line = reader.line_num + 1
    except csv.Error as error:
        raise NoticeError(
            f"{path}, line {line}: not CSV: {error}; save the sheet anew as CSV with commas"
        ) from error


def _header(path: Path, row: _Row) -> Sequence[str]:
    """The names of the columns, each once and in any order."""
    place, names = f"{path}, line {row.line}", list(row.cells)
    while names and not names[-1]:  # spreadsheets keep a column that was emptied
        names.pop()
    if len(names) == 1 and any(sign in names[0] for sign in ";\t"):
        raise NoticeError(f"{place}: the columns are not parted by commas; save the sheet as CSV with commas")
    wrong = [f"unknown column {name!r}" for name in names if name not in COLUMNS]
    wrong += [f"column {name} is there twice" for name in COLUMNS if names.count(name) > 1]
    wrong += [f"no column {name}" for name in COLUMNS if name not in names]
    if wrong:
        raise NoticeError(f"{place}: {wrong[0]}; the columns are {', '.join(COLUMNS)}")
    return names


def _entry(
    path: Path, row: _Row, names: Sequence[str], rules: Rules, seen: dict[tuple[str, ...], int]
) -> RegisterEntry:
    place = f"{path}, line {row.line}"
    cells = _cells(place, row, names)
    fault = next(rules.faults(cells), None)
    if fault:
        raise NoticeError(f"{place}: {fault}")
    entry = entry_of(cells)
    before = seen.setdefault(entry.said, row.line)
    if before != row.line:
        raise NoticeError(f"{place}: says the same as line {before}; take one of them out")
    return entry


def _cells(place: str, row: _Row, names: Sequence[str]) -> Mapping[str, str]:
    """The cells by column; those that are missing at the end of a row are empty."""
    if any(row.cells[len(names) :]):
        raise NoticeError(f"{place}: more cells than columns; put a cell that has a comma in quotes")
    padded = [*row.cells, *[""] * len(names)]
    return dict(zip(names, padded, strict=False))
