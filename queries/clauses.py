"""Clauses that several questions share: one file each under `library/clauses/`, Cypher (`.cypher`) or SPARQL (`.rq`).

A line `// include: NAME` below the header of a question stands for the text of `clauses/NAME.cypher`, and in a `.rq`
file `# include: NAME` for that of `clauses/NAME.rq`. A clause includes no other clause. Pure functions, besides
`read_clauses`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ontology.errors import OntologyError

FOLDER = "clauses"
_MARKS = {".cypher": "//", ".rq": "#"}  # what begins a comment, by the ending of the file
_INCLUDES = {end: re.compile(rf"\s*{mark}\s*include\b.*") for end, mark in _MARKS.items()}
_FORM = re.compile(r"\s*\S+ include: (?P<name>\S+)\s*")


def read_clauses(library: Path, ending: str = ".cypher") -> dict[str, str]:
    """Return the text of every clause of a library in one language by name.

    Raises OntologyError, with file and line, for a clause that includes another.
    """
    return {path.stem: _clause(path) for path in sorted((library / FOLDER).glob(f"*{ending}"))}


def expand(file: str, lines: Sequence[str], first: int, clauses: Mapping[str, str]) -> str:
    """Return the lines of a file, which begin at line number `first`, with clauses in place of their includes.

    Raises OntologyError, with file and line, for an include that is malformed or names no clause.
    """
    return "\n".join(_expanded(file, lines, first, clauses)).strip() + "\n"


def _expanded(file: str, lines: Sequence[str], first: int, clauses: Mapping[str, str]) -> Iterator[str]:
    ending = Path(file).suffix
    for number, line in enumerate(lines, start=first):
        if not _INCLUDES[ending].fullmatch(line):
            yield line
            continue
        form = _FORM.fullmatch(line)
        if form is None:
            remedy = f"write an include as '{_MARKS[ending]} include: NAME', not {line.strip()!r}"
            raise OntologyError(f"{file}:{number}: {remedy}")
        if form["name"] not in clauses:
            known = f"use one of {', '.join(clauses)}" if clauses else "there is none"
            remedy = f"{known}, or add {FOLDER}/{form['name']}{ending}"
            raise OntologyError(f"{file}:{number}: no clause is called {form['name']!r}: {remedy}")
        yield clauses[form["name"]]


def _clause(path: Path) -> str:
    text = path.read_text("utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if _INCLUDES[path.suffix].fullmatch(line):
            place = f"{FOLDER}/{path.name}:{number}"
            raise OntologyError(f"{place}: a clause includes no other: write the text of that clause here")
    return text.strip()
