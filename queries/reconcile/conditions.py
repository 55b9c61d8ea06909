"""Conditions of a reconciliation query: the region, level, kind and time that the properties of a row give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.search.folding import fold
from ontology.errors import QuestionError
from ontology.gazetteer import gazetteer
from ontology.kinds import Model
from ontology.local.places import code_around
from ontology.vocabulary import Vocabulary
from queries.reconcile.table import NameTable, name_key

REGION, LEVEL, KIND, TIME, NAME = "region", "level", "kind", "year", "name"
_NAMES = ("name", "name_en", "short_name", "alt_names", "former_names")
# The properties that may be conditions, and the condition that each is.
CONDITIONS: Mapping[str, str] = {
    **{each: each for each in (REGION, LEVEL, KIND, TIME)},
    **dict.fromkeys(_NAMES, NAME),
}
_DATE = re.compile(
    r"([0-9]{4})(?:[-/.年](0?[1-9]|1[0-2])(?:[-/.月](0?[1-9]|[12][0-9]|3[01]))?)?[年月日]?(?:\.0|t.*)?"
)

Given = tuple[str, str]  # a property and a value of it


@dataclass(frozen=True)
class Conditions:
    """The conditions of a query; None where none is given, and empty where the value cannot be read, so that nothing
    meets it. `regions` are codes, `region` the one of them that a name is read for, `levels` and `kinds` are ids,
    `names` keys, `date` is an ISO date, `has_no_date` whether one was given that cannot be read."""

    regions: frozenset[str] | None = None
    region: str | None = None
    levels: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    names: frozenset[str] | None = None
    date: str | None = None
    has_no_date: bool = False


@dataclass(frozen=True, eq=False)
class ConditionReader:
    """Reads conditions: regions and kinds by names, codes and ids, levels by the names that the ontology has."""

    table: NameTable
    vocabulary: Vocabulary
    model: Model

    def read(self, given: Iterable[Given]) -> Conditions:
        """Return the conditions of properties and their values; values of one property are alternatives. A blank one
        is none. Raises QuestionError for a property that is no condition."""
        values: dict[str, list[str]] = {}
        for name, value in given:
            if name not in CONDITIONS:
                raise QuestionError(
                    f"no query has the property {name[:60]!r}; it takes {', '.join(CONDITIONS)}"
                )
            if value.strip():
                values.setdefault(CONDITIONS[name], []).append(value.strip())
        dates = [_date(each) for each in values.get(TIME, ())]
        date = dates[0] if len(dates) == 1 else None
        regions = [self._regions(each, date) for each in values.get(REGION, ())]
        firsts = {each[0] if each else None for each in regions}
        return Conditions(
            frozenset().union(*regions) if regions else None,
            next(iter(firsts)) if len(firsts) == 1 else None,
            _all(values, LEVEL, self._levels),
            _all(values, KIND, self._kinds),
            frozenset(map(name_key, values[NAME])) if NAME in values else None,
            date,
            bool(dates) and date is None,
        )

    def _regions(self, text: str, date: str | None) -> list[str]:
        """Return the codes of the region of a name, a code or an id: the one of the date first, then that of today.
        None where several have the name."""
        plain = name_key(text.removeprefix("region/"))
        places = (gazetteer().find("".join(plain.split()), each) for each in (date, None))
        found = [place.code for place in places if place]
        uses = self.table.uses.get(plain, ()) if not found else ()
        named = {each.ref[1] for each in uses if each.ref[0] == "Region"}
        return found or (list(named) if len(named) == 1 else [])

    def _levels(self, text: str) -> frozenset[str]:
        return self._level_names.get(text.lower(), frozenset())

    def _kinds(self, text: str) -> frozenset[str]:
        return self._kind_names.get(name_key(text), frozenset())

    @cached_property
    def _level_names(self) -> Mapping[str, frozenset[str]]:
        return {
            name.lower(): frozenset([notation])
            for notation, value in self.model.schemes[LEVEL].items()
            for name in (notation, value.label_zh, value.label_en, *value.also)
        }

    @cached_property
    def _kind_names(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for kind in self.vocabulary.agency_kinds.values():
            bare = (each for each in kind.forms if "{" not in each and "*" not in each)
            for name in {kind.id, kind.name, *bare}:
                key = name_key(name)
                found[key] = found.get(key, frozenset()) | {kind.id}
        return found


def lies_in(code: str, outer: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Return whether a region is one of others, or lies in one."""
    around: str | None = code
    while around is not None and around not in outer:
        around = code_around(around, vocabulary)
    return around is not None


def _all(
    values: Mapping[str, list[str]], name: str, read: Callable[[str], frozenset[str]]
) -> frozenset[str] | None:
    return frozenset().union(*map(read, values[name])) if name in values else None


def _date(text: str) -> str | None:
    """Return the ISO date of a year, month or day as a spreadsheet has it; None for another text."""
    found = _DATE.fullmatch(fold(text))
    if found is None:
        return None
    return "-".join(each if len(each) == 4 else each.zfill(2) for each in found.groups() if each)
