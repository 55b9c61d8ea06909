"""Texts that are no quality-month notice, each refused with its reason, and notices that only lost their head."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.contract.record import NoticeRecord
from ontology.errors import NotANotice

Read = Callable[[str], list[NoticeRecord]]

REFUSED = {
    "今日天气晴。\n": "is not mentioned",
    "“质量月”启动\n本报讯（记者 某某）昨日，“质量月”活动在广场启动。\n": "a news report",
    "“质量月”落幕\n据悉，活动圆满结束，参加活动的企业表示，受益匪浅。\n": "a news report",
    "关于开展“消防宣传月”活动的通知\n各单位：\n与“质量月”衔接，现通知如下：\n一、主题\n": "something else",
    "关于开展“安全生产月”活动的通知\n各单位：\n做好质量月衔接，现通知如下：\n一、主题\n": "something else",
    "质量月随笔\n每到九月，总想起“质量月”里的那些人。\n": "a news report",
    "全国“质量月”活动启动\n9月1日，启动仪式在某地举行。\n": "a news report",
    "质量月的人\n每到九月，总想起“质量月”里的那些人。\n": "nothing is announced",
}
ACCEPTED = {
    "title and nothing else of a head": "关于开展2024年“质量月”活动的通知\n一、活动主题\n质量惠民\n",
    "head lost": "为推进质量强市，现将“质量月”活动有关事项通知如下：\n一、活动主题\n质量惠民\n",
    "title and opening lost": "一、活动主题\n“质量月”惠民\n二、活动时间\n9月\n三、活动内容\n（一）“质量月”论坛。\n",
    "a circular that mentions reporters": (
        "关于开展2024年“质量月”活动的通知\n各单位：\n现将事项通知如下：\n一、邀请记者，据了解情况后报道。\n"
    ),
    "another month beside it": (
        "关于开展“安全生产月”和“质量月”活动的通知\n各单位：\n现将有关事项通知如下：\n一、活动主题\n安全第一\n"
    ),
}


@pytest.mark.parametrize("text", REFUSED, ids=list(REFUSED.values()))
def test_a_text_is_refused_with_its_reason(text: str, read: Read) -> None:
    with pytest.raises(NotANotice, match=REFUSED[text]):
        read(text)


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_notice_with_a_lost_head_is_accepted(name: str, read: Read) -> None:
    assert len(read(ACCEPTED[name])) == 1
