"""Events that activities of several notices plan: the rules, what keeps activities apart, and stable ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from loaders.derive.events import PlannedEvent, find_events, planning_key
from loaders.derive.occurrences import ActivityOccurrence, Evidence, LeadOrganizer
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.series_names import SeriesNames

NAME = "全国家电维修技能大比拼"
DAY = "2024-09-10"


def organizer(name: str, basis: str = "explicit", level: str = "national") -> LeadOrganizer:
    return LeadOrganizer(name, "Agency", name, level, basis)


SAMR, CAQ, FUJIAN = organizer("samr"), organizer("caq"), organizer("fujian-amr", level="provincial")


def planned(
    notice: str, *organizers: LeadOrganizer, scope: str = "national", name: str = NAME
) -> ActivityOccurrence:
    return ActivityOccurrence(f"{notice}.{name}", name, 2024, scope, organizers, Evidence(notice, "一", 0, 4))


def dated(*activities: ActivityOccurrence, day: str = DAY) -> list[ActivityOccurrence]:
    return [replace(each, date_from=day) for each in activities]


def members(*activities: ActivityOccurrence) -> list[ActivityOccurrence]:
    return [replace(each, known=(("some-series", "certain"),)) for each in activities]


def events_of(activities: Sequence[ActivityOccurrence], naming: SeriesNames) -> list[PlannedEvent]:
    """Return the events of activities, which are compared where their keys are equal."""
    groups: dict[str | None, list[ActivityOccurrence]] = {}
    for each in activities:
        core = naming.core(each.name)
        cored = replace(each, core=None if naming.is_general(core) else core)
        groups.setdefault(planning_key(cored), []).append(cored)
    return [event for key, group in groups.items() if key for event in find_events(group)]


@pytest.fixture(scope="session")
def naming(knowledge: Knowledge) -> SeriesNames:
    return SeriesNames.of(knowledge.lexicon)


def found(events: list[PlannedEvent]) -> list[tuple[set[str], set[str]]]:
    """Return the notices of each event, and its certainties with their rules."""
    return [
        (
            {each.activity.notice for each in event.plannings},
            {f"{each.certainty} {each.rule}" for each in event.plannings},
        )
        for event in events
    ]


def test_one_edition_of_a_series_is_one_event(naming: SeriesNames) -> None:
    sixth = [replace(each, edition=6) for each in (planned("甲"), planned("乙", scope="fujian"))]
    fifth = [replace(planned("丙"), edition=5), replace(planned("丁", scope="henan"), year=2023, edition=5)]
    events = events_of(members(*sixth, *fifth), naming)
    first, second = found(events)
    assert {frozenset(first[0]), frozenset(second[0])} == {frozenset("甲乙"), frozenset("丙丁")}
    assert first[1] == second[1] == {"certain same_edition"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (planned("甲", SAMR), planned("乙", CAQ)),
        (planned("甲", organizer("bureau-1"), scope="fujian"), planned("乙", organizer("bureau-2"), scope="henan")),
        (planned("甲", scope="fujian"), planned("乙", scope="henan")),
    ],
    ids=["two ministries", "two provinces", "two provinces without organizer"],
)  # fmt: skip
def test_other_hosts_hold_other_events(
    naming: SeriesNames, one: ActivityOccurrence, other: ActivityOccurrence
) -> None:
    same = [replace(each, edition=6, date_from=DAY) for each in (one, other)]
    assert events_of(members(*same), naming) == []


def test_an_activity_is_no_event_of_its_own_notice_alone(naming: SeriesNames) -> None:
    twice = dated(planned("甲", SAMR), replace(planned("甲", SAMR), id="甲.2"))
    assert events_of(members(*twice), naming) == []


def test_one_name_and_day_is_one_event(naming: SeriesNames) -> None:
    led = dated(planned("甲", SAMR), planned("乙", SAMR, scope="fujian", name="家电维修技能大比拼活动"))
    assert found(events_of(led, naming)) == [({"甲", "乙"}, {"certain same_name_and_date"})]
    unled = dated(planned("甲", SAMR), planned("乙", organizer("fujian-amr", "issuer"), scope="fujian"))
    assert found(events_of(unled, naming)) == [({"甲", "乙"}, {"probable same_name_and_date"})]


@pytest.mark.parametrize("day", ["2024-09", None])
def test_a_month_is_no_day(naming: SeriesNames, day: str | None) -> None:
    both = [planned("甲"), planned("乙")]
    assert len(events_of(dated(*both), naming)) == 1
    assert events_of([replace(each, date_from=day) for each in both], naming) == []


def test_a_general_name_identifies_no_event(naming: SeriesNames) -> None:
    assert events_of(dated(*(planned(each, SAMR, name="启动仪式") for each in "甲乙")), naming) == []


def test_one_series_year_and_organizer_is_probably_one_event(naming: SeriesNames) -> None:
    both = [planned("甲", SAMR, name="电梯安全宣传周"), planned("乙", SAMR, CAQ, name="电梯周主会场活动")]
    events = events_of(members(*both), naming)
    assert found(events) == [({"甲", "乙"}, {"probable same_series_and_organizer"})]
    assert events[0].name == "电梯周主会场活动"
    next_year = [both[0], replace(both[1], year=2025)]
    assert events_of(members(*next_year), naming) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [({"date_from": DAY}, {"date_from": "2024-09-20"}), ({"edition": 1}, {"edition": 2})],
)
def test_other_days_or_editions_are_other_events(
    naming: SeriesNames, first: dict[str, Any], second: dict[str, Any]
) -> None:
    both = [
        replace(planned("甲", SAMR), **first),
        replace(planned("乙", SAMR, name="电梯周主会场活动"), **second),
    ]
    assert events_of(members(*both), naming) == []


def test_which_of_two_in_a_notice_it_is_is_not_known(naming: SeriesNames) -> None:
    beside = replace(planned("乙", SAMR), id="乙.2")
    three = members(planned("甲", SAMR), planned("乙", SAMR), beside)
    assert events_of(three, naming) == []


def test_what_names_no_organizer_joins_where_one_host_is_possible(naming: SeriesNames) -> None:
    silent = planned("丙")
    one_host = [replace(each, edition=6) for each in (planned("甲", SAMR), planned("乙", SAMR), silent)]
    assert found(events_of(members(*one_host), naming))[0][0] == {"甲", "乙", "丙"}
    two_hosts = [*one_host, replace(planned("丁", FUJIAN, scope="fujian"), edition=6)]
    assert found(events_of(members(*two_hosts), naming))[0][0] == {"甲", "乙"}


def test_a_weaker_rule_joins_an_event_that_is_there(naming: SeriesNames) -> None:
    sure = [replace(each, edition=6) for each in (planned("甲", SAMR), planned("乙", SAMR))]
    later = planned("丙", SAMR)
    (event,) = events_of(members(*sure, later), naming)
    assert {each.activity.notice: each.certainty for each in event.plannings} == {
        "甲": "certain", "乙": "certain", "丙": "probable",
    }  # fmt: skip


def test_the_id_is_that_of_what_is_shared(naming: SeriesNames) -> None:
    three = [replace(planned(each, SAMR), edition=6) for each in "甲乙丙"]
    two, all_, turned = (events_of(members(*each), naming)[0].id for each in (three[:2], three, three[::-1]))
    assert two == all_ == turned
    seventh = [replace(each, edition=7) for each in three]
    assert events_of(members(*seventh), naming)[0].id != two
