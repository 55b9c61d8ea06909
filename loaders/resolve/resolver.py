"""From a printed name to the body or region it names, at the date of the notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.contract.identity import provisional_agency_id
from loaders.contract.record import Level, NoticeRecord, RegionRecord
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.lexicon import Lexicon
from loaders.resolve.resolution import Resolution, by_name, by_standing
from ontology.gazetteer import Place, gazetteer
from ontology.vocabulary import AgencyEntry, Vocabulary

# What the vocabulary calls an association, the contract calls a notice of an industry.
_LEVELS: dict[str, Level] = {
    "national": "national", "provincial": "provincial", "municipal": "municipal", "county": "county",
    "association": "industry", "industry": "industry", "enterprise": "enterprise",
}  # fmt: skip
# What an organisation is decides before the place that its name begins with.
_KIND_SIGNS: tuple[tuple[Level, str], ...] = (
    ("enterprise", "enterprise-sign"),
    ("industry", "industry-sign"),
)
_PLACE_SIGNS: tuple[tuple[Level, str], ...] = (
    ("national", "national-issuer-sign"),
    ("county", "county-sign"),
    ("municipal", "municipal-sign"),
    ("provincial", "provincial-sign"),
)
_LOCAL: frozenset[Level | None] = frozenset({"provincial", "municipal", "county"})
_PARTY = ("中国共产党", "中共", "共青团")  # stands before the place: 中共南通市委宣传部
_PROVINCE = re.compile(r"^[\u3400-\u9fff]{0,3}省(?!略|际)")
_COUNTY = re.compile(r"^[\u3400-\u9fff]{1,8}?(?:自治县|县|区|旗|市(?!场|政|容))")
_CITY = re.compile(r"^[\u3400-\u9fff]{1,9}?(?:自治州|州市|州|地区|盟|市(?!场|政|容))")
_NO_COUNTY = ("开发区", "示范区", "自治区", "保税区", "合作区", "试验区", "地区", "社区", "园区")


@dataclass(frozen=True)
class Resolver:
    """Resolves the names of one notice: its date decides between bodies of one name, its issuer what 我局 is,
    its region which 鼓楼区 is meant."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    date: str | None
    issuer: str | None = None
    place: str | None = None

    def agency(self, name: str) -> AgencyEntry | None:
        """The known body of this printed name, or None."""
        found = by_name(name, self.date, self.vocabulary)
        return found[0] if found else None

    def actor(self, name: str) -> str | None:
        """The id of the known body or region of this name, or None."""
        found = self.explain(name)
        return found.id if found.is_known else None

    def explain(self, name: str) -> Resolution:
        """What the name means, and the rule that decided: a body by its name, else by who speaks, else a
        region; a body nobody knows gets a provisional id, and bodies in general (有关部门) get none."""
        issuer = self.vocabulary.agencies.get(self.issuer or "")
        found = by_name(name, self.date, self.vocabulary) or by_standing(
            name, self.date, issuer, self.vocabulary, self.lexicon
        )
        if found:
            return Resolution(name, found[0].id, found[1])
        region = self.region(name, self.place)
        if region:
            return Resolution(name, region.code, "region")
        if self.is_body(name):
            return Resolution(name, provisional_agency_id(name), "provisional")
        return Resolution(name, None, "general")

    def region(self, name: str, within: str | None = None) -> RegionRecord | None:
        """The region of this name with its code, at the date of the notice; inside `within` where it is given.

        None where the name is of no region, or of several (鼓楼区 without its city).
        """
        entry = self.vocabulary.region_names.get(name)
        if entry:
            return RegionRecord(name=entry.name, code=entry.id)
        place = gazetteer().find(name, self.date, within)
        return RegionRecord(name=place.name, code=place.code) if place else None

    def region_of_body(self, name: str) -> RegionRecord | None:
        """The region a body works for: what the vocabulary says, else the place that its name begins with.

        None for a body of the whole country, an association or an enterprise, wherever it may have its seat.
        """
        entry = self.agency(name)
        if entry:
            region = self.vocabulary.regions.get(entry.jurisdiction or "")
            return RegionRecord(name=region.name, code=region.id) if region else None
        place = self._place_of_body(name) if self.level([name]) in _LOCAL else None
        return RegionRecord(name=place.name, code=place.code) if place else None

    def home(self, issuers: Sequence[str]) -> RegionRecord | None:
        """The region that the first issuer works for, where no other works for another; None for others."""
        regions = [self.region_of_body(name) for name in issuers]
        codes = {each.code for each in regions if each}
        return regions[0] if len(codes) == 1 else None

    def _place_of_body(self, name: str) -> Place | None:
        bare = next((name[len(each) :] for each in _PARTY if name.startswith(each)), name)
        return gazetteer().beginning(bare, self.date)

    def is_body(self, name: str) -> bool:
        """Whether an unknown name is that of one body, not of bodies in general (有关部门, 四省)."""
        general = name in self.lexicon.words_of("general-actor") or name.startswith(("有关", "相关", "各"))
        shaped = self.lexicon.ends_with(name, "agency-suffix") and not self.lexicon.ends_with(
            name, "no-agency"
        )
        return not general and len(name) >= 4 and shaped

    def level(self, names: Sequence[str]) -> Level | None:
        """The level of a notice, by its first issuer: what the vocabulary says, else the signs in its name."""
        if not names:
            return None
        entry = self.agency(names[0]) or self._parent(names[0])
        if entry:
            return _LEVELS.get(entry.level)
        kind = next((level for level, cue in _KIND_SIGNS if self._has_sign(names[0], cue)), None)
        return kind or self._level_of_place(names[0])

    def _parent(self, name: str) -> AgencyEntry | None:
        """The known body whose office or department this is: 交通运输部办公厅, 福建省市场监管局质量发展处."""
        for end in range(len(name) - 1, 3, -1):
            entry = self.agency(name[:end]) if self.lexicon.ends_with(name[:end], "agency-suffix") else None
            if entry and name[end:] in self.lexicon.words_of("inner-office"):
                return entry
        return None

    def _level_of_place(self, name: str) -> Level | None:
        """The level of the smallest place that a name begins with: 重庆市北碚区… county, 青岛市… municipal."""
        province = self._province(name)
        rest = name[len(province) :]
        if province in self.lexicon.words_of("municipality"):
            return "county" if _is_county(rest) else "provincial"
        city, county = _CITY.match(rest), _COUNTY.match(rest)
        if city and not (county and county.end() < city.end()):
            behind = rest[city.end() :]
            return "county" if _is_county(behind) or self._county_city(city.group()) else "municipal"
        if _is_county(rest):
            return "county"
        if province:
            return "provincial"
        return next((level for level, cue in _PLACE_SIGNS if self._has_sign(name, cue)), None)

    def _province(self, name: str) -> str:
        """The province that a name begins with; "" where it names none."""
        provinces = (r for r in self.vocabulary.regions.values() if r.level == "provincial")
        full = [region.name for region in provinces if name.startswith(region.name)]
        shaped = _PROVINCE.match(name)
        return max(full, key=len, default=shaped.group() if shaped else "")

    def _county_city(self, city: str) -> bool:
        return city in self.lexicon.words_of("county-city")

    def _has_sign(self, name: str, cue: str) -> bool:
        return any(sign in name for sign in self.lexicon.words_of(cue))


def resolver_of(record: NoticeRecord, knowledge: Knowledge) -> Resolver:
    """Resolves names at the notice's date, or in September of its campaign's year, as extraction does."""
    date = record.issue_date or (f"{record.campaign_year}-09" if record.campaign_year else None)
    return resolver_at(date, [issuer.name for issuer in record.issuers], knowledge)


def resolver_at(date: str | None, issuers: Sequence[str], knowledge: Knowledge) -> Resolver:
    """Resolves the names of a notice of this date that these bodies issued."""
    plain = Resolver(knowledge.vocabulary, knowledge.lexicon, date)
    sole = plain.agency(issuers[0]) if len(issuers) == 1 else None
    home = plain.home(issuers)
    return replace(plain, issuer=sole.id if sole else None, place=home.code if home else None)


def _is_county(rest: str) -> bool:
    """Whether the words begin with the name of a county or district, not with that of a development zone."""
    found = _COUNTY.match(rest)
    return found is not None and not found.group().endswith(_NO_COUNTY) and "质量" not in found.group()
