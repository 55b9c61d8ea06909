"""Recurring activities: members of the series of the vocabulary, and provisional series of like names. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.contract.identity import content_id
from loaders.derive.occurrences import ActivityOccurrence, may_recur
from loaders.lexicon.series_names import SeriesNames, bigrams, similarity

LEAST_LIKENESS = 0.65  # Dice coefficient of character bigrams from which two names are probably one activity
_SHORTEST = 6  # characters of a core that is compared with others
_COMMON = 40  # cores with one bigram: where there are more, the bigram does not select


@dataclass(frozen=True)
class ProvisionalSeries:
    """A series that the vocabulary does not have: activities of equal or like names."""

    id: str
    name: str
    members: tuple[ActivityOccurrence, ...]


def same_named_series(
    activities: Iterable[ActivityOccurrence], names: SeriesNames
) -> list[ProvisionalSeries]:
    """Return the series, one at most, of activities that have one core and are in no series of the vocabulary."""
    group = sorted(activities, key=_place)
    members = [each for each in group if any(may_recur(each, other) for other in group)]
    return [_series(members[0].core or "", members, names)] if members else []


def like_named_series(
    activities: Iterable[ActivityOccurrence], names: SeriesNames
) -> list[ProvisionalSeries]:
    """Return the series of activities of one scope that have like names and no equal one that recurs in the scope;
    each activity is in one of them at most.

    Names that differ in level or industry (省级, 建材) are not alike, however many other words they share.
    """
    by_core: dict[str, list[ActivityOccurrence]] = {}
    for each in sorted(activities, key=_place):
        by_core.setdefault(each.core or "", []).append(each)
    rest = {core: group for core, group in by_core.items() if not same_named_series(group, names)}
    return list(_like_named(rest, names))


def _place(activity: ActivityOccurrence) -> tuple[int, str, int, str]:
    return activity.year, activity.notice, activity.evidence.start or 0, activity.id


def _like_named(
    by_core: Mapping[str, Sequence[ActivityOccurrence]], names: SeriesNames
) -> Iterator[ProvisionalSeries]:
    taken: set[str] = set()
    for _, one, other in sorted(_candidates(by_core), key=lambda each: (-each[0], each[1], each[2])):
        group = [(a, b) for a in by_core[one] for b in by_core[other] if may_recur(a, b)]
        free = [pair for pair in group if not {pair[0].id, pair[1].id} & taken]
        if free and names.distinctive(one) == names.distinctive(other):
            members = list({each.id: each for pair in free for each in pair}.values())
            taken |= {each.id for each in members}
            yield _series(f"{members[0].scope} {one}", members, names)


def _candidates(by_core: Iterable[str]) -> Iterator[tuple[float, str, str]]:
    """Yield pairs of like cores that share a rare bigram, with their similarity."""
    cores_with: dict[str, list[str]] = {}
    for core in sorted(by_core):
        for bigram in bigrams(core) if len(core) >= _SHORTEST else ():
            cores_with.setdefault(bigram, []).append(core)
    rare = (cores for cores in cores_with.values() if 1 < len(cores) <= _COMMON)
    compared = {
        (one, other) for cores in rare for place, one in enumerate(cores) for other in cores[place + 1 :]
    }
    scored = ((similarity(one, other), one, other) for one, other in compared)
    return (each for each in scored if each[0] >= LEAST_LIKENESS)


def _series(key: str, group: Sequence[ActivityOccurrence], names: SeriesNames) -> ProvisionalSeries:
    """Return the series of a group, titled after its latest activity."""
    name = names.undated(max(group, key=lambda each: (each.year, each.id)).name)
    return ProvisionalSeries(f"found-{content_id(key)}", name, tuple(group))
