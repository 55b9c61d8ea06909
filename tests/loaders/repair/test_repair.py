"""Repair: damage by printing is undone, the author's text stays, and every character keeps its offset in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.lexicon.knowledge import Knowledge
from loaders.repair import RepairLexicon, repair
from loaders.repair.characters import clean
from loaders.repair.contacts import MASK, mask_contacts
from loaders.text.spans import Text
from ontology.script import to_simplified

FOLDER = Path(__file__).parent
FILES = ("repair", "pages", "doubling", "characters", "contacts", "copies")
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
def lexicon(knowledge: Knowledge) -> RepairLexicon:
    return RepairLexicon(knowledge.lexicon)


def normal_form(text: str) -> str:
    """Return what a repaired character has in common with its origin: all but script and width."""
    return to_simplified(clean(Text.of(text)).value).replace("\t", " ")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, str], lexicon: RepairLexicon) -> None:
    repaired = repair(case["printed"], lexicon).value
    assert repaired == case["repaired"]
    assert repair(repaired, lexicon).value == repaired


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(raw=NOTICE_LIKE)
def test_every_character_keeps_its_offset_in_the_file(raw: str, lexicon: RepairLexicon) -> None:
    repaired = repair(raw, lexicon)
    assert len(repaired.origins) == len(repaired.value)
    assert list(repaired.origins) == sorted(repaired.origins)
    for char, origin in zip(repaired.value, repaired.origins, strict=True):
        if char not in '\n ＊"“”‘’《》&':
            assert normal_form(raw[origin]) == char or raw[origin] in "&<>"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(raw=st.lists(LINE, max_size=14).map("\n".join))
def test_repair_is_idempotent(raw: str, lexicon: RepairLexicon) -> None:
    once = repair(raw, lexicon).value
    assert "\n\n" not in once
    assert "\f" not in once
    assert repair(once, lexicon).value == once


@settings(deadline=None)
@given(raw=NOTICE_LIKE)
def test_masking_is_idempotent_and_keeps_the_length(raw: str, lexicon: RepairLexicon) -> None:
    masked = mask_contacts(Text.of(raw), lexicon)
    assert len(masked) == len(raw)
    assert mask_contacts(masked, lexicon).value == masked.value


@pytest.mark.parametrize(
    "text",
    ["某市监发〔2025〕77号", "GB/T 19001-2016", "拨打12315、12365或96333", "投入12345678元",
     "北京市马甸东路9号，邮编100088", "2025年9月1日至10月8日", "联系人：质量处", "负责人：市市场监管局",
     "电话回访5000户",      "主要负责人要亲自抓", "高新处、安全科、计量科", "黄山市市场监管局", "经办机构要抓好落实",
     "联系点：高新区", "咨询服务：举办宣传日活动"],
)  # fmt: skip
def test_a_text_without_contact_data_stays(text: str, lexicon: RepairLexicon) -> None:
    assert MASK not in repair(f"{text}\n", lexicon).value


def test_a_quoted_name_in_traditional_script_stays(lexicon: RepairLexicon) -> None:
    text = "参观“臺灣館”展览，" + "开展质量服务活动，组织企业参加质量提升行动。" * 4
    assert "臺灣館" in repair(text, lexicon).value


def test_traditional_text_is_read_as_simplified(read: Callable[[str], list[object]]) -> None:
    title = "青松市市場監督管理局關於開展2025年“質量月”活動的通知"
    (record,) = read(f"{title}\n各單位：\n現將有關事項通知如下：\n一、活動主題\n質量強國\n")
    assert re.search("关于开展2025年“质量月”活动的通知", str(record))
