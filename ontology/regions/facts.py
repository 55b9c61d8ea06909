"""What the revisions do not tell or tell wrongly, typed by hand in `facts.csv` and `successions.csv`."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ontology.errors import OntologyError

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Passing:
    """That in a year the area of a code passed to others."""

    year: int
    codes: tuple[str, ...]


@dataclass
class KnownFacts:
    """Names put right, codes put right, divisions to add, notes, and which codes took over."""

    names: dict[str, str] = field(default_factory=dict)
    codes: dict[tuple[str, str], str] = field(default_factory=dict)
    added: list[tuple[str, str, int]] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    passings: dict[str, tuple[str, ...]] = field(default_factory=dict)


def known_facts(folder: Path = HERE) -> KnownFacts:
    """The facts of both files; OntologyError names a line of unknown kind."""
    known = KnownFacts()
    for kind, first, second, third in rows_of(folder / "facts.csv"):
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
                raise OntologyError(f"facts.csv: {kind} is no kind of fact")
    for old, new in rows_of(folder / "successions.csv"):
        known.passings[old] = tuple(new.split())
    return known


def rows_of(path: Path) -> Iterator[list[str]]:
    """The rows of a CSV file whose comments begin with #, without the row of column names."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    yield from csv.reader(lines[1:])
