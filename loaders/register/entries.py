"""One row of a register: what it may say, and why it is refused when it says something else. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from loaders.facts.campaigns import scoped_campaign
from loaders.lexicon.knowledge import Knowledge
from loaders.repair.contacts import mask_contacts
from loaders.repair.lexicon import RepairLexicon
from loaders.text.spans import Text
from ontology.kinds import Model, Property

COLUMNS = ("year", "scope", "fact", "value", "source_title", "source_url", "status", "note")
FIRST, LAST = 1978, 2100  # the first quality month, and a year that no typing error reaches
_COUNTS = ("joint_issuers", "activities")
_DATES = ("issue_date", "rally_date")
_DAY = 10  # characters of a date that is told to the day
_Check = Callable[[Mapping[str, str]], str | None]


@dataclass(frozen=True)
class RegisterEntry:
    """A fact about the quality month of a year and scope, and the public source that says so."""

    year: int
    scope: str
    fact: str
    value: str
    source_title: str
    source_url: str
    status: str
    note: str

    @property
    def said(self) -> tuple[str, ...]:
        """What makes it this entry and no other: the fact, what is said of it, and by whom."""
        return (str(self.year), self.scope, self.fact, self.value, self.source_title, self.source_url)


@dataclass(frozen=True)
class Rules:
    """What the model and the vocabulary allow in a row."""

    model: Model
    knowledge: Knowledge

    def faults(self, row: Mapping[str, str]) -> Iterator[str]:
        """What is wrong with a row, each with its remedy."""
        checks: tuple[_Check, ...] = (
            self._year, self._scope, self._fact, self._value, self._status, self._source, self._contacts
        )  # fmt: skip
        yield from (found for check in checks if (found := check(row)))

    def _year(self, row: Mapping[str, str]) -> str | None:
        year = row["year"]
        if re.fullmatch(r"[0-9]{4}", year) and FIRST <= int(year) <= LAST:
            return None
        return f"year is {year!r}; write four digits from {FIRST} on, as 2014"

    def _scope(self, row: Mapping[str, str]) -> str | None:
        if scoped_campaign(row["scope"], LAST, self.knowledge) is not None:
            return None
        return f"scope is {row['scope']!r}; write national, or the scope or code of a region, as fujian"

    def _fact(self, row: Mapping[str, str]) -> str | None:
        return self._listed("fact", row["fact"])

    def _status(self, row: Mapping[str, str]) -> str | None:
        return self._listed("status", row["status"])

    def _listed(self, name: str, given: str) -> str | None:
        declared = self._declared(name)
        listed = self.model.schemes[declared.scheme or ""]
        return None if given in listed else f"{name} is {given!r}; write one of {', '.join(listed)}"

    def _value(self, row: Mapping[str, str]) -> str | None:
        fact, value = row["fact"], row["value"]
        if not value:
            return "value is empty; write what the source says, or take the row out"
        if fact in _COUNTS and not re.fullmatch(r"[1-9][0-9]{0,5}", value):
            return f"value of {fact} is {value!r}; write a number in digits, as 37"
        if fact in _DATES and not self._is_date(value):
            return f"value of {fact} is {value!r}; write an ISO date, as 2014-09-01, 2014-09 or 2014"
        return None

    def _is_date(self, value: str) -> bool:
        pattern = self.model.nodes["Notice"].properties["issue_date"].pattern or ""
        if not re.fullmatch(pattern, value):
            return False
        try:
            return len(value) < _DAY or bool(date.fromisoformat(value))
        except ValueError:
            return False

    def _source(self, row: Mapping[str, str]) -> str | None:
        title, url = row["source_title"], row["source_url"]
        if url and not re.fullmatch(r"https?://[^\s/]+(/\S*)?", url):
            return f"source_url is {url!r}; write the whole address of a page, from http:// or https:// on"
        if row["status"] == "confirmed" and not (title and url):
            missing = "source_url" if title else "source_title"
            return f"{missing} is empty; a confirmed fact needs both, or write unconfirmed as its status"
        return None

    def _contacts(self, row: Mapping[str, str]) -> str | None:
        for name in ("value", "source_title", "note"):
            text = Text.of(row[name])
            if mask_contacts(text, RepairLexicon.of(self.knowledge.lexicon)).value != text.value:
                return f"{name} holds personal contact data; take it out"
        return None

    def _declared(self, name: str) -> Property:
        return self.model.nodes["Record"].properties[name]


def entry_of(row: Mapping[str, str]) -> RegisterEntry:
    """The entry of a row without faults."""
    return RegisterEntry(int(row["year"]), *(row[name] for name in COLUMNS[1:]))
