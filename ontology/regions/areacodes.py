"""Read `areacodes.csv`: the spans of each code and name, and the codes its area went to."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import OntologyError
from ontology.regions.facts import HERE

AREACODES_CSV = HERE / "areacodes.csv"
_COLUMNS = ("代码", "名称", "启用时间", "变更/弃用时间", "新代码")
_OLDEST = 1981  # year of the oldest list: what it has began then or earlier
_SUCCESSOR = re.compile(r"(\d{6})(?:\[(\d{4})\])?")
# 西沙, 南沙, 中沙群岛 before 三沙市: offices for islands and waters, no divisions.
_NO_DIVISION = re.compile(r".*群岛|.*海域")


@dataclass(frozen=True)
class Transfer:
    """A transfer of area to a code in a year; `final` if the giving code ended or changed by it."""

    code: str
    year: int
    final: bool


@dataclass(frozen=True)
class NameSpan:
    """A name of a code from the year `begin` (None: in the oldest list) to the year `end` (None: now)."""

    code: str
    name: str
    begin: int | None
    end: int | None
    transfers: tuple[Transfer, ...] = ()

    @property
    def moved(self) -> bool:
        """True if all the area went to other codes at the end."""
        codes = [each.code for each in self.transfers if each.final]
        return bool(codes) and self.code not in codes


def read_spans(path: Path = AREACODES_CSV) -> list[NameSpan]:
    """Return the spans by code and year. Raises `OntologyError` for a file of other columns or years."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if missing := set(_COLUMNS) - set(rows.fieldnames or ()):
            raise OntologyError(
                f"{path.name}: has no column {min(missing)}: use the file of the project areacodes"
            )
        found = [_span(path, *(row[each] for each in _COLUMNS)) for row in rows]
    kept = (each for each in found if not _NO_DIVISION.fullmatch(each.name))
    return sorted(kept, key=lambda each: (each.code, each.begin or 0))


def _span(path: Path, code: str, name: str, begin: str, end: str, successors: str) -> NameSpan:
    try:
        first, last = int(begin), int(end) if end else None
        transfers = tuple(_transfers(successors, last))
    except ValueError as error:
        raise OntologyError(f"{path.name}: {code} {name}: {error}: correct the row") from error
    return NameSpan(code, name, None if first == _OLDEST else first, last, transfers)


def _transfers(successors: str, end: int | None) -> Iterator[Transfer]:
    """Yield the transfers of `320302;320311[2010]`; one without a year is of the year of the end."""
    for each in filter(None, successors.split(";")):
        match = _SUCCESSOR.fullmatch(each)
        year = (match[2] or end) if match else None
        if match is None or year is None:
            raise ValueError(f"{each} is no successor with a year")
        yield Transfer(match[1], int(year), final=match[2] is None)
