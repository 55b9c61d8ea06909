"""Numbering marks and Chinese numerals."""

from __future__ import annotations

import pytest

from loaders.text.markers import han_number, number_of, read_marker


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("一、活动主题", "han", 1), ("十二、某部", "han", 12), ("（三）加强", "han_bracket", 3),
        ("(二)各地", "han_bracket", 2), ("10.举办", "arabic", 10), ("2.2025年口号", "arabic", 2),
        ("3、开展", "arabic", 3), ("（1）组织", "arabic_bracket", 1), ("①宣传", "circled", 1),
        ("2.1 开展", "decimal", 1), ("第二，开展", "ordinal", 2),
        ("附件1", "annex", 1), ("附 2:", "annex", 2), ("附件：1. 名单", "annex", 0), ("附件一", "annex", 1),
        ("叁、活动要求", "han", 3), ("（拾贰）组织", "han_bracket", 12), ("壹.主题", "han", 1),
    ],
)  # fmt: skip
def test_a_mark_has_a_kind_and_a_number(line: str, kind: str, number: int) -> None:
    marker = read_marker(line)
    assert marker is not None
    assert (marker.kind, marker.number) == (kind, number)


@pytest.mark.parametrize(
    "line",
    [
        "2025年9月",
        "9.10 召开",
        "1.5万家企业",
        "（区、镇）培育",
        "附近的企业",
        "一批企业",
        "附属单位",
        "二二十、活动",
    ],
)
def test_other_beginnings_are_no_marks(line: str) -> None:
    assert read_marker(line) is None


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("十", 10), ("二十一", 21), ("三十", 30), ("二〇二五", 2025), ("一百零八", 108), ("贰拾", 20)],
)
def test_values_of_chinese_numerals(numeral: str, number: int) -> None:
    assert han_number(numeral) == number


@pytest.mark.parametrize("numeral", ["", "二二十", "质量"])
def test_a_malformed_numeral_has_no_value(numeral: str) -> None:
    assert number_of(numeral) is None
    with pytest.raises(ValueError, match="not a Chinese numeral"):
        han_number(numeral)
