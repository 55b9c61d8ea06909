"""Resolution of a printed name to the local agency of a kind and a place, at a date and for an issuer. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ontology.agency_kinds import AgencyKind
from ontology.entries import AgencyEntry
from ontology.gazetteer import FORMER, Place
from ontology.local.forms import forms_of
from ontology.local.made import make_agency
from ontology.local.places import (
    BARE,
    IMPLIED,
    SHORT_COUNTY,
    TOWN,
    PlaceReader,
    place_of,
    places_around,
)
from ontology.local.word_lists import WordLists


@dataclass(frozen=True)
class KindReading:
    """A name read as kind and place: the agency, and how the name gives the place (`ontology.local.places`)."""

    agency: AgencyEntry
    kind: AgencyKind
    place: Place
    how: str
    existed: bool


@dataclass(frozen=True, eq=False)
class KindReader:
    """Reads names as kind and place, at an ISO date, for an issuer of the place with the code `home`."""

    lexicon: WordLists
    date: str | None
    home: Place | None

    @cached_property
    def places(self) -> PlaceReader:
        """Return the reader of the places in names."""
        return PlaceReader(self.lexicon, self.date, self.home)

    def find(self, name: str) -> KindReading | None:
        """Return the first reading of a name whose agency existed at the date, else the first one; None without any."""
        first: KindReading | None = None
        if not forms_of(self.lexicon).may_match(name):
            return None
        for reading in self.readings(name):
            if reading.existed:
                return reading
            first = first or reading
        return first

    def find_of_kind(self, name: str, issuer: AgencyEntry | None) -> KindReading | None:
        """Return the agency of the issuer's kind in a printed place: 绍兴市局 in a notice of the provincial bureau."""
        kind = self.kind_of(issuer) if issuer else None
        words = self.lexicon.words_of("own-kind")
        for place, rest, how in self.places.readings(name) if kind else ():
            if kind and rest in words and how != IMPLIED and self._is_clear(kind, place, how):
                return self._reading(kind, place, how)
        return None

    def kind_of(self, agency: AgencyEntry) -> AgencyKind | None:
        """Return the kind of a local agency, also of one of the vocabulary, which its name shows."""
        if agency.kind:
            return self.lexicon.vocabulary.agency_kinds.get(agency.kind)
        reading = self.find(agency.name) if agency.jurisdiction else None
        return reading.kind if reading else None

    def is_bare(self, name: str) -> bool:
        """Return whether a name is the form of a kind without a place."""
        has_place = bool(self.places.readings(name))
        return bool(forms_of(self.lexicon).bare(name)) and not has_place

    def readings(self, name: str) -> Iterator[KindReading]:
        """Yield the readings of a name, those of the longest place first."""
        forms = forms_of(self.lexicon)
        for rest, after in forms.openings(name):
            for place, ending, how in self.places.readings(rest):
                for kind in after.kinds(ending):
                    if self._is_clear(kind, place, how):
                        yield self._reading(kind, place, how)
        for kind in forms.bare(name):
            home = self._home_of(kind)
            if home:
                yield self._reading(kind, home, BARE)

    def _home_of(self, kind: AgencyKind) -> Place | None:
        """Return the place of the agency that a name without a place means: the issuer's, or for a town, which has few
        agencies of its own, that of its county."""
        homes = (each for each in self.places.around_home() if kind.in_towns or not self._is_town(each))
        return next(homes, None)

    def _is_town(self, place: Place) -> bool:
        return "-" in place.code and place.name.endswith(self.lexicon.words_of("town-name"))

    def _is_clear(self, kind: AgencyKind, place: Place, how: str) -> bool:
        """Return whether a place, as it is given, may begin the name of an agency of the kind.

        The short name of a county does where such agencies are named so (义乌海关), or near the issuer: 光明日报社 is
        not of 光明区.
        """
        if how == TOWN:
            return kind.in_towns
        if how != SHORT_COUNTY or "{s}" in kind.full.zh:
            return True
        around = {place.code, *(each.code for each in places_around(place, self.lexicon.vocabulary)[:1])}
        return not around.isdisjoint(each.code for each in self.places.around_home())

    def _reading(self, kind: AgencyKind, place: Place, how: str) -> KindReading:
        agency = make_agency(kind, place, self.lexicon.vocabulary, self.date)
        existed = kind.existed(self.date) and place.rule != FORMER
        return KindReading(agency, kind, place, how, existed)


def made_agency_of(identity: str, lexicon: WordLists, date: str | None = None) -> AgencyEntry | None:
    """Return the agency whose id is made of a kind and a place, or None: amr-320500."""
    vocabulary = lexicon.vocabulary
    for kind in sorted(vocabulary.agency_kinds.values(), key=lambda each: -len(each.id)):
        code = identity.removeprefix(f"{kind.id}-")
        place = place_of(code, vocabulary, date) if code != identity else None
        if place:
            return make_agency(kind, place, vocabulary, date)
    return None
