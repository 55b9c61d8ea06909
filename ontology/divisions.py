"""The administrative divisions of China by code, with their names through time, read from regions-gbt2260.csv.

They are kept apart from the vocabulary's own regions: a reader of notices who knew the name of every county
would see places in common words (和平, 城区), so names are looked up with their context (`ontology.gazetteer`).
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from ontology.errors import OntologyError
from ontology.terms import VOCABULARY

DIVISIONS_CSV = VOCABULARY / "regions-gbt2260.csv"
_PEOPLES = (
    "蒙古族|回族|藏族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|傣族|黎族|傈僳族|佤族|畲族|拉祜族"
    "|水族|东乡族|纳西族|景颇族|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|普米族|怒族|鄂温克族|德昂族|保安族|裕固族"
    "|独龙族|俄罗斯族|各族|蒙古|维吾尔|哈萨克|柯尔克孜|锡伯|塔吉克"
)
# A proper name has two characters at least: 赣县, 城区 and 矿区 have no shorter form.
_SHORT = re.compile(
    rf"(.{{2,}}?)(?:(?:{_PEOPLES})*(?:自治州|自治县|自治旗|自治区|区)|特别行政区|地区|新区|特区|林区|省|市|区|县|旗|盟)"
)
PROVINCIAL, MUNICIPAL, COUNTY = "provincial", "municipal", "county"


class Passed(NamedTuple):
    """That the area of a division, or a part of it, passed to another: how, to which code, in which year."""

    kind: str
    code: str
    year: str


class Naming(NamedTuple):
    """A name of a division and the years between which it held; None where open."""

    name: str
    name_en: str
    begin: str | None
    end: str | None

    def held(self, year: str) -> bool:
        """Whether it was the name in a year; in the year of a change both names are."""
        return (self.begin is None or self.begin <= year) and (self.end is None or year <= self.end)


@dataclass(frozen=True)
class Division:
    """What a code stands for: its names from the oldest to the newest, and what became of it."""

    code: str
    namings: tuple[Naming, ...]
    passed: tuple[Passed, ...]
    note: str | None

    @property
    def last(self) -> Naming:
        """The name of today, or the last one that it had."""
        return self.namings[-1]

    @property
    def level(self) -> str:
        """provincial, municipal or county, as the code says."""
        return PROVINCIAL if self.code.endswith("0000") else MUNICIPAL if self.code.endswith("00") else COUNTY

    def naming(self, year: str) -> Naming | None:
        """The name in a year, the newer one in the year of a change; None when there was no such division."""
        return next((each for each in reversed(self.namings) if each.held(year)), None)

    def english(self, name: str) -> str:
        """The English form of a name that it bears or bore; KeyError for another."""
        return {each.name: each.name_en for each in self.namings}[name]


@dataclass(frozen=True)
class Divisions:
    """All divisions by code."""

    by_code: Mapping[str, Division]

    def within(self, code: str) -> str | None:
        """The code of the division that one lies in: its prefecture where there is one, else its province."""
        parents = (code[:4] + "00", code[:2] + "0000")
        return next((each for each in parents if each != code and each in self.by_code), None)

    def chain(self, code: str) -> tuple[str, ...]:
        """The code and those of everything around it, the province last."""
        parent = self.within(code)
        return (code, *(self.chain(parent) if parent else ()))

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Division, ...]]:
        """Official name of any time to the divisions that bear or bore it."""
        found: dict[str, dict[str, Division]] = {}
        for division in self.by_code.values():
            for naming in division.namings:
                found.setdefault(naming.name, {})[division.code] = division
        return {name: tuple(bearers.values()) for name, bearers in found.items()}


@cache
def short_name(name: str) -> str:
    """The name without what kind of division it is: 厦门市 -> 厦门, 恩施土家族苗族自治州 -> 恩施, 赣县 -> 赣县."""
    found = None if name.endswith("矿区") else _SHORT.fullmatch(name)
    return found[1] if found else name


@lru_cache(maxsize=4)
def read_divisions(path: Path = DIVISIONS_CSV) -> Divisions:
    """The divisions of the file, none where there is no such file. OntologyError for a row that is none."""
    rows: dict[str, list[dict[str, str]]] = {}
    for row in _rows(path):
        rows.setdefault(row["code"], []).append(row)
    return Divisions({code: _division(code, each) for code, each in rows.items()})


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if not path.exists():
        return
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path.name}: cannot be read: {error}") from error
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        if not (row.get("code") and row.get("name") and row.get("note") is not None):
            raise OntologyError(f"{path.name}: a row needs code, name and all other columns: {row}")
        yield row


def _division(code: str, rows: list[dict[str, str]]) -> Division:
    namings = (Naming(r["name"], r["name_en"], r["from"] or None, r["to"] or None) for r in rows)
    passed = (Passed(*each.split(":")) for each in rows[-1]["passed"].split())
    return Division(code, tuple(namings), tuple(passed), rows[-1]["note"] or None)
