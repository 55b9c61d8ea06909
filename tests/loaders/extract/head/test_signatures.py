"""Signatures of several agencies, in every layout, and lists of agencies that are no signature."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.contract.record import NoticeRecord

Read = Callable[[str], list[NoticeRecord]]
TITLE = "关于开展2023年“质量月”活动的通知"
OPENING = "现将有关事项通知如下：\n一、活动内容\n1.举办质量论坛。\n2.开展质量知识竞赛。"
DATE = "2023年8月20日"
FIVE = [
    "中共青松市委宣传部", "青松市市场监督管理局", "青松市总工会", "共青团青松市委", "青松市工商业联合会",
]  # fmt: skip
BUREAU, UNION = "青松市市场监督管理局", "青松市总工会"


def issuers(read: Read, text: str) -> list[str]:
    (record,) = read(text)
    spans = [each for each in record.evidence if each.about == "issuers"]
    assert len(spans) == len(record.issuers)
    return [issuer.name for issuer in record.issuers]


@pytest.mark.parametrize(
    "signature",
    [
        "\n".join(FIVE), "\n\n".join(FIVE), "  ".join(FIVE), " ".join(FIVE), "、".join(FIVE), " · ".join(FIVE),
        " / ".join(FIVE), "\n".join(f"{name}（盖章）" for name in FIVE), "  ".join(f"{name}(公章)" for name in FIVE),
        "\n".join(f"{name}……" for name in FIVE), "\n（盖章）\n".join(FIVE), "\n".join([" ".join(FIVE[:2]), *FIVE[2:]]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", [TITLE, f"{BUREAU}{TITLE}"])
def test_five_agencies_sign(read: Read, title: str, signature: str) -> None:
    assert issuers(read, f"{title}\n各有关单位：\n{OPENING}\n{signature}\n{DATE}\n") == FIVE


@pytest.mark.parametrize(
    "text",
    [
        f"2023年“质量月”活动方案\n第三轧钢厂 · {DATE}\n结合工作部署，特制定方案。\n一、活动内容\n举办质量知识竞赛。\n",
        f"2023年“质量月”活动方案\n一、活动内容\n举办质量知识竞赛。\n第三轧钢厂 ……  {DATE}\n",
        f"2023年“质量月”活动方案\n一、活动内容\n举办质量知识竞赛。\n第三轧钢厂（盖章）　{DATE}\n",
    ],
)
def test_dots_and_seals_stand_between_signature_and_date(read: Read, text: str) -> None:
    assert issuers(read, text) == ["第三轧钢厂"]


@pytest.mark.parametrize(
    ("letterhead", "signature", "expected"),
    [
        ([BUREAU, UNION], [UNION, BUREAU, "青松市科学技术协会"], [BUREAU, UNION, "青松市科学技术协会"]),
        ([UNION, "青松市教育局"], [BUREAU, "青松市教育局", UNION], [UNION, "青松市教育局", BUREAU]),
        ([BUREAU, UNION], [BUREAU, UNION], [BUREAU, UNION]),
    ],
)  # fmt: skip
def test_issuers_of_the_letterhead_come_first(
    read: Read, letterhead: list[str], signature: list[str], expected: list[str]
) -> None:
    head, foot = "\n".join(letterhead), "  ".join(signature)
    text = f"{head}\n青市监〔2023〕8号\n{TITLE}\n各有关单位：\n{OPENING}\n{foot}\n{DATE}\n"
    assert issuers(read, text) == expected


@pytest.mark.parametrize(
    "foot",
    [
        "抄送：\n青松市委办公室\n青松市人民政府办公室\n青松市教育局",
        "抄送：青松市委办公室、青松市人民政府办公室、青松市教育局。",
        "主送单位\n松县市场监督管理局\n柏县市场监督管理局\n桦县市场监督管理局",
        "联系单位\n青松市市场监督管理局质量发展科\n青松市总工会经济工作部",
        "附件1\n2023年“质量月”活动安排表\n组织单位\n青松市总工会\n青松市工商业联合会\n青松市科学技术协会",
        "2023年“质量月”活动安排\n活动内容\n牵头部门\n协助部门\n举办质量论坛\n青松市总工会\n青松市教育局",
    ],
    ids=["cc-lines", "cc", "recipients", "contacts", "annex", "table"],
)
def test_a_list_below_the_date_is_no_signature(read: Read, foot: str) -> None:
    assert issuers(read, f"{TITLE}\n各有关单位：\n{OPENING}\n{BUREAU}\n{DATE}\n{foot}\n") == [BUREAU]


@pytest.mark.parametrize(
    "recipients",
    [
        "松县市场监督管理局\n柏县市场监督管理局\n桦县市场监督管理局：",
        "松县市场监督管理局\n柏县市场监督管理局\n桦县市场监督管理局\n为做好“质量月”工作，有关要求明确如下。",
        "松县住房和城乡建设局 柏县住房和城乡建设局\n桦县住房和城乡建设局:",
    ],
)
def test_recipients_on_lines_of_their_own_are_no_issuers(read: Read, recipients: str) -> None:
    assert issuers(read, f"{TITLE}\n{recipients}\n{OPENING}\n{BUREAU}\n{DATE}\n") == [BUREAU]


@pytest.mark.parametrize("label", ["主办单位", "承办单位：", "参加单位"])
def test_organizers_of_an_event_are_no_issuers(read: Read, label: str) -> None:
    events = f"3.举办质量大讲堂\n{label}\n青松市工商业联合会\n青松市科学技术协会"
    text = f"{TITLE}\n各有关单位：\n{OPENING}\n{events}\n二、工作要求\n认真落实。\n{BUREAU}\n{DATE}\n"
    assert issuers(read, text) == [BUREAU]
