"""Heads on pages of websites and in forwarded notices: spans, dates of the site, the cited one of several notices."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.contract.record import NoticeRecord

Read = Callable[[str], list[NoticeRecord]]
BODY = "各有关单位：\n现将有关事项通知如下：\n一、活动内容\n1.举办质量论坛。\n2.开展质量知识竞赛。\n"


def quotes(record: NoticeRecord, about: str) -> list[str]:
    return [each.quote for each in record.evidence if each.about == about]


def test_blanks_in_a_title_do_not_move_its_spans(read: Read) -> None:
    (record,) = read(f"青松市总工会   青松市教育局  关于开展   2024年   “质量月”活动的通知\n{BODY}")
    assert record.title == "青松市总工会 青松市教育局 关于开展 2024年 “质量月”活动的通知"
    assert quotes(record, "issuers") == ["青松市总工会", "青松市教育局"]
    assert quotes(record, "campaign_year") == ["2024年"]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("发布时间：2023-08-30 浏览次数：12", None),
        ("日期：2023年8月30日 来源：办公室", None),
        ("2023-08-30", None),
        ("2023-08-30 10:20:30", None),
        ("成文日期：2023-08-30", "2023-08-30"),
        ("青松市总工会\n2023-08-30", "2023-08-30"),
        ("二〇二三年八月三十日", "2023-08-30"),
        ("青松市总工会\n2025年1月30日", None),
    ],
)
def test_the_date_of_a_website_is_no_date_of_issue(read: Read, line: str, date: str | None) -> None:
    (record,) = read(f"关于开展2023年“质量月”活动的通知\n{line}\n{BODY}")
    assert record.issue_date == date


@pytest.mark.parametrize(
    "number",
    ["青质〔2023〕10028号", "（23）青质字10028号", "青建（质）发〔2023〕10028号", "青质〔2023〕10028"],
)
def test_a_number_may_have_five_digits(read: Read, number: str) -> None:
    (record,) = read(f"青松市总工会文件\n{number}\n关于开展2023年“质量月”活动的通知\n{BODY}")
    assert record.doc_number == number


CARRIED = """关于转发省局《关于开展2024年“质量月”活动的通知》的通知
松市监〔2024〕12号
各县局：
现将省局《关于开展2024年“质量月”活动的通知》（省市监〔2024〕8号）转发给你们，请认真贯彻。
青松市市场监督管理局
2024年8月30日
附件1
关于开展2024年全国“质量月”活动的通知
国市监〔2024〕3号
各省局：
现将有关事项通知如下：
一、举办质量论坛。
附件2
关于开展2024年“质量月”活动的通知
省市监〔2024〕8号
各市局：
现将有关事项通知如下：
一、举办质量讲座。
"""


def test_the_forwarded_notice_is_the_cited_one_of_two_in_the_file(read: Read) -> None:
    record = read(CARRIED)[0]
    assert record.forwards == "省市监〔2024〕8号"


def test_a_number_cited_in_an_annex_is_not_forwarded(read: Read) -> None:
    text = (
        "转发关于开展2024年“质量月”活动的通知\n各县局：\n现转发给你们，请认真贯彻“质量月”要求，通知如下：\n"
        "一、举办质量论坛。\n附件\n活动说明\n按《关于开展“质量月”活动的通知》（省市监〔2024〕8号）办理。\n"
    )
    assert read(text)[0].forwards != "省市监〔2024〕8号"


@pytest.mark.parametrize(
    ("opening", "level"),
    [
        ("为做好我市“质量月”工作，现通知如下：", "municipal"),
        ("为做好我省“质量月”工作，现通知如下：", "provincial"),
        ("根据全省部署，现将“质量月”有关事项通知如下：", None),
        ("我会定于9月开展“质量月”活动，现通知如下：", "industry"),
        ("我公司定于9月开展“质量月”活动，现通知如下：", "enterprise"),
    ],
)
def test_words_for_the_issuer_show_the_level_where_no_issuer_is_printed(
    read: Read, opening: str, level: str | None
) -> None:
    (record,) = read(f"关于开展2024年“质量月”活动的通知\n{opening}\n一、举办质量论坛。\n")
    assert record.issuers == []
    assert record.level == level
