"""Single readers of a head: level of an issuer, recipients, document numbers, names in a line, dates and themes."""

from __future__ import annotations

import pytest

from loaders.extract.head.numbers import split_number
from loaders.extract.head.recipients import read_recipients
from loaders.extract.head.themes import find_theme
from loaders.lexicon.knowledge import Knowledge
from loaders.lexicon.name_lines import names_in
from loaders.outline.sections import read_entries
from loaders.outline.splitting import NoticePart
from loaders.resolve.resolver import Resolver
from loaders.text.dates import find_date
from loaders.text.paragraphs import Paragraph, read_paragraphs


def line(text: str) -> Paragraph:
    return read_paragraphs(text)[0]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("贵州省质量强省工作领导小组办公室", "provincial"), ("上海市浦东新区市场监督管理局", "county"),
        ("大理白族自治州市场监督管理局", "municipal"), ("祥云县市场监督管理局", "county"),
        ("郑州市金水区市场监管局", "county"), ("郑州市市场监管局", "municipal"), ("昆山市市场监督管理局", "county"),
        ("黄石市质量强市工作领导小组办公室", "municipal"), ("苏州工业园区市场监督管理局", "municipal"),
        ("交通运输部办公厅", "national"), ("广西壮族自治区市场监督管理局", "provincial"),
        ("锡林郭勒盟市场监督管理局", "municipal"), ("福建省质量协会", "industry"),
        ("某某集团有限公司质量部", "enterprise"), ("北京市市场监督管理局", "provincial"), ("质量管理部", None),
    ],
)  # fmt: skip
def test_level_of_an_issuer(name: str, level: str | None, knowledge: Knowledge) -> None:
    assert Resolver(knowledge.vocabulary, knowledge.lexicon, "2024-09").level([name]) == level


@pytest.mark.parametrize(
    ("printed", "recipients"),
    [
        ("各省、自治区市场监管局、教育厅：", ["各省、自治区市场监管局、教育厅"]),
        ("各市（州）工信局、会员单位、有关企业：", ["各市（州）工信局、会员单位、有关企业"]),
        ("各市局，省局处室、直属单位：", ["各市局", "省局处室、直属单位"]),
        ("各部、室、中心：", ["各部、室、中心"]),
        ("各县局，教育厅、公安厅、民政厅、司法厅、财政厅、水利厅、商务厅、审计厅：",
         ["各县局", "教育厅", "公安厅", "民政厅", "司法厅", "财政厅", "水利厅", "商务厅", "审计厅"]),
    ],
)  # fmt: skip
def test_recipients(printed: str, recipients: list[str], knowledge: Knowledge) -> None:
    assert [each.value for each in read_recipients(line(printed), 0, knowledge.lexicon)] == recipients


@pytest.mark.parametrize(
    ("printed", "title", "number"),
    [
        ("关于质量月的通知（青质〔2011〕8号）", "关于质量月的通知", "青质〔2011〕8号"),
        ("关于质量月的通知 青质[2011]8号", "关于质量月的通知", "青质[2011]8号"),
        ("关于质量月的通知（青质〔2011〕10028号）", "关于质量月的通知", "青质〔2011〕10028号"),
        ("关于落实青质〔2011〕8号文的通知", "关于落实青质〔2011〕8号文的通知", ""),
    ],
)
def test_number_behind_a_title(printed: str, title: str, number: str) -> None:
    assert split_number(printed) == (title, number)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("中 国 绿 苗 协 会      中 国 青 砖 协 会", ["中国绿苗协会", "中国青砖协会"]),
        ("青松市总工会（盖章）", ["青松市总工会"]),
        ("青松市总工会  2024年8月1日", ["青松市总工会"]),
        ("青松市工业局  青松市建设局 文件", ["青松市工业局", "青松市建设局"]),
        ("提升质量  造福社会", []),
    ],
)
def test_names_in_a_line(printed: str, names: list[str], knowledge: Knowledge) -> None:
    assert [each.value for each in names_in([line(printed)], knowledge.lexicon)] == names


@pytest.mark.parametrize(
    "printed", ["（84）经质字614号", "经质（1983）614号", "国经质〔84〕第12号", "2024年第35号"]
)
def test_old_style_document_numbers(printed: str) -> None:
    assert line(printed).is_doc_number
    assert line(printed).marker is None


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("8月25日起到9月底", ("2024-08-25", "2024-09")),
        ("2024年9月至2025年1月", ("2024-09", "2025-01")),
        ("2024.9.1—9.30", ("2024-09-01", "2024-09-30")),
        ("２０２４年９月１日至３０日", ("2024-09-01", "2024-09-30")),
        ("二○二四年九月一日", ("2024-09-01", "2024-09-01")),
    ],
)
def test_date_ranges(printed: str, iso: tuple[str, str]) -> None:
    date = find_date(printed, 2024)
    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("活动围绕“甲乙丙 丁戊己”这一主题开展“质量月”活动。", "甲乙丙 丁戊己"),
        ("今年“质量月”的主题是质量惠民。", "质量惠民"),
        ("一、活动主题。质量惠民", "质量惠民"),
        ("二、活动\n（一）开展以“诚信”为主题的演讲比赛。", None),
    ],
)
def test_themes(text: str, theme: str | None, knowledge: Knowledge) -> None:
    found = find_theme(read_entries([NoticePart(None, read_paragraphs(text))], ()), knowledge.lexicon)
    assert (found.value if found else None) == theme


@pytest.mark.parametrize("printed", ["9月31日", "2月30日", "2024.13.1", "9月0日"])
def test_a_day_that_no_month_has_is_no_date(printed: str) -> None:
    assert find_date(printed, 2024) is None
