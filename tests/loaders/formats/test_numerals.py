"""Numerals of lists in the styles of Word and of browsers."""

from __future__ import annotations

import pytest

from loaders.formats.numerals import numeral


@pytest.mark.parametrize(
    ("style", "number", "printed"),
    [
        ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("ideographDigital", 12, "一二"),
        ("japaneseCounting", 20, "二十"),
        ("chineseCountingThousand", 105, "一百零五"), ("chineseCountingThousand", 1010, "一千零一十"),
        ("chineseLegalSimplified", 12, "拾贰"), ("decimalEnclosedCircle", 20, "⑳"), ("decimalEnclosedCircle", 21, "21"),
        ("upperRoman", 14, "XIV"), ("lowerRoman", 4, "iv"), ("lowerLetter", 27, "aa"), ("upperLetter", 2, "B"),
        ("decimalFullWidth", 10, "１０"), ("ideographTraditional", 3, "丙"), ("decimalEnclosedParen", 1, "⑴"),
        ("chineseCounting", 0, "0"), ("lowerRoman", 99999, "99999"), ("of a later Word", 3, "3"),
    ],
)  # fmt: skip
def test_numerals(style: str, number: int, printed: str) -> None:
    assert numeral(number, style) == printed
