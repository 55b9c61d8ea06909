"""Recurring activities: comparable names, series of the vocabulary, provisional series, and facts derived from them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from loaders.derive.campaigns import Announcement, CampaignFacts, Citation, derive_campaign_links
from loaders.derive.kinds import KINDS
from loaders.derive.occurrences import ActivityOccurrence, Evidence, LeadOrganizer
from loaders.derive.organizers import derive_organizers, lead_key
from loaders.derive.reading import Naming
from loaders.derive.series import ProvisionalSeries, like_named_series, same_named_series
from loaders.derive.successions import successor
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.series_names import SeriesNames, similarity
from loaders.lexicon.series_triggers import certainty


@pytest.fixture(scope="session")
def naming(knowledge: Knowledge) -> SeriesNames:
    return SeriesNames.of(knowledge.lexicon)


def occurrence(
    name: str,
    notice: str,
    year: int = 2024,
    *organizers: LeadOrganizer,
    scope: str = "national",
    start: int = 0,
) -> ActivityOccurrence:
    return ActivityOccurrence(
        f"{notice}.{name}", name, year, scope, organizers, Evidence(notice, "一", start, start + 4, name)
    )


def found_series(activities: list[ActivityOccurrence], naming: SeriesNames) -> list[ProvisionalSeries]:
    """Return the provisional series of activities as the kinds of facts derive them: by core, then by scope."""
    cored = [
        replace(each, core=None if naming.is_general(core) else core)
        for each in activities
        for core in [naming.core(each.name)]
    ]
    by_name = {kind.name: kind for kind in KINDS}
    return [
        *(s for group in by_name["core"].grouped(cored).values() for s in same_named_series(group, naming)),
        *(s for group in by_name["scope"].grouped(cored).values() for s in like_named_series(group, naming)),
    ]


def organizer(
    name: str, level: str = "national", basis: str = "explicit", kind: str = "Agency"
) -> LeadOrganizer:
    return LeadOrganizer(name, kind, name, level, basis)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“剑网2023”专项行动", "“剑网—2025”"),
        ("第六届全国设备点检技能大赛", "第七届全国设备点检技能大赛"),
        ("2024年度桥梁隧道安全专项整治行动", "桥梁隧道安全整治工作"),
        ("集中发布一批家政服务典型案例", "发布家政服务典型案例"),
        ("中小企业融资对接（试点）活动", "全国中小企业融资对接活动"),
        ("纺织行业产品质量监督抽查", "发布纺织行业产品质量监督抽查结果"),
        ("电梯维保质量监督抽查", "通报2021年电梯维保质量监督抽查情况"),
        ("食品国家监督抽查工作", "及时公布食品国家监督抽查结果"),
        ("编制《建材行业“十三五”质量规划》", "研究、制定建材行业“十四五”质量规划纲要"),
        ("谋划轻工业十五五时期质量提升规划", "轻工业“十四五”质量提升规划编制工作"),
        ("起草全省“十五”名牌战略规划", "起草全省“十一五”名牌战略规划"),
    ],
)
def test_names_are_compared_without_what_changes_every_year(
    naming: SeriesNames, one: str, other: str
) -> None:
    assert naming.core(one) == naming.core(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("锅炉安全检查", "电梯安全检查"),
        ("质量强省大会", "质量强县大会"),
        ("汽车召回宣传", "汽车召回培训"),
        ("产品质量国家监督抽查", "产品质量省级监督抽查"),
        ("机械行业质量规划", "建材行业质量规划"),
        ("二十五五金产品抽查", "二十四五金产品抽查"),
    ],  # fmt: skip
)
def test_names_of_different_activities_stay_different(naming: SeriesNames, one: str, other: str) -> None:
    assert naming.core(one) != naming.core(other)


@pytest.mark.parametrize("name", ["启动仪式", "“质量月”活动启动仪式", "质量宣传活动", "座谈会", "监督检查"])
def test_general_names_make_no_series(naming: SeriesNames, name: str) -> None:
    both = [occurrence(name, "甲"), occurrence(name, "乙", 2025)]
    assert naming.is_general(naming.core(name))
    assert found_series(both, naming) == []


@pytest.mark.parametrize(
    ("name", "series", "expected"),
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
        ("发布重点产品质量国家监督抽查结果", "product-spot-checks", "certain"),
        ("2031年产品质量国家监督抽查", "product-spot-checks", "certain"),
        ("产品质量省级监督抽查", "product-spot-checks", None),
        ("食品国家监督抽查", "product-spot-checks", None),
        ("发布交通运输行业产品质量监督抽查结果", "transport-product-spot-checks", "certain"),
        ("水利行业产品质量监督抽查", "transport-product-spot-checks", None),
        ("交通运输工程质量监督抽查", "transport-product-spot-checks", None),
        ("研究、制定机械工业质量管理“十三五”规划", "machinery-quality-plan", "certain"),
        ("编制《机械行业“十六五”质量规划》", "machinery-quality-plan", "certain"),
        ("编制建材行业质量规划", "machinery-quality-plan", None),
        ("机械工业发展规划", "machinery-quality-plan", None),
        ("机械行业质量规划宣贯会", "machinery-quality-plan", None),
    ],
)
def test_members_of_a_series_are_recognised_by_its_patterns(
    knowledge: Knowledge, naming: SeriesNames, name: str, series: str, expected: str | None
) -> None:
    assert certainty(naming.bare(name), knowledge.vocabulary.series[series]) == expected


def test_an_activity_may_be_of_several_series(knowledge: Knowledge) -> None:
    known = Naming.of(knowledge).known("围绕电梯安全、绿色产品开展宣传周活动")
    assert {series for series, _ in known} == {"elevator-safety-week", "green-certification-week"}


def test_one_name_in_two_notices_is_one_series(naming: SeriesNames) -> None:
    activities = [
        occurrence("全国家电维修技能大比拼", "甲", 2023),
        occurrence("家电维修技能大比拼活动", "乙", 2024),
        occurrence("家电维修技能大比拼", "乙", 2024, start=9),
    ]
    (series,) = found_series(activities, naming)
    assert {each.notice for each in series.members} == {"甲", "乙"}
    assert series.id == found_series(activities[::-1], naming)[0].id


def test_a_name_repeated_in_one_notice_does_not_recur(naming: SeriesNames) -> None:
    assert (
        found_series([occurrence("家电维修技能大比拼", "甲"), occurrence("家电维修技能大比拼", "甲")], naming)
        == []
    )


def test_activities_of_agencies_of_one_level_are_different_ones(naming: SeriesNames) -> None:
    name = "乡村工匠技能大比拼"
    fujian, henan = organizer("fujian-amr", "provincial"), organizer("henan-amr", "provincial")
    apart = [occurrence(name, "甲", 2023, fujian), occurrence(name, "乙", 2024, henan)]
    assert found_series(apart, naming) == []
    again = [occurrence(name, "甲", 2023, fujian), occurrence(name, "乙", 2024, fujian)]
    assert len(found_series(again, naming)) == 1
    passed_on = [occurrence(name, "甲", 2024, organizer("samr")), occurrence(name, "乙", 2024, henan)]
    assert len(found_series(passed_on, naming)) == 1
    elsewhere = [
        occurrence(name, "甲", 2023, fujian),
        occurrence(name, "乙", 2024, organizer("wuhan-amr", "municipal")),
    ]
    assert found_series(elsewhere, naming) == []
    ministries = [
        occurrence(name, "甲", 2023, organizer("samr")),
        occurrence(name, "乙", 2024, organizer("miit")),
    ]
    assert found_series(ministries, naming) == []


def test_activities_without_organizer_recur_within_their_scope(naming: SeriesNames) -> None:
    name = "乡村工匠技能大比拼"
    two = [occurrence(name, "甲", 2023, scope="fujian"), occurrence(name, "乙", 2024, scope="henan")]
    assert found_series(two, naming) == []
    assert len(found_series([two[0], occurrence(name, "丙", 2024, scope="fujian")], naming)) == 1
    assert len(found_series([two[0], occurrence(name, "丙", 2024)], naming)) == 1


def test_like_names_of_one_scope_are_probably_one_series(naming: SeriesNames) -> None:
    one, other = "发布一批区域质量发展新成果", "发布区域质量发展的标志性成果"
    assert 0.6 < similarity(naming.core(one), naming.core(other)) < 1
    (series,) = found_series([occurrence(one, "甲", 2024), occurrence(other, "乙", 2025)], naming)
    assert len(series.members) == 2
    elsewhere = occurrence(other, "乙", 2025, scope="fujian")
    assert found_series([occurrence(one, "甲", 2024), elsewhere], naming) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("编制建材工业“十三五”质量提升规划", "编制建材行业“十四五”质量提升规划"),
        ("重点工业产品质量安全监督抽查", "发布重点工业产品质量监督抽查结果"),
        ("发布一批绿色食品区域质量成果", "发布绿色食品区域质量的标志性成果"),
    ],
)
@pytest.mark.parametrize("level", ["", "省级"])
def test_like_names_of_one_level_and_industry_are_joined(
    naming: SeriesNames, one: str, other: str, level: str
) -> None:
    pair = [occurrence(level + one, "甲", 2020), occurrence(level + other, "乙", 2021)]
    assert len(found_series(pair, naming)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("编制建材行业“十三五”质量规划", "编制轻工行业“十四五”质量规划"),
        ("重点产品质量省级监督抽查", "重点产品质量市级监督抽查"),
        ("纺织行业产品质量监督抽查", "发布化工行业产品质量监督抽查结果"),
        ("电梯维保质量安全大检查", "锅炉维保质量安全大检查"),
    ],
)
def test_like_names_of_different_levels_or_industries_are_not_joined(
    naming: SeriesNames, one: str, other: str
) -> None:
    assert similarity(naming.core(one), naming.core(other)) > 0.65
    pair = [occurrence(one, "甲", 2020), occurrence(other, "乙", 2021)]
    assert found_series(pair, naming) == []


def test_the_last_organizer_of_a_series_or_its_successor_is_derived() -> None:
    old = occurrence("甲", "2016", 2016, organizer("aqsiq"))
    new = occurrence("甲", "2019", 2019)
    (derived,) = derive_organizers([old, new], {"aqsiq": ("samr", "2018-03")})
    assert (derived.agency, derived.activity, derived.sources) == ("samr", new, (old.id,))
    (derived,) = derive_organizers([old, new], {"aqsiq": ("samr", "2020")})
    assert derived.agency == "aqsiq"


@pytest.mark.parametrize(
    "source",
    [organizer("110000", "provincial", kind="Region"), organizer("samr", basis="issuer")],
    ids=["region", "issuer"],
)
def test_only_agencies_named_in_a_notice_are_derived(source: LeadOrganizer) -> None:
    pair = (occurrence("甲", "2023", 2023, source), occurrence("甲", "2024", 2024))
    assert list(derive_organizers(pair, {})) == []


def test_later_years_give_no_organizer() -> None:
    pair = (occurrence("甲", "2023", 2023), occurrence("甲", "2024", 2024, organizer("samr")))
    assert list(derive_organizers(pair, {})) == []


def test_probable_members_give_no_organizer() -> None:
    certain, probable = (
        replace(occurrence("甲", "2024"), known=(("s", degree),)) for degree in ("certain", "probable")
    )
    assert lead_key(certain) == "s national"
    assert lead_key(probable) is None


def test_the_successor_of_an_agency_at_a_date() -> None:
    successions = {"a": ("b", "1998-03"), "b": ("c", "2018-03"), "x": ("y", "2000"), "y": ("x", "2001")}
    assert [successor("a", successions, day) for day in ("1997", "1998", "2017", "2018-02", "2018")] == list(
        "abbbc"
    )
    assert successor("a", successions) == "c"
    assert successor("x", successions) == "y"


def campaign_facts(
    citations: list[Citation], implementing: frozenset[str] = frozenset(), shared: int = 0
) -> CampaignFacts:
    announcements = [
        Announcement("local", "fujian-2025", 2025, "fujian"),
        Announcement("older", "national-2024", 2024, "national"),
        Announcement("wider", "national-2025", 2025, "national"),
    ]
    names = {"wider": frozenset({"wider", "甲〔2025〕7号"}), "older": frozenset({"older"})}
    recurring = {
        campaign: {f"s{number}": f"{campaign}.{number}" for number in range(shared)}
        for campaign in ("fujian-2025", "national-2025")
    }
    return CampaignFacts(announcements, citations, names, implementing, recurring)


def test_a_campaign_whose_notice_cites_the_national_one_implements_it() -> None:
    citation = Citation(frozenset({"甲〔2025〕7号"}), Evidence("local", "一", 3, 9, "甲〔2025〕7号"))
    (link,) = derive_campaign_links(campaign_facts([citation]))
    assert (link.campaign, link.wider, link.rule) == ("fujian-2025", "national-2025", "cites")
    assert link.evidence.quote == "甲〔2025〕7号"
    assert list(derive_campaign_links(campaign_facts([citation], frozenset({"fujian-2025"})))) == []
    older = Citation(frozenset({"older"}), Evidence("local"))
    assert list(derive_campaign_links(campaign_facts([older]))) == []


def test_a_campaign_that_shares_enough_activities_implements_the_national_one() -> None:
    assert list(derive_campaign_links(campaign_facts([], shared=2))) == []
    (link,) = derive_campaign_links(campaign_facts([], shared=3))
    assert link.rule == "shared_series"
    assert link.sources == ("fujian-2025.0", "fujian-2025.1", "fujian-2025.2")
