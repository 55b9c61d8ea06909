"""Links between campaigns and between notices, read and derived: all, or those that a change touches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from graph.cypher import Cypher
from graph.derived import Trace
from graph.entities import Edge
from graph.store import Store
from loaders.contract.identity import campaign_id, year_of_campaign
from loaders.contract.record import NATIONAL
from loaders.derive.campaigns import Announcement, CampaignFacts, Citation, derive_campaign_links
from loaders.derive.edges import forwards, implements
from loaders.derive.forwarding import ForwardedNumber, derive_forwarding
from loaders.derive.occurrences import Evidence
from loaders.facts.cited import id_by_number
from loaders.text.keys import number_key

QueryRow = tuple[Any, ...]

_NOTICES = (
    "WHERE notice.fingerprint IS NOT NULL OPTIONAL MATCH (notice)-[:ANNOUNCES]->(campaign:Campaign) "
    "RETURN notice.id, notice.doc_number, collect(DISTINCT campaign.id) AS campaigns ORDER BY notice.id"
)
_ANNOUNCEMENTS = (
    "MATCH (campaign)<-[:ANNOUNCES]-(notice:Notice) RETURN notice.id, campaign.id, campaign.year, campaign.scope "
    "ORDER BY notice.id, campaign.id"
)
_OF_YEARS = "UNWIND $ids AS given MATCH (campaign:Campaign) WHERE campaign.year = given RETURN campaign.id"
_CITATIONS = (
    "MATCH (notice)-[citation:CITES|FORWARDS]->(cited) WHERE citation.derived IS NULL RETURN notice.id, cited.id, "
    "cited.doc_number, cited.title, citation.section, citation.start, citation.end, citation.quote "
    "ORDER BY notice.id, citation.start, cited.id"
)
_NAMES = "RETURN notice.id, notice.doc_number, notice.title ORDER BY notice.id"
_IMPLEMENTING = (
    "MATCH (campaign)-[link:IMPLEMENTS]->() WHERE link.derived IS NULL RETURN DISTINCT campaign.id"
)
_FORWARDED = (
    "MATCH (cited)<-[citation:FORWARDS]-(notice:Notice) WHERE cited.fingerprint IS NULL "
    "AND cited.doc_number IS NOT NULL AND citation.derived IS NULL "
    "RETURN cited.id, cited.doc_number, notice.id, citation.section, citation.start, "
    "citation.end, citation.quote ORDER BY notice.id, citation.start, cited.id"
)
Recurring = Mapping[str, Mapping[str, str]]  # of each campaign the first activity of each series or core


def read_notice_traces(store: Store, ids: Collection[str] | None = None) -> list[Trace]:
    """Return the traces of these loaded notices, or of all: the campaigns that they announce and their numbers."""
    rows = _read(store, _matched("notice:Notice", ids), _NOTICES, ids)
    return [
        {"id": key, "notice": key, "campaigns": sorted(campaigns)}
        | ({"number": number_key(number)} if number else {})
        for key, number, campaigns in rows
    ]


def recurring_by_campaign(traces: Iterable[Trace]) -> Recurring:
    """Return the first activity of each series or core by campaign, from the traces of activities."""
    found: dict[str, dict[str, str]] = {}
    for each in sorted(traces, key=lambda trace: str(trace["id"])):
        if each.get("recurring"):
            found.setdefault(each["campaign"], {}).setdefault(each["recurring"], each["id"])
    return found


def touched_campaigns(store: Store, traces: Iterable[Trace]) -> list[str]:
    """Return the campaigns whose links depend on the notices with these traces: those that they announce; with a
    national one all of its year."""
    campaigns = {campaign for each in traces for campaign in each.get("campaigns", ())}
    years = sorted({year for each, year in _years(campaigns) if each == campaign_id(NATIONAL, year)})
    of_years = store.read(Cypher(_OF_YEARS, {"ids": years})).rows if years else ()
    return sorted(campaigns | {row[0] for row in of_years})


def wider_campaigns(campaigns: Iterable[str]) -> list[str]:
    """Return the ids of the national campaigns of the years of some campaigns."""
    return sorted({campaign_id(NATIONAL, year) for _, year in _years(campaigns)})


def _years(campaigns: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield the campaigns that have a year in their id, with the year."""
    for each in campaigns:
        year = year_of_campaign(each)
        if year is not None:
            yield each, year


def campaign_links(
    store: Store, recurring: Recurring, campaigns: Collection[str] | None = None
) -> Iterator[Edge]:
    """Yield the derived links of these campaigns, or of all, to the national ones."""
    if campaigns is not None:
        campaigns = sorted({*campaigns, *wider_campaigns(campaigns)})
    head = _matched("campaign:Campaign", campaigns)
    announcements = [Announcement(*row) for row in _read(store, head, _ANNOUNCEMENTS, campaigns)]
    wider = sorted({each.notice for each in announcements if each.scope == NATIONAL})
    narrower = sorted({each.notice for each in announcements if each.scope != NATIONAL})
    of_notices = _matched("notice:Notice", narrower)
    facts = CampaignFacts(
        announcements,
        [
            Citation(_names(*row[1:4]), Evidence(row[0], *row[4:]))
            for row in _read(store, of_notices, _CITATIONS, narrower)
        ],
        {row[0]: _names(*row) for row in _read(store, of_notices, _NAMES, wider)},
        frozenset(row[0] for row in _read(store, head, _IMPLEMENTING, campaigns)),
        recurring,
    )
    return map(implements, derive_campaign_links(facts))


def forwarding_links(
    store: Store, traces: Iterable[Trace], numbers: Collection[str] | None = None
) -> Iterator[Edge]:
    """Yield the derived links to the notices that have these numbers, or any. `traces`: of the notices with them."""
    cited = None if numbers is None else cited_ids(numbers)
    rows = _read(store, _matched("cited:Notice", cited), _FORWARDED, cited)
    forwarded = [ForwardedNumber(row[0], row[1], Evidence(*row[2:])) for row in rows]
    by_number = [each for each in forwarded if each.cited == id_by_number(each.number)]
    own = {each["id"]: each["number"] for each in traces if "number" in each}
    return map(forwards, derive_forwarding(own, by_number))


def forwarded_numbers(store: Store, notices: Collection[str]) -> set[str]:
    """Return the numbers by which these notices forward others."""
    text = "MATCH (notice)-[:FORWARDS]->(cited:Notice) RETURN DISTINCT cited.doc_number"
    rows = _read(store, _matched("notice:Notice", notices), text, notices)
    return {number_key(number) for (number,) in rows if number}


def cited_ids(numbers: Iterable[str]) -> set[str]:
    """Return the ids of the notices that are known by these numbers alone."""
    return {id_by_number(each) for each in numbers}


def _names(key: str, number: str | None, title: str | None) -> frozenset[str]:
    return frozenset(filter(None, (key, number and number_key(number), title)))


def _matched(pattern: str, ids: Collection[str] | None) -> str:
    """Return the clause that matches the nodes of a pattern, all or those with the ids."""
    return f"MATCH ({pattern})" if ids is None else f"UNWIND $ids AS given MATCH ({pattern} {{id: given}})"


def _read(store: Store, head: str, text: str, ids: Collection[str] | None) -> Iterable[QueryRow]:
    """Return the rows of a query that begins with a clause of `_matched`."""
    if ids is None:
        return store.read(Cypher(f"{head} {text}")).rows
    wanted = sorted(ids)
    slices = (wanted[start : start + 5_000] for start in range(0, len(wanted), 5_000))
    return chain.from_iterable(store.read(Cypher(f"{head} {text}", {"ids": each})).rows for each in slices)
