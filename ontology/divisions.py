"""Administrative divisions of China by code, with their names over time, read from regions-gbt2260.csv.

They are kept apart from the regions of the vocabulary: matching the names of all counties in text would find
places in common words (和平, 城区), so names are looked up with their context (`ontology.gazetteer`).
"""

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from sys import intern
from typing import NamedTuple

from ontology.errors import OntologyError
from ontology.terms import VOCABULARY

DIVISIONS_CSV = VOCABULARY / "regions-gbt2260.csv"
COLUMNS = ("code", "name", "from", "to", "name_en", "successions", "note")
_PEOPLES = (
    "蒙古族|回族|藏族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|傣族|黎族|傈僳族|佤族|畲族|拉祜族"
    "|水族|东乡族|纳西族|景颇族|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|普米族|怒族|鄂温克族|德昂族|保安族|裕固族"
    "|独龙族|俄罗斯族|各族|蒙古|维吾尔|哈萨克|柯尔克孜|锡伯|塔吉克"
)
# A proper name has two characters at least: 赣县, 城区 and 矿区 have no shorter form.
_SHORT = re.compile(
    rf"(.{{2,}}?)(?:(?:{_PEOPLES})*(?:自治州|自治县|自治旗|自治区|区)|特别行政区|行政区|地区|新区|特区|林区|省|市|区|县|旗|盟)"
)
PROVINCIAL, MUNICIPAL, COUNTY = "provincial", "municipal", "county"


class Succession(NamedTuple):
    """A transfer of the area of a division, or of a part of it: its kind, the receiving code, the year."""

    kind: str
    code: str
    year: str


class DivisionName(NamedTuple):
    """A name of a division and the years in which it began and ended; None where open."""

    name: str
    name_en: str
    begin: str | None
    end: str | None

    def held_in(self, year: str) -> bool:
        """Return whether the division had the name in a year; in the year of a change it has both names."""
        return (self.begin is None or self.begin <= year) and (self.end is None or year <= self.end)


@dataclass(frozen=True, slots=True)
class Division:
    """A division: its names from the oldest to the newest, and its successions.

    `code` is its id: the code of six digits, or for an earlier place of a code that was used again the code and the
    year of its end (511421-1997). Between two of its names may be years in which it had another code.
    """

    code: str
    names: tuple[DivisionName, ...]
    successions: tuple[Succession, ...]
    note: str | None

    @property
    def latest(self) -> DivisionName:
        """Its current name, or its last one."""
        return self.names[-1]

    @property
    def level(self) -> str:
        """Its level by the form of the code: provincial, municipal or county."""
        code = self.code[:6]
        return PROVINCIAL if code.endswith("0000") else MUNICIPAL if code.endswith("00") else COUNTY

    def name_in(self, year: str) -> DivisionName | None:
        """Return its name in a year, the newer one in the year of a change; None if it did not exist."""
        return next((each for each in reversed(self.names) if each.held_in(year)), None)

    def short_name_in(self, year: str) -> str | None:
        """Return its proper name in a year; None if it did not exist."""
        return short_name(name.name) if (name := self.name_in(year)) else None

    def is_prefecture_in(self, year: str) -> bool:
        """Return whether it was a prefecture (地区) in a year."""
        return (name := self.name_in(year)) is not None and name.name.endswith("地区")

    def name_before(self, year: str) -> DivisionName | None:
        """Return its name in a year, the older one in the year of a change; None if it did not exist."""
        return next((each for each in self.names if each.held_in(year)), None)

    def succeeded_by(self, codes: Collection[str], year: str) -> bool:
        """Return whether it had ended by a year, with one of the codes as a successor."""
        begun = [each for each in self.names if (each.begin or "") <= year]
        end = begun[-1].end if begun else None
        return end is not None and any(
            each.code in codes and each.year == end <= year for each in self.successions
        )

    def coexists(self, other: "Division") -> bool:
        """Return whether it existed at some time together with another one."""
        begin, end = self.names[0].begin or "", self.latest.end or "9999"
        return begin < (other.latest.end or "9999") and (other.names[0].begin or "") < end

    def english_name(self, name: str) -> str:
        """Return the English form of one of its names. Raises `KeyError` for another name."""
        return {each.name: each.name_en for each in self.names}[name]


@dataclass(frozen=True)
class Divisions:
    """All divisions by code."""

    by_code: Mapping[str, Division]

    def within(self, code: str) -> str | None:
        """Return the code of the surrounding division: the prefecture if there is one, else the province."""
        parents = (code[:4] + "00", code[:2] + "0000")
        return next((each for parent in parents for each in self._places(parent, code)), None)

    def chain(self, code: str) -> tuple[str, ...]:
        """Return the code and those of the surrounding divisions, the province last."""
        parent = self.within(code)
        return (code, *(self.chain(parent) if parent else ()))

    def _places(self, parent: str, code: str) -> Iterator[str]:
        """Yield the division of the code `parent` at the time of another division, if it is not that one."""
        places = self._earlier.get(parent)
        if not places:
            yield from (parent,) if parent != code and parent in self.by_code else ()
            return
        inner = self.by_code[code]
        yield from (each for each in places if parent != code[:6] and self.by_code[each].coexists(inner))

    @cached_property
    def _earlier(self) -> Mapping[str, tuple[str, ...]]:
        """Code that was used again to the divisions that had it."""
        codes = {each[:6] for each in self.by_code if len(each) > 6}
        return {code: tuple(each for each in self.by_code if each[:6] == code) for code in codes}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Division, ...]]:
        """Official name of any time to the divisions that have or had it."""
        found: dict[str, dict[str, Division]] = {}
        for division in self.by_code.values():
            for each in division.names:
                found.setdefault(each.name, {})[division.code] = division
        return {name: tuple(bearers.values()) for name, bearers in found.items()}


@cache
def short_name(name: str) -> str:
    """Remove the kind of division from a name: 厦门市 -> 厦门, 恩施土家族苗族自治州 -> 恩施, 赣县 -> 赣县."""
    found = None if name.endswith("矿区") else _SHORT.fullmatch(name)
    return found[1] if found else name


@lru_cache(maxsize=4)
def read_divisions(path: Path = DIVISIONS_CSV) -> Divisions:
    """Read the divisions of a file; a missing file has none. Raises `OntologyError` for a malformed row."""
    rows: dict[str, list[list[str]]] = {}
    for row in _rows(path):
        rows.setdefault(intern(row[0]), []).append(row)
    return Divisions({code: _division(code, each) for code, each in rows.items()})


def _rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows, each with a value for each of `COLUMNS`."""
    if not path.exists():
        return
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path.name}: cannot be read: {error}") from error
    table = csv.reader(line for line in lines if not line.startswith("#"))
    known = tuple(next(table, ())) == COLUMNS
    for row in table:
        if not (known and len(row) == len(COLUMNS) and row[0] and row[1]):
            raise OntologyError(
                f"{path.name}: a row needs code, name and all columns ({','.join(COLUMNS)}): {row}"
            )
        yield row


def _division(code: str, rows: list[list[str]]) -> Division:
    """Build a division; years and codes are interned, since thousands of rows share them."""
    names, successions = [], []
    for _, name, begin, end, name_en, transfers, _ in rows:
        names.append(DivisionName(name, name_en, intern(begin) or None, intern(end) or None))
        if transfers:
            successions += [Succession(*map(intern, each.split(":"))) for each in transfers.split()]
    return Division(code, tuple(names), tuple(successions), rows[-1][-1] or None)
