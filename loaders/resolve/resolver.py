"""Resolution of printed names to agencies and regions, at the date of the notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.contract.identity import provisional_agency_id
from loaders.contract.record import Level, NoticeRecord, RegionRecord
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.lexicon import Lexicon
from loaders.resolve.resolution import Resolution, resolve_by_issuer, resolve_by_name
from ontology.gazetteer import Place, gazetteer
from ontology.vocabulary import AgencyEntry, Vocabulary

# The level of an agency in the vocabulary to that of its notices in the contract.
_LEVELS: dict[str, Level] = {
    "national": "national", "provincial": "provincial", "municipal": "municipal", "county": "county",
    "association": "industry", "industry": "industry", "enterprise": "enterprise",
}  # fmt: skip
# The kind of an organization counts before the place that its name begins with.
_KIND_TRIGGERS: tuple[tuple[Level, str], ...] = (
    ("enterprise", "enterprise-sign"),
    ("industry", "industry-sign"),
)
_PLACE_TRIGGERS: tuple[tuple[Level, str], ...] = (
    ("national", "national-issuer-sign"),
    ("county", "county-sign"),
    ("municipal", "municipal-sign"),
    ("provincial", "provincial-sign"),
)
_LOCAL: frozenset[Level | None] = frozenset({"provincial", "municipal", "county"})
_PARTY = ("中国共产党", "中共", "共青团")  # precedes the place: 中共南通市委宣传部
_PROVINCE = re.compile(r"^[\u3400-\u9fff]{0,3}省(?!略|际)")
_COUNTY = re.compile(r"^[\u3400-\u9fff]{1,8}?(?:自治县|县|区|旗|市(?!场|政|容))")
_CITY = re.compile(r"^[\u3400-\u9fff]{1,9}?(?:自治州|州市|州|地区|盟|市(?!场|政|容))")
_NO_COUNTY = ("开发区", "示范区", "自治区", "保税区", "合作区", "试验区", "地区", "社区", "园区")


@dataclass(frozen=True)
class Resolver:
    """Resolves the names of one notice.

    Its date selects between agencies of one name, its issuer is 我局, its region (`place`) selects the 鼓楼区.
    """

    vocabulary: Vocabulary
    lexicon: Lexicon
    date: str | None
    issuer: str | None = None
    place: str | None = None

    def agency(self, name: str) -> AgencyEntry | None:
        """Return the agency of the vocabulary with this printed name, or None."""
        match = resolve_by_name(name, self.date, self.vocabulary)
        return match[0] if match else None

    def actor(self, name: str) -> str | None:
        """Return the id of the known agency or region of this name, or None."""
        resolution = self.explain(name)
        return resolution.id if resolution.is_known else None

    def explain(self, name: str) -> Resolution:
        """Return the resolution of a name: an agency by its name, else by the issuer, else a region.

        An unknown agency gets a provisional id; a name of no single agency (有关部门) gets none.
        """
        issuer = self.vocabulary.agencies.get(self.issuer or "")
        match = resolve_by_name(name, self.date, self.vocabulary) or resolve_by_issuer(
            name, self.date, issuer, self.vocabulary, self.lexicon
        )
        if match:
            return Resolution(name, match[0].id, match[1])
        region = self.region(name, self.place)
        if region:
            return Resolution(name, region.code, "region")
        if self.is_agency_name(name):
            return Resolution(name, provisional_agency_id(name), "provisional")
        return Resolution(name, None, "general")

    def region(self, name: str, within: str | None = None) -> RegionRecord | None:
        """Return the region of this name at the date of the notice; inside the region `within` where it is given.

        None where no region has the name, or several have it (鼓楼区 without its city).
        """
        entry = self.vocabulary.region_names.get(name)
        if entry:
            return RegionRecord(name=entry.name, code=entry.id)
        place = gazetteer().find(name, self.date, within)
        return RegionRecord(name=place.name, code=place.code) if place else None

    def region_of_agency(self, name: str) -> RegionRecord | None:
        """Return the region of an agency: its jurisdiction in the vocabulary, else the place its name begins with.

        None for a national agency, an association or an enterprise, wherever its seat may be.
        """
        entry = self.agency(name)
        if entry:
            region = self.vocabulary.regions.get(entry.jurisdiction or "")
            return RegionRecord(name=region.name, code=region.id) if region else None
        place = self._place_in_name(name) if self.level([name]) in _LOCAL else None
        return RegionRecord(name=place.name, code=place.code) if place else None

    def issuer_region(self, issuers: Sequence[str]) -> RegionRecord | None:
        """Return the region of the first issuer; None where it has none, or another issuer has another."""
        regions = [self.region_of_agency(name) for name in issuers]
        codes = {each.code for each in regions if each}
        return regions[0] if len(codes) == 1 else None

    def _place_in_name(self, name: str) -> Place | None:
        bare = next((name[len(each) :] for each in _PARTY if name.startswith(each)), name)
        return gazetteer().beginning(bare, self.date)

    def is_agency_name(self, name: str) -> bool:
        """Return whether an unknown name is that of a single agency, unlike 有关部门 or 四省."""
        general = name in self.lexicon.words_of("general-actor") or name.startswith(("有关", "相关", "各"))
        has_suffix = self.lexicon.ends_with(name, "agency-suffix") and not self.lexicon.ends_with(
            name, "no-agency"
        )
        return not general and len(name) >= 4 and has_suffix

    def level(self, names: Sequence[str]) -> Level | None:
        """Return the level of a notice by its first issuer: from the vocabulary, else by triggers in its name."""
        if not names:
            return None
        entry = self.agency(names[0]) or self._parent(names[0])
        if entry:
            return _LEVELS.get(entry.level)
        kind = next((level for level, words in _KIND_TRIGGERS if self._has_word(names[0], words)), None)
        return kind or self._level_of_place(names[0])

    def _parent(self, name: str) -> AgencyEntry | None:
        """Return the known agency that has this office or department: 交通运输部办公厅, 福建省市场监管局质量发展处."""
        for end in range(len(name) - 1, 3, -1):
            entry = self.agency(name[:end]) if self.lexicon.ends_with(name[:end], "agency-suffix") else None
            if entry and name[end:] in self.lexicon.words_of("inner-office"):
                return entry
        return None

    def _level_of_place(self, name: str) -> Level | None:
        """Return the level of the smallest place that a name begins with: 重庆市北碚区… county, 青岛市… municipal."""
        province = self._province(name)
        rest = name[len(province) :]
        if province in self.lexicon.words_of("municipality"):
            return "county" if _is_county(rest) else "provincial"
        city, county = _CITY.match(rest), _COUNTY.match(rest)
        if city and not (county and county.end() < city.end()):
            after = rest[city.end() :]
            return "county" if _is_county(after) or self._is_county_city(city.group()) else "municipal"
        if _is_county(rest):
            return "county"
        if province:
            return "provincial"
        return next((level for level, words in _PLACE_TRIGGERS if self._has_word(name, words)), None)

    def _province(self, name: str) -> str:
        """Return the province that a name begins with, or ""."""
        provinces = (r for r in self.vocabulary.regions.values() if r.level == "provincial")
        full = [region.name for region in provinces if name.startswith(region.name)]
        match = _PROVINCE.match(name)
        return max(full, key=len, default=match.group() if match else "")

    def _is_county_city(self, city: str) -> bool:
        return city in self.lexicon.words_of("county-city")

    def _has_word(self, name: str, word_list: str) -> bool:
        return any(word in name for word in self.lexicon.words_of(word_list))


def resolver_of(record: NoticeRecord, knowledge: Knowledge) -> Resolver:
    """Return the resolver of a notice: for its date, or September of its campaign year, as in extraction."""
    date = record.issue_date or (f"{record.campaign_year}-09" if record.campaign_year else None)
    return resolver_at(date, [issuer.name for issuer in record.issuers], knowledge)


def resolver_at(date: str | None, issuers: Sequence[str], knowledge: Knowledge) -> Resolver:
    """Return the resolver of a notice with this date and these issuers."""
    by_date = Resolver(knowledge.vocabulary, knowledge.lexicon, date)
    sole = by_date.agency(issuers[0]) if len(issuers) == 1 else None
    region = by_date.issuer_region(issuers)
    return replace(by_date, issuer=sole.id if sole else None, place=region.code if region else None)


def _is_county(rest: str) -> bool:
    """Return whether a text begins with the name of a county or district, unlike that of a development zone."""
    match = _COUNTY.match(rest)
    return match is not None and not match.group().endswith(_NO_COUNTY) and "质量" not in match.group()
