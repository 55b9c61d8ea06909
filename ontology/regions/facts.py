"""Facts that the revisions lack or have wrong, written by hand in `facts.csv` and `successions.csv`."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ontology.errors import OntologyError

HERE = Path(__file__).parent


@dataclass(frozen=True)
class AreaTransfer:
    """A transfer of the area of a code to other codes in a year."""

    year: int
    codes: tuple[str, ...]


@dataclass
class KnownFacts:
    """Corrected names and codes, divisions to add, notes, and the codes that succeeded others."""

    names: dict[str, str] = field(default_factory=dict)
    codes: dict[tuple[str, str], str] = field(default_factory=dict)
    added: list[tuple[str, str, int]] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    successors: dict[str, tuple[str, ...]] = field(default_factory=dict)


def known_facts(folder: Path = HERE) -> KnownFacts:
    """Read the facts of both files. Raises `OntologyError` for a row of unknown kind."""
    known = KnownFacts()
    for kind, first, second, third in csv_rows(folder / "facts.csv"):
        match kind:
            case "name":
                known.names[first] = second
            case "code":
                known.codes[first, second] = third
            case "add":
                known.added.append((first, second, int(third)))
            case "note":
                known.notes |= dict.fromkeys(first.split(), second)
            case _:
                raise OntologyError(f"facts.csv: {kind} is not a kind of fact: use name, code, add or note")
    for old, new in csv_rows(folder / "successions.csv"):
        known.successors[old] = tuple(new.split())
    return known


def csv_rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a CSV file, without comments (#) and the row of column names."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    yield from csv.reader(lines[1:])
