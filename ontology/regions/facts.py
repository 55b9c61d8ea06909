"""Notes, and corrections of the revisions, written by hand in `facts.csv`."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ontology.errors import OntologyError

HERE = Path(__file__).parent


@dataclass
class KnownFacts:
    """Notes by code; names that ended in or before the year of the oldest list, by code, with that year; correct
    names and codes of the revisions that the file is compared with."""

    names: dict[str, str] = field(default_factory=dict)
    codes: dict[tuple[str, str], str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    former: dict[str, tuple[str, int]] = field(default_factory=dict)


def known_facts(folder: Path = HERE) -> KnownFacts:
    """Read the facts. Raises `OntologyError` for a row of unknown kind."""
    known = KnownFacts()
    for kind, first, second, third in csv_rows(folder / "facts.csv"):
        match kind:
            case "name":
                known.names[first] = second
            case "code":
                known.codes[first, second] = third
            case "note":
                known.notes |= dict.fromkeys(first.split(), second)
            case "former":
                known.former[first] = second, int(third)
            case _:
                raise OntologyError(
                    f"facts.csv: {kind} is not a kind of fact: use name, code, note or former"
                )
    return known


def csv_rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a CSV file, without comments (#) and the row of column names."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    yield from csv.reader(lines[1:])
