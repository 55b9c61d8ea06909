"""The sections of a notice, and the notices of one file."""

from __future__ import annotations

from collections.abc import Callable

from loaders.contract.record import NoticeRecord
from loaders.outline.sections import read_entries
from loaders.outline.splitting import NoticePart
from loaders.text.paragraphs import read_paragraphs

Read = Callable[[str], list[NoticeRecord]]
BODY = "各单位：\n现将有关事项通知如下：\n一、活动主题\n{theme}\n二、活动内容\n（一）举办质量论坛。\n2025年8月1日\n"
TITLE = "青松市市场监管局关于开展2025年“质量月”活动的通知\n"


def test_a_section_is_the_path_of_printed_marks() -> None:
    text = "现通知如下：\n三、活动安排\n（一）深化。\n续段。\n（二）提升。\n1.举办。\n四、要求"
    entries = read_entries(
        [NoticePart(None, read_paragraphs(text)), NoticePart(1, read_paragraphs("附件1\n1.举办"))], ()
    )
    assert [entry.section for entry in entries] == [
        "", "三", "三(一)", "三(一)", "三(二)", "三(二)1", "四", "附件1", "附件1 1",
    ]  # fmt: skip


def test_two_notices_in_one_file(read: Read) -> None:
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
