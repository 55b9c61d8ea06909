"""Lead organizers derived for activities without one: those of the same series in the nearest year before. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.derive.occurrences import ActivityOccurrence, LeadOrganizer
from loaders.derive.successions import Successions, successor


@dataclass(frozen=True)
class DerivedOrganizer:
    """A probable lead organizer of an activity; `sources`: the activities of its series that it led."""

    agency: str
    activity: ActivityOccurrence
    sources: tuple[str, ...]


def lead_key(activity: ActivityOccurrence) -> str | None:
    """Return what an activity and those whose organizers it may have share: what they recur as, and the scope."""
    return activity.recurring and f"{activity.recurring} {activity.scope}"


def derive_organizers(
    activities: Iterable[ActivityOccurrence], successions: Successions
) -> Iterator[DerivedOrganizer]:
    """Yield organizers for those activities of one `lead_key` that have none.

    They are the agencies that led the series in the nearest year before (or the same year), or their successors of
    that year. Regions are left out: that Beijing held a recurring activity is no evidence about the national one. So
    are later years: which predecessor of a merged agency it was, cannot be known; and a name that occurs in one
    notice alone, as it does not recur.
    """
    members = sorted(activities, key=lambda each: each.id)
    if not any(each.series for each in members) and len({each.notice for each in members}) < 2:
        return
    for activity in (each for each in members if not each.organizers):
        yield from _derived(activity, members, successions)


def _derived(
    activity: ActivityOccurrence, members: Sequence[ActivityOccurrence], successions: Successions
) -> Iterator[DerivedOrganizer]:
    sources = [each for each in members if each.year <= activity.year and _named_agencies(each)]
    nearest = max((each.year for each in sources), default=None)
    source_ids: dict[str, list[str]] = {}
    for source in (each for each in sources if each.year == nearest):
        for organizer in _named_agencies(source):
            agency = successor(organizer.id, successions, str(activity.year))
            source_ids.setdefault(agency, []).append(source.id)
    for agency, ids in source_ids.items():
        yield DerivedOrganizer(agency, activity, tuple(ids))


def _named_agencies(activity: ActivityOccurrence) -> list[LeadOrganizer]:
    return [each for each in activity.organizers if each.kind == "Agency" and each.is_named]
