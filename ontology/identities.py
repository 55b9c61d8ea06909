"""Decisions of editors about who is who, one a line of identities.csv: agencies that are one, names that are several.

A merge makes one agency of two: the id `what` leads to the agency `into`. A split gives the printed name `what` the
meaning `into` in the notices of a region, in one notice, or for a time. `into` is an id, of the vocabulary or made of a
kind and a region, or else a full name. To undo a decision, remove its line and load the notices again.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from pathlib import Path

from rdflib import Graph, Literal

from ontology.entries import Vocabulary
from ontology.errors import OntologyError
from ontology.terms import AGENCY, QM, RDF, VOCABULARY

IDENTITIES_CSV = VOCABULARY / "identities.csv"
MERGE, SPLIT = "merge", "split"


@dataclass(frozen=True)
class Decision:
    """A line of the file. `region`, `notice`, `begin`, `end` limit a split: code, id, first and last ISO date."""

    action: str
    what: str
    into: str
    region: str
    notice: str
    begin: str
    end: str
    reason: str
    source: str
    by: str
    date: str

    def applies(self, codes: Sequence[str], notice: str, date: str | None) -> bool:
        """Return whether a split applies in a notice, given its id, its date and the codes of the regions around it."""
        day = date or ""
        in_time = (not self.begin or day >= self.begin) and (not self.end or day[: len(self.end)] <= self.end)
        return (not self.region or self.region in codes) and self.notice in ("", notice) and in_time


COLUMNS = tuple(each.name for each in fields(Decision))


@dataclass(frozen=True, eq=False)
class Identities:
    """All decisions of a file."""

    decisions: tuple[Decision, ...] = ()

    @cached_property
    def merges(self) -> Mapping[str, str]:
        """Id of an agency to the id or name of the agency that it is."""
        return {each.what: each.into for each in self.decisions if each.action == MERGE}

    @cached_property
    def splits(self) -> Mapping[str, tuple[Decision, ...]]:
        """Printed name to the splits of it, in the order of the file."""
        found: dict[str, tuple[Decision, ...]] = {}
        for each in self.decisions:
            if each.action == SPLIT:
                found[each.what] = (*found.get(each.what, ()), each)
        return found

    def merged_into(self, *names: str) -> tuple[str, ...]:
        """Return the ids that were merged into an agency, given its id and names."""
        return tuple(sorted(what for what, into in self.merges.items() if into in names))


def add_merges(graph: Graph, identities: Identities) -> Graph:
    """Add the ids that were merged into entries of the vocabulary, as qm:formerIds; return the graph."""
    for what, into in identities.merges.items():
        if (AGENCY[into], RDF.type, QM.Agency) in graph:
            graph.add((AGENCY[into], QM.formerIds, Literal(what)))
    return graph


def identity_findings(identities: Identities, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield each decision that cannot hold, as the agency or name concerned and what is wrong."""
    seen: set[tuple[str, ...]] = set()
    for each in identities.decisions:
        key = (each.action, each.what, each.region, each.notice, each.begin, each.end)
        if key in seen:
            yield each.what, "is decided twice"
        seen.add(key)
        if each.action == MERGE and each.what in vocabulary.agencies:
            yield (
                each.what,
                "is an entry of the vocabulary: remove the entry, and give the other one qm:formerIds",
            )
        if each.action == MERGE and (each.into == each.what or each.into in identities.merges):
            yield each.what, f"is merged into {each.into}, which is merged itself"
        if each.action == SPLIT and not (each.region or each.notice or each.begin or each.end):
            yield each.what, "is split without a region, a notice or a time"


@lru_cache(maxsize=4)
def read_identities(path: Path = IDENTITIES_CSV) -> Identities:
    """Read the decisions of a file; a missing file has none. Raises `OntologyError` with the line that is malformed."""
    if not path.exists():
        return Identities()
    lines = path.read_text("utf-8").splitlines()
    return Identities(tuple(_decisions(path.name, lines)))


def _decisions(file: str, lines: Sequence[str]) -> Iterator[Decision]:
    header = False
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        row = [cell.strip() for cell in next(csv.reader([line]))]
        if not header:
            header = True
            if tuple(row) != COLUMNS:
                raise OntologyError(f"{file}:{number}: the columns must be {','.join(COLUMNS)}")
            continue
        yield _decision(file, number, row)


def _decision(file: str, number: int, row: Sequence[str]) -> Decision:
    if len(row) != len(COLUMNS):
        raise OntologyError(f"{file}:{number}: {len(row)} cells, needs {len(COLUMNS)}: {','.join(COLUMNS)}")
    decision = Decision(*row)
    if decision.action not in (MERGE, SPLIT):
        raise OntologyError(f"{file}:{number}: action is {decision.action!r}; write {MERGE} or {SPLIT}")
    missing = [name for name in ("what", "into", "reason", "by", "date") if not getattr(decision, name)]
    if missing:
        raise OntologyError(
            f"{file}:{number}: {', '.join(missing)} missing; every decision needs a value there"
        )
    return decision


def as_line(decision: Decision) -> str:
    """Return the line of a decision."""
    cells = [getattr(decision, name) for name in COLUMNS]
    quoted = ['"' + cell.replace('"', '""') + '"' if set(cell) & set(',"\n') else cell for cell in cells]
    return ",".join(quoted)
