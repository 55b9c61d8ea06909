"""Rows of a register: the rules for their cells, and the entries of valid rows. Pure."""

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
FIRST, LAST = 1978, 2100  # the first quality month; the last year keeps typing errors out
_COUNTS = ("joint_issuers", "activities")
_DATES = ("issue_date", "rally_date")
_DAY = 10  # characters of an ISO date with a day
_Check = Callable[[Mapping[str, str]], str | None]


@dataclass(frozen=True)
class RegisterEntry:
    """A fact about the quality month of a year and scope, and the public source that states it."""

    year: int
    scope: str
    fact: str
    value: str
    source_title: str
    source_url: str
    status: str
    note: str

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that identify the entry: campaign, fact, value and source."""
        return (str(self.year), self.scope, self.fact, self.value, self.source_title, self.source_url)


@dataclass(frozen=True)
class Rules:
    """The values that the model and the vocabulary allow in a row."""

    model: Model
    knowledge: Knowledge

    def faults(self, row: Mapping[str, str]) -> Iterator[str]:
        """Yield the faults of a row, each with its remedy."""
        checks: tuple[_Check, ...] = (
            self._year, self._scope, self._fact, self._value, self._status, self._source, self._contacts
        )  # fmt: skip
        yield from (fault for check in checks if (fault := check(row)))

    def _year(self, row: Mapping[str, str]) -> str | None:
        year = row["year"]
        if re.fullmatch(r"[0-9]{4}", year) and FIRST <= int(year) <= LAST:
            return None
        return f"year is {year!r}; write four digits from {FIRST} on, such as 2014"

    def _scope(self, row: Mapping[str, str]) -> str | None:
        if scoped_campaign(row["scope"], LAST, self.knowledge) is not None:
            return None
        return f"scope is {row['scope']!r}; write national, or the scope or code of a region, such as fujian"

    def _fact(self, row: Mapping[str, str]) -> str | None:
        return self._listed("fact", row["fact"])

    def _status(self, row: Mapping[str, str]) -> str | None:
        return self._listed("status", row["status"])

    def _listed(self, name: str, value: str) -> str | None:
        allowed = self.model.schemes[self._declared(name).scheme or ""]
        return None if value in allowed else f"{name} is {value!r}; write one of {', '.join(allowed)}"

    def _value(self, row: Mapping[str, str]) -> str | None:
        fact, value = row["fact"], row["value"]
        if not value:
            return "value is empty; write the value from the source, or delete the row"
        if fact in _COUNTS and not re.fullmatch(r"[1-9][0-9]{0,5}", value):
            return f"value of {fact} is {value!r}; write a number in digits, such as 37"
        if fact in _DATES and not self._is_date(value):
            return f"value of {fact} is {value!r}; write an ISO date, such as 2014-09-01, 2014-09 or 2014"
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
            return f"source_url is {url!r}; write the whole address of a page, beginning with http:// or https://"
        if row["status"] == "confirmed" and not (title and url):
            missing = "source_url" if title else "source_title"
            return (
                f"{missing} is empty; a confirmed fact needs both; fill it in, or set status to unconfirmed"
            )
        return None

    def _contacts(self, row: Mapping[str, str]) -> str | None:
        for name in ("value", "source_title", "note"):
            text = Text.of(row[name])
            if mask_contacts(text, RepairLexicon.of(self.knowledge.lexicon)).value != text.value:
                return f"{name} contains personal contact data; remove it"
        return None

    def _declared(self, name: str) -> Property:
        return self.model.nodes["Record"].properties[name]


def to_entry(row: Mapping[str, str]) -> RegisterEntry:
    """Return the entry of a row without faults."""
    return RegisterEntry(int(row["year"]), *(row[name] for name in COLUMNS[1:]))
