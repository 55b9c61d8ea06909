"""What printing did is mended, what the author wrote stays, and every character knows where it came from."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.lexicon.knowledge import Knowledge
from loaders.repair import RepairLexicon, repair
from loaders.repair.characters import clean
from loaders.repair.contacts import MASK, mask_contacts
from loaders.text.script import to_simplified
from loaders.text.spans import Text

FOLDER = Path(__file__).parent
FILES = ("repair", "pages", "doubling", "characters", "contacts")
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
NASTY = {
    "one digit": "1", "one character": "质", "alternating doubled": "质质量量", "doubled with marks": "质质，，",
    "blank lines": "\n", "blanks": " ", "tabs": "\t", "pipes": "|", "cells": "| a ", "brackets": "（",
    "book marks": "《", "square": "[", "quotes": '"', "stars": "*", "entities": "&amp;", "tags": "<p ",
    "labels": "联系人：", "phones": "电话：", "numbers": "010-12345678、", "names": "张三、",
    "page numbers": "— 3 —\n", "bare": "1\n2\n",
    "heads": "某局文件\n- 3 -\n", "lines": "某某局\n", "Traditional": "國質", "form feeds": "\f\n", "rules": "|-",
    "wrapped": "质量" * 17 + "，质\n", "headers": "序号\n活动内容\n时间\n", "addresses": "a@",
}  # fmt: skip


@pytest.fixture(scope="session")
def words(knowledge: Knowledge) -> RepairLexicon:
    return RepairLexicon(knowledge.lexicon)


def plain(text: str) -> str:
    """Script and width apart: what a repaired character must share with the one it stands for."""
    return to_simplified(clean(Text.of(text)).value).replace("\t", " ")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, str], words: RepairLexicon) -> None:
    mended = repair(case["printed"], words).value
    assert mended == case["mended"]
    assert repair(mended, words).value == mended


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(raw=NOTICE_LIKE)
def test_every_character_knows_where_it_stood(raw: str, words: RepairLexicon) -> None:
    mended = repair(raw, words)
    assert len(mended.origins) == len(mended.value)
    assert list(mended.origins) == sorted(mended.origins)
    for char, origin in zip(mended.value, mended.origins, strict=True):
        if char not in '\n ＊"“”‘’《》&':
            assert plain(raw[origin]) == char or raw[origin] in "&<>"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(raw=st.lists(LINE, max_size=14).map("\n".join))
def test_what_is_mended_is_left_alone(raw: str, words: RepairLexicon) -> None:
    once = repair(raw, words).value
    assert "\n\n" not in once
    assert "\f" not in once
    assert repair(once, words).value == once


@settings(deadline=None)
@given(raw=NOTICE_LIKE)
def test_masking_keeps_the_length_and_is_done_once(raw: str, words: RepairLexicon) -> None:
    masked = mask_contacts(Text.of(raw), words)
    assert len(masked) == len(raw)
    assert mask_contacts(masked, words).value == masked.value


@pytest.mark.parametrize("shape", NASTY)
def test_time_grows_with_the_text_and_no_faster(shape: str, words: RepairLexicon) -> None:
    unit = NASTY[shape]
    repair("联系人：张三 010-12345678", words)
    short, long = (_seconds(unit * (size // len(unit)), words) for size in (50_000, 200_000))
    assert long < 10 * max(short, 0.1)  # four times the text; a quadratic step makes it sixteen
    assert long < 20


def _seconds(text: str, words: RepairLexicon) -> float:
    """The least of three, for the machine may be busy with something else."""
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        repair(text, words)
        taken.append(time.perf_counter() - begun)
    return min(taken)


@pytest.mark.parametrize(
    "text",
    ["某市监发〔2025〕77号", "GB/T 19001-2016", "拨打12315、12365或96333", "投入12345678元",
     "北京市马甸东路9号，邮编100088", "2025年9月1日至10月8日", "联系人：质量处", "负责人：市市场监管局",
     "电话回访5000户",      "主要负责人要亲自抓", "高新处、安全科、计量科", "黄山市市场监管局", "经办机构要抓好落实",
     "联系点：高新区", "咨询服务：举办宣传日活动"],
)  # fmt: skip
def test_what_is_no_contact_stays(text: str, words: RepairLexicon) -> None:
    assert MASK not in repair(f"{text}\n", words).value


def test_a_quoted_name_in_traditional_script_stays(words: RepairLexicon) -> None:
    text = "参观“臺灣館”展览，" + "开展质量服务活动，组织企业参加质量提升行动。" * 4
    assert "臺灣館" in repair(text, words).value


def test_traditional_text_is_read_as_simplified(read: Callable[[str], list[object]]) -> None:
    title = "青松市市場監督管理局關於開展2025年“質量月”活動的通知"
    (record,) = read(f"{title}\n各單位：\n現將有關事項通知如下：\n一、活動主題\n質量強國\n")
    assert re.search("关于开展2025年“质量月”活动的通知", str(record))
