"""Events: what several activities of different notices plan together. Pure.

A congress that three notices announce is three activities, one in each, and one event. The rules, strongest first:

| rule | activities of different notices with | certainty |
|---|---|---|
| `same_edition` | a series of the vocabulary and the edition | certain |
| `same_name_and_date` | the name, without year and edition, and the first day | certain if all name organizers |
| `same_series_and_organizer` | a series, the year and a lead organizer | probable |

In no rule may the lead organizers that the notices name differ: the kick-off ceremonies of two provinces are two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.contract.identity import content_id
from loaders.contract.record import NATIONAL
from loaders.derive.occurrences import ActivityOccurrence, SeriesMembership
from loaders.lexicon.series_names import SeriesNames

_DAY = len("2025-09-16")  # characters of an ISO date that is printed to the day
Group = Sequence[ActivityOccurrence]


@dataclass(frozen=True)
class Planning:
    """An activity that plans an event: the certainty of that, and the rule it follows from."""

    activity: ActivityOccurrence
    certainty: str
    rule: str


@dataclass(frozen=True)
class PlannedEvent:
    """An event that activities of at least two notices plan, in the order of year and notice."""

    id: str
    plannings: tuple[Planning, ...]

    @property
    def name(self) -> str:
        """Its name in the notice that plans it first."""
        return self.plannings[0].activity.name


@dataclass(frozen=True)
class _Found:
    """A group of activities that one rule joins; `key`: what they share, by which the event is identified."""

    key: str
    rule: str
    certainty: str
    activities: Group


def find_events(
    activities: Iterable[ActivityOccurrence], memberships: Iterable[SeriesMembership], names: SeriesNames
) -> list[PlannedEvent]:
    """Return the events of these activities; an activity plans one event at most.

    A group that a weaker rule finds joins the event of a stronger one, if its activities plan exactly one so far.
    """
    known = list(memberships)
    plannings: dict[str, list[Planning]] = {}
    event_of: dict[str, str] = {}
    for found in (*_of_one_edition(known), *_of_one_day(activities, names), *_of_one_organizer(known)):
        planned = {event_of[each.id] for each in found.activities if each.id in event_of}
        if len(planned) > 1:
            continue
        event = planned.pop() if planned else f"event-{content_id(found.key)}"
        for each in (each for each in found.activities if each.id not in event_of):
            event_of[each.id] = event
            plannings.setdefault(event, []).append(Planning(each, found.certainty, found.rule))
    return [PlannedEvent(event, tuple(sorted(each, key=_order))) for event, each in sorted(plannings.items())]


def _of_one_edition(memberships: Iterable[SeriesMembership]) -> Iterator[_Found]:
    """Yield groups of one series and edition; only the vocabulary's series are meant: their names are sure."""
    groups: dict[tuple[str, int], list[ActivityOccurrence]] = {}
    for each in memberships:
        if each.certainty == "certain" and each.rule == "sign" and each.activity.edition is not None:
            groups.setdefault((each.series, each.activity.edition), []).append(each.activity)
    for (series, edition), group in groups.items():
        yield from _found(f"{series} {edition}", "same_edition", "certain", _clusters(group))


def _of_one_day(activities: Iterable[ActivityOccurrence], names: SeriesNames) -> Iterator[_Found]:
    """Yield groups of one name and first day; a general name (启动仪式) identifies nothing."""
    groups: dict[tuple[str, str], list[ActivityOccurrence]] = {}
    for each in activities:
        if each.date_from is not None and len(each.date_from) == _DAY:
            groups.setdefault((names.core(each.name), each.date_from), []).append(each)
    for (core, day), group in groups.items():
        for cluster in () if names.is_general(core) else _clusters(group):
            certainty = "certain" if all(each.hosts for each in cluster) else "probable"
            yield from _found(f"{core} {day}", "same_name_and_date", certainty, [cluster])


def _of_one_organizer(memberships: Iterable[SeriesMembership]) -> Iterator[_Found]:
    """Yield groups of one series, year and lead organizer, without activities that another of their notice and
    series stands beside: which of the two it is, cannot be known."""
    by_notice: dict[tuple[str, str], list[ActivityOccurrence]] = {}
    for each in memberships:
        if each.certainty == "certain":
            by_notice.setdefault((each.series, each.activity.notice), []).append(each.activity)
    groups: dict[tuple[str, int], list[ActivityOccurrence]] = {}
    for (series, _), (first, *others) in by_notice.items():
        if first.hosts and not others:
            groups.setdefault((series, first.year), []).append(first)
    for (series, year), group in groups.items():
        agreeing = filter(_agree, _clusters(group))
        yield from _found(f"{series} {year}", "same_series_and_organizer", "probable", agreeing)


def _found(key: str, rule: str, certainty: str, clusters: Iterable[Group]) -> Iterator[_Found]:
    """Yield the clusters that span several notices; their organizers make the keys of several clusters differ."""
    for cluster in clusters:
        if len({each.notice for each in cluster}) > 1:
            hosts = {host for each in cluster for host in each.hosts}
            yield _Found(f"{key} {min(hosts, default='')}".strip(), rule, certainty, cluster)


def _clusters(group: Group) -> list[list[ActivityOccurrence]]:
    """Return the activities that may be one: those that share lead organizers, and those that name none and are as
    wide or national. Where there are several such organizers, nobody knows whose the unnamed ones are."""
    led = _by_host(each for each in group if each.hosts)
    silent = [each for each in group if not each.hosts]
    if len(led) > 1:
        return led
    if led:
        return [[*led[0], *(each for each in silent if _is_as_wide(each, led[0]))]]
    scopes: dict[str, list[ActivityOccurrence]] = {}
    for each in silent:
        scopes.setdefault(each.scope, []).append(each)
    return [silent] if NATIONAL in scopes else list(scopes.values())


def _by_host(activities: Iterable[ActivityOccurrence]) -> list[list[ActivityOccurrence]]:
    """Return the activities in clusters that are joined by shared lead organizers."""
    clusters: dict[str, list[ActivityOccurrence]] = {}
    for each in activities:
        joined = {id(found): found for host in each.hosts if (found := clusters.get(host)) is not None}
        merged = [*(one for found in joined.values() for one in found), each]
        clusters |= {host: merged for one in merged for host in one.hosts}
    return list({id(cluster): cluster for cluster in clusters.values()}.values())


def _is_as_wide(activity: ActivityOccurrence, cluster: Group) -> bool:
    """Return whether an activity without organizers may be that of a cluster: it has its scope, or one is national."""
    return activity.is_national or any(each.is_national or each.scope == activity.scope for each in cluster)


def _agree(cluster: Group) -> bool:
    """Return whether the activities name no different editions and no different days."""
    days = {each.date_from for each in cluster if each.date_from and len(each.date_from) == _DAY}
    return len(days) < 2 and len({each.edition for each in cluster} - {None}) < 2


def _order(planning: Planning) -> tuple[int, str, int, str]:
    activity = planning.activity
    return activity.year, activity.notice, activity.evidence.start or 0, activity.id
