"""Events that activities of several notices plan: the rules, what keeps activities apart, and stable ids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.derive.events import PlannedEvent, find_events
from loaders.derive.occurrences import ActivityOccurrence, Evidence, LeadOrganizer, SeriesMembership
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


def members(*activities: ActivityOccurrence, rule: str = "sign") -> list[SeriesMembership]:
    return [SeriesMembership(each, "some-series", "certain", rule) for each in activities]


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
    events = find_events([], members(*sixth, *fifth), naming)
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
    assert find_events(same, members(*same), naming) == []


def test_an_activity_is_no_event_of_its_own_notice_alone(naming: SeriesNames) -> None:
    twice = dated(planned("甲", SAMR), replace(planned("甲", SAMR), id="甲.2"))
    assert find_events(twice, members(*twice), naming) == []


def test_one_name_and_day_is_one_event(naming: SeriesNames) -> None:
    led = dated(planned("甲", SAMR), planned("乙", SAMR, scope="fujian", name="家电维修技能大比拼活动"))
    assert found(find_events(led, [], naming)) == [({"甲", "乙"}, {"certain same_name_and_date"})]
    unled = dated(planned("甲", SAMR), planned("乙", organizer("fujian-amr", "issuer"), scope="fujian"))
    assert found(find_events(unled, [], naming)) == [({"甲", "乙"}, {"probable same_name_and_date"})]


@pytest.mark.parametrize("day", ["2024-09", None])
def test_a_month_is_no_day(naming: SeriesNames, day: str | None) -> None:
    both = [replace(each, date_from=day) for each in (planned("甲", SAMR), planned("乙", SAMR))]
    assert find_events(both, [], naming) == []


def test_a_general_name_identifies_no_event(naming: SeriesNames) -> None:
    assert find_events(dated(*(planned(each, SAMR, name="启动仪式") for each in "甲乙")), [], naming) == []


def test_one_series_year_and_organizer_is_probably_one_event(naming: SeriesNames) -> None:
    both = [planned("甲", SAMR, name="电梯安全宣传周"), planned("乙", SAMR, CAQ, name="电梯周主会场活动")]
    events = find_events(both, members(*both, rule="same_name"), naming)
    assert found(events) == [({"甲", "乙"}, {"probable same_series_and_organizer"})]
    assert events[0].name == "电梯周主会场活动"
    next_year = [both[0], replace(both[1], year=2025)]
    assert find_events(next_year, members(*next_year), naming) == []


@pytest.mark.parametrize("kept_apart", [{"date_from": "2024-09-20"}, {"edition": 2}])
def test_other_days_or_editions_are_other_events(naming: SeriesNames, kept_apart: dict[str, object]) -> None:
    one, other = (
        replace(each, date_from=DAY, edition=1) for each in (planned("甲", SAMR), planned("乙", SAMR))
    )
    both = [one, replace(other, name="电梯周主会场活动", **kept_apart)]  # type: ignore[arg-type]
    assert find_events(both, members(*both, rule="same_name"), naming) == []


def test_which_of_two_in_a_notice_it_is_is_not_known(naming: SeriesNames) -> None:
    beside = replace(planned("乙", SAMR), id="乙.2")
    three = members(planned("甲", SAMR), planned("乙", SAMR), beside)
    assert find_events([], three, naming) == []


def test_what_names_no_organizer_joins_where_one_host_is_possible(naming: SeriesNames) -> None:
    silent = planned("丙")
    one_host = [replace(each, edition=6) for each in (planned("甲", SAMR), planned("乙", SAMR), silent)]
    assert found(find_events([], members(*one_host), naming))[0][0] == {"甲", "乙", "丙"}
    two_hosts = [*one_host, replace(planned("丁", FUJIAN, scope="fujian"), edition=6)]
    assert found(find_events([], members(*two_hosts), naming))[0][0] == {"甲", "乙"}


def test_a_weaker_rule_joins_an_event_that_is_there(naming: SeriesNames) -> None:
    sure = [replace(each, edition=6) for each in (planned("甲", SAMR), planned("乙", SAMR))]
    later = planned("丙", SAMR)
    (event,) = find_events([], members(*sure, later), naming)
    assert {each.activity.notice: each.certainty for each in event.plannings} == {
        "甲": "certain", "乙": "certain", "丙": "probable",
    }  # fmt: skip


def test_the_id_is_that_of_what_is_shared(naming: SeriesNames) -> None:
    three = [replace(planned(each, SAMR), edition=6) for each in "甲乙丙"]
    two, all_, turned = (
        find_events([], members(*each), naming)[0].id for each in (three[:2], three, three[::-1])
    )
    assert two == all_ == turned
    seventh = [replace(each, edition=7) for each in three]
    assert find_events([], members(*seventh), naming)[0].id != two
