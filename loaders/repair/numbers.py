"""Numbers in doubled type: 20252025年 is 2025年, 第4444次 is 第44次, but 2020年, 第11届 and 1122 may be meant.

A number is halved where its line proves it (a year of eight digits, a number between doubled words that no
author writes); beside a number of the same line that is certainly printed once, all are left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.text.spans import Span

_NUMBER = re.compile(r"\d+")
_YEAR = r"(?:19|20)\d\d"
_SURE = re.compile(rf"(?<!\d)({_YEAR})\1(?=\s*[年〕\]］）)])")
_ORDINAL = re.compile(r"第\s*(\d{4,8})(?=\s*[次届期])")
_NEAR = 2  # blanks and marks between a number and the doubled words beside it
_LONGEST = 16


def is_sure(line: str) -> bool:
    """Whether a year is printed twice in the line: no number has eight digits before 年."""
    return _SURE.search(line) is not None


def halved_numbers(line: str, doubled: Sequence[Span], singles: bool = False) -> list[Span]:
    """What to leave out of the numbers of a line. `doubled`: its doubled words, in order; `singles`: whether
    they were doubled glyph by glyph. Without any, only numbers that prove themselves."""
    near = _near(line, doubled)
    if not doubled and not is_sure(line):
        return _ordinals(line)
    if singles and not is_sure(line):
        return _pairs(near)
    if any(_once(number, line) for number in near):
        near = [number for number in near if _SURE.match(line, number.start())]
    proof = any(len(number.group()) >= 4 for number in near)
    return [
        Span((number.start() + number.end()) // 2, number.end())
        for number in near
        if _is_square(number.group()) and (proof or len(number.group()) >= 4)
    ]


def _ordinals(line: str) -> list[Span]:
    """第4444次 on a line of its own in a text with doubled type: no meeting is held a thousand times."""
    return [
        Span((found.start(1) + found.end(1)) // 2, found.end(1))
        for found in _ORDINAL.finditer(line)
        if _is_square(found[1])
    ]


def _pairs(near: Sequence[re.Match[str]]) -> list[Span]:
    """22002244 → 2024: every digit printed twice, in all numbers or in none."""
    if not all(re.fullmatch(r"(?:(\d)\1)+", number.group()) for number in near):
        near = [number for number in near if len(number.group()) == 8 and _is_paired_year(number.group())]
    return [Span(place, place + 1) for number in near for place in range(number.start() + 1, number.end(), 2)]


def _is_paired_year(digits: str) -> bool:
    return digits[::2] == digits[1::2] and re.fullmatch(_YEAR, digits[::2]) is not None


def _once(number: re.Match[str], line: str) -> bool:
    """Whether a number was certainly printed once: it is no square, or it is a year as it stands."""
    digits = number.group()
    year = re.fullmatch(_YEAR, digits) is not None and re.match(
        r"\s*年", line[number.end() : number.end() + 3]
    )
    return not _is_square(digits) or bool(year)


def _is_square(digits: str) -> bool:
    half = len(digits) // 2
    return 0 < half <= _LONGEST and digits[:half] == digits[half:]


def _near(line: str, doubled: Sequence[Span]) -> list[re.Match[str]]:
    """The numbers right before or behind a doubled word, or all where the line proves that numbers are doubled;
    never one that is part of a doubled word."""
    edges = {word.end + gap for word in doubled for gap in range(_NEAR + 1)}
    edges |= {word.start - gap for word in doubled for gap in range(_NEAR + 1)}
    inside = bytearray(len(line))
    for start, end in doubled:
        inside[start:end] = b"\1" * (end - start)
    sure = is_sure(line)
    return [
        number
        for number in _NUMBER.finditer(line)
        if not inside[number.start()] and (sure or number.start() in edges or number.end() in edges)
    ]
