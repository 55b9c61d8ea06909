"""Local agencies that a name may mean: a kind and a place, whether or not the graph has the agency. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ontology.agency_kinds import AgencyKind
from ontology.entries import AgencyEntry
from ontology.gazetteer import FORMER, Place, gazetteer
from ontology.local.by_kind import KindReader
from ontology.local.forms import forms_of
from ontology.local.made import make_agency
from ontology.local.places import BARE, IMPLIED, PRINTED, SHORT, TOWN, ZONE, place_of
from ontology.local.word_lists import WordLists
from queries.reconcile.table import GramIndex, NameTable, name_key

_LONGEST_PLACE = 15  # characters of a name of a region
_MOST_PLACES = 12  # regions of one name
_LEAST_LIKE = 0.6  # likeness of the rest of a name to the form of a kind
_PLACE_WORD = re.compile(r" (?:city|province|municipality|district|county|prefecture)$")


@dataclass(frozen=True)
class LocalName:
    """A name read as that of a local agency. `is_clear` where the kind and the place are the only ones that it may
    mean, `existed` at the date; `likeness` is below 1 for a form that the name only resembles."""

    agency: AgencyEntry
    how: str
    is_clear: bool
    existed: bool
    likeness: float = 1.0


@dataclass(frozen=True, eq=False)
class LocalReader:
    """Reads names as those of local agencies."""

    words: WordLists
    table: NameTable

    def read(self, name: str, date: str | None, home: Place | None) -> list[LocalName]:
        """Return the agencies that a name may mean at an ISO date, for a row about the region `home`."""
        found = self._by_kind(name, date, home) or self._in_several(name, date)
        return found or self._alike(name, date, home)

    def places(self, name: str, date: str | None) -> list[Place]:
        """Return the regions that a whole name means, by names of any time: 江苏省徐州地区沛县."""
        readings = KindReader(self.words, date, None).places.readings(name)
        return [each.place for each in readings if not each.rest and each.how in (PRINTED, SHORT)][:1]

    def is_bare(self, name: str) -> bool:
        """Return whether a name is the form of a kind without a place, and so that of many agencies."""
        return bool(forms_of(self.words).bare(name))

    def _by_kind(self, name: str, date: str | None, home: Place | None) -> list[LocalName]:
        if not forms_of(self.words).may_match(name):
            return []
        found = KindReader(self.words, date, home).readings(name)
        readings = [each for each in found if _can_have_lived(each.agency)]
        is_open = [each.existed or (date is None and each.place.rule == FORMER) for each in readings]
        existing = [each for each, existed in zip(readings, is_open, strict=True) if existed]
        first = next(iter(existing or readings), None)
        if first is None:
            return []
        chosen = {each.agency.id: each for each in existing or readings if each.place == first.place}
        clear = (
            len(chosen) == 1
            and first.how in (PRINTED, SHORT, IMPLIED)
            and not self._is_shared(name, first.how, date)
        )
        return [LocalName(each.agency, each.how, clear, each in existing) for each in chosen.values()]

    def _is_shared(self, name: str, how: str, date: str | None) -> bool:
        """Return whether the short name of a place that begins a name is that of several divisions: 吉林, 朝阳."""
        if how != SHORT:
            return False
        sizes = range(_LONGEST_PLACE, 1, -1)
        bearers = (gazetteer().short_name_bearers(name[:size], date) for size in sizes)
        return len(next(filter(None, bearers), ())) > 1

    def _in_several(self, name: str, date: str | None) -> list[LocalName]:
        """Return the agencies of all regions whose name begins this one: 鼓楼区市场监督管理局."""
        for size in range(min(_LONGEST_PLACE, len(name)), 1, -1):
            kinds = self._kinds(name[size:], date)
            places = self._places(name[:size], date) if kinds else []
            if places:
                made = {
                    (agency := make_agency(kind, place, self.words.vocabulary, date)).id: agency
                    for kind in kinds
                    for place in places[:_MOST_PLACES]
                }
                return [LocalName(each, SHORT, False, True) for each in made.values()]
        return []

    def _kinds(self, rest: str, date: str | None) -> list[AgencyKind]:
        openings = forms_of(self.words).openings(rest)
        found = [kind for text, after in openings if text == rest for kind in after.kinds(rest)]
        return [each for each in found if each.existed(date)] or found

    def _places(self, name: str, date: str | None) -> list[Place]:
        divisions = {each.code: each for each in gazetteer().divisions.by_name.get(name, ())}
        divisions |= {each.code: each for each in gazetteer().short_name_bearers(name, date)}
        return [place for code in divisions if (place := gazetteer().at(code, date))]

    def _alike(self, name: str, date: str | None, home: Place | None) -> list[LocalName]:
        """Return the agencies of the place that begins a name, of the kinds whose forms its rest is like."""
        readings = KindReader(self.words, date, home).places.readings(name)
        first = next((each for each in readings if each.how not in (ZONE, TOWN, BARE)), None)
        if first is None or len(first.rest) < 2:
            return []
        vocabulary, found = self.words.vocabulary, []
        for likeness, form in self._form_grams.similar(name_key(first.rest), _LEAST_LIKE, 3):
            for kind in self._kinds_by_form[form]:
                agency = make_agency(kind, first.place, vocabulary, date)
                found.append(LocalName(agency, first.how, False, kind.existed(date), likeness))
        return found

    @cached_property
    def _kinds_by_form(self) -> dict[str, list[AgencyKind]]:
        found: dict[str, list[AgencyKind]] = {}
        for kind in self.words.vocabulary.agency_kinds.values():
            for form in kind.forms:
                if "*" not in form and "{l}" not in form and (form.startswith("{") or "{" not in form):
                    found.setdefault(name_key(re.sub(r"^\{s?\}", "", form)), []).append(kind)
        return found

    @cached_property
    def _form_grams(self) -> GramIndex:
        return GramIndex(self._kinds_by_form)

    def read_english(self, key: str, date: str | None) -> list[LocalName]:
        """Return the agencies of an English name by its key: suzhou administration for market regulation."""
        found: dict[str, LocalName] = {}
        for before, after, kind in self._english_forms:
            if key.startswith(before) and key.endswith(after) and len(key) > len(before) + len(after):
                for place in self.english_places(key[len(before) : len(key) - len(after)], date):
                    agency = make_agency(kind, place, self.words.vocabulary, date)
                    if name_key(agency.name_en) == key:
                        found[agency.id] = LocalName(agency, PRINTED, False, kind.existed(date))
        only = len(found) == 1
        return [LocalName(each.agency, each.how, only, each.existed) for each in found.values()]

    def english_places(self, key: str, date: str | None) -> Iterator[Place]:
        """Yield the regions of an English name at a date, or of today, with or without the kind of region."""
        uses = (
            each for name in (key, *self._english_full.get(key, ())) for each in self.table.uses.get(name, ())
        )
        for each in uses:
            place = place_of(each.ref[1], self.words.vocabulary, date) if each.ref[0] == "Region" else None
            if place and each.property == "name_en" and (date or place.valid_to is None):
                yield place

    @cached_property
    def _english_full(self) -> dict[str, list[str]]:
        """The keys of English names of regions by what they are without the kind of region."""
        found: dict[str, list[str]] = {}
        for key, uses in self.table.uses.items():
            if _PLACE_WORD.search(key) and any(each.property == "name_en" for each in uses):
                found.setdefault(_PLACE_WORD.sub("", key), []).append(key)
        return found

    @cached_property
    def _english_forms(self) -> Sequence[tuple[str, str, AgencyKind]]:
        found = {}
        for kind in self.words.vocabulary.agency_kinds.values():
            for form in (kind.full, kind.provincial, kind.municipality):
                before, place, after = form.en.partition("{}")
                if place:
                    ends = (f"{name_key(before)} " if before else "", f" {name_key(after)}" if after else "")
                    found[*ends, kind.id] = (*ends, kind)
        return tuple(found.values())


def _can_have_lived(agency: AgencyEntry) -> bool:
    """Return whether an agency did not end before it began, as one of a place that ended before there was its kind."""
    return agency.valid_from is None or agency.valid_to is None or agency.valid_from <= agency.valid_to
