"""From a printed place name to the division it names, at a date and with what is around it. Pure.

A name is never made modern in silence: the answer has the name as it was at the date, today's, and the rule that
decided. Where several divisions fit there is no answer, and `candidates` tells which they are.

    full-name      the official name, which only one division bore at the date
    chain          the official name behind its upper divisions (福建省厦门市思明区)
    within         the official name, which only one division inside the given one bore
    short-name     the proper name alone: of a province or prefecture, or behind an upper division (福建厦门, 延边州);
                   of several the higher one, as 吉林 without more is the province
    former-name    a name given up before the date; the division is the one that bore it
    ambiguous      several divisions fit (only in `candidates`)
"""

from collections.abc import Iterator, Mapping
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

FULL, CHAIN, WITHIN, SHORT, FORMER, AMBIGUOUS = (
    "full-name", "chain", "within", "short-name", "former-name", "ambiguous",
)  # fmt: skip
_LEVELS = (PROVINCIAL, MUNICIPAL, COUNTY)
_LONGEST = 15  # characters of the longest official name (双江拉祜族佤族布朗族傣族自治县)
_LATER = "9999"  # a date behind every change: what holds in it holds today


@dataclass(frozen=True)
class Place:
    """A division as a name means it at a date: `name` is official at the date, `today` the newest one it bore."""

    code: str
    level: str
    name: str
    name_en: str
    today: str
    valid_from: str | None
    valid_to: str | None
    successors: tuple[str, ...]
    rule: str


