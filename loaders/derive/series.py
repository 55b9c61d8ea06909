"""Which activities recur: those of the series that the vocabulary names, and those found by their names. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.contract.identity import content_id
from loaders.derive.occurring import Membership, Occurring, may_recur
from loaders.lexicon.series_names import SeriesNames, bigrams, similarity
from loaders.lexicon.series_triggers import SeriesTriggers

LIKE = 0.65  # of the pairs of characters of two names: enough to be probably one activity
_LONG_ENOUGH = 6  # characters of a core that is compared with others
_COMMON = 40  # cores that share a pair of characters: more, and the pair tells nothing


@dataclass(frozen=True)
class FoundSeries:
    """A series that no vocabulary names: the activities that are called the same, or nearly so."""

    id: str
    name: str
    members: tuple[Membership, ...]


def named(activities: Iterable[Occurring], signs: SeriesTriggers, names: SeriesNames) -> Iterator[Membership]:
    """The memberships in series of the vocabulary; an activity may be of several."""
    for activity in activities:
        for series, certainty in signs.find(names.bare(activity.name)):
            yield Membership(activity, series.id, certainty, "sign")


def found(activities: Iterable[Occurring], names: SeriesNames) -> list[FoundSeries]:
    """The series among activities that no named one holds: first by equal names, then by like ones."""
    by_core: dict[str, list[Occurring]] = {}
    for activity in sorted(
        activities, key=lambda each: (each.year, each.notice, each.words.start or 0, each.id)
    ):
        core = names.core(activity.name)
        if not names.is_general(core):
            by_core.setdefault(core, []).append(activity)
    same = {core: recurring for core, group in by_core.items() if (recurring := _recurring(group))}
    series = [_found(core, group, "certain", "same_name", names) for core, group in same.items()]
    rest = {core: group for core, group in by_core.items() if core not in same}
    return [*series, *_like(rest, names)]


def _recurring(group: Sequence[Occurring]) -> list[Occurring]:
    """Those of a group of equal names that another of the group may be the recurrence of."""
    return [each for each in group if any(may_recur(each, other) for other in group)]


def _like(by_core: Mapping[str, Sequence[Occurring]], names: SeriesNames) -> Iterator[FoundSeries]:
    """Pairs of activities of one scope whose names are nearly the same; each activity is in one at most."""
    taken: set[str] = set()
    for score, one, other in sorted(_alike(by_core), key=lambda pair: (-pair[0], pair[1], pair[2])):
        group = [
            (first, second)
            for first in by_core[one]
            for second in by_core[other]
            if first.scope == second.scope and may_recur(first, second)
        ]
        fresh = [pair for pair in group if not {pair[0].id, pair[1].id} & taken]
        if score >= LIKE and fresh:
            members = list({each.id: each for pair in fresh for each in pair}.values())
            taken |= {each.id for each in members}
            yield _found(one, members, "probable", "like_name", names)


def _alike(by_core: Mapping[str, object]) -> Iterator[tuple[float, str, str]]:
    """Pairs of cores worth comparing, with their likeness: those that share a pair of characters that few have."""
    holders: dict[str, list[str]] = {}
    for core in sorted(by_core):
        for pair in bigrams(core) if len(core) >= _LONG_ENOUGH else ():
            holders.setdefault(pair, []).append(core)
    few = (cores for cores in holders.values() if 1 < len(cores) <= _COMMON)
    worth = {(one, other) for cores in few for place, one in enumerate(cores) for other in cores[place + 1 :]}
    for one, other in worth:
        yield similarity(one, other), one, other


def _found(core: str, group: Sequence[Occurring], how: str, rule: str, names: SeriesNames) -> FoundSeries:
    identity = f"found-{content_id(core)}"
    name = names.undated(max(group, key=lambda each: (each.year, each.id)).name)
    return FoundSeries(identity, name, tuple(Membership(each, identity, how, rule) for each in group))
