"""The regions of issuers that the vocabulary lacks, and the scopes of their campaigns."""

import pytest

from loaders.contract.record import Issuer, Level, NoticeRecord, SourceRecord
from loaders.facts.campaigns import campaign_of
from loaders.lexicon.knowledge import Knowledge
from loaders.resolve.resolver import Resolver


def resolver(knowledge: Knowledge, date: str) -> Resolver:
    return Resolver(knowledge.vocabulary, knowledge.lexicon, date)


@pytest.mark.parametrize(
    ("agency", "date", "code", "name"),
    [
        ("厦门市市场监督管理局", "2024-08", "350200", "厦门市"),
        ("南京市鼓楼区市场监督管理局", "2024-08", "320106", "鼓楼区"),
        ("长乐市质量技术监督局", "2015-08", "350182", "长乐市"),
        ("长乐区市场监督管理局", "2019-08", "350112", "长乐区"),
        ("襄樊市质量技术监督局", "2005-08", "420600", "襄樊市"),
        ("襄阳市质量技术监督局", "2011-08", "420600", "襄阳市"),
        ("中共南通市委宣传部", "2022-08", "320600", "南通市"),
        ("四川省质量强省工作领导小组办公室", "2024-08", "510000", "四川省"),
        ("福建省市场监督管理局", "2024-08", "350000", "福建省"),
    ],
)
def test_the_region_of_an_agency(knowledge: Knowledge, agency: str, date: str, code: str, name: str) -> None:
    region = resolver(knowledge, date).region_of_agency(agency)
    assert region is not None
    assert (region.code, region.name) == (code, name)


@pytest.mark.parametrize(
    ("name", "date", "code"),
    [
        ("重庆市", "2024-08", "500000"),
        ("重庆市", "1990-08", "510200"),  # a city of 四川省 until 1997
        ("海南省", "2024-08", "460000"),
        ("襄樊市", "2005-08", "420600"),
        ("新疆生产建设兵团", "1990-08", "660000"),
    ],
)
def test_a_name_means_the_place_of_its_day(knowledge: Knowledge, name: str, date: str, code: str) -> None:
    region = resolver(knowledge, date).region(name)
    assert region is not None
    assert region.code == code


@pytest.mark.parametrize(
    "agency",
    [
        "鼓楼区市场监督管理局",  # of one of several cities
        "市场监管总局",
        "中国机械工业质量管理协会",
        "厦门建发集团有限公司",
        "福建省质量协会",
        "长乐区市场监督管理局",  # before it existed
    ],
)
def test_no_region_is_guessed(knowledge: Knowledge, agency: str) -> None:
    assert resolver(knowledge, "2012-08").region_of_agency(agency) is None


def test_issuers_have_a_region_only_if_they_share_it(knowledge: Knowledge) -> None:
    at_date = resolver(knowledge, "2022-08")
    region = at_date.issuer_region(["南通市市场监督管理局", "中共南通市委宣传部", "南通市发展和改革委员会"])
    assert region is not None
    assert region.code == "320600"
    assert at_date.issuer_region(["市场监管总局", "福建省市场监督管理局"]) is None
    assert at_date.issuer_region(["厦门市市场监督管理局", "漳州市市场监督管理局"]) is None
    assert at_date.issuer_region([]) is None


@pytest.mark.parametrize(
    ("issuer", "level", "year", "scope", "name", "name_en"),
    [
        ("厦门市市场监督管理局", "municipal", 2024, "350200", "厦门市", "Xiamen City"),
        ("霍山县市场监督管理局", "county", 2023, "341525", "霍山县", "Huoshan County"),
        ("襄樊市质量技术监督局", "municipal", 2005, "420600", "襄樊市", "Xiangfan City"),
        ("四川省质量强省工作领导小组办公室", "provincial", 2024, "sichuan", "四川省", "Sichuan Province"),
        ("广州市市场监督管理局", "municipal", 2024, "440100", "广州市", "Guangzhou City"),
    ],
)
def test_the_scope_of_a_campaign_is_the_region_of_its_issuer(
    knowledge: Knowledge, issuer: str, level: Level, year: int, scope: str, name: str, name_en: str
) -> None:
    campaign = campaign_of(notice(issuer, level, year), knowledge)
    assert campaign is not None
    assert (campaign.id, campaign.scope) == (f"{scope}-{year}", scope)
    assert (campaign.name, campaign.name_en) == (f"{year}年{name}质量月", f"Quality Month {year}, {name_en}")


def test_an_unknown_enterprise_has_a_campaign_of_its_own(knowledge: Knowledge) -> None:
    campaign = campaign_of(notice("厦门某某集团有限公司", "enterprise", 2024), knowledge)
    assert campaign is not None
    assert campaign.scope.startswith("name-")


def notice(issuer: str, level: Level, year: int) -> NoticeRecord:
    source = SourceRecord(file="a.txt", sha256="0" * 64)
    return NoticeRecord(
        source=source, id="a", title=None, doc_number=None, issue_date=f"{year}-08-20", campaign_year=year,
        level=level, kind=None, issuers=[Issuer(name=issuer, agency=None)], issuers_complete=True,
        issuer_count_stated=None, recipients=[], cc=[], theme=None, slogans=[], period=None, forwards=None,
        references=[], activities=[], warnings=[], evidence=[], text="",
    )  # fmt: skip
