"""What recurs: names made comparable, the series of the vocabulary, those found by name, and what follows."""

from __future__ import annotations

import pytest

from loaders.derive.campaigns import carried_out
from loaders.derive.occurring import Evidence, Holder, Membership, Occurring
from loaders.derive.organizers import led_by_series
from loaders.derive.series import found, named
from loaders.derive.state import Announced, Pointer, State, body_of
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.series_names import SeriesNames, similarity
from loaders.lexicon.series_triggers import SeriesTriggers, certainty


@pytest.fixture(scope="session")
def naming(knowledge: Knowledge) -> SeriesNames:
    return SeriesNames.of(knowledge.lexicon)


def occurring(
    name: str, notice: str, year: int = 2024, *holders: Holder, scope: str = "national", start: int = 0
) -> Occurring:
    return Occurring(
        f"{notice}.{name}", name, year, scope, holders, Evidence(notice, "一", start, start + 4, name)
    )


def body(name: str, level: str = "national", basis: str = "explicit", kind: str = "Agency") -> Holder:
    return Holder(name, kind, name, level, basis)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“剑网2023”专项行动", "“剑网—2025”"),
        ("第六届全国设备点检技能大赛", "第七届全国设备点检技能大赛"),
        ("2024年度桥梁隧道安全专项整治行动", "桥梁隧道安全整治工作"),
        ("集中发布一批家政服务典型案例", "发布家政服务典型案例"),
        ("中小企业融资对接（试点）活动", "全国中小企业融资对接活动"),
    ],
)
def test_what_changes_from_year_to_year_is_left_out(naming: SeriesNames, one: str, other: str) -> None:
    assert naming.core(one) == naming.core(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("锅炉安全检查", "电梯安全检查"), ("质量强省大会", "质量强县大会"), ("汽车召回宣传", "汽车召回培训")],
)
def test_what_tells_activities_apart_stays(naming: SeriesNames, one: str, other: str) -> None:
    assert naming.core(one) != naming.core(other)


@pytest.mark.parametrize("name", ["启动仪式", "“质量月”活动启动仪式", "质量宣传活动", "座谈会", "监督检查"])
def test_a_general_name_joins_nothing(naming: SeriesNames, name: str) -> None:
    both = [occurring(name, "甲"), occurring(name, "乙", 2025)]
    assert naming.is_general(naming.core(name))
    assert found(both, naming) == []


@pytest.mark.parametrize(
    ("name", "series", "how"),
    [
        ("“剑网2031”专项行动", "jianwang", "certain"),
        ("中国质量（西安）大会", "china-quality-conference", "certain"),
        ("中国质量强国大会", "china-quality-conference", None),
        ("全国检验检测机构开放日活动", "testing-open-day", "certain"),
        ("实验室开放日", "testing-open-day", None),
        ("第九届中央企业QC小组成果发表赛", "central-enterprise-qc", "certain"),
        ("QC小组成果发表", "central-enterprise-qc", "probable"),
        ("发布“铁拳”行动典型案例", "tiequan", None),
        ("质量提升行动", "quality-improvement-action", "certain"),
        ("水利工程质量提升行动", "quality-improvement-action", None),
    ],
)
def test_a_series_is_known_by_its_signs(
    knowledge: Knowledge, naming: SeriesNames, name: str, series: str, how: str | None
) -> None:
    assert certainty(naming.bare(name), knowledge.vocabulary.series[series]) == how


def test_an_activity_may_be_of_several_series(knowledge: Knowledge, naming: SeriesNames) -> None:
    both = occurring("围绕电梯安全、绿色产品开展宣传周活动", "甲")
    series = {each.series for each in named([both], SeriesTriggers.of_lexicon(knowledge.lexicon), naming)}
    assert series == {"elevator-safety-week", "green-certification-week"}


def test_one_name_in_two_notices_is_one_series(naming: SeriesNames) -> None:
    activities = [
        occurring("全国家电维修技能大比拼", "甲", 2023),
        occurring("家电维修技能大比拼活动", "乙", 2024),
        occurring("家电维修技能大比拼", "乙", 2024, start=9),
    ]
    (series,) = found(activities, naming)
    assert {each.activity.notice for each in series.members} == {"甲", "乙"}
    assert {(each.certainty, each.rule) for each in series.members} == {("certain", "same_name")}
    assert series.id == found(activities[::-1], naming)[0].id


def test_a_name_told_twice_in_one_notice_does_not_recur(naming: SeriesNames) -> None:
    assert found([occurring("家电维修技能大比拼", "甲"), occurring("家电维修技能大比拼", "甲")], naming) == []


def test_bodies_of_one_level_hold_activities_of_their_own(naming: SeriesNames) -> None:
    name = "乡村工匠技能大比拼"
    fujian, henan = body("fujian-amr", "provincial"), body("henan-amr", "provincial")
    apart = [occurring(name, "甲", 2023, fujian), occurring(name, "乙", 2024, henan)]
    assert found(apart, naming) == []
    again = [occurring(name, "甲", 2023, fujian), occurring(name, "乙", 2024, fujian)]
    assert len(found(again, naming)) == 1
    passed_on = [occurring(name, "甲", 2024, body("samr")), occurring(name, "乙", 2024, henan)]
    assert len(found(passed_on, naming)) == 1
    elsewhere = [
        occurring(name, "甲", 2023, fujian),
        occurring(name, "乙", 2024, body("wuhan-amr", "municipal")),
    ]
    assert found(elsewhere, naming) == []
    ministries = [occurring(name, "甲", 2023, body("samr")), occurring(name, "乙", 2024, body("miit"))]
    assert found(ministries, naming) == []


