"""Who probably leads an activity that names nobody: who led the series in the nearest year before. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.derive.occurring import Holder, Membership, Occurring
from loaders.derive.state import body_of

_NAMED = frozenset({"explicit", "heading", "curated"})  # bases by which a notice says itself who leads


@dataclass(frozen=True)
class Led:
    """That a body probably leads an activity, for it led these others of the series."""

    body: str
    activity: Occurring
    sources: tuple[str, ...]


def led_by_series(memberships: Iterable[Membership], lineage: Mapping[str, tuple[str, str]]) -> Iterator[Led]:
    """For each activity of a series that names no organiser: the bodies that led the series in the nearest
    year before (or the same) and the same scope, followed to the bodies of its own year.

    Regions are left out: that Beijing held a recurring activity says nothing of the nation's. So are later
    years: which forerunner of a merged body it would have been, nobody can say.
    """
    series: dict[str, list[Occurring]] = {}
    for each in memberships:
        if each.certainty == "certain":
            series.setdefault(each.series, []).append(each.activity)
    told: set[tuple[str, str]] = set()
    for members in series.values():
        for activity in (each for each in members if not each.holders):
            for led in _led(activity, members, lineage):
                if (led.body, activity.id) not in told:
                    told.add((led.body, activity.id))
                    yield led


def _led(
    activity: Occurring, members: Sequence[Occurring], lineage: Mapping[str, tuple[str, str]]
) -> Iterator[Led]:
    before = [each for each in members if each.scope == activity.scope and each.year <= activity.year]
    sources = [each for each in before if _leaders(each)]
    nearest = max((each.year for each in sources), default=None)
    bodies: dict[str, list[str]] = {}
    for source in (each for each in sources if each.year == nearest):
        for holder in _leaders(source):
            body = body_of(holder.id, lineage, str(activity.year))
            bodies.setdefault(body, []).append(source.id)
    for body, ids in bodies.items():
        yield Led(body, activity, tuple(ids))


def _leaders(activity: Occurring) -> list[Holder]:
    return [holder for holder in activity.holders if holder.kind == "Agency" and holder.basis in _NAMED]
