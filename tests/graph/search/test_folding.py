"""Folding: what a reader takes for one word is one, and every character keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.search.folding import LONGEST_READ, fold, joined_terms, readings, terms_of


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("國家質量監督檢驗檢疫總局", "国家质量监督检验检疫总局"),
        ("ＱＣ小组　２０２４", "qc小组 2024"),
        ("Zhìliàng", "zhiliang"),
        ("ＳＡＭＲ", "samr"),
        ("㎡½℃①", "㎡½℃1"),
        ("乾坤", "乾坤"),
        ("İ", "i"),
    ],
)
def test_one_word_in_other_letters(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_punctuation_has_no_terms() -> None:
    assert terms_of(fold("“质量月”活动—2024年 QC")) == ["质", "量", "月", "活", "动", "2024", "年", "qc"]
    assert joined_terms("《！》") == ""


def test_a_name_is_read_from_each_of_its_syllables_on() -> None:
    assert readings("市监局").split() == ["shijianju", "sjj", "jianju", "jj", "ju", "j"]
    assert readings("重庆").startswith("chongqing cq")
    assert readings("qc小组").split()[:2] == ["qcxiaozu", "qxz"]


def test_what_is_no_name_is_not_read() -> None:
    assert readings("samr") == ""
    assert readings("质" * (LONGEST_READ + 1)) == ""