def test_what_names_nobody_is_of_its_own_scope(naming: SeriesNames) -> None:
    name = "乡村工匠技能大比拼"
    two = [occurring(name, "甲", 2023, scope="fujian"), occurring(name, "乙", 2024, scope="henan")]
    assert found(two, naming) == []
    assert len(found([two[0], occurring(name, "丙", 2024, scope="fujian")], naming)) == 1
    assert len(found([two[0], occurring(name, "丙", 2024)], naming)) == 1


def test_like_names_of_one_scope_are_probably_one_series(naming: SeriesNames) -> None:
    one, other = "发布一批区域质量发展新成果", "发布区域质量发展的标志性成果"
    assert 0.6 < similarity(naming.core(one), naming.core(other)) < 1
    (series,) = found([occurring(one, "甲", 2024), occurring(other, "乙", 2025)], naming)
    assert {each.certainty for each in series.members} == {"probable"}
    elsewhere = occurring(other, "乙", 2025, scope="fujian")
    assert found([occurring(one, "甲", 2024), elsewhere], naming) == []


def test_who_led_a_series_last_probably_leads_it_again() -> None:
    old = occurring("甲", "2016", 2016, body("aqsiq"))
    new = occurring("甲", "2019", 2019)
    memberships = [Membership(each, "s", "certain", "sign") for each in (old, new)]
    (led,) = led_by_series(memberships, {"aqsiq": ("samr", "2018-03")})
    assert (led.body, led.activity, led.sources) == ("samr", new, (old.id,))
    (then,) = led_by_series(memberships, {"aqsiq": ("samr", "2020")})
    assert then.body == "aqsiq"


@pytest.mark.parametrize(
    "holder",
    [body("110000", "provincial", kind="Region"), body("samr", basis="issuer")],
    ids=["region", "issuer"],
)
def test_only_bodies_that_a_notice_names_lead_by_series(holder: Holder) -> None:
    pair = (occurring("甲", "2023", 2023, holder), occurring("甲", "2024", 2024))
    assert list(led_by_series([Membership(each, "s", "certain", "sign") for each in pair], {})) == []


def test_what_is_only_probable_or_later_says_nothing_of_who_leads() -> None:
    pair = (occurring("甲", "2023", 2023), occurring("甲", "2024", 2024, body("samr")))
    assert list(led_by_series([Membership(each, "s", "certain", "sign") for each in pair], {})) == []
    turned = (occurring("甲", "2023", 2023, body("samr")), occurring("甲", "2024", 2024))
    assert list(led_by_series([Membership(each, "s", "probable", "sign") for each in turned], {})) == []


def test_a_body_is_followed_to_a_day() -> None:
    lineage = {"a": ("b", "1998-03"), "b": ("c", "2018-03"), "x": ("y", "2000"), "y": ("x", "2001")}
    assert [body_of("a", lineage, day) for day in ("1997", "1998", "2017", "2018-02", "2018")] == list(
        "abbbc"
    )
    assert body_of("a", lineage) == "c"
    assert body_of("x", lineage) == "y"


def state(pointers: list[Pointer], carried: frozenset[str] = frozenset()) -> State:
    announced = [
        Announced("local", "fujian-2025", 2025, "fujian"),
        Announced("wide", "national-2025", 2025, "national"),
        Announced("older", "national-2024", 2024, "national"),
    ]
    names = {"wide": frozenset({"wide", "甲〔2025〕7号"}), "older": frozenset({"older"})}
    return State([], {}, announced, pointers, names, carried)


def test_a_notice_that_cites_the_national_one_carries_it_out() -> None:
    cites = Pointer(frozenset({"甲〔2025〕7号"}), Evidence("local", "一", 3, 9, "甲〔2025〕7号"))
    (carried,) = carried_out(state([cites]), [])
    assert (carried.campaign, carried.wider, carried.rule) == ("fujian-2025", "national-2025", "cites")
    assert carried.words.quote == "甲〔2025〕7号"
    assert list(carried_out(state([cites], frozenset({"fujian-2025"})), [])) == []
    older = Pointer(frozenset({"older"}), Evidence("local"))
    assert list(carried_out(state([older]), [])) == []


def test_enough_shared_series_carry_it_out_too() -> None:
    def memberships(count: int) -> list[Membership]:
        return [
            Membership(occurring(f"{place}", notice, 2025, scope=scope), f"s{place}", "certain", "sign")
            for place in range(count)
            for notice, scope in (("local", "fujian"), ("wide", "national"))
        ]

    assert list(carried_out(state([]), memberships(2))) == []
    (carried,) = carried_out(state([]), memberships(3))
    assert (carried.rule, len(carried.sources)) == ("shared_series", 3)
