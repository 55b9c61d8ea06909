"""Register files: CSV as saved by spreadsheets; every row is checked before anything is loaded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.formats.plain import plain_text
from loaders.formats.reading import content_of
from loaders.register.kinds import CAMPAIGNS, FactKind, RegisterEntry, kind_of_header
from loaders.register.rules import Rules
from ontology.errors import NoticeError

SUFFIX = ".csv"


@dataclass(frozen=True)
class Register:
    """The entries of a register file; its name is that of the file without the suffix."""

    name: str
    entries: tuple[RegisterEntry, ...]


@dataclass(frozen=True)
class _Row:
    """A row of the file: the line it begins on, and its cells without surrounding blanks."""

    line: int
    cells: Sequence[str]


def is_register(path: Path) -> bool:
    """Return whether a file is a register, by its suffix."""
    return path.suffix.lower() == SUFFIX


def read_registers(paths: Iterable[Path], rules: Rules) -> list[Register]:
    """Read register files.

    Raises `NoticeError` for the first malformed one, and for two of one name: each would replace the other.
    """
    by_name: dict[str, Path] = {}
    for path in paths:
        if (other := by_name.setdefault(path.stem, path)) != path:
            raise NoticeError(f"{path} and {other} are both the register {path.stem}; rename one of them")
    return [read_register(path, rules) for path in by_name.values()]


def read_register(path: Path, rules: Rules) -> Register:
    """Read one register file. Raises `NoticeError` with file, line and remedy for a malformed one."""
    rows = list(_rows(path, plain_text(path, content_of(path))))
    if not rows:
        columns = ", ".join(CAMPAIGNS.header)
        raise NoticeError(
            f"{path}, line 1: no header; write the names of the columns in the first row: {columns}"
        )
    sheet = _Sheet(path, _header(path, rows[0]), rules)
    entries = [sheet.entry(row) for row in rows[1:]]
    if not entries:
        raise NoticeError(f"{path}: no row below the header; write one fact per row")
    return Register(path.stem, tuple(entries))


def _rows(path: Path, text: str) -> Iterator[_Row]:
    """Yield the rows that are not blank; a quoted cell may have several lines."""
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
            f"{path}, line {line}: not CSV: {error}; save the sheet again as CSV with commas"
        ) from error


def _header(path: Path, row: _Row) -> Sequence[str]:
    """Return the names of the columns, which may be in any order."""
    location, names = f"{path}, line {row.line}", list(row.cells)
    while names and not names[-1]:  # spreadsheets keep an emptied column
        names.pop()
    if len(names) == 1 and any(separator in names[0] for separator in ";\t"):
        raise NoticeError(
            f"{location}: the columns are not separated by commas; save the sheet as CSV with commas"
        )
    columns = kind_of_header(names).header
    faults = [f"unknown column {name!r}" for name in names if name not in columns]
    faults += [f"column {name} is repeated" for name in columns if names.count(name) > 1]
    faults += [f"no column {name}" for name in columns if name not in names]
    if faults:
        raise NoticeError(f"{location}: {faults[0]}; the columns are {', '.join(columns)}")
    return names


class _Sheet:
    """The rows of a file that were read so far: the names of its columns, and the lines of its facts."""

    def __init__(self, path: Path, names: Sequence[str], rules: Rules) -> None:
        self._path, self._names, self._rules = path, names, rules
        self._kind: FactKind = kind_of_header(names)
        self._lines: dict[tuple[str, ...], int] = {}

    def entry(self, row: _Row) -> RegisterEntry:
        """Return the entry of a row. Raises `NoticeError` for a wrong cell, and for a fact that is there already."""
        location = f"{self._path}, line {row.line}"
        cells = _cells(location, row, self._names)
        fault = next(self._rules.faults(self._kind, cells), None)
        if fault:
            raise NoticeError(f"{location}: {fault}")
        entry = RegisterEntry(self._kind, cells)
        first = self._lines.setdefault(entry.key, row.line)
        if first != row.line:
            raise NoticeError(f"{location}: repeats line {first}; delete one of them")
        for key in entry.rank_keys:
            first = self._lines.setdefault(key, row.line)
            if first != row.line:
                raise NoticeError(f"{location}: {key[0]} is that of line {first} too; correct one of them")
        return entry


def _cells(location: str, row: _Row, names: Sequence[str]) -> Mapping[str, str]:
    """Return the cells by column; cells missing at the end of a row are empty."""
    if any(row.cells[len(names) :]):
        raise NoticeError(f"{location}: more cells than columns; put cells with a comma in quotes")
    padded = [*row.cells, *[""] * len(names)]
    return dict(zip(names, padded, strict=False))
