"""The campaign that a notice announces: one per year and scope (national-2025, fujian-2025, machinery-2025)."""

from __future__ import annotations

from dataclasses import dataclass

from graph.entities import Node, without_missing
from loaders.contract.identity import campaign_id, provisional_agency_id
from loaders.contract.record import NATIONAL, NoticeRecord
from loaders.lexicon.knowledge import Knowledge
from loaders.resolve.levels import NOTICE_LEVELS
from loaders.resolve.resolver import resolver_of
from ontology.gazetteer import Place, gazetteer

CAMPAIGN_MONTH = "09"  # the quality month is September


@dataclass(frozen=True)
class Campaign:
    """A quality month of one year and one scope."""

    scope: str
    year: int
    level: str
    name: str
    name_en: str

    @property
    def id(self) -> str:
        """Return the id, made of scope and year."""
        return campaign_id(self.scope, self.year)

    def node(self) -> Node:
        """Return the node of the campaign."""
        properties = without_missing(
            year=self.year, scope=self.scope, level=self.level, name=self.name, name_en=self.name_en
        )
        return Node("Campaign", self.id, properties)


def national_campaign(year: int) -> Campaign:
    """Return the campaign of the whole country."""
    return Campaign(NATIONAL, year, NATIONAL, f"{year}年全国质量月", f"National Quality Month {year}")


def scoped_campaign(scope: str, year: int, knowledge: Knowledge) -> Campaign | None:
    """Return the national campaign, that of a region by its scope or code, or that of a sector by its scope; None for
    any other scope."""
    if scope == NATIONAL:
        return national_campaign(year)
    vocabulary = knowledge.vocabulary
    regions = (each for each in vocabulary.regions.values() if scope == (each.campaign_scope or each.id))
    region = next(regions, None) or _division(scope, year, knowledge)
    if region:
        return _titled(scope, year, region.level, region.name, region.name_en)
    agency = next((each for each in vocabulary.agencies.values() if scope == each.campaign_scope), None)
    level = NOTICE_LEVELS.get(agency.level) if agency else None
    return _titled(scope, year, level, agency.name, agency.name_en) if agency and level else None


def _division(code: str, year: int, knowledge: Knowledge) -> Place | None:
    """Return the division of a code, which has no scope of its own."""
    if not code.isdecimal() or code in knowledge.vocabulary.regions:
        return None
    return gazetteer().at(code, f"{year}-{CAMPAIGN_MONTH}") or gazetteer().at(code)


def campaign_of(record: NoticeRecord, knowledge: Knowledge) -> Campaign | None:
    """Return the campaign that a notice announces; None for a notice without a year."""
    year, level = record.campaign_year, record.level or NATIONAL
    if year is None:
        return None
    if level == NATIONAL:
        return national_campaign(year)
    scope, name, name_en = _scope(record, knowledge)
    return _titled(scope, year, level, name, name_en)


def _titled(scope: str, year: int, level: str, name: str, name_en: str) -> Campaign:
    return Campaign(scope, year, level, f"{year}年{name}质量月", f"Quality Month {year}, {name_en}")


def _scope(record: NoticeRecord, knowledge: Knowledge) -> tuple[str, str, str]:
    """Return scope, Chinese and English name: of the first issuer's region or industry, else of the issuer."""
    if not record.issuers:
        return provisional_agency_id(record.id), record.id, record.id
    resolver, first = resolver_of(record, knowledge), record.issuers[0].name
    place = resolver.place_of_agency(first)
    if place:
        entry = knowledge.vocabulary.regions.get(place.code)
        if entry:
            return entry.campaign_scope or entry.id, entry.name, entry.name_en
        return place.code, place.name, place.name_en
    agency = resolver.issuer_named(first).agency
    if agency is None:
        return provisional_agency_id(first), first, first
    return agency.campaign_scope or agency.id, agency.name, agency.name_en
