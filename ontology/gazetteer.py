"""Look up the division of a printed place name at a date and, if given, inside another division. Pure.

A former name is not replaced silently: a place has its name at the date, its present name and the rule that
applied. If several divisions match, `find` returns None and `candidates` returns all of them.

    full-name      the official name, which only one division had at the date
    chain          the official name after those of the surrounding divisions (福建省厦门市思明区)
    within         the official name, which only one division inside the given one had
    short-name     the proper name alone: of a province or prefecture, or after a surrounding division (福建厦门,
                   延边州); of several divisions the one of the highest level: 吉林 alone is the province
    former-name    a name that ended before the date; the division is the last one that had it
    ambiguous      several divisions match (only in `candidates`)

Of a division and its successor of the same name (a code changed), only the successor matches from the year of the
change on. Of a city and a prefecture (地区) of the same proper name, the city has the short name (邯郸 in 1990).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from ontology.divisions import (
    COUNTY,
    DIVISIONS_CSV,
    MUNICIPAL,
    PROVINCIAL,
    Division,
    Divisions,
    read_divisions,
    short_name,
)
from ontology.places import (
    AMBIGUOUS,
    CHAIN,
    FORMER,
    FULL,
    SHORT,
    WITHIN,
    Place,
    place_in,
)

__all__ = ["FORMER", "SHORT", "Gazetteer", "Place", "gazetteer"]

_LEVELS = (PROVINCIAL, MUNICIPAL, COUNTY)
_WITHOUT_PEOPLES = (
    ("自治区", "自治区"),
    ("区", "自治区"),
    ("自治州", "自治州"),
    ("自治县", "自治县"),
    ("州", "自治州"),
    ("县", "自治县"),
    ("旗", "自治旗"),
)
_LONGEST = 15  # characters of the longest official name (双江拉祜族佤族布朗族傣族自治县)
_LATER = "9999"  # a year after every change: a name of that year is a present one


@dataclass(frozen=True)
class Gazetteer:
    """Look-up of divisions by their printed names."""

    divisions: Divisions

    def find(self, name: str, date: str | None = None, within: str | None = None) -> Place | None:
        """Return the place of a name at an ISO date (default: today), inside the code `within` if given.

        None if no division matches, or several.
        """
        found = self.candidates(name, date, within)
        return found[0] if len(found) == 1 else None

    def candidates(self, name: str, date: str | None = None, within: str | None = None) -> tuple[Place, ...]:
        """Return the matches of the first rule with any; several are marked `ambiguous`."""
        found = self._by_rule(name, (date or _LATER)[:4], within) if self._begins_with_division(name) else []
        return tuple(found if len(found) < 2 else (replace(each, rule=AMBIGUOUS) for each in found))

    def beginning(self, text: str, date: str | None = None) -> Place | None:
        """Return the place whose full name begins a text, the last of a chain: 南京市鼓楼区市场监督管理局."""
        year, place, rest, within = (date or _LATER)[:4], None, text, None
        while found := self._first(rest, year, within):
            length, division = found
            rest, within = rest[length:], division.code
            place = place_in(division, year, CHAIN if place else FULL)
        return place

    def at(self, code: str, date: str | None = None) -> Place | None:
        """Return the place of a code, with its name at an ISO date; None for an unknown code."""
        division = self.divisions.by_code.get(code)
        return place_in(division, (date or _LATER)[:4], FULL) if division else None

    def short_name_bearers(self, name: str, date: str | None = None) -> list[Division]:
        """Return the divisions whose proper name is this one at an ISO date (default: today), of whatever level: a
        province and a city for 吉林. Where none had it then, those that had it at another time."""
        bearers, year = self._by_short.get(name, ()), (date or _LATER)[:4]
        return [each for each in bearers if each.short_name_in(year) == name] or self._last(
            bearers, year, None
        )

    def may_exist(self, code: str, date: str | None) -> bool:
        """Return whether a division existed at an ISO date; a code that is not that of a division may have."""
        division = self.divisions.by_code.get(code)
        return division is None or division.name_in((date or _LATER)[:4]) is not None

    def beginnings(
        self, text: str, date: str | None = None, within: str | None = None, near: str | None = None
    ) -> Iterator[tuple[int, Place]]:
        """Yield each place whose name begins a text, the longest name first, with the length of the name.

        Its rule is `short-name` for a name without the kind of division, `former-name` for a name that ended before
        the date. Of several places the one nearest to the code `near` is meant (鼓楼区 in a notice of 南京); if none
        is, the name is left out.
        """
        year = (date or _LATER)[:4]
        for length in range(min(_LONGEST, len(text)), 1, -1):
            if text[:length] in self._beginnings:
                for rule, division in self._named(text[:length], year, within, near):
                    yield length, place_in(division, year, rule)

    def _named(
        self, name: str, year: str, within: str | None, near: str | None
    ) -> Iterator[tuple[str, Division]]:
        """Yield the division of a name by each rule: the official name, at the time or a former one; the short name."""
        full = self._bearers(name, year, within)
        rule, found = (FULL, full) if full else (FORMER, self._former(name, year, within))
        short = [each for each in self._by_short.get(name, ()) if each.short_name_in(year) == name]
        short = self._last(short, year, within) or self._shortened(name, year, within)
        highest = min((_LEVELS.index(each.level) for each in short), default=0)
        at_top = [each for each in short if each.level == _LEVELS[highest]]
        cities = [each for each in at_top if not each.is_prefecture_in(year)] or at_top
        for how, several in ((rule, found), (SHORT, cities)):
            nearest = self._nearest(several, near)
            if nearest:
                yield how, nearest

    def _nearest(self, divisions: Sequence[Division], near: str | None) -> Division | None:
        """Return the only division; of several, the one that lies with `near` in the narrowest division."""
        if len(divisions) < 2 or near is None:
            return divisions[0] if len(divisions) == 1 else None
        for around in self.divisions.chain(near) if near in self.divisions.by_code else ():
            inside = [each for each in divisions if around in self.divisions.chain(each.code)]
            if inside:
                return inside[0] if len(inside) == 1 else None
        return None

    def inside(self, code: str, other: str) -> bool:
        """Return whether a code is the other one or lies in it."""
        return code == other or other in self.divisions.chain(code)

    def _first(self, text: str, year: str, within: str | None) -> tuple[int, Division] | None:
        """Return the longest name that begins a text and matches one division: its length and the division."""
        for length in range(min(_LONGEST, len(text)), 1, -1):
            name = text[:length]
            if name in self._beginnings:
                found = self._bearers(name, year, within) or self._shortened(name, year, within)
                if len(found) == 1:
                    return length, found[0]
        return None

    def _by_rule(self, name: str, year: str, within: str | None) -> list[Place]:
        """Return the matches of the first rule with any; for a short name, those of the highest level."""
        splits = list(self._splits(name, year, within))
        for rule, find in ((FULL, self._bearers), (SHORT, self._short), (FORMER, self._former)):
            found: dict[str, Place] = {}
            for rest, upper in splits:
                applied = rule
                if rule == FULL and (rest, upper) != (name, None):
                    applied = WITHIN if rest == name else CHAIN
                for each in find(rest, year, upper):
                    found.setdefault(each.code, place_in(each, year, applied))
            if found:
                highest = min((_LEVELS.index(each.level) for each in found.values()), default=0)
                return [p for p in found.values() if rule != SHORT or p.level == _LEVELS[highest]]
        return []

    def _splits(self, name: str, year: str, within: str | None) -> Iterator[tuple[str, str | None]]:
        """Yield the name as printed, then its rest after each division that may begin it, with that division."""
        yield name, within
        for length in range(2, min(_LONGEST, len(name) - 2) + 1):
            head = name[:length]
            if head not in self._beginnings:
                continue
            for upper in (*self._bearers(head, year, within), *self._short(head, year, within)):
                yield from self._splits(name[length:], year, upper.code)

    def _bearers(self, name: str, year: str, within: str | None) -> list[Division]:
        """Divisions with this official name in the year, inside another one if given."""
        found = self.divisions.by_name.get(name, ())
        named = [each for each in found if any(n.name == name and n.held_in(year) for n in each.names)]
        return self._last(named, year, within)

    def _short(self, name: str, year: str, within: str | None) -> list[Division]:
        """Divisions by their proper names, or with 州 for 自治州 and 县 for 自治县; a county only inside another."""
        found = [each for each in self._by_short.get(name, ()) if each.short_name_in(year) == name]
        known = [each for each in found if within or each.level != COUNTY]
        named = self._last(known, year, within)
        cities = [each for each in named if not each.is_prefecture_in(year)]
        return cities or named or self._shortened(name, year, within)

    def _shortened(self, name: str, year: str, within: str | None) -> list[Division]:
        """Autonomous divisions by their names without the peoples: 延边州, 景宁县, 广西自治区."""
        named: list[Division] = []
        for ending, kind in _WITHOUT_PEOPLES:
            if name.endswith(ending):
                found = self._by_short.get(name.removesuffix(ending), ())
                named += [each for each in found if (n := each.name_in(year)) and n.name.endswith(kind)]
        return self._last(named, year, within)

    def _former(self, name: str, year: str, within: str | None) -> list[Division]:
        """Divisions whose name ended before the year, inside another one if given."""
        found = self.divisions.by_name.get(name, ())
        named = [
            each for each in found if any(n.name == name and (n.end or _LATER) < year for n in each.names)
        ]
        return self._last(named, year, within)

    def _last(self, divisions: Sequence[Division], year: str, within: str | None) -> list[Division]:
        """Those inside another division if given, without those that another one succeeded by the year."""
        inside = [each for each in divisions if self._inside(each, within)]
        codes = {each.code for each in inside}
        return [each for each in inside if len(inside) == 1 or not each.succeeded_by(codes, year)]

    def _inside(self, division: Division, within: str | None) -> bool:
        return within is None or within in self.divisions.chain(division.code)[1:]

    def _begins_with_division(self, name: str) -> bool:
        """Return whether a name, or its beginning, may be that of a division."""
        return any(name[:length] in self._beginnings for length in range(2, _LONGEST + 1))

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """All names that a text may begin with: official and proper ones, and those without the peoples."""
        without = (f"{name}{ending}" for name in self._by_short for ending, _ in _WITHOUT_PEOPLES)
        return frozenset((*self.divisions.by_name, *self._by_short, *without))

    @cached_property
    def _by_short(self) -> Mapping[str, tuple[Division, ...]]:
        """Proper name of any time to the divisions that have or had it."""
        found: dict[str, dict[str, Division]] = {}
        for division in self.divisions.by_code.values():
            for each in division.names:
                found.setdefault(short_name(each.name), {})[division.code] = division
        return {name: tuple(bearers.values()) for name, bearers in found.items()}


@lru_cache(maxsize=4)
def gazetteer(path: Path = DIVISIONS_CSV) -> Gazetteer:
    """Return the gazetteer of a file of divisions, read once. Raises `OntologyError` for a malformed file."""
    return Gazetteer(read_divisions(path))
