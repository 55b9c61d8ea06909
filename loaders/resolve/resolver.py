"""Resolution of printed names to agencies and regions, at the date of the notice and for its issuer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from loaders.contract.record import Level, NoticeRecord, RegionRecord
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.lexicon import Lexicon
from loaders.resolve.levels import LOCAL, NOTICE_LEVELS, level_of_name
from loaders.resolve.parts import PartReader
from loaders.resolve.resolution import (
    DECIDED,
    GENERAL,
    KIND,
    OTHER_TIME,
    PROVISIONAL,
    REGION,
    Resolution,
    resolve_by_issuer,
    resolve_by_name,
    without_bracket,
)
from loaders.resolve.units import is_agency_name, is_general_term, make_provisional
from ontology.gazetteer import Place, gazetteer
from ontology.identities import Identities
from ontology.local.by_kind import KindReader, made_agency_of
from ontology.local.made import MadeAgency
from ontology.local.places import BARE, IMPLIED, begins_with_level, place_of
from ontology.vocabulary import AgencyEntry, Vocabulary

_PARTY = ("中国共产党", "中共", "共青团")  # precedes the place: 中共南通市委宣传部


@dataclass(frozen=True)
class Resolver:
    """Resolves the names of one notice.

    Its date selects between agencies of one name, its issuer is 我局, its region (`place`) selects the 鼓楼区 and
    the 市教育局. `scope` is the id of the notice, for names that mean something in it alone.
    """

    vocabulary: Vocabulary
    lexicon: Lexicon
    date: str | None
    issuer: AgencyEntry | None = None
    place: Place | None = None
    scope: str = ""
    identities: Identities = field(default_factory=Identities)

    def agency(self, name: str) -> AgencyEntry | None:
        """Return the agency of this printed name, of the vocabulary or made by a rule; None for any other name."""
        resolution = self.explain(name)
        return resolution.agency if resolution.is_known else None

    def actor(self, name: str) -> str | None:
        """Return the id of the known agency or region of this name, or None."""
        resolution = self.explain(name)
        return resolution.id if resolution.is_known else None

    def explain(self, name: str) -> Resolution:
        """Return the resolution of a name: an agency by its name, the issuer, kind and place, or a part of an agency;
        else a region.

        An unknown agency gets a provisional id; a name of no single agency (有关部门) gets none.
        """
        if name not in self._resolved:
            self._resolved[name] = self._decided(name) or self._merged(self._explain(name))
        return self._resolved[name]

    @cached_property
    def _resolved(self) -> dict[str, Resolution]:
        """Return the resolutions made so far: a notice repeats its names."""
        return {}

    def _decided(self, name: str) -> Resolution | None:
        """Return the resolution that an editor decided for a name in this notice."""
        splits = self.identities.splits.get(name, ())
        codes = [each.code for each in self._kinds.places.around_home()] if splits else []
        split = next((each for each in splits if each.applies(codes, self.scope, self.date)), None)
        agency = self.agency_of_decision(split.into) if split else None
        return Resolution(name, agency.id, DECIDED, agency) if agency else None

    def _merged(self, resolution: Resolution) -> Resolution:
        """Return the resolution to the agency that an editor found to be the resolved one."""
        into = self.identities.merges.get(resolution.id or "")
        agency = self.agency_of_decision(into) if into else None
        return Resolution(resolution.name, agency.id, DECIDED, agency) if agency else resolution

    def agency_of_decision(self, text: str) -> AgencyEntry | None:
        """Return the agency of an id or full name in a decision."""
        listed = self.vocabulary.agencies.get(text) or made_agency_of(text, self.lexicon, self.date)
        return listed or self._explain(text).agency

    def _explain(self, name: str) -> Resolution:
        known = self._known(name)
        if known:
            return known
        region = self.region(name, self.place.code if self.place else None)
        if region:
            return Resolution(name, region.code, REGION)
        if is_general_term(name, self.lexicon):
            return Resolution(name, None, GENERAL)
        inner = self._parts.zone(name)
        if inner:
            return Resolution(name, inner.code, REGION, place=inner)
        part = None if name in self.vocabulary.agency_names else self._parts.find(name)
        if part:
            return part
        agency = self._provisional(name) if is_agency_name(name, self.lexicon) else None
        if agency:
            return Resolution(name, agency.id, PROVISIONAL, agency)
        return Resolution(name, None, GENERAL)

    def issuer_named(self, name: str) -> Resolution:
        """Return the resolution of the name of an issuer, which is a single agency whatever its form."""
        resolution = self.explain(name)
        if resolution.agency:
            return resolution
        agency = make_provisional(name, level_of_name(name, self.lexicon))
        return Resolution(name, agency.id, PROVISIONAL, agency)

    def _known(self, name: str) -> Resolution | None:
        """Return the resolution to an agency of the vocabulary, or of a kind and a place."""
        listed = resolve_by_name(name, self.date, self.vocabulary)
        if listed is None and name in self.vocabulary.agency_names:
            return None  # none of several agencies had the name at the date
        reading = None
        if listed is None or self._may_be_local(*listed):
            reading = self._kinds.find(name) or self._kinds.find(without_bracket(name))
        if listed and not (reading and reading.how in (IMPLIED, BARE)):
            return Resolution(name, listed[0].id, listed[1], listed[0])
        by_issuer = resolve_by_issuer(name, self.date, self.issuer, self.vocabulary, self.lexicon)
        if by_issuer:
            return Resolution(name, by_issuer[0].id, by_issuer[1], by_issuer[0])
        reading = reading or self._kinds.find_of_kind(name, self.issuer)
        if reading is None:
            return None
        rule = KIND if reading.existed else OTHER_TIME
        return Resolution(name, reading.agency.id, rule, reading.agency, reading)

    def _may_be_local(self, listed: AgencyEntry, rule: str) -> bool:
        """Return whether a short name of a national agency may mean a local one: 发展改革委 in a city's notice."""
        return self.place is not None and listed.level == "national" and rule != "full_name"

    def _named_agency(self, name: str) -> AgencyEntry | None:
        known = self._known(name)
        return known.agency if known else None

    @cached_property
    def _kinds(self) -> KindReader:
        return KindReader(self.lexicon, self.date, self.place)

    @cached_property
    def _parts(self) -> PartReader:
        return PartReader(self.lexicon, self._kinds, self.issuer, self._named_agency)

    def _provisional(self, name: str) -> AgencyEntry | None:
        """Return the agency of an unknown name.

        Where no issuer shows the place, 市教育局 is another agency in each notice, and 教育局 is no single one.
        """
        if self.place is None and self._kinds.is_bare(name):
            return None
        if begins_with_level(name, self.lexicon) and self._parts.begins_bare(name):
            # 县公安局 in a notice of a city is that of any county
            return None if self.place else make_provisional(name, scope=self.scope)
        implied = next((each for each in self._kinds.places.readings(name) if each.how == IMPLIED), None)
        full = f"{implied.place.name}{implied.rest}" if implied else name
        level = level_of_name(full, self.lexicon)
        place = self._place_in_name(full) if level in LOCAL else None
        return make_provisional(full, level, place.code if place else None)

    def region(self, name: str, within: str | None = None) -> RegionRecord | None:
        """Return the region of this name at the date of the notice; inside the region `within` where it is given.

        None where no region has the name, or several have it (鼓楼区 without its city).
        """
        if (name, within) not in self._regions:
            self._regions[name, within] = self._find_region(name, within)
        return self._regions[name, within]

    @cached_property
    def _regions(self) -> dict[tuple[str, str | None], RegionRecord | None]:
        """Return the regions found so far: the activities of a notice repeat them."""
        return {}

    def _find_region(self, name: str, within: str | None) -> RegionRecord | None:
        entry = self.vocabulary.region_names.get(name)
        if entry and gazetteer().may_exist(entry.id, self.date):
            return RegionRecord(name=entry.name, code=entry.id)
        place = gazetteer().find(name, self.date, within) or gazetteer().find(name, self.date)
        return RegionRecord(name=place.name, code=place.code) if place else None

    def region_of_agency(self, name: str) -> RegionRecord | None:
        """Return the region of an agency: its jurisdiction, else the place its name begins with.

        None for a national agency, an association or an enterprise, wherever its seat may be.
        """
        place = self.place_of_agency(name)
        return RegionRecord(name=place.name, code=place.code) if place else None

    def place_of_agency(self, name: str) -> Place | None:
        """Return the place of `region_of_agency`."""
        if (entry := self.agency(name)) is None:
            return self._place_in_name(name) if self.level([name]) in LOCAL else None
        if entry.jurisdiction is None or entry.level not in LOCAL:
            return None
        made = entry.place if isinstance(entry, MadeAgency) else None
        return place_of(entry.jurisdiction, self.vocabulary, self.date) or made

    def issuer_region(self, issuers: Sequence[str]) -> RegionRecord | None:
        """Return the region of the first issuer; None where it has none, or another issuer has another."""
        place = self.issuer_place(issuers)
        return RegionRecord(name=place.name, code=place.code) if place else None

    def issuer_place(self, issuers: Sequence[str]) -> Place | None:
        """Return the place of `issuer_region`."""
        places = [self.place_of_agency(name) for name in issuers]
        codes = {each.code for each in places if each}
        return places[0] if len(codes) == 1 else None

    def _place_in_name(self, name: str) -> Place | None:
        bare = next((name[len(each) :] for each in _PARTY if name.startswith(each)), name)
        return gazetteer().beginning(bare, self.date)

    def level(self, names: Sequence[str]) -> Level | None:
        """Return the level of a notice by its first issuer: that of the agency, else by triggers in its name."""
        if not names:
            return None
        entry = self.agency(names[0])
        return NOTICE_LEVELS.get(entry.level) if entry else level_of_name(names[0], self.lexicon)


def resolver_of(record: NoticeRecord, knowledge: Knowledge) -> Resolver:
    """Return the resolver of a notice: for its date, or September of its campaign year, as in extraction."""
    date = record.issue_date or (f"{record.campaign_year}-09" if record.campaign_year else None)
    names = [issuer.name for issuer in record.issuers]
    return replace(resolver_at(date, names, knowledge, record.issuers_complete), scope=record.id)


def resolver_at(
    date: str | None, issuers: Sequence[str], knowledge: Knowledge, complete: bool = True
) -> Resolver:
    """Return the resolver of a notice with this date and these issuers; `complete`: there are no others."""
    by_date = Resolver(knowledge.vocabulary, knowledge.lexicon, date, identities=knowledge.identities)
    sole = by_date.issuer_named(issuers[0]).agency if complete and len(issuers) == 1 else None
    return replace(by_date, issuer=sole, place=by_date.issuer_place(issuers))
