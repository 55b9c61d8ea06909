"""Consistency of the divisions of China: codes, years, surrounding divisions, names, successions."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ontology.divisions import PROVINCIAL, Division, DivisionName, Divisions
from ontology.entries import RegionEntry

DivisionFinding = tuple[str, str]  # a code, and what is wrong with it

_ID = re.compile(r"\d{6}(?:-\d{4})?", re.ASCII)
_KINDS = ("rename", "merge", "absorb", "split")
_FIRST, _LAST = "0000", "9999"  # before and after every year


def division_findings(divisions: Divisions, regions: Mapping[str, RegionEntry]) -> Iterator[DivisionFinding]:
    """Yield all findings; `regions` are those of the vocabulary, some of them under the same codes."""
    for division in divisions.by_code.values():
        yield from ((division.code, what) for what in _codes(division))
        yield from ((division.code, what) for what in _places(divisions, division))
        yield from ((division.code, what) for what in _successions(divisions, division))
    yield from _names(divisions)
    for code in divisions.by_code.keys() & regions.keys():
        if divisions.by_code[code].latest.name != regions[code].name:
            yield code, f"has the name {regions[code].name} in the vocabulary"


def _codes(division: Division) -> Iterator[str]:
    """A code has six digits, that of an earlier place also its last year; the names follow one another."""
    if not _ID.fullmatch(division.code):
        yield "is not identified by a code of six digits"
    if division.code[6:] not in ("", f"-{division.latest.end}"):
        yield f"is identified by the year {division.code[7:]} but ends {division.latest.end}"
    for each in division.names:
        for year in (each.begin, each.end):
            if year is not None and not (year.isdecimal() and len(year) == 4):
                yield f"has the year {year}, which is not of four digits"
        if _span(each)[0] > _span(each)[1]:
            yield f"has the name {each.name} until {each.end}, but only from {each.begin}"
    for earlier, later in zip(division.names, division.names[1:], strict=False):
        if _span(earlier)[1] > _span(later)[0]:
            yield f"has the names {earlier.name} and {later.name} at the same time"


def _places(divisions: Divisions, division: Division) -> Iterator[str]:
    """Every division lies in a province, and the surrounding divisions existed as long as it did."""
    chain = [divisions.by_code[code] for code in divisions.chain(division.code)]
    if chain[-1].level != PROVINCIAL:
        yield "lies in no provincial region"
    begin, end = _span(division.names[0])[0], _span(division.latest)[1]
    for upper in chain[1:]:
        if _span(upper.names[0])[0] > begin or _span(upper.latest)[1] < end:
            yield f"lies in {upper.code}, which did not exist all the time"


def _successions(divisions: Divisions, division: Division) -> Iterator[str]:
    """At the end of a name a division has at most one full successor; every successor exists in its year."""
    full = Counter(each.year for each in division.successions if each.kind != "split")
    ends = [each.end for each in division.names]
    if any(several > 1 for several in full.values()):
        yield "has more than one full successor: all but one must be a split"
    if division.latest.end and not division.successions:
        yield f"ends {division.latest.end} without a successor"
    for each in division.successions:
        successor = divisions.by_code.get(each.code)
        if each.kind not in _KINDS:
            yield f"has the successor {each.code} by {each.kind}, which is not a kind of succession"
        if successor is None or successor.name_in(each.year) is None:
            yield f"has the successor {each.code} in {each.year}, when it did not exist"
        if each.kind != "split" and each.year not in ends:
            yield f"has the successor {each.code} in {each.year} but ends {division.latest.end}"


def _names(divisions: Divisions) -> Iterator[DivisionFinding]:
    """A name belongs to one division inside a surrounding one at a time; it may occur again elsewhere."""
    for name, bearers in divisions.by_name.items():
        seen: dict[str | None, list[tuple[DivisionName, str]]] = {}
        for division in bearers:
            parent = divisions.within(division.code)
            for own in (each for each in division.names if each.name == name):
                for other, code in seen.setdefault(parent, []):
                    if _overlap(own, other):
                        yield (
                            division.code,
                            f"has the name {name}, which {code} in {parent} has at the same time",
                        )
                seen[parent].append((own, division.code))


def _span(name: DivisionName) -> tuple[str, str]:
    return name.begin or _FIRST, name.end or _LAST


def _overlap(one: DivisionName, other: DivisionName) -> bool:
    return _span(one)[0] < _span(other)[1] and _span(other)[0] < _span(one)[1]
