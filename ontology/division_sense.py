"""Whether the divisions of China make sense together: codes, years, what lies in what, names, successions."""

from collections.abc import Iterator, Mapping

from ontology.divisions import PROVINCIAL, Division, Divisions, Naming
from ontology.entries import RegionEntry

Finding = tuple[str, str]  # a code, and what is wrong with it

_KINDS = ("rename", "merge", "absorb", "split")
_FIRST, _LAST = "0000", "9999"  # before and behind every year


def division_findings(divisions: Divisions, regions: Mapping[str, RegionEntry]) -> Iterator[Finding]:
    """Everything found; `regions` are those that the vocabulary has by hand under the same codes."""
    for division in divisions.by_code.values():
        yield from ((division.code, what) for what in _codes(division))
        yield from ((division.code, what) for what in _places(divisions, division))
        yield from ((division.code, what) for what in _passings(divisions, division))
    yield from _names(divisions)
    for code in divisions.by_code.keys() & regions.keys():
        if divisions.by_code[code].last.name != regions[code].name:
            yield code, f"is called {regions[code].name} in the vocabulary"


def _codes(division: Division) -> Iterator[str]:
    if not (division.code.isdecimal() and len(division.code) == 6):
        yield "is not identified by a code of six digits"
    for each in division.namings:
        for year in (each.begin, each.end):
            if year is not None and not (year.isdecimal() and len(year) == 4):
                yield f"has {year}, which is no year"
        if _span(each)[0] > _span(each)[1]:
            yield f"was called {each.name} until {each.end}, before it was from {each.begin}"
    for earlier, later in zip(division.namings, division.namings[1:], strict=False):
        if _span(earlier)[1] > _span(later)[0]:
            yield f"is called {earlier.name} and {later.name} at the same time"


def _places(divisions: Divisions, division: Division) -> Iterator[str]:
    """Every division leads to a province, through others that were there as long as it was."""
    chain = [divisions.by_code[code] for code in divisions.chain(division.code)]
    if chain[-1].level != PROVINCIAL:
        yield "lies in no provincial region"
    begin, end = _span(division.namings[0])[0], _span(division.last)[1]
    for upper in chain[1:]:
        if _span(upper.namings[0])[0] > begin or _span(upper.last)[1] < end:
            yield f"lies in {upper.code}, which was not there all the time"


def _passings(divisions: Divisions, division: Division) -> Iterator[str]:
    """One successor of the whole at most, in the year of the end; every successor is there in that year."""
    if sum(each.kind != "split" for each in division.passed) > 1:
        yield "passes whole to more than one"
    for each in division.passed:
        successor = divisions.by_code.get(each.code)
        if each.kind not in _KINDS:
            yield f"passes to {each.code} by {each.kind}, which is no kind of succession"
        if successor is None or successor.naming(each.year) is None:
            yield f"passes in {each.year} to {each.code}, which was not there"
        if each.kind != "split" and each.year != division.last.end:
            yield f"passes to {each.code} in {each.year} but ends {division.last.end}"


def _names(divisions: Divisions) -> Iterator[Finding]:
    """One name in one parent at one time means one division; others may bear it elsewhere."""
    for name, bearers in divisions.by_name.items():
        seen: dict[str | None, list[tuple[Naming, str]]] = {}
        for division in bearers:
            parent = divisions.within(division.code)
            for naming in (each for each in division.namings if each.name == name):
                for other, code in seen.setdefault(parent, []):
                    if _together(naming, other):
                        yield division.code, f"is called {name}, as {code} in {parent} is at the same time"
                seen[parent].append((naming, division.code))


def _span(naming: Naming) -> tuple[str, str]:
    return naming.begin or _FIRST, naming.end or _LAST


def _together(one: Naming, other: Naming) -> bool:
    return _span(one)[0] < _span(other)[1] and _span(other)[0] < _span(one)[1]
