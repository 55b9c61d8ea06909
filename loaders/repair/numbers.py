"""Halving of doubled numbers: 20252025年 is 2025年, 第4444次 is 第44次, but 2020年, 第11届 and 1122 may be right.

A number is halved where its line proves the damage (a year of eight digits, or a number beside doubled words).
In a line with a number that was certainly printed once, no other is halved but such a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.text.spans import Span

_NUMBER = re.compile(r"\d+")
_YEAR = r"(?:19|20)\d\d"
_DOUBLED_YEAR = re.compile(rf"(?<!\d)({_YEAR})\1(?=\s*[年〕\]］）)])")
_ORDINAL = re.compile(r"第\s*(\d{4,8})(?=\s*[次届期])")
# 99月月1111日, 99月月1010日—日—1111日: no author writes 月 twice between two numbers
_DOUBLED_DATE = re.compile(
    r"(?<!\d)(?P<month>\d{2,4})月月(?P<day>\d{2,4})(?:(?P<dash>[日号]?[-—–~～至]+)(?P=dash)(?P<last>\d{2,4}))?(?=[日号])"
)
_NEAR = 2  # blanks and marks between a number and the doubled words beside it
_LONGEST = 16


def has_doubled_year(line: str) -> bool:
    """Return whether a year is printed twice in the line: eight digits before 年 or a closing bracket."""
    return _DOUBLED_YEAR.search(line) is not None


def doubled_dates(line: str) -> list[Span]:
    """Return the second copies in dates that are doubled run by run (99月月1111日) in a line of sound words."""
    return sorted(
        span
        for found in _DOUBLED_DATE.finditer(line)
        if all(_is_square(found[name]) for name in ("month", "day", "last") if found[name])
        for span in _copies(found)
    )


def _copies(date: re.Match[str]) -> Iterator[Span]:
    for name in ("month", "day", "last"):
        if date[name]:
            yield Span((date.start(name) + date.end(name)) // 2, date.end(name))
    yield Span(date.end("month"), date.end("month") + 1)
    if date["dash"]:
        yield Span(date.end("dash"), date.start("last"))


def halved_numbers(line: str, doubled: Sequence[Span], singles: bool = False) -> list[Span]:
    """Return the spans to delete from the numbers of a line.

    `doubled`: its doubled words in order; without any, only a doubled year or ordinal is halved. `singles`:
    whether the words were doubled glyph by glyph.
    """
    near = _near(line, doubled)
    if not doubled and not has_doubled_year(line):
        return _ordinals(line)
    if singles and not has_doubled_year(line):
        return _pairs(near)
    if any(_printed_once(number, line) for number in near):
        near = [number for number in near if _DOUBLED_YEAR.match(line, number.start())]
    proof = any(len(number.group()) >= 4 for number in near)
    return [
        Span((number.start() + number.end()) // 2, number.end())
        for number in near
        if _is_square(number.group()) and (proof or len(number.group()) >= 4)
    ]


def _ordinals(line: str) -> list[Span]:
    """Return the second halves of doubled ordinals (第4444次): no event is held a thousand times."""
    return [
        Span((found.start(1) + found.end(1)) // 2, found.end(1))
        for found in _ORDINAL.finditer(line)
        if _is_square(found[1])
    ]


def _pairs(near: Sequence[re.Match[str]]) -> list[Span]:
    """Return the second digit of each pair (22002244 → 2024), in all numbers, or else only in years."""
    if not all(re.fullmatch(r"(?:(\d)\1)+", number.group()) for number in near):
        near = [number for number in near if len(number.group()) == 8 and _is_paired_year(number.group())]
    return [Span(place, place + 1) for number in near for place in range(number.start() + 1, number.end(), 2)]


def _is_paired_year(digits: str) -> bool:
    return digits[::2] == digits[1::2] and re.fullmatch(_YEAR, digits[::2]) is not None


def _printed_once(number: re.Match[str], line: str) -> bool:
    """Return whether a number was certainly printed once: its halves differ, or it is a year as it stands."""
    digits = number.group()
    year = re.fullmatch(_YEAR, digits) is not None and re.match(
        r"\s*年", line[number.end() : number.end() + 3]
    )
    return not _is_square(digits) or bool(year)


def _is_square(digits: str) -> bool:
    half = len(digits) // 2
    return 0 < half <= _LONGEST and digits[:half] == digits[half:]


def _near(line: str, doubled: Sequence[Span]) -> list[re.Match[str]]:
    """Return the numbers beside a doubled word, or all numbers of a line with a doubled year.

    Numbers within a doubled word are left out.
    """
    edges = {word.end + gap for word in doubled for gap in range(_NEAR + 1)}
    edges |= {word.start - gap for word in doubled for gap in range(_NEAR + 1)}
    inside = bytearray(len(line))
    for start, end in doubled:
        inside[start:end] = b"\1" * (end - start)
    all_doubled = has_doubled_year(line)
    return [
        number
        for number in _NUMBER.finditer(line)
        if not inside[number.start()] and (all_doubled or number.start() in edges or number.end() in edges)
    ]
