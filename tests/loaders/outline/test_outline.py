"""Marks, sections, and the notices that one file holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.contract.record import NoticeRecord
from loaders.outline.sections import read_entries
from loaders.outline.splitting import NoticePart
from loaders.text.dates import find_date
from loaders.text.markers import han_number, read_marker
from loaders.text.paragraphs import read_paragraphs
from ontology.errors import NotANotice

Read = Callable[[str], list[NoticeRecord]]
BODY = "各单位：\n现将有关事项通知如下：\n一、活动主题\n{theme}\n二、活动内容\n（一）举办质量论坛。\n2025年8月1日\n"
TITLE = "青松市市场监管局关于开展2025年“质量月”活动的通知\n"


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("一、活动主题", "han", 1), ("十二、某部", "han", 12), ("（三）加强", "han_bracket", 3),
        ("(二)各地", "han_bracket", 2), ("10.举办", "arabic", 10), ("2.2025年口号", "arabic", 2),
        ("3、开展", "arabic", 3), ("（1）组织", "arabic_bracket", 1), ("①宣传", "circled", 1),
        ("附件1", "annex", 1), ("附 2:", "annex", 2), ("附件：1. 名单", "annex", 0), ("附件一", "annex", 1),
    ],
)  # fmt: skip
def test_marks(line: str, kind: str, number: int) -> None:
    marker = read_marker(line)
    assert marker is not None
    assert (marker.kind, marker.number) == (kind, number)


@pytest.mark.parametrize(
    "line", ["2025年9月", "1.5万家企业", "（区、镇）培育", "附近的企业", "一批企业", "附属单位"]
)
def test_no_marks(line: str) -> None:
    assert read_marker(line) is None


@pytest.mark.parametrize(
    ("numeral", "number"), [("十", 10), ("二十一", 21), ("三十", 30), ("二〇二五", 2025), ("一百零八", 108)]
)
def test_numerals(numeral: str, number: int) -> None:
    assert han_number(numeral) == number


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2025 年 9 月 16-18 日", ("2025-09-16", "2025-09-18")),
        ("10 月 12-14 日在", ("2015-10-12", "2015-10-14")),
        ("9 月到 12 月", ("2015-09", "2015-12")),
        ("二〇二四年七月二十六日", ("2024-07-26", "2024-07-26")),
        ("2025 年全年", ("2025-01", "2025-12")),
        ("今年 9 月", ("2015-09", "2015-09")),
        ("9月1日至10月8日", ("2015-09-01", "2015-10-08")),
        ("13 月", None), ("第 9 届", None),
    ],
)  # fmt: skip
def test_dates(printed: str, iso: tuple[str, str] | None) -> None:
    found = find_date(printed, 2015)
    assert (found.iso if found else None) == iso


def test_sections_are_printed_paths() -> None:
    text = "现通知如下：\n三、活动安排\n（一）深化。\n续段。\n（二）提升。\n1.举办。\n四、要求"
    entries = read_entries(
        [NoticePart(None, read_paragraphs(text)), NoticePart(1, read_paragraphs("附件1\n1.举办"))], ()
    )
    assert [entry.section for entry in entries] == [
        "", "三", "三(一)", "三(一)", "三(二)", "三(二)1", "四", "附件1", "附件1 1",
    ]  # fmt: skip


def test_notices_one_after_the_other(read: Read) -> None:
    second = TITLE.replace("青松市", "白杨市")
    records = read(TITLE + BODY.format(theme="甲") + second + BODY.format(theme="乙"))
    assert [record.theme for record in records] == ["甲", "乙"]
    assert [record.issuers[0].name for record in records] == ["青松市市场监管局", "白杨市市场监管局"]


def test_a_notice_carried_in_an_annex_and_the_annex_behind_it(read: Read) -> None:
    outer = (
        "青质协〔2025〕3号\n青松质量协会关于转发省局2025年“质量月”活动通知的通知\n各会员单位：\n"
        "现将通知转发给你们。现就有关事项通知如下：\n一、举办质量论坛。\n"
        "附件1：通知\n附件2：口号\n2025年8月20日\n"
    )
    records = read(
        outer
        + "附件1\n"
        + TITLE
        + BODY.format(theme="甲")
        + "附件2\n“质量月”活动口号\n1.质量第一\n2.质量强市\n"
    )
    assert len(records) == 2
    assert records[0].slogans == ["质量第一", "质量强市"]
    assert records[1].slogans == []
    assert records[0].forwards == "青松市市场监管局关于开展2025年“质量月”活动的通知"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("今天天气很好。\n", "no word of a quality month"),
        ("全国“质量月”活动启动\n9月1日，启动仪式在某地举行。\n", "nothing is announced"),
        (
            "关于开展“安全生产月”活动的通知\n各单位：\n做好质量月衔接，现通知如下：\n一、主题\n",
            "something else",
        ),
    ],
)
def test_what_is_no_notice_is_refused(text: str, reason: str, read: Read) -> None:
    with pytest.raises(NotANotice, match=reason):
        read(text)
