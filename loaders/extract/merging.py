"""One event told in the body and again in an annex is one activity with two tellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.extract.activity import Activity

_FILLER = re.compile(r"(?:活动|工作|等)+$")


def merge(activities: Sequence[Activity]) -> list[Activity]:
    """The activities in printed order, each event once.

    Same name is the same event unless different bodies hold it: seven provinces open quality month
    with a ceremony of one name, and these are seven ceremonies.
    """
    groups: dict[str, list[Activity]] = {}
    for activity in activities:
        groups.setdefault(event_key(activity.name), []).append(activity)
    merged = [each for group in groups.values() for each in _merge_group(group)]
    return sorted(merged, key=lambda activity: activity.tellings[0].span)


def event_key(name: str) -> str:
    """The name without marks and fillers: “计量服务中小企业行” and 计量服务中小企业行活动 have one key."""
    bare = re.sub(r"[^\w]", "", name)
    return _FILLER.sub("", bare) or bare


def _merge_group(group: Sequence[Activity]) -> list[Activity]:
    holders = {activity.organizers for activity in group if activity.organizers}
    if len(holders) <= 1:
        return [_joined(group)]
    by_holder: dict[tuple[str, ...], list[Activity]] = {}
    for activity in group:
        by_holder.setdefault(activity.organizers, []).append(activity)
    return [_joined(same) for same in by_holder.values()]


def _joined(group: Iterable[Activity]) -> Activity:
    one, *others = group
    for other in others:
        one = replace(
            one,
            organizers=one.organizers or other.organizers,
            partners=tuple(dict.fromkeys((*one.partners, *other.partners))),
            basis=one.basis or other.basis,
            targets=one.targets or other.targets,
            date=one.date or other.date,
            date_iso=one.date_iso or other.date_iso,
            date_span=one.date_span or other.date_span,
            place=one.place or other.place,
            edition=one.edition or other.edition,
            tellings=(*one.tellings, *other.tellings),
        )
    return one
