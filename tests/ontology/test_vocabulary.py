# ruff: noqa: E501, SIM905  (the lists are as the notices print them)
"""Every agency and region of the five notices is in the vocabulary under every name they print."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph, Literal

from ontology.errors import OntologyError
from ontology.terms import QM
from ontology.vocabulary import VOCABULARY, Vocabulary, load_vocabulary, read_vocabulary, vocabulary_digest

SUBJECT = re.compile(r"^([a-z]+:[\w-]+) a ", re.MULTILINE)
WORD = re.compile(r'"([^"]+)"')
ISSUERS_2015 = """
国家质量监督检验检疫总局 中共中央宣传部 国家发展和改革委员会 教育部 科学技术部 工业和信息化部 公安部 人力资源和社会保障部
环境保护部 住房和城乡建设部 交通运输部 水利部 农业部 商务部 国家卫生和计划生育委员会 中国人民银行
国务院国有资产监督管理委员会 海关总署 国家工商行政管理总局 国家新闻出版广电总局 国家食品药品监督管理总局 国家统计局
国家知识产权局 国家旅游局 中国银行业监督管理委员会 中国保险监督管理委员会 国家粮食局 国家国防科技工业局 国家海洋局
国家铁路局 中国人民解放军总装备部 中华全国总工会 中国共产主义青年团中央委员会 中华全国妇女联合会 中华全国工商业联合会
中国国际贸易促进委员会 中国机械工业联合会 中国石油和化学工业联合会 中国纺织工业联合会
""".split()
ISSUERS_2024 = """
市场监管总局 中央宣传部 最高人民法院 最高人民检察院 国家发展改革委 教育部 工业和信息化部 公安部 民政部 自然资源部
生态环境部 住房城乡建设部 交通运输部 水利部 农业农村部 商务部 文化和旅游部 国家卫生健康委 应急管理部 中国人民银行
国务院国资委 海关总署 国家知识产权局 国家国际发展合作署 供销合作总社 全国总工会 全国工商联
""".split()
ISSUERS_2025 = [name for name in ISSUERS_2024 if name != "教育部"]
ORGANISERS_2023 = """
市场监管总局 中央宣传部 最高人民法院 最高人民检察院 工业和信息化部 公安部 民政部 自然资源部 生态环境部 住房和城乡建设部
交通运输部 水利部 农业农村部 商务部 文化和旅游部 国家卫生健康委 中国人民银行 国务院国资委 海关总署 国家国际发展合作署
全国总工会 供销合作总社 全国工商联 中国质量协会 中国轻工业联合会 中国商业联合会 中国机械联合会 中国石油和化学工业联合会
中国中小商业企业协会 中国钢铁工业协会 中国施工企业管理协会 中国水利电力质量管理协会
""".split()
OTHERS = """
中国机械工业质量管理协会 中机质协秘书处 福建省市场监管局 总局认证监管司 中国合格评定国家认可委员会（CNAS） 中国质量报刊社
湖南广播影视集团 国家药监局 市场监管总局质量发展局 质检总局 总参谋部 总装备部 海关总署广东分署 中国人民银行上海总部
党中央 国务院 吉林省委党校 人民银行 国资委 工商联 供销合作社
""".split()
REGIONS = """
北京市 天津市 河北省 山西省 内蒙古自治区 辽宁省 吉林省 黑龙江省 上海市 江苏省 浙江省 安徽省 福建省 江西省 山东省
河南省 湖北省 湖南省 广东省 广西壮族自治区 海南省 重庆市 四川省 贵州省 云南省 西藏自治区 陕西省 甘肃省 青海省
宁夏回族自治区 新疆维吾尔自治区 新疆生产建设兵团
""".split()
PLACES = "北京 南京 成都 广州 平潭综合实验区 兵团 安徽 宁夏".split()
GENERIC = {
    "工商联",
    "供销合作社",
}  # as addressees these are local agencies in general, so no agency has these names


@pytest.mark.parametrize(
    ("year", "count", "names"),
    [("2015", 39, ISSUERS_2015), ("2024", 27, ISSUERS_2024), ("2025", 26, ISSUERS_2025)],
)
def test_all_joint_issuers_are_known_and_distinct(
    vocabulary: Vocabulary, year: str, count: int, names: list[str]
) -> None:
    found = {name: vocabulary.agency(name, year) for name in names}
    assert [name for name, entry in found.items() if entry is None] == []
    assert len({entry.id for entry in found.values() if entry}) == count


def test_all_organisers_and_others_are_known(vocabulary: Vocabulary) -> None:
    unknown = [name for name in [*ORGANISERS_2023, *OTHERS] if vocabulary.agency(name) is None]
    assert set(unknown) == GENERIC


def test_issuers_existed_when_they_signed(vocabulary: Vocabulary) -> None:
    for date, names in (("2015-09-01", ISSUERS_2015), ("2025-08-26", ISSUERS_2025)):
        found = {name: vocabulary.agency(name, date) for name in names}
        assert [name for name, entry in found.items() if not (entry and entry.existed(date))] == []
    assert not vocabulary.agencies["samr"].existed("2015")
    assert not vocabulary.agencies["aqsiq"].existed("2019-01-01")
    assert vocabulary.agencies["aqsiq"].existed("2018-03-21")
    assert vocabulary.agencies["samr"].existed("2018")


def test_all_regions_are_in_the_official_order_of_their_codes(vocabulary: Vocabulary) -> None:
    assert [vocabulary.region_names[name].id for name in REGIONS[:3]] == ["110000", "120000", "130000"]
    codes = [vocabulary.region_names[name].id for name in REGIONS]
    assert codes == sorted(codes)
    assert vocabulary.region_names["新疆生产建设兵团"].id == "660000"
    assert list(vocabulary.regions) == sorted(vocabulary.regions)
    assert {"710000", "810000", "820000"} <= set(vocabulary.regions)


def test_places_lie_in_their_province(vocabulary: Vocabulary) -> None:
    within = {name: vocabulary.region_names[name].within for name in PLACES}
    assert (within["南京"], within["成都"], within["广州"]) == ("320000", "510000", "440000")
    assert within["平潭综合实验区"] == "350100"
    assert vocabulary.regions["350100"].within == "350000"
    assert (
        "".join(vocabulary.regions[c].abbreviation or "" for c in ("320000", "330000", "340000")) == "苏浙皖"
    )


def test_each_province_has_its_market_regulator(vocabulary: Vocabulary) -> None:
    seats = {
        e.jurisdiction
        for e in vocabulary.agencies.values()
        if "市场监督管理" in e.name and e.level == "provincial" and not e.superiors
    }
    assert seats == {vocabulary.region_names[name].id for name in REGIONS}
    assert vocabulary.agencies["ningxia-amr"].name.endswith("厅")
    assert vocabulary.agencies["tianjin-amr"].name.endswith("委员会")


def test_each_province_had_three_agencies_that_became_its_market_regulator(vocabulary: Vocabulary) -> None:
    provinces = [vocabulary.regions[vocabulary.region_names[name].id] for name in REGIONS[:-1]]
    for stem, short in (
        ("质量技术监督局", "质监局"),
        ("工商行政管理局", "工商局"),
        ("食品药品监督管理局", "食药监局"),
    ):
        for region in provinces:
            found = vocabulary.agency(region.name + stem, "2013")
            assert found is not None
            assert found.jurisdiction == region.id
            assert vocabulary.agency(region.name + short) == found
            assert not found.existed("2019")


def test_the_issuers_of_1983_are_those_of_their_time(vocabulary: Vocabulary) -> None:
    names = "国家经济委员会 国家经委 中华全国总工会 中国科学技术协会 中国质量管理协会 机械工业部 城乡建设环境保护部 轻工业部 纺织工业部 商业部"
    ids = [entry.id for name in names.split() if (entry := vocabulary.agency(name, "1983-07-15"))]
    assert ids[:5] == ["state-economic-commission", "state-economic-commission", "acftu", "cast", "caq"]
    assert ids[5:7] == ["machinery-ministry-1982", "urban-construction-ministry"]
    assert len(ids) == len(names.split())
    assert all(vocabulary.agencies[each].existed("1983-07-15") for each in ids)


@pytest.fixture(scope="module")
def triples() -> Graph:
    return load_vocabulary()


@pytest.mark.parametrize(
    ("remit", "year", "agency"),
    [
        ("质量监督", "1985", "csbs"), ("质量监督", "1995", "sbts"), ("质量监督", "2000", "sbqts"),
        ("质量监督", "2016", "aqsiq"), ("质量监督", "2024", "samr"),
        ("质量管理", "1979", "state-economic-commission"), ("标准化", "1985", "csbs"), ("标准化", "2016", "sac"),
        ("计量", "1985", "sbm"), ("计量", "2024", "samr"), ("认证认可", "2016", "cnca"),
        ("特种设备安全", "1995", "labour-ministry"), ("药品监管", "2000", "sda"), ("药品监管", "2024", "nmpa"),
        ("工商行政管理", "1995", "saic-1982"), ("进出口检验检疫", "2000", "ciq"),
    ],
)  # fmt: skip
def test_one_agency_had_the_remit(
    vocabulary: Vocabulary, triples: Graph, remit: str, year: str, agency: str
) -> None:
    """The customs are left out: they are older than the remit, which they got by a succession."""
    terms = (str(term).rsplit("/", 1)[1] for term in triples.subjects(QM.remits, Literal(remit)))
    holders = [each for each in terms if each in vocabulary.agencies]
    assert [each for each in holders if each != "gacc" and vocabulary.agencies[each].existed(year)] == [
        agency
    ]


def test_types_are_the_twenty_in_their_order(vocabulary: Vocabulary) -> None:
    assert (
        list(vocabulary.activity_types)
        == """
        conference_forum award_recognition contest_competition training_education publicity_campaign
        exhibition_exchange inspection_supervision enforcement_crackdown technical_service
        standardization_certification policy_publication pilot_development risk_monitoring public_welfare
        survey_evaluation planning mass_quality_activity quality_improvement commitment_self_discipline other
    """.split()
    )


def test_nothing_is_written_twice() -> None:
    """RDF takes two lists of one name, or one word twice, for one: a merge may leave both unseen."""
    files = sorted(VOCABULARY.glob("*.ttl"))
    subjects = [subject for file in files for subject in SUBJECT.findall(file.read_text("utf-8"))]
    assert {subject for subject in subjects if subjects.count(subject) > 1} == set()
    for file in VOCABULARY.glob("cues*.ttl"):
        for block in file.read_text("utf-8").split("\n\n"):
            words = WORD.findall(block.partition("qm:word")[2])
            assert {word for word in words if words.count(word) > 1} == set(), block[:40]


def test_words_come_longest_first(vocabulary: Vocabulary) -> None:
    assert {"event-noun", "agency-suffix"} <= set(vocabulary.word_lists)
    for words in (
        *vocabulary.word_lists.values(),
        *(t.head_triggers for t in vocabulary.activity_types.values()),
    ):
        assert list(words) == sorted(words, key=lambda word: (-len(word), word))


def test_the_digest_changes_only_with_the_files(broken: Callable[..., Path], vocabulary: Vocabulary) -> None:
    assert len(vocabulary.digest) == 64
    assert vocabulary.digest == vocabulary_digest()
    folder: Path = broken("vocabulary/regions.ttl", "GB/T 2260", "GB/T 2261")
    other = read_vocabulary(load_vocabulary(folder / "vocabulary"))
    assert other.digest not in ("", vocabulary.digest)


def test_a_folder_without_vocabulary_or_with_invalid_turtle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no vocabulary"):
        load_vocabulary(tmp_path)
    (tmp_path / "cues.ttl").write_text("@prefix a: <urn:a> .\n\nb:c a a:d .\n", "utf-8")
    with pytest.raises(OntologyError, match=r"^cues\.ttl, line 3: not Turtle"):
        load_vocabulary(tmp_path)
