"""Links from regional or industry campaigns to the national one, where their notices state none. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.contract.record import NATIONAL
from loaders.derive.occurrences import Evidence

LEAST_SHARED = 3  # recurring activities in both campaigns: fewer may be chance


@dataclass(frozen=True)
class Announcement:
    """The announcement of a campaign by a notice."""

    notice: str
    campaign: str
    year: int
    scope: str


@dataclass(frozen=True)
class Citation:
    """A document that a notice cites or forwards: its names (id, normal number, title), and the evidence."""

    names: frozenset[str]
    evidence: Evidence


@dataclass(frozen=True)
class CampaignFacts:
    """The facts from which links between campaigns are derived.

    `notice_names`: the names of the notices that announce national campaigns, as in `Citation`. `implementing`: the
    campaigns whose notices state themselves which wider one they implement. `recurring`: of each campaign the first
    activity of each series or core.
    """

    announcements: Sequence[Announcement]
    citations: Sequence[Citation] = ()
    notice_names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    implementing: frozenset[str] = frozenset()
    recurring: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class DerivedCampaignLink:
    """A campaign that probably implements a wider one: the rule, the evidence, and the ids of the sources."""

    campaign: str
    wider: str
    rule: str
    evidence: Evidence
    sources: tuple[str, ...]


def derive_campaign_links(facts: CampaignFacts) -> Iterator[DerivedCampaignLink]:
    """Yield a link for each campaign that probably implements the national one of its year.

    Either a notice of the campaign cites the national notice, or the two campaigns share enough recurring activities.
    """
    national: dict[int, list[Announcement]] = {}
    for each in facts.announcements:
        if each.scope == NATIONAL:
            national.setdefault(each.year, []).append(each)
    cited: dict[str, list[Citation]] = {}
    for citation in facts.citations:
        cited.setdefault(citation.evidence.notice, []).append(citation)
    linked = set(facts.implementing)
    for local in facts.announcements:
        wider = national.get(local.year, [])
        if local.scope == NATIONAL or local.campaign in linked or not wider:
            continue
        link = _by_citation(local, cited.get(local.notice, ()), wider, facts) or _by_activities(
            local, wider[0], facts
        )
        if link:
            linked.add(local.campaign)
            yield link


def _by_citation(
    local: Announcement, citations: Sequence[Citation], wider: Sequence[Announcement], facts: CampaignFacts
) -> DerivedCampaignLink | None:
    for citation in citations:
        for each in wider:
            if facts.notice_names.get(each.notice, frozenset()) & citation.names:
                return DerivedCampaignLink(
                    local.campaign, each.campaign, "cites", citation.evidence, (each.notice,)
                )
    return None


def _by_activities(
    local: Announcement, wider: Announcement, facts: CampaignFacts
) -> DerivedCampaignLink | None:
    own, others = (facts.recurring.get(each.campaign, {}) for each in (local, wider))
    shared = [own[recurring] for recurring in own if recurring in others]
    if len(shared) < LEAST_SHARED:
        return None
    sources = tuple(sorted(shared))
    return DerivedCampaignLink(
        local.campaign, wider.campaign, "shared_series", Evidence(local.notice), sources
    )
