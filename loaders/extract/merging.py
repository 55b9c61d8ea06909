"""The merging of activities that are one event, so that it becomes one activity with several mentions."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce

from loaders.extract.activity import Activity

_FILLER = re.compile(r"(?:系列|主题|专项行动|专项|活动|工作|等)+$")
_LEADING = re.compile(
    r"^(?:(?:19|20)\d\d年度?|全国|集中|统一|公开|继续|深入|扎实|大力|依法|严厉|发布|公布|举办|组织|开展|一批|一期|一系列)+"
)
_NO_WORD = re.compile(r"[^\w]")
_ANNEX = "附件"
_NEAR = 8  # characters between a heading and the event of its first sentence, behind a date or a subject
# Characters of a name that fits many events (启动仪式, 知识竞赛); a longer one names an event of its own.
_LONGEST_ECHO = 4
_SHORTEST_KEY = 10  # characters of a name that identify an event by themselves


def merge(activities: Sequence[Activity], regions: Container[str] = frozenset()) -> list[Activity]:
    """Return the activities in printed order, each event once; `regions`: the names of regions.

    Activities of one name are one event unless their organizers differ: seven provinces open quality month
    with a ceremony of one name, and these are seven ceremonies. Between the main text, which describes the
    activity, and an annex, which assigns it, a long name may also be part of the other; and a heading that names the
    event of its first sentence in short is no activity of its own.
    """
    groups: dict[str, list[Activity]] = {}
    for activity in _without_echoes(activities):
        groups.setdefault(event_key(activity.name), []).append(activity)
    merged = [each for group in groups.values() for each in _merge_group(group, regions)]
    merged = _merged_mentions(sorted(merged, key=lambda activity: activity.mentions[0].span), regions)
    return sorted(merged, key=lambda activity: activity.mentions[0].span)


def _without_echoes(activities: Sequence[Activity]) -> Iterator[Activity]:
    """Yield the activities, those of headings joined to the one behind them whose name ends with theirs: （一）举办
    启动仪式。市局在…举办全市开放日启动仪式."""
    heading: Activity | None = None
    for activity in sorted(activities, key=lambda each: each.mentions[0].span):
        if heading and _echoes(activity, heading):
            activity = _completed(activity, heading)
        elif heading:
            yield heading
        heading = activity
    if heading:
        yield heading


def _echoes(activity: Activity, heading: Activity) -> bool:
    """Return whether the text of an activity directly behind another names its event in full."""
    before, behind = heading.mentions[-1], activity.mentions[0]
    near = 0 < behind.span.start - before.span.end <= _NEAR and before.section == behind.section
    own = not heading.organizers or heading.organizers == activity.organizers
    short, full = event_key(heading.name), event_key(activity.name)
    return near and own and len(short) <= _LONGEST_ECHO and full != short and full.endswith(short)


def event_key(name: str) -> str:
    """Return a name without punctuation, fillers, year and quantity, so that “计量服务中小企业行” and
    计量服务中小企业行活动 have one key."""
    bare = _NO_WORD.sub("", name)
    bare = _FILLER.sub("", bare) or bare
    return _LEADING.sub("", bare) or bare


def _merge_group(group: Sequence[Activity], regions: Container[str]) -> list[Activity]:
    """Merge activities of one name: all of them, or those of the same organizers where these differ."""
    organizers = {activity.organizers for activity in group if activity.organizers}
    regional = any(_is_regional(activity, regions) for activity in group)
    if len(organizers) <= 1 and not (regional and any(not activity.organizers for activity in group)):
        return [_join(group)]
    by_organizers: dict[tuple[str, ...], list[Activity]] = {}
    for activity in group:
        by_organizers.setdefault(activity.organizers, []).append(activity)
    return [_join(same) for same in by_organizers.values()]


def _is_regional(activity: Activity, regions: Container[str]) -> bool:
    """Return whether a region organizes the activity."""
    return any(name in regions for name in activity.organizers)


def _merged_mentions(activities: Sequence[Activity], regions: Container[str]) -> list[Activity]:
    """Merge each activity of the main text with the one in an annex whose name contains, or is part of, its own."""
    main = [each for each in activities if not _in_annex(each)]
    annex = dict(enumerate(each for each in activities if _in_annex(each)))
    names = {index: event_key(each.name) for index, each in annex.items() if not _is_regional(each, regions)}
    keys = {index: key for index, key in names.items() if len(key) >= _SHORTEST_KEY}
    kept = []
    for activity in main:
        key = "" if activity.organizers else event_key(activity.name)
        candidates = keys.items() if len(key) >= _SHORTEST_KEY else ()
        same = [index for index, other in candidates if key in other or other in key]
        if len(same) == 1:
            annex[same[0]] = _join([annex[same[0]], activity])
        else:
            kept.append(activity)
    return [*kept, *annex.values()]


def _in_annex(activity: Activity) -> bool:
    return activity.mentions[0].section.startswith(_ANNEX)


def _join(group: Iterable[Activity]) -> Activity:
    """Return one activity with all mentions: the first with organizers, completed by the others."""
    one, *others = sorted(group, key=lambda activity: not activity.organizers)
    return reduce(_completed, others, one)


def _completed(one: Activity, other: Activity) -> Activity:
    """Return an activity with what another mention of its event adds."""
    return replace(
        one,
        organizers=one.organizers or other.organizers,
        partners=tuple(dict.fromkeys((*one.partners, *other.partners))),
        basis=one.basis or other.basis,
        details=one.details.completed(other.details),
        mentions=(*one.mentions, *other.mentions),
    )
