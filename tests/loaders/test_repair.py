"""What printing did is mended, what the author wrote stays, and every character knows where it came from."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.knowledge import Knowledge
from loaders.repair import Words, repair
from loaders.repair.characters import clean
from loaders.repair.contacts import MASK, mask_contacts
from loaders.repair.script import to_simplified
from loaders.text import Edit, Text

FOLDER = Path(__file__).with_name("cases")
FILES = ("repair", "repair-pages", "repair-doubling", "repair-characters", "repair-contacts")
CASES = [case for file in FILES for case in json.loads(FOLDER.joinpath(f"{file}.json").read_text("utf-8"))]
NOTICE_LIKE = st.text(
    alphabet="质量月活动开展一二（）《》“”。，、：；\n 0123456789ab人人國關\t|*#-\"'&<>[]\f１Ａ　\u200b",
    max_size=200,
)
SENTENCE = st.text(alphabet="质量月活动开展检查企业各地组织年度安全服务", min_size=4, max_size=60)
LINE = st.one_of(
    SENTENCE.map(lambda words: f"{words}。"),
    SENTENCE.map(lambda words: f"　　{words}，{words}。"),
    SENTENCE.map(lambda words: f"一、{words}"),
    st.sampled_from(
        ["", "— 3 —", "7", "联系人：张三 0591-12345678", "| 序号 | 单位 |", "|---|---|", "“质量月”",
         "**质量**", "某市监发〔2024〕8号", "一一、、策划策划", "质量第一  安全第一", "2025年8月1日", "附件1"]
    ),
)  # fmt: skip


@pytest.fixture(scope="session")
def words(knowledge: Knowledge) -> Words:
    return Words(knowledge.lexicon)


def plain(text: str) -> str:
    """Script and width apart: what a repaired character must share with the one it stands for."""
    return to_simplified(clean(Text.of(text)).value).replace("\t", " ")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, str], words: Words) -> None:
    mended = repair(case["printed"], words).value
    assert mended == case["mended"]
    assert repair(mended, words).value == mended


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(raw=NOTICE_LIKE)
def test_every_character_knows_where_it_stood(raw: str, words: Words) -> None:
    mended = repair(raw, words)
    assert len(mended.origins) == len(mended.value)
    assert list(mended.origins) == sorted(mended.origins)
    for char, origin in zip(mended.value, mended.origins, strict=True):
        if char not in '\n ＊"“”‘’《》&':
            assert plain(raw[origin]) == char or raw[origin] in "&<>"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(raw=st.lists(LINE, max_size=14).map("\n".join))
def test_what_is_mended_is_left_alone(raw: str, words: Words) -> None:
    once = repair(raw, words).value
    assert "\n\n" not in once
    assert "\f" not in once
    assert repair(once, words).value == once


@settings(deadline=None)
@given(raw=NOTICE_LIKE)
def test_masking_keeps_the_length_and_is_done_once(raw: str, words: Words) -> None:
    masked = mask_contacts(Text.of(raw), words)
    assert len(masked) == len(raw)
    assert mask_contacts(masked, words).value == masked.value


@given(st.text(max_size=60), st.data())
def test_an_edit_keeps_the_places_of_what_stays(value: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(value)), max_size=6)))
    edits = [Edit(a, b, "x") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    edited = Text.of(value).edit(edits)
    kept = [(char, origin) for char, origin in zip(edited.value, edited.origins, strict=True) if char != "x"]
    assert all(value[origin] == char for char, origin in kept)


@pytest.mark.parametrize(
    "text",
    ["某市监发〔2025〕77号", "GB/T 19001-2016", "拨打12315、12365或96333", "投入12345678元",
     "北京市马甸东路9号，邮编100088", "2025年9月1日至10月8日", "联系人：质量处", "负责人：市市场监管局",
     "电话回访5000户",      "主要负责人要亲自抓", "高新处、安全科、计量科", "黄山市市场监管局", "经办机构要抓好落实",
     "联系点：高新区", "咨询服务：举办宣传日活动"],
)  # fmt: skip
def test_what_is_no_contact_stays(text: str, words: Words) -> None:
    assert MASK not in repair(f"{text}\n", words).value


def test_a_quoted_name_in_traditional_script_stays(words: Words) -> None:
    text = "参观“臺灣館”展览，" + "开展质量服务活动，组织企业参加质量提升行动。" * 4
    assert "臺灣館" in repair(text, words).value


def test_traditional_text_is_read_as_simplified(read: Callable[[str], list[object]]) -> None:
    title = "青松市市場監督管理局關於開展2025年“質量月”活動的通知"
    (record,) = read(f"{title}\n各單位：\n現將有關事項通知如下：\n一、活動主題\n質量強國\n")
    assert re.search("关于开展2025年“质量月”活动的通知", str(record))
