"""Issuers that the opening of a notice names where no letterhead, title or signature does, and those it only cites."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.contract.record import NoticeRecord

Read = Callable[[str], list[NoticeRecord]]
BODY = "\n一、活动内容\n1.举办质量论坛。\n2.开展质量知识竞赛。\n"


def notice(opening: str, year: int = 2022, recipients: str = "各有关单位：") -> str:
    return f"关于开展{year}年“质量月”活动的通知\n{recipients}\n{opening}{BODY}"


@pytest.mark.parametrize(
    ("opening", "issuers", "stated"),
    [
        ("国家质检总局等30个部门定于2022年9月联合开展全国“质量月”活动。", ["国家质检总局"], 30),
        ("为促进质量强省建设,湖南省市场监督管理局等18个省直单位定于9月联合开展“质量月”活动:",
         ["湖南省市场监督管理局"], 18),
        ("“质量月”活动由青松市市场监督管理局等九家单位联合主办。现将有关事项通知如下：", ["青松市市场监督管理局"], 9),
        ("由市场监管总局等二十部门联合开展全国“质量月”活动，现就有关事项通知如下：", ["市场监管总局"], 20),
        ("中国机械工业联合会、中国质量协会等5家协会决定于2022年9月开展“质量月”活动。",
         ["中国机械工业联合会", "中国质量协会"], 5),
        ("中国质量协会、中华全国总工会和全国妇联等七家单位将共同举办“质量月”活动。",
         ["中国质量协会", "中华全国总工会", "全国妇联"], 7),
        ("市场监管总局会同中央宣传部等 20余个部委于2022年9月联合开展“质量月”活动。",
         ["市场监管总局", "中央宣传部"], 20),
        ("青松县市场监督管理局等十多个部门定于9月在全县联合开展“质量月”活动。", ["青松县市场监督管理局"], 10),
        ("经研究，青松县市场监督管理局等有关部门决定开展2022年“质量月”活动。", ["青松县市场监督管理局"], None),
        ("今年9月，市场监管总局等 27 个部门（单位）将联合开展全国“质量月”活动。", ["市场监管总局"], 27),
    ],
)  # fmt: skip
def test_the_first_of_joint_issuers_are_named(
    read: Read, opening: str, issuers: list[str], stated: int | None
) -> None:
    (record,) = read(notice(opening))
    assert [issuer.name for issuer in record.issuers] == issuers
    assert record.issuer_count_stated == stated
    assert not record.issuers_complete
    quotes = [each.quote for each in record.evidence if each.about == "issuers"]
    assert quotes == issuers
    assert {activity.basis for activity in record.activities} == {None}


@pytest.mark.parametrize(
    ("opening", "issuers"),
    [
        ("全国总工会、共青团中央、中国科协联合开展2022年“质量月”活动。", ["全国总工会", "共青团中央", "中国科协"]),
        ("青松市市场监督管理局、青松市总工会两部门定于9月联合开展“质量月”活动。",
         ["青松市市场监督管理局", "青松市总工会"]),
        ("国家经委、全国总工会、中国科协联合决定，今年9月继续开展“质量月”活动。",
         ["国家经委", "全国总工会", "中国科协"]),
        ("国家市场监督管理总局定于2022年9月开展全国“质量月”活动。", ["国家市场监督管理总局"]),
        ("恒丰纺织有限公司决定于2022年9月开展“质量月”活动。", ["恒丰纺织有限公司"]),
        ("按照省局关于“质量月”的要求,青松县质量技术监督局结合工作实际,制定本方案。", ["青松县质量技术监督局"]),
        ("为推进建设质量强国，青松检验检疫局结合“质量月”实际，特制定如下安排：", ["青松检验检疫局"]),
    ],
)  # fmt: skip
def test_all_issuers_are_named(read: Read, opening: str, issuers: list[str]) -> None:
    (record,) = read(notice(opening))
    assert [issuer.name for issuer in record.issuers] == issuers
    assert record.issuers_complete
    assert not any("issuer-" in warning.code for warning in record.warnings)


@pytest.mark.parametrize(
    "opening",
    [
        "根据市场监管总局等25个部门《关于开展全国“质量月”活动的通知》要求，现将有关事项通知如下：",
        "按照省市场监管局等20部门部署，决定开展“质量月”活动，现将有关事项通知如下：",
        "为贯彻落实市场监管总局等26部门关于联合开展“质量月”活动的通知精神，现将有关事项通知如下：",
        "现将市场监管总局等25个部门《关于开展“质量月”活动的通知》转发给你们，有关事项通知如下：",
        "近日，市场监管总局等25个部门联合印发了《关于开展“质量月”活动的通知》，现将有关事项通知如下：",
        "近日，国家质检总局等27个部门联合印发通知，决定于2022年9月联合开展“质量月”活动。现通知如下：",
        "去年，市场监管总局等20个部门联合开展了“质量月”活动，成效明显。现将今年有关事项通知如下：",
        "2019年9月，市场监管总局等20个部门联合开展“质量月”活动。现将有关事项通知如下：",
        "1978年以来，国家经委等部门每年9月联合开展“质量月”活动。现将有关事项通知如下：",
        "市场监管总局等25个部门定于2022年9月联合开展“质量月”活动。为做好我市活动，现通知如下：",
        "省市场监管局等18个部门定于9月联合开展“质量月”活动。全县各单位要积极参加，现通知如下：",
        "中国质量协会等7家单位定于9月联合开展“质量月”活动，我公司决定参加，现通知如下：",
        "由市场监管总局等25个部门联合主办的“质量月”活动将于9月举行，现将有关事项通知如下：",
        "收到市场监管总局等25个部门关于开展“质量月”活动的通知后，现将有关事项通知如下：",
        "接省市场监督管理局等12个部门通知，定于2022年9月联合开展“质量月”活动，现通知如下：",
        "为响应市场监管总局等25个部门号召，定于2022年9月开展“质量月”活动，现通知如下：",
        "在市场监管总局等25个部门的统一部署下，9月将联合开展“质量月”活动，现通知如下：",
        "与市场监管总局等25个部门同步开展“质量月”活动，现将有关事项通知如下：",
        "为配合省总工会等9家单位联合开展的“质量月”活动，现将有关事项通知如下：",
        "省市场监管局定于9月在全省开展“质量月”活动，我局结合实际，现将有关事项通知如下：",
        "省市场监管局等20部门联合部署开展“质量月”活动。现将有关事项通知如下：",
        "据市场监管总局等部门统计，“质量月”活动成效明显，现将有关事项通知如下：",
        "据悉，市场监管总局等20部门将于9月联合开展“质量月”活动。现将有关事项通知如下：",
        "市场监管总局等部门要求，9月在全国开展“质量月”活动。现将有关事项通知如下：",
        "国务院决定开展质量提升行动，为做好“质量月”工作，现将有关事项通知如下：",
    ],
)
def test_the_issuers_of_another_notice_are_not_taken(read: Read, opening: str) -> None:
    (record,) = read(notice(opening))
    assert record.issuers == []
    assert record.issuer_count_stated is None
    assert record.level in {None, "municipal", "county", "enterprise"}  # by 我市, 全县各单位, 我公司
    assert not record.issuers_complete
    (signed,) = read(notice(opening) + "青松市市场监督管理局\n2022年8月20日\n")
    assert [issuer.name for issuer in signed.issuers] == ["青松市市场监督管理局"]
    assert signed.issuer_count_stated is None
    assert signed.issuers_complete


@pytest.mark.parametrize("recipients", ["各市、县（区）市场监管局：", "各乡镇人民政府：", "市直各单位："])
def test_a_notice_to_local_recipients_is_not_that_of_a_national_agency(read: Read, recipients: str) -> None:
    opening = "市场监管总局等25个部门定于2022年9月联合开展“质量月”活动。现就有关事项通知如下："
    (record,) = read(notice(opening, recipients=recipients))
    assert record.issuers == []


@pytest.mark.parametrize(
    ("title", "issuers", "stated"),
    [
        ("市场监管总局等25部门关于开展2022年“质量月”活动的通知", ["市场监管总局"], 25),
        ("青松省市场监督管理局等二十余个部门关于开展2022年“质量月”活动的通知", ["青松省市场监督管理局"], 20),
        ("中国质量协会、中华全国总工会等7家单位关于开展“质量月”活动的通知", ["中国质量协会", "中华全国总工会"], 7),
        ("质检总局等关于开展2015年全国“质量月”活动的通知", ["质检总局"], None),
    ],
)  # fmt: skip
def test_a_title_names_the_first_issuers(
    read: Read, title: str, issuers: list[str], stated: int | None
) -> None:
    (record,) = read(f"{title}\n各有关单位：\n现将有关事项通知如下：{BODY}")
    assert [issuer.name for issuer in record.issuers] == issuers
    assert record.issuer_count_stated == stated
    assert not record.issuers_complete


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        ("转发市场监管总局等25部门关于开展2022年“质量月”活动的通知", []),
        ("关于转发市场监管总局等25部门关于开展2022年“质量月”活动通知的通知", []),
        ("关于贯彻落实省市场监管局等12部门开展2022年“质量月”活动的通知", []),
        ("青松市市场监管局转发省市场监管局等12部门关于开展“质量月”活动的通知", ["青松市市场监管局"]),
    ],
)
def test_a_title_that_forwards_names_no_issuer_but_its_own(
    read: Read, title: str, issuers: list[str]
) -> None:
    (record,) = read(f"{title}\n各有关单位：\n现将“质量月”有关事项通知如下：{BODY}")
    assert [issuer.name for issuer in record.issuers] == issuers
    assert record.issuer_count_stated is None


@pytest.mark.parametrize(
    ("count", "complete", "differs"),
    [
        ("三个", True, False), ("两个", True, True), ("五个", False, True), ("3余个", False, False),
        ("2余个", True, False),
    ],
)  # fmt: skip
def test_signatures_are_counted(read: Read, count: str, complete: bool, differs: bool) -> None:
    opening = f"青松市市场监督管理局等{count}部门定于9月联合开展“质量月”活动。现通知如下："
    signed = "青松市市场监督管理局\n青松市总工会\n青松市科学技术协会\n2022年8月20日\n"
    (record,) = read(notice(opening) + signed)
    assert len(record.issuers) == 3
    assert record.issuers_complete == complete
    assert ("issuer-count-differs" in {warning.code for warning in record.warnings}) == differs
