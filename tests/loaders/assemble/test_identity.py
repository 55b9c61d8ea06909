"""Ids of notices: two notices never have one, and one notice has one in every format and damage."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.contract.identity import NoticeIdentity, former_notice_id, is_notice_id, slug
from loaders.contract.record import NoticeRecord
from loaders.text.keys import number_key, title_key

Read = Callable[[str], list[NoticeRecord]]
# The characters by which document numbers name a province or a city, with the place; many have the same pinyin.
PLACES = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("number-characters.tsv").read_text("utf-8").splitlines()
]
BODY = "各有关单位：\n现将有关事项通知如下：\n一、主要活动\n（一）举办青松质量论坛。\n"


def notice(issuer: str, number: str = "", title: str = "", date: str = "2024年8月20日") -> str:
    """The text of a notice with letterhead and signature."""
    title = title or f"{issuer}关于开展2024年“质量月”活动的通知"
    return "\n".join(filter(None, [f"{issuer}文件", number, title, f"{BODY}{issuer}\n{date}"])) + "\n"


def only(records: list[NoticeRecord]) -> NoticeRecord:
    (record,) = records
    return record


def test_numbers_of_all_provinces_and_cities_give_different_ids(read: Read) -> None:
    ids: dict[str, tuple[str, str]] = {}
    for code, place in PLACES:
        issuer, number = f"{place}市场监督管理局", f"{code}市监质〔2024〕60号"
        record = only(read(notice(issuer, number)))
        assert (record.doc_number, record.issuers[0].name) == (number, issuer)
        assert ids.setdefault(record.id, (code, place)) == (code, place)
    assert len(ids) == len(set(PLACES)) >= 100
    slugs = {code: slug(code) for code, _ in PLACES}
    alike = {frozenset(pair) for pair in combinations(slugs, 2) if slugs[pair[0]] == slugs[pair[1]]}
    assert {frozenset("晋津"), frozenset("豫渝"), frozenset("青清"), frozenset("吉冀")} <= alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("绍兴市市场监督管理局", "市监质〔2024〕60号"), ("湖州市市场监督管理局", "市监质〔2024〕60号")),
        (("河南省市场监督管理局", "豫市监质〔2024〕60号"), ("重庆市市场监督管理局", "渝市监质〔2024〕60号")),
        (("甘肃省市场监督管理局", "甘市监质〔2024〕60号"), ("江西省市场监督管理局", "赣市监质〔2024〕60号")),
        (("绍兴市市场监督管理局", "市监质〔2024〕60号"), ("绍兴市市场监督管理局", "市监质〔2024〕6号")),
    ],
)
def test_other_agencies_or_numbers_are_other_notices(
    one: tuple[str, str], other: tuple[str, str], read: Read
) -> None:
    assert only(read(notice(*one))).id != only(read(notice(*other))).id


def test_notices_of_one_bureau_without_numbers_differ_by_date_or_title(read: Read) -> None:
    bureau = "绍兴市市场监督管理局"
    texts = [
        notice(bureau),
        notice(bureau, date="2024年9月3日"),
        notice(bureau, title="关于做好2024年“质量月”宣传工作的通知"),
        notice("湖州市市场监督管理局"),
    ]
    assert len({only(read(text)).id for text in texts}) == len(texts)


def doubled(text: str) -> str:
    """Every glyph twice, as some PDF files are read."""
    return "".join(glyph if glyph == "\n" else glyph * 2 for glyph in text)


NUMBERED = notice("绍兴市市场监督管理局", "绍市监质〔2024〕60号")
UNNUMBERED = notice("绍兴市市场监督管理局")
DAMAGES: dict[str, Callable[[str], str]] = {
    "brackets": lambda text: text.replace("〔", "[").replace("〕", "]"),
    "round": lambda text: text.replace("〔", "（").replace("〕", "）"),
    "lenticular": lambda text: text.replace("〔", "【").replace("〕", "】"),
    "full width": lambda text: text.replace("2024〕60", "２０２４〕６０"),
    "blanks": lambda text: text.replace("〔2024〕60号", " 〔 2024 〕 60 号"),
    "第": lambda text: text.replace("〕60", "〕第60"),
    "no letterhead": lambda text: text.replace("绍兴市市场监督管理局文件\n", ""),
    "no signature": lambda text: text.replace("绍兴市市场监督管理局\n2024年", "2024年"),
    "letterhead on two lines": lambda text: text.replace("局文件", "局\n文件", 1),
    "spaced letterhead": lambda text: text.replace("局文件", "局 文 件", 1),
    "no issuer in the title": lambda text: text.replace("局关于", "局\n关于").replace(
        "绍兴市市场监督管理局\n关于", "关于"
    ),
    "title on two lines": lambda text: text.replace("2024年“质", "2024年\n“质"),
    "quotes": lambda text: text.replace("“质量月”", '"质量月"'),
    "other quotes": lambda text: text.replace("“质量月”", "「质量月」"),
    "blanks in the title": lambda text: text.replace("2024年“质量月”", " 2024 年 “质量月” "),
    "doubled glyphs": doubled,
    "doubled head": lambda text: (
        "\n".join(map(doubled, text.split("\n")[:3])) + "\n" + text.split("\n", 3)[3]
    ),
    "lines broken": lambda text: re.sub(r"([^\n]{18})(?=[^\n]{4})", r"\1\n", text),
}


# Doubled digits of a date alone on its line stay as they are, and without a number the date identifies.
UNNUMBERED_DAMAGES = [damage for damage in DAMAGES if damage != "doubled glyphs"]
CASES = [(NUMBERED, damage) for damage in DAMAGES] + [(UNNUMBERED, damage) for damage in UNNUMBERED_DAMAGES]


@pytest.mark.parametrize(("whole", "damage"), CASES)
def test_a_damaged_notice_has_the_id_of_the_whole_one(whole: str, damage: str, read: Read) -> None:
    assert only(read(DAMAGES[damage](whole))).id == only(read(whole)).id


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_ids_are_plain_and_stable(agency: str, number: str, title: str, kind: str) -> None:
    for key in (number_key(number), None):
        identity = NoticeIdentity(agency, slug(agency), key, "2024-08-20", title_key(title), kind)
        assert re.fullmatch(r"[a-z0-9-]+", identity.id)
        assert (
            identity.id == NoticeIdentity(agency, slug(agency), key, "2024-08-20", title_key(title), kind).id
        )
    assert number_key(number_key(number)) == number_key(number)
    assert title_key(title_key(title)) == title_key(title)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("质协〔2024〕1-12号", "质协〔2024〕11-2号", False),
        ("（83）经质字614号", "[８３]經質字第 614 号", True),
        ("国市监质发〔2025〕77号", "国市监质发 2025-77", True),
        ("国市监质发〔2025〕77号", "国市监质函〔2025〕77号", False),
        ("2024年第35号", "2024年第3号", False),
    ],
)
def test_printings_of_one_number_have_one_key(one: str, other: str, equal: bool) -> None:
    assert (number_key(one) == number_key(other)) == equal


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("关于开展2024年“质量月”活动的通知", "甲市局等8部门关于开展\n2024 年「质量月」活动的通知", True),
        ("关于开展2024年“质量月”活动的通知", "关关于于开开展展22002244年“质量月”活动的通知", True),
        ("关于召开第11届质量月大会的通知", "关于召开第1届质量月大会的通知", False),
        ("关于开展质量月活动的通知", "关于转发甲市局关于开展质量月活动的通知的通知", False),
    ],
)
def test_printings_of_one_title_have_one_key(one: str, other: str, equal: bool) -> None:
    assert (title_key(one) == title_key(other)) == equal


def test_ids_are_those_of_every_machine(read: Read) -> None:
    assert only(read(NUMBERED)).id == "shao-shi-jian-zhi-2024-60-71e0f8"
    assert only(read(UNNUMBERED)).id == "amr-330600-2024-08-20-tong-zhi-bc2d38"
    assert NoticeIdentity(None, None, None).id.startswith("unknown-undated-notice-")


HEADLESS = "现就开展2024年“质量月”活动通知如下：\n一、活动内容\n（一）举办{}。\n（二）开展安全检查。\n2024年8月20日\n"


def test_pages_without_issuer_are_identified_by_their_words(read: Read) -> None:
    one, other = (only(read(HEADLESS.format(event))) for event in ("质量开放日", "技能竞赛"))
    assert one.id != other.id
    assert one.former_ids == other.former_ids
    assert one.id.startswith("unknown-2024-08-20-")
    again = only(read(HEADLESS.format("质量开放日").replace("“质量月”", "「 质量月 」\n")))
    assert again.id == one.id


def test_former_ids_are_those_of_the_former_rule(read: Read) -> None:
    assert only(read(NUMBERED)).former_ids == ["shao-shi-jian-zhi-2024-60"]
    assert only(read(UNNUMBERED)).former_ids == ["shao-xing-shi-shi-chang-jian-du-guan-li-ju-2024-tong-zhi"]
    assert former_notice_id(None, "samr", None, None) == "samr-undated-notice"
    assert not any(map(is_notice_id, ("samr-2024-tong-zhi", "guo-shi-jian-zhi-fa-2025-77", "", "-000000")))
    assert is_notice_id(only(read(NUMBERED)).id)


def test_the_agency_is_that_of_the_vocabulary_else_as_printed(read: Read) -> None:
    names = ("市场监管总局", "国家市场监督管理总局")
    texts = [notice(name, "国市监质发〔2024〕60号") for name in names]
    assert len({only(read(text)).id for text in texts}) == 1
    assert {only(read(text)).issuing_agency for text in texts} == {names[1]}
    assert only(read(UNNUMBERED)).issuing_agency == "绍兴市市场监督管理局"


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("质检总局等关于开展2015年全国“质量月”活动的通知", "国家质量监督检验检疫总局"),
        ("绍兴市市场监督管理局等8部门关于开展2015年“质量月”活动的通知", "绍兴市市场监督管理局"),
        ("关于开展2015年“质量月”活动的通知", None),
    ],
)
def test_without_issuers_the_title_names_the_agency(title: str, agency: str | None, read: Read) -> None:
    record = only(read(f"绍质〔2015〕3号\n{title}\n{BODY}2015年8月20日\n"))
    assert record.issuing_agency == agency
    assert record.id.startswith("shao-zhi-2015-3-")
