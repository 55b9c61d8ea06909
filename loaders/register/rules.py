"""The rules for the cells of a register, each with its remedy. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from loaders.facts.campaigns import scoped_campaign
from loaders.lexicon.knowledge import Knowledge
from loaders.register.bodies import (
    SEPARATOR,
    is_no_single_body,
    region_code,
    resolver_of_row,
    series_id,
    split_names,
)
from loaders.register.kinds import KINDS, SHARED, FactKind
from loaders.repair.contacts import mask_contacts
from loaders.repair.lexicon import RepairLexicon
from loaders.text.spans import Text
from ontology.kinds import Model

FIRST, LAST = 1978, 2100  # the first quality month; the last year keeps typing errors out
_COUNTS = ("joint_issuers", "activities")
_DATES = ("issue_date", "rally_date")
_DAY = 10  # characters of an ISO date with a day
_ISO = "write an ISO date, such as 2014-09-01, 2014-09 or 2014"
_PHRASE = ("name", "title", "agency", "place", "series")  # never sentences of a source
_Row = Mapping[str, str]
_Check = Callable[[_Row], str | None]


@dataclass(frozen=True)
class Rules:
    """The values that the model and the vocabulary allow in a row."""

    model: Model
    knowledge: Knowledge

    def faults(self, kind: FactKind, row: _Row) -> Iterator[str]:
        """Yield the faults of a row of a kind, each with its remedy."""
        checks = [self._checks[name] for name in kind.header if name in self._checks]
        yield from (fault for check in checks if (fault := check(row)))
        yield from filter(None, (_missing(kind, row), _sentence(row), self._contacts(kind, row)))

    @cached_property
    def _checks(self) -> Mapping[str, _Check]:
        """The check of each column that has one; a check reads other cells of the row where they matter."""
        return {
            "year": self._year, "scope": self._scope, "fact": self._fact, "value": self._value,
            "position": lambda row: _number("position", row), "edition": lambda row: _number("edition", row),
            "agency": self._agency, "organizers": lambda row: self._names("organizers", row),
            "issuers": lambda row: self._names("issuers", row), "type": self._type, "region": self._region,
            "series": self._series, "date": self._date, "issue_date": self._issue_date,
            "status": lambda row: self._listed("status", row["status"]), "source_url": _source,
        }  # fmt: skip

    def _year(self, row: _Row) -> str | None:
        year = row["year"]
        if re.fullmatch(r"[0-9]{4}", year) and FIRST <= int(year) <= LAST:
            return None
        return f"year is {year!r}; write four digits from {FIRST} on, such as 2014"

    def _scope(self, row: _Row) -> str | None:
        if scoped_campaign(row["scope"], LAST, self.knowledge) is not None:
            return None
        return (
            f"scope is {row['scope']!r}; write national, or the scope or code of a region, such as fujian, "
            "or the scope of a sector, such as machinery"
        )

    def _fact(self, row: _Row) -> str | None:
        """Facts that have a kind of their own are not written as a value."""
        allowed = [name for name in self.model.schemes["fact"] if name not in {kind.fact for kind in KINDS}]
        return _one_of("fact", row["fact"], allowed)

    def _listed(self, name: str, value: str) -> str | None:
        return _one_of(name, value, self.model.schemes[name])

    def _value(self, row: _Row) -> str | None:
        fact, value = row["fact"], row["value"]
        if value and fact in _COUNTS and not re.fullmatch(r"[1-9][0-9]{0,5}", value):
            return f"value of {fact} is {value!r}; write a number in digits, such as 37"
        if value and fact in _DATES and not self._is_date(value):
            return f"value of {fact} is {value!r}; {_ISO}"
        return None

    def _date(self, row: _Row) -> str | None:
        value = row["date"]
        if value and not self._is_date(value):
            return f"date is {value!r}; {_ISO}"
        if value and not value.startswith(row["year"]):
            return f"date is {value!r} in a row of {row['year']}; correct the date or the year"
        return None

    def _issue_date(self, row: _Row) -> str | None:
        value = row["issue_date"]
        return f"issue_date is {value!r}; {_ISO}" if value and not self._is_date(value) else None

    def _is_date(self, value: str) -> bool:
        pattern = self.model.nodes["Record"].properties["issue_date"].pattern or ""
        if not re.fullmatch(pattern, value):
            return False
        try:
            return len(value) < _DAY or bool(date.fromisoformat(value))
        except ValueError:
            return False

    def _agency(self, row: _Row) -> str | None:
        if SEPARATOR in row["agency"]:
            return f"agency is {row['agency']!r}; write one agency a row, with its full name of that time"
        return self._names("agency", row)

    def _names(self, column: str, row: _Row) -> str | None:
        """An unknown name is accepted, as in a notice; one that means no single body is not."""
        names = split_names(row[column])
        if re.search("[,，;；]", row[column]) or not all(names):
            return f"{column} is {row[column]!r}; write names separated by {SEPARATOR}, the lead first"
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            return f"{column} has {twice!r} twice; delete one of them"
        resolver = resolver_of_row(row["year"], row["scope"], self.knowledge)
        general = next((name for name in names if is_no_single_body(name, resolver)), None)
        return (
            f"{column} has {general!r}, which is no single body; write its full name, or leave it out"
            if general
            else None
        )

    def _type(self, row: _Row) -> str | None:
        return _one_of("type", row["type"], self.knowledge.vocabulary.activity_types) if row["type"] else None

    def _region(self, row: _Row) -> str | None:
        region = row["region"]
        if not region or region_code(region, self.knowledge):
            return None
        known = self.knowledge.vocabulary.region_names.get(region)
        remedy = known.id if known else "the code or the scope of a region, such as 350000 or fujian"
        return f"region is {region!r}; write {remedy}"

    def _series(self, row: _Row) -> str | None:
        """A series that the vocabulary lacks is written by its name; an id that it lacks is an error."""
        series = row["series"]
        if not series or series_id(series, self.knowledge) or re.search("[\u3400-\u9fff]", series):
            return None
        return (
            f"series is {series!r}, the id of no series; write the id of one, or a name such as 中国质量大会"
        )

    def _contacts(self, kind: FactKind, row: _Row) -> str | None:
        for name in (*kind.columns, *SHARED):
            text = Text.of(row[name] if name != "source_url" else "")
            if mask_contacts(text, RepairLexicon.of(self.knowledge.lexicon)).value != text.value:
                return f"{name} contains personal contact data; remove it"
        return None


def _one_of(name: str, value: str, allowed: Collection[str]) -> str | None:
    return None if value in allowed else f"{name} is {value!r}; write one of {', '.join(allowed)}"


def _number(name: str, row: _Row) -> str | None:
    if re.fullmatch(r"|[1-9][0-9]{0,2}", row[name]):
        return None
    return (
        f"{name} is {row[name]!r}; write a number in digits, such as 2, or nothing where the source has none"
    )


def _missing(kind: FactKind, row: _Row) -> str | None:
    if any(row[name] for name in kind.value):
        return None
    empty = " and ".join(kind.value)
    return f"{empty} {'is' if len(kind.value) == 1 else 'are'} empty; write it as in the source, or delete the row"


def _sentence(row: _Row) -> str | None:
    name = next((each for each in _PHRASE if "。" in row.get(each, "")), None)
    return f"{name} is a sentence; write the name or title alone" if name else None


def _source(row: _Row) -> str | None:
    title, url = row["source_title"], row["source_url"]
    if url and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", url):
        return f"source_url is {url!r}; write the whole address of a page, beginning with http:// or https://"
    if row["status"] == "confirmed" and not (title and url):
        missing = "source_url" if title else "source_title"
        return f"{missing} is empty; a confirmed fact needs both; fill it in, or set status to unconfirmed"
    return None
