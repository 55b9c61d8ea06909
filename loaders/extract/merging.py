"""One event told in the body and again in an annex is one activity with two mentions."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from loaders.extract.activity import Activity

_FILLER = re.compile(r"(?:系列|主题|专项行动|专项|活动|工作|等)+$")
_LEADING = re.compile(
    r"^(?:(?:19|20)\d\d年度?|全国|集中|统一|公开|继续|深入|扎实|大力|依法|严厉|发布|公布|举办|组织|开展|一批|一期|一系列)+"
)
_NO_WORD = re.compile(r"[^\w]")
_ANNEX = "附件"
_LONG_ENOUGH = 10  # characters of a name that tell an event from others by themselves


def merge(activities: Sequence[Activity], regions: Container[str] = frozenset()) -> list[Activity]:
    """The activities in printed order, each event once.

    Same name is the same event unless different bodies hold it: seven provinces open quality month
    with a ceremony of one name, and these are seven ceremonies. Between the body of a notice, which says
    what is to be done, and an annex, which says who does it, a long name may also be part of the other.
    """
    groups: dict[str, list[Activity]] = {}
    for activity in activities:
        groups.setdefault(event_key(activity.name), []).append(activity)
    merged = [each for group in groups.values() for each in _merge_group(group, regions)]
    merged = _told_again(sorted(merged, key=lambda activity: activity.mentions[0].span), regions)
    return sorted(merged, key=lambda activity: activity.mentions[0].span)


def event_key(name: str) -> str:
    """The name without marks, fillers, year and quantity: “计量服务中小企业行” and 计量服务中小企业行活动 have
    one key."""
    bare = _NO_WORD.sub("", name)
    bare = _FILLER.sub("", bare) or bare
    return _LEADING.sub("", bare) or bare


def _merge_group(group: Sequence[Activity], regions: Container[str]) -> list[Activity]:
    holders = {activity.organizers for activity in group if activity.organizers}
    regional = any(_is_regional(activity, regions) for activity in group)
    if len(holders) <= 1 and not (regional and any(not activity.organizers for activity in group)):
        return [_joined(group)]
    by_holder: dict[tuple[str, ...], list[Activity]] = {}
    for activity in group:
        by_holder.setdefault(activity.organizers, []).append(activity)
    return [_joined(same) for same in by_holder.values()]


def _is_regional(activity: Activity, regions: Container[str]) -> bool:
    return any(name in regions for name in activity.organizers)


def _told_again(activities: Sequence[Activity], regions: Container[str]) -> list[Activity]:
    """Joins each activity of the body to the one in an annex that tells of it with more or fewer words."""
    body = [each for each in activities if not _in_annex(each)]
    annex = dict(enumerate(each for each in activities if _in_annex(each)))
    whose = {place: event_key(each.name) for place, each in annex.items() if not _is_regional(each, regions)}
    keys = {place: key for place, key in whose.items() if len(key) >= _LONG_ENOUGH}
    kept = []
    for activity in body:
        key = "" if activity.organizers else event_key(activity.name)
        long = keys.items() if len(key) >= _LONG_ENOUGH else ()
        same = [place for place, other in long if key in other or other in key]
        if len(same) == 1:
            annex[same[0]] = _joined([annex[same[0]], activity])
        else:
            kept.append(activity)
    return [*kept, *annex.values()]


def _in_annex(activity: Activity) -> bool:
    return activity.mentions[0].section.startswith(_ANNEX)


def _joined(group: Iterable[Activity]) -> Activity:
    """One activity of several mentions: that which says who holds it, with what the others add."""
    one, *others = sorted(group, key=lambda activity: not activity.organizers)
    for other in others:
        one = replace(
            one,
            organizers=one.organizers or other.organizers,
            partners=tuple(dict.fromkeys((*one.partners, *other.partners))),
            basis=one.basis or other.basis,
            details=one.details.completed(other.details),
            mentions=(*one.mentions, *other.mentions),
        )
    return one
