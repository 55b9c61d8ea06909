"""Turn yearly revisions into one row for each code and name, with the years of its beginning and end. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ontology.divisions import short_name
from ontology.regions.facts import AreaTransfer, KnownFacts
from ontology.regions.sources import Revision


@dataclass(frozen=True)
class RevisionRow:
    """A name of a code, from the year `begin` (None: in the oldest revision) to the year `end` (None: now)."""

    code: str
    name: str
    begin: int | None
    end: int | None
    transfer: AreaTransfer | None = None


def revision_rows(revisions: Mapping[int, Revision], known: KnownFacts) -> list[RevisionRow]:
    """Return the rows by code and year; the last row of an ended code has its transfer to other codes."""
    corrected = {year: _corrected(revisions[year], known) for year in sorted(revisions)}
    codes = sorted({code for revision in corrected.values() for code in revision})
    rows = [row for code in codes for row in _spans(code, corrected)]
    rows += [RevisionRow(code, name, year, None) for code, name, year in known.added]
    rows.sort(key=lambda row: (row.code, row.begin or 0, row.end or 9999))
    return _with_transfers(rows, known)


def _corrected(revision: Revision, known: KnownFacts) -> Revision:
    named = ((code, known.names.get(name, name)) for code, name in revision.items())
    return {known.codes.get((code, name), code): name for code, name in named}


def _spans(code: str, revisions: Mapping[int, Revision]) -> Iterator[RevisionRow]:
    """Yield the rows of a code, one for each unbroken run of a name."""
    years = list(revisions)
    begin, current = years[0], revisions[years[0]].get(code)
    for year in years[1:]:
        name = revisions[year].get(code)
        if name is None and code.endswith("0000"):
            continue  # the statistical office omits 台湾, 香港, 澳门
        if name != current:
            if current is not None:
                yield RevisionRow(code, current, None if begin == years[0] else begin, year)
            begin, current = year, name
    if current is not None:
        yield RevisionRow(code, current, None if begin == years[0] else begin, None)


def _with_transfers(rows: Sequence[RevisionRow], known: KnownFacts) -> list[RevisionRow]:
    last = {row.code: row for row in rows}
    first = {row.code: row for row in reversed(rows)}
    found = []
    for row in rows:
        if row is last[row.code]:
            codes = known.successors.get(row.code) if row.end else None
            listed = AreaTransfer(row.end, codes) if row.end and codes else None
            row = replace(row, transfer=listed or _renamed(row, list(first.values())))
        found.append(row)
    return found


def _renamed(row: RevisionRow, others: Sequence[RevisionRow]) -> AreaTransfer | None:
    """Transfer to the only division of the same stem that begins in the province in the year this one ends."""
    if row.end is None:
        return None
    begun = [each for each in others if each.begin == row.end and _comparable(each, row)]
    alike = [each for each in begun if short_name(each.name) == short_name(row.name)]
    near = [each for each in alike if each.code[:4] == row.code[:4]] or alike or _lengthened(row, begun)
    return AreaTransfer(row.end, (near[0].code,)) if len(near) == 1 else None


def _lengthened(row: RevisionRow, begun: Sequence[RevisionRow]) -> list[RevisionRow]:
    """Divisions that a county of one character may have become, with a second one: 滦县 -> 滦州市."""
    if not (len(row.name) == 2 and row.name.endswith("县")):
        return []
    return [each for each in begun if len(each.name) == 3 and each.name[0] == row.name[0]]


def _comparable(one: RevisionRow, other: RevisionRow) -> bool:
    return one.code[:2] == other.code[:2] and one.code.endswith("00") == other.code.endswith("00")
