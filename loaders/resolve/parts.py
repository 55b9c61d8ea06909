"""Parts of agencies and of regions: offices, units, branches of city bureaus, departments of no known kind. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from loaders.lexicon.lexicon import Lexicon
from loaders.resolve.resolution import DEPARTMENT, KIND, OFFICE, UNIT, Resolution
from loaders.resolve.units import find_office, find_unit, is_unit_name, make_department, make_unit
from ontology.entries import AgencyEntry
from ontology.gazetteer import Place
from ontology.local.by_kind import KindReader, KindReading
from ontology.local.made import MadeAgency, full_name, make_agency
from ontology.local.places import IMPLIED, PRINTED, TOWN, ZONE, begins_with_level

_FOREIGN = (
    "national-issuer-sign",
    "enterprise-sign",
    "industry-sign",
)  # words of names that are of no region
_LEAST_DEPARTMENT = 3  # characters of the name of a department without its place
_BUREAU = "局"


@dataclass(frozen=True, eq=False)
class PartReader:
    """Reads names as parts, in a notice of an issuer. `known` gives the agency of a name that is no part."""

    lexicon: Lexicon
    kinds: KindReader
    issuer: AgencyEntry | None
    known: Callable[[str], AgencyEntry | None]

    def find(self, name: str) -> Resolution | None:
        """Return the resolution to the agency of a branch or office, a unit of a printed agency or of the issuer, or a
        department of a region."""
        branch = self._branch(name)
        if branch:
            return Resolution(name, branch.agency.id, KIND, branch.agency, branch)
        office = find_office(name, self.known, self.lexicon)
        if office:
            return Resolution(name, office.id, OFFICE, office)
        unit = find_unit(name, self.known, self.lexicon)
        if unit is None and self.issuer and self._is_own_unit(name):
            unit = make_unit(self.issuer, name, self.lexicon)
        if unit:
            return Resolution(name, unit.id, UNIT, unit)
        department = self._department(name)
        return Resolution(name, department.id, DEPARTMENT, department) if department else None

    def zone(self, name: str) -> Place | None:
        """Return the zone or town of a name: 高新区 in a city's notice, 苏州工业园区."""
        for place, rest, how in self.kinds.places.readings(name):
            if not rest and how in (ZONE, TOWN):
                return place
        return None

    def begins_bare(self, name: str) -> bool:
        """Return whether a name begins with no place."""
        return not self.kinds.places.readings(name)

    def _branch(self, name: str) -> KindReading | None:
        """Return the agency of a district that is named as a branch: 海口市市场监管局琼山分局."""
        at = name.find(_BUREAU, 2) + 1
        agency = self.known(name[:at]) if 0 < at < len(name) else None
        if not isinstance(agency, MadeAgency):
            return None
        inside = KindReader(self.lexicon, self.kinds.date, agency.place)
        return inside.find_of_kind(name[at:], agency)

    def _is_own_unit(self, name: str) -> bool:
        """Return whether a name without a place is that of a unit of the issuer."""
        return is_unit_name(name, self.lexicon) and not self._is_foreign(name) and self.begins_bare(name)

    def _is_foreign(self, name: str) -> bool:
        return any(self.lexicon.holds(name, words) for words in _FOREIGN)

    def _department(self, name: str) -> AgencyEntry | None:
        """Return the department of no known kind of a region, which the name or the issuer shows: 市创建办."""
        is_local = self.lexicon.ends_with(name, "local-suffix")
        if not is_local or self._is_foreign(name) or self.lexicon.ends_with(name, "no-agency"):
            return None
        found = next(iter(self.kinds.places.readings(name)), None)
        if found is None and begins_with_level(name, self.lexicon):
            return None
        place, rest = (found.place, found.rest) if found else (self.kinds.home, name)
        is_clear = found is None or found.how in (PRINTED, IMPLIED, ZONE)
        if place is None or not is_clear or len(rest) < _LEAST_DEPARTMENT:
            return None
        vocabulary = self.lexicon.vocabulary
        government = make_agency(vocabulary.agency_kinds["government"], place, vocabulary, self.kinds.date)
        return make_department(government, f"{full_name(place)}{rest}", place.level)
