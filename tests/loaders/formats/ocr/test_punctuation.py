"""Marks that OCR confuses in a line: the width of marks, brackets, quotation marks, and numbers with blanks in them."""

from __future__ import annotations

import pytest

from loaders.formats.ocr.punctuation import tidy


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("各有关单位:", "各有关单位："),
        ("(一）深化质量提升", "（一）深化质量提升"),
        ("推进质量强县(区,镇)建设,提升水平;", "推进质量强县（区，镇）建设，提升水平；"),
        ("网站（https://example.org/a/)将发布", "网站（https://example.org/a/）将发布"),
        ("9:30在市民广场(ISO 9001)", "9:30在市民广场（ISO 9001）"),
        ("附件 2:", "附件 2："),
        ("发布典型案例.", "发布典型案例。"),
        ("1.召开推进会", "1.召开推进会"),
        ("绍市监质[2024]60号", "绍市监质〔2024〕60号"),
        ("中机质协(2015〕29号", "中机质协〔2015〕29号"),
        ("国质检质联〔2015]366 号", "国质检质联〔2015〕366 号"),
        ("会议（2015）召开", "会议（2015）召开"),
        ("以“质优’塑造优势", "以“质优”塑造优势"),
        ("‘质量月”活动", "“质量月”活动"),
        ("“全国‘质量月’观摩会”", "“全国‘质量月’观摩会”"),
        ("“昆仑一2025”行动", "“昆仑—2025”行动"),
        ("一一对应，第一2组", "一一对应，第—2组"),
        ("电话：1 3 8 0 0 1 3 8 0 0 0", "电话：13800138000"),
        ("电话:0575-8800 1234", "电话：0575-88001234"),
        ("手机138OO138OO0", "手机13800138000"),
        ("邮箱: zl @ example. com", "邮箱： zl@example.com"),
        ("2025 年 9 月 1 日", "2025 年 9 月 1 日"),
    ],
)
def test_marks_are_as_printed(read: str, printed: str) -> None:
    assert tidy(read) == printed
    assert tidy(printed) == printed
