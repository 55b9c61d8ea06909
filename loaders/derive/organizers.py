"""Lead organizers derived for activities without one: those of the same series in the nearest year before. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.derive.base_facts import Successions, successor
from loaders.derive.occurrences import ActivityOccurrence, LeadOrganizer, SeriesMembership


@dataclass(frozen=True)
class DerivedOrganizer:
    """A probable lead organizer of an activity; `sources`: the activities of its series that it led."""

    agency: str
    activity: ActivityOccurrence
    sources: tuple[str, ...]


def derive_organizers(
    memberships: Iterable[SeriesMembership], successions: Successions
) -> Iterator[DerivedOrganizer]:
    """Yield organizers for each activity of a series without one.

    They are the agencies that led the series in the nearest year before (or the same year) in the same scope, or
    their successors of that year. Regions are left out: that Beijing held a recurring activity is no evidence about
    the national one. So are later years: which predecessor of a merged agency it was, cannot be known.
    """
    series: dict[str, list[ActivityOccurrence]] = {}
    for each in memberships:
        if each.certainty == "certain":
            series.setdefault(each.series, []).append(each.activity)
    yielded: set[tuple[str, str]] = set()
    for members in series.values():
        for activity in (each for each in members if not each.organizers):
            for organizer in _derived(activity, members, successions):
                if (organizer.agency, activity.id) not in yielded:
                    yielded.add((organizer.agency, activity.id))
                    yield organizer


def _derived(
    activity: ActivityOccurrence, members: Sequence[ActivityOccurrence], successions: Successions
) -> Iterator[DerivedOrganizer]:
    before = [each for each in members if each.scope == activity.scope and each.year <= activity.year]
    sources = [each for each in before if _named_agencies(each)]
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
