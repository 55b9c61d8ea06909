"""The records of activities: ids, resolved agencies and regions, series and basis."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.contract.identity import activity_id
from loaders.contract.record import ActivityRecord, Basis, MentionRecord, RegionRecord
from loaders.extract.activity import Activity, Mention
from loaders.lexicon.series_names import SeriesNames
from loaders.lexicon.series_triggers import SeriesTriggers
from loaders.resolve.resolver import Resolver
from ontology.gazetteer import gazetteer

_BASES: dict[str, Basis] = {"explicit": "explicit", "heading": "heading"}


def activity_records(
    notice: str,
    text: str,
    activities: Sequence[Activity],
    resolver: Resolver,
    issuers: Sequence[str],
    complete: bool,
) -> list[ActivityRecord]:
    """Return the records of a notice's activities, in printed order.

    `organizers` are the names printed for the activity. Where there are none and the notice has a single
    issuer, the issuer is the organizer (`basis: issuer`, its id alone): of 26 joint issuers the text does
    not show which one organizes it, even if only the first is named (`complete` is False).
    """
    home = resolver.issuer_region(issuers)
    sole = issuers[0] if complete and len(issuers) == 1 else None
    counts: dict[str, int] = {}
    records = []
    for activity in activities:
        key = activity_id(notice, activity.mentions[0].section, activity.name)
        counts[key] = counts.get(key, 0) + 1
        unique = key if counts[key] == 1 else f"{key}-{counts[key]}"
        records.append(_record(unique, text, activity, resolver, sole, home))
    return records


def _record(
    record_id: str,
    text: str,
    activity: Activity,
    resolver: Resolver,
    sole_issuer: str | None,
    home: RegionRecord | None,
) -> ActivityRecord:
    first = activity.mentions[0]
    basis = _BASES.get(activity.basis or "") if activity.organizers else None
    ids = [resolver.actor(name) for name in activity.organizers]
    if not activity.organizers and sole_issuer:
        basis, ids = "issuer", [resolver.actor(sole_issuer)]
    return ActivityRecord(
        id=record_id,
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
        **activity.details.as_dict(),
        series=_series(activity.name, resolver),
        start=first.span.start,
        end=first.span.end,
        mentions=[_mention(each, text) for each in activity.mentions],
    )


def _series(name: str, resolver: Resolver) -> str | None:
    """Return the id of the series that the name certainly belongs to, the first of several, or None."""
    matches = SeriesTriggers.of_lexicon(resolver.lexicon).find(SeriesNames.of(resolver.lexicon).bare(name))
    return next((series.id for series, certainty in matches if certainty == "certain"), None)


def _mention(mention: Mention, text: str) -> MentionRecord:
    start, end = mention.span
    return MentionRecord(section=mention.section or None, start=start, end=end, quote=text[start:end])


def _region(activity: Activity, resolver: Resolver, home: RegionRecord | None) -> RegionRecord | None:
    """Return the region that organizes the activity, else that of an organizing agency, else `home`, the
    region of the issuers.

    In the notice of a region an agency counts only if it is of that region (哈尔滨市… in 黑龙江省).
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