@dataclass(frozen=True)
class Gazetteer:
    """Finds divisions by their printed names."""

    divisions: Divisions

    def find(self, name: str, date: str | None = None, within: str | None = None) -> Place | None:
        """The place of this name at an ISO date (today without one), inside the code `within` where it is
        given; None where none or several fit."""
        found = self.candidates(name, date, within)
        return found[0] if len(found) == 1 else None

    def candidates(self, name: str, date: str | None = None, within: str | None = None) -> tuple[Place, ...]:
        """Every place that the name may mean by the first rule that any fits; marked where they are several."""
        year = (date or _LATER)[:4]
        found = self._by_rule(name, year, within)
        return tuple(found if len(found) < 2 else (replace(each, rule=AMBIGUOUS) for each in found))

    def beginning(self, text: str, date: str | None = None) -> Place | None:
        """The place whose full name a text begins with, the smallest of a chain: 南京市鼓楼区市场监督管理局."""
        year, place, rest, within = (date or _LATER)[:4], None, text, None
        while found := self._first(rest, year, within):
            length, division = found
            rest, within = rest[length:], division.code
            place = _place(division, year, CHAIN if place else FULL)
        return place

    def inside(self, code: str, other: str) -> bool:
        """Whether a division is another one or lies in it."""
        return code == other or other in self.divisions.chain(code)

    def _first(self, text: str, year: str, within: str | None) -> tuple[int, Division] | None:
        """The longest name at the beginning of a text that one division bears, and its length."""
        for length in range(min(_LONGEST, len(text)), 1, -1):
            found = self._bearers(text[:length], year, within) or self._shortened(text[:length], year, within)
            if len(found) == 1:
                return length, found[0]
        return None

    def _by_rule(self, name: str, year: str, within: str | None) -> list[Place]:
        """The places by the first rule that fits; a shortened name means the highest level that bears it."""
        splits = list(self._splits(name, year, within))
        for rule, find in ((FULL, self._bearers), (SHORT, self._short), (FORMER, self._former)):
            found: dict[str, Place] = {}
            for rest, upper in splits:
                told = (
                    rule
                    if rule != FULL or (rest, upper) == (name, None)
                    else CHAIN
                    if rest != name
                    else WITHIN
                )
                for each in find(rest, year, upper):
                    found.setdefault(each.code, _place(each, year, told))
            if found:
                highest = min((_LEVELS.index(each.level) for each in found.values()), default=0)
                return [p for p in found.values() if rule != SHORT or p.level == _LEVELS[highest]]
        return []

    def _splits(self, name: str, year: str, within: str | None) -> Iterator[tuple[str, str | None]]:
        """The name as it stands, and what is left of it behind each division that it may begin with."""
        yield name, within
        for length in range(2, min(_LONGEST, len(name) - 2) + 1):
            head = name[:length]
            for upper in (*self._bearers(head, year, within), *self._short(head, year, within)):
                yield from self._splits(name[length:], year, upper.code)

    def _bearers(self, name: str, year: str, within: str | None) -> list[Division]:
        """The divisions of this official name in the year, inside another where one is given."""
        found = self.divisions.by_name.get(name, ())
        borne = (each for each in found if any(n.name == name and n.held(year) for n in each.namings))
        return [each for each in borne if self._inside(each, within)]

    def _chained(self, name: str, year: str, within: str | None) -> Iterator[Division]:
        """What the rest of the name means inside each division that it may begin with."""
        for length in range(2, min(_LONGEST, len(name) - 2) + 1):
            head, rest = name[:length], name[length:]
            for upper in [*self._bearers(head, year, within), *self._short(head, year, within)]:
                yield from self._bearers(rest, year, upper.code)
                yield from self._chained(rest, year, upper.code)
                yield from self._short(rest, year, upper.code)

    def _short(self, name: str, year: str, within: str | None) -> list[Division]:
        """Divisions by their proper names, or with 州 for 自治州 and 县 for 自治县; counties need one around them."""
        found = [each for each in self._by_short.get(name, ()) if _short_in(each, year) == name]
        known = [each for each in found if within or each.level != COUNTY]
        return [each for each in known if self._inside(each, within)] or self._shortened(name, year, within)

    def _shortened(self, name: str, year: str, within: str | None) -> list[Division]:
        """延边州, 景宁县: the people left out of the name of an autonomous division."""
        kinds = {"州": "自治州", "县": "自治县", "旗": "自治旗"}
        kind = kinds.get(name[-1:])
        found = self._by_short.get(name[:-1], ()) if kind else ()
        borne = (each for each in found if (n := each.naming(year)) and n.name.endswith(kind or ""))
        return [each for each in borne if self._inside(each, within)]

    def _former(self, name: str, year: str, within: str | None) -> list[Division]:
        """The divisions that bore the name before the year; inside one of today or of that time."""
        found = self.divisions.by_name.get(name, ())
        borne = (
            each for each in found if any(n.name == name and (n.end or _LATER) < year for n in each.namings)
        )
        return [each for each in borne if self._inside(each, within)]

    def _inside(self, division: Division, within: str | None) -> bool:
        return within is None or within in self.divisions.chain(division.code)[1:]

    @cached_property
    def _by_short(self) -> Mapping[str, tuple[Division, ...]]:
        """Proper name of any time to the divisions."""
        found: dict[str, dict[str, Division]] = {}
        for division in self.divisions.by_code.values():
            for naming in division.namings:
                found.setdefault(short_name(naming.name), {})[division.code] = division
        return {name: tuple(each.values()) for name, each in found.items()}


@lru_cache(maxsize=4)
def gazetteer(path: Path = DIVISIONS_CSV) -> Gazetteer:
    """The gazetteer of a file of divisions, read once. OntologyError for a file that is wrong."""
    return Gazetteer(read_divisions(path))


def _short_in(division: Division, year: str) -> str | None:
    naming = division.naming(year)
    return short_name(naming.name) if naming else None


def _place(division: Division, year: str, rule: str) -> Place:
    """The place as it was in the year; of one that was gone by then, as it was last."""
    naming = division.naming(year) or division.last
    successors = tuple(each.code for each in division.passed if each.kind != "split" or division.last.end)
    return Place(
        code=division.code,
        level=division.level,
        name=naming.name,
        name_en=naming.name_en,
        today=division.last.name,
        valid_from=division.namings[0].begin,
        valid_to=division.last.end,
        successors=successors,
        rule=rule,
    )
