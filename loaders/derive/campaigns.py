"""Links from regional or industry campaigns to the national one, where their notices state none. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loaders.contract.record import NATIONAL
from loaders.derive.base_facts import Announcement, BaseFacts
from loaders.derive.occurrences import Evidence, SeriesMembership

LEAST_SHARED = 3  # series with activities in both campaigns: fewer may be chance


@dataclass(frozen=True)
class DerivedCampaignLink:
    """A campaign that probably implements a wider one: the rule, the evidence, and the ids of the sources."""

    campaign: str
    wider: str
    rule: str
    evidence: Evidence
    sources: tuple[str, ...]


def derive_campaign_links(
    facts: BaseFacts, memberships: Iterable[SeriesMembership]
) -> Iterator[DerivedCampaignLink]:
    """Yield a link for each campaign that probably implements the national one of its year.

    Either a notice of the campaign cites the national notice, or the two campaigns share enough series.
    """
    by_notice = {each.notice: each for each in facts.announcements}
    members = _members(memberships)
    linked = set(facts.implementing)
    for local in facts.announcements:
        national = [n for n in facts.announcements if n.year == local.year and n.scope == NATIONAL]
        if local.scope == NATIONAL or local.campaign in linked or not national:
            continue
        link = _by_citation(local, facts, by_notice) or _by_series(local, national[0], members)
        if link:
            linked.add(local.campaign)
            yield link


def _by_citation(
    local: Announcement, facts: BaseFacts, by_notice: Mapping[str, Announcement]
) -> DerivedCampaignLink | None:
    for citation in facts.citations:
        if citation.evidence.notice != local.notice:
            continue
        for notice, names in facts.notice_names.items():
            wider = by_notice.get(notice)
            if not wider or wider.scope != NATIONAL or wider.year != local.year:
                continue
            if names & citation.names:
                return DerivedCampaignLink(
                    local.campaign, wider.campaign, "cites", citation.evidence, (notice,)
                )
    return None


SeriesMembers = Mapping[tuple[int, str], Mapping[str, list[SeriesMembership]]]


def _members(memberships: Iterable[SeriesMembership]) -> SeriesMembers:
    """Return the certain members of each series, by year and scope of the campaign."""
    members: dict[tuple[int, str], dict[str, list[SeriesMembership]]] = {}
    for each in memberships:
        if each.certainty == "certain":
            by_series = members.setdefault((each.activity.year, each.activity.scope), {})
            by_series.setdefault(each.series, []).append(each)
    return members


def _by_series(
    local: Announcement, wider: Announcement, members: SeriesMembers
) -> DerivedCampaignLink | None:
    own, others = (members.get((each.year, each.scope), {}) for each in (local, wider))
    shared = [own[series][0].activity for series in own if series in others]
    if len(shared) < LEAST_SHARED:
        return None
    sources = tuple(sorted(each.id for each in shared))
    evidence = Evidence(local.notice)
    return DerivedCampaignLink(local.campaign, wider.campaign, "shared_series", evidence, sources)
