"""Recurring activities: members of the series of the vocabulary, and provisional series of like names. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.contract.identity import content_id
from loaders.derive.occurrences import ActivityOccurrence, SeriesMembership, may_recur
from loaders.lexicon.series_names import SeriesNames, bigrams, similarity
from loaders.lexicon.series_triggers import SeriesTriggers

LEAST_LIKENESS = 0.65  # Dice coefficient of character bigrams from which two names are probably one activity
_SHORTEST = 6  # characters of a core that is compared with others
_COMMON = 40  # cores with one bigram: where there are more, the bigram does not select


@dataclass(frozen=True)
class ProvisionalSeries:
    """A series that the vocabulary does not have: activities of equal or like names."""

    id: str
    name: str
    members: tuple[SeriesMembership, ...]


def find_memberships(
    activities: Iterable[ActivityOccurrence], signs: SeriesTriggers, names: SeriesNames
) -> Iterator[SeriesMembership]:
    """Yield the memberships in series of the vocabulary; an activity may be a member of several."""
    for activity in activities:
        for series, certainty in signs.find(names.bare(activity.name)):
            yield SeriesMembership(activity, series.id, certainty, "sign")


def find_provisional_series(
    activities: Iterable[ActivityOccurrence], names: SeriesNames
) -> list[ProvisionalSeries]:
    """Return series among activities that are in none of the vocabulary: first of equal names, then of like ones."""
    by_core: dict[str, list[ActivityOccurrence]] = {}
    for activity in sorted(
        activities, key=lambda each: (each.year, each.notice, each.evidence.start or 0, each.id)
    ):
        core = names.core(activity.name)
        if not names.is_general(core):
            by_core.setdefault(core, []).append(activity)
    equal = {core: recurring for core, group in by_core.items() if (recurring := _recurring(group))}
    series = [_series(core, group, "certain", "same_name", names) for core, group in equal.items()]
    rest = {core: group for core, group in by_core.items() if core not in equal}
    return [*series, *_like_named_series(rest, names)]


def _recurring(group: Sequence[ActivityOccurrence]) -> list[ActivityOccurrence]:
    """Return the activities of a group of equal names that may recur as another one of the group."""
    return [each for each in group if any(may_recur(each, other) for other in group)]


def _like_named_series(
    by_core: Mapping[str, Sequence[ActivityOccurrence]], names: SeriesNames
) -> Iterator[ProvisionalSeries]:
    """Yield series of activities of one scope and like names; each activity is in one of them at most.

    Names that differ in level or industry (省级, 建材) are not alike, however many other words they share.
    """
    taken: set[str] = set()
    for score, one, other in sorted(
        _candidates(by_core), key=lambda candidate: (-candidate[0], candidate[1], candidate[2])
    ):
        group = [
            (first, second)
            for first in by_core[one]
            for second in by_core[other]
            if first.scope == second.scope and may_recur(first, second)
        ]
        free = [pair for pair in group if not {pair[0].id, pair[1].id} & taken]
        if score >= LEAST_LIKENESS and free and names.distinctive(one) == names.distinctive(other):
            members = list({each.id: each for pair in free for each in pair}.values())
            taken |= {each.id for each in members}
            yield _series(one, members, "probable", "like_name", names)


def _candidates(by_core: Mapping[str, object]) -> Iterator[tuple[float, str, str]]:
    """Yield pairs of cores that share a rare bigram, with their similarity."""
    cores_with: dict[str, list[str]] = {}
    for core in sorted(by_core):
        for bigram in bigrams(core) if len(core) >= _SHORTEST else ():
            cores_with.setdefault(bigram, []).append(core)
    rare = (cores for cores in cores_with.values() if 1 < len(cores) <= _COMMON)
    compared = {
        (one, other) for cores in rare for place, one in enumerate(cores) for other in cores[place + 1 :]
    }
    for one, other in compared:
        yield similarity(one, other), one, other


def _series(
    core: str, group: Sequence[ActivityOccurrence], certainty: str, rule: str, names: SeriesNames
) -> ProvisionalSeries:
    """Return the series of a group, titled after its latest activity."""
    identity = f"found-{content_id(core)}"
    name = names.undated(max(group, key=lambda each: (each.year, each.id)).name)
    members = tuple(SeriesMembership(each, identity, certainty, rule) for each in group)
    return ProvisionalSeries(identity, name, members)
