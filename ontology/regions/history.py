"""From yearly revisions to one row for each code and name, with the years between which it held. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ontology.divisions import short_name
from ontology.regions.facts import KnownFacts, Passing

Revision = Mapping[str, str]


@dataclass(frozen=True)
class Row:
    """A name under a code: from the year `begin` (None: in the oldest revision) to the year `end` (None: now)."""

    code: str
    name: str
    begin: int | None
    end: int | None
    passing: Passing | None = None


def history(revisions: Mapping[int, Revision], known: KnownFacts) -> list[Row]:
    """The rows by code and year, the last one of a code with what took its place where the code is gone."""
    mended = {year: _mended(revisions[year], known) for year in sorted(revisions)}
    codes = sorted({code for revision in mended.values() for code in revision})
    rows = [row for code in codes for row in _spans(code, mended)]
    rows += [Row(code, name, year, None) for code, name, year in known.added]
    rows.sort(key=lambda row: (row.code, row.begin or 0, row.end or 9999))
    return _passed_on(rows, known)


def _mended(revision: Revision, known: KnownFacts) -> Revision:
    named = ((code, known.names.get(name, name)) for code, name in revision.items())
    return {known.codes.get((code, name), code): name for code, name in named}


def _spans(code: str, revisions: Mapping[int, Revision]) -> Iterator[Row]:
    """What stood under the code, one row for each unbroken run of a name."""
    years = list(revisions)
    begin, held = years[0], revisions[years[0]].get(code)
    for year in years[1:]:
        name = revisions[year].get(code)
        if name is None and code.endswith("0000"):
            continue  # the statistical office leaves out 台湾, 香港, 澳门
        if name != held:
            if held is not None:
                yield Row(code, held, None if begin == years[0] else begin, year)
            begin, held = year, name
    if held is not None:
        yield Row(code, held, None if begin == years[0] else begin, None)


def _passed_on(rows: Sequence[Row], known: KnownFacts) -> list[Row]:
    last = {row.code: row for row in rows}
    first = {row.code: row for row in reversed(rows)}
    found = []
    for row in rows:
        if row is last[row.code]:
            codes = known.passings.get(row.code) if row.end else None
            told = Passing(row.end, codes) if row.end and codes else _renamed(row, list(first.values()))
            row = replace(row, passing=told)
        found.append(row)
    return found


def _renamed(row: Row, others: Sequence[Row]) -> Passing | None:
    """The one division of the same stem that begins in the province in the year in which this one ends."""
    if row.end is None:
        return None
    begun = [each for each in others if each.begin == row.end and _comparable(each, row)]
    alike = [each for each in begun if short_name(each.name) == short_name(row.name)]
    near = [each for each in alike if each.code[:4] == row.code[:4]] or alike or _grown(row, begun)
    return Passing(row.end, (near[0].code,)) if len(near) == 1 else None


def _grown(row: Row, begun: Sequence[Row]) -> list[Row]:
    """A county of one character gains a second one when it becomes a city or district: 滦县 -> 滦州市."""
    if not (len(row.name) == 2 and row.name.endswith("县")):
        return []
    return [each for each in begun if len(each.name) == 3 and each.name[0] == row.name[0]]


def _comparable(one: Row, other: Row) -> bool:
    return one.code[:2] == other.code[:2] and one.code.endswith("00") == other.code.endswith("00")
