"""Events: what several activities of different notices plan together. Pure.

A congress that three notices announce is three activities, one in each, and one event. The activities compared are
those of one series, or of one name and year. The rules, strongest first:

| rule | activities of different notices with | certainty |
|---|---|---|
| `same_edition` | a series of the vocabulary and the edition | certain |
| `same_name_and_date` | the name, without year and edition, and the first day | certain if all name organizers |
| `same_series_and_organizer` | a series, the year and a lead organizer | probable |

In no rule may the lead organizers that the notices name differ: the kick-off ceremonies of two provinces are two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.contract.identity import content_id
from loaders.contract.record import NATIONAL
from loaders.derive.occurrences import ActivityOccurrence

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


def planning_key(activity: ActivityOccurrence) -> str | None:
    """Return what activities of one event share at least: their series, or else their core and the year; None where the
    name identifies nothing."""
    return activity.series or (activity.core and f"{activity.core} {activity.year}")


def find_events(activities: Iterable[ActivityOccurrence]) -> list[PlannedEvent]:
    """Return the events of activities that have one `planning_key`; an activity plans one event at most.

    A group that a weaker rule finds joins the event of a stronger one, if its activities plan exactly one so far.
    """
    group = sorted(activities, key=lambda each: each.id)
    plannings: dict[str, list[Planning]] = {}
    event_of: dict[str, str] = {}
    for found in (*_of_one_edition(group), *_of_one_day(group), *_of_one_organizer(group)):
        planned = {event_of[each.id] for each in found.activities if each.id in event_of}
        if len(planned) > 1:
            continue
        event = planned.pop() if planned else f"event-{content_id(found.key)}"
        for each in (each for each in found.activities if each.id not in event_of):
            event_of[each.id] = event
            plannings.setdefault(event, []).append(Planning(each, found.certainty, found.rule))
    return [PlannedEvent(event, tuple(sorted(each, key=_order))) for event, each in sorted(plannings.items())]


def _of_one_edition(activities: Group) -> Iterator[_Found]:
    """Yield groups of one series and edition; only the vocabulary's series are meant: their names are sure."""
    numbered = _by(activities, lambda each: each.series and each.edition and f"第{each.edition}")
    for edition, group in numbered.items():
        yield from _found(edition, "same_edition", "certain", _clusters(group))


def _of_one_day(activities: Group) -> Iterator[_Found]:
    """Yield groups of one name and first day; a general name (启动仪式) identifies nothing."""
    dated = _by(activities, lambda each: each.core and _day(each) and f"{each.core} {each.date_from}")
    for key, group in dated.items():
        for cluster in _clusters(group):
            certainty = "certain" if all(each.hosts for each in cluster) else "probable"
            yield from _found(key, "same_name_and_date", certainty, [cluster])


def _of_one_organizer(activities: Group) -> Iterator[_Found]:
    """Yield groups of one year and lead organizer, without activities that another of their notice and series stands
    beside: which of the two it is, cannot be known."""
    by_notice = _by(activities, lambda each: each.recurring and each.notice)
    alone = [group[0] for group in by_notice.values() if len(group) == 1 and group[0].hosts]
    for year, group in _by(alone, lambda each: each.year).items():
        yield from _found(year, "same_series_and_organizer", "probable", filter(_agree, _clusters(group)))


def _by(
    activities: Group, key: Callable[[ActivityOccurrence], str | int | None]
) -> dict[str, list[ActivityOccurrence]]:
    """Return the activities that have a key by it."""
    groups: dict[str, list[ActivityOccurrence]] = {}
    for each in activities:
        if found := key(each):
            groups.setdefault(str(found), []).append(each)
    return groups


def _found(key: str, rule: str, certainty: str, clusters: Iterable[Group]) -> Iterator[_Found]:
    """Yield the clusters that span several notices; what all share and their organizers make their keys differ from
    those of all other events."""
    for cluster in clusters:
        if len({each.notice for each in cluster}) > 1:
            hosts = {host for each in cluster for host in each.hosts}
            whole = " ".join(filter(None, (planning_key(cluster[0]), key, min(hosts, default=""))))
            yield _Found(whole, rule, certainty, cluster)


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
    days = {each.date_from for each in cluster if _day(each)}
    return len(days) < 2 and len({each.edition for each in cluster} - {None}) < 2


def _day(activity: ActivityOccurrence) -> bool:
    """Return whether its date is printed to the day."""
    return activity.date_from is not None and len(activity.date_from) == _DAY


def _order(planning: Planning) -> tuple[int, str, int, str]:
    activity = planning.activity
    return activity.year, activity.notice, activity.evidence.start or 0, activity.id
