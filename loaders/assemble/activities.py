"""Activities as read into records of the contract: ids, resolved bodies, region and basis."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.contract.identity import activity_id
from loaders.contract.record import ActivityRecord, Basis, MentionRecord, RegionRecord
from loaders.extract.activity import Activity, Mention
from loaders.lexicon.series_names import SeriesNames
from loaders.lexicon.series_signs import SeriesSigns
from loaders.resolve.resolver import Resolver
from ontology.gazetteer import gazetteer

_BASES: dict[str, Basis] = {"explicit": "explicit", "heading": "heading"}


def activity_records(
    notice: str, text: str, activities: Sequence[Activity], resolver: Resolver, issuers: Sequence[str]
) -> list[ActivityRecord]:
    """The records of a notice's activities, in printed order.

    `organizers` are names that the text prints for the activity. Where it prints none and the notice has
    one issuer, the activity is the issuer's (`basis: issuer`, the id alone): of 26 joint issuers nobody can
    say which one runs it.
    """
    home = resolver.issuer_region(issuers)
    taken: dict[str, int] = {}
    records = []
    for activity in activities:
        key = activity_id(notice, activity.mentions[0].section, activity.name)
        taken[key] = taken.get(key, 0) + 1
        unique = key if taken[key] == 1 else f"{key}-{taken[key]}"
        records.append(_record(unique, text, activity, resolver, issuers, home))
    return records


def _record(
    key: str,
    text: str,
    activity: Activity,
    resolver: Resolver,
    issuers: Sequence[str],
    home: RegionRecord | None,
) -> ActivityRecord:
    first = activity.mentions[0]
    basis = _BASES.get(activity.basis or "") if activity.organizers else None
    ids = [resolver.actor(name) for name in activity.organizers]
    if not activity.organizers and len(issuers) == 1:
        basis, ids = "issuer", [resolver.actor(issuers[0])]
    return ActivityRecord(
        id=key,
        section=first.section or None,
        text=activity.text,
        name=activity.name,
        organizers=list(activity.organizers),
        organizer_ids=ids,
        basis=basis,
        region=_region(activity, resolver, home),
        partners=list(activity.partners),
        partner_ids=[resolver.actor(name) for name in activity.partners],
        types=list(activity.types),
        **activity.details.details(),
        series=_series(activity.name, resolver),
        start=first.span.start,
        end=first.span.end,
        mentions=[_mention(each, text) for each in activity.mentions],
    )


def _series(name: str, resolver: Resolver) -> str | None:
    """The series of the vocabulary that the activity certainly is one of; the first where it is of several."""
    found = SeriesSigns.known(resolver.lexicon).find(SeriesNames.of(resolver.lexicon).bare(name))
    return next((series.id for series, how in found if how == "certain"), None)


def _mention(mention: Mention, text: str) -> MentionRecord:
    start, end = mention.span
    return MentionRecord(section=mention.section or None, start=start, end=end, quote=text[start:end])


def _region(activity: Activity, resolver: Resolver, home: RegionRecord | None) -> RegionRecord | None:
    """The region that acts; else the one the acting body works for; else `home`, that of the issuers.

    In the notice of a region, only a body of that region moves its activity elsewhere (哈尔滨市… of 黑龙江省).
    """
    for name in activity.organizers:
        known = name in resolver.vocabulary.region_names
        region = resolver.region(name, home.code if home else None) if known or home else None
        if region:
            return region
    for name in activity.organizers:
        region = resolver.region_of_agency(name)
        if region and (home is None or gazetteer().inside(region.code, home.code)):
            return region
    return home
