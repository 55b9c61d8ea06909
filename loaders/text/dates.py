"""Dates as printed, and as ISO 8601 at the printed precision: 2025 年 9 月 16-18 日 → 2025-09-16, 2025-09-18."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.text.markers import number_of
from loaders.text.paragraphs import plain_digits
from loaders.text.spans import Span

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?:19|20)\d\d|[一二三四五六七八九〇]{4}"
_FIRST_YEAR = rf"(?P<year>{_YEAR}|今|本)\s*年(?:度)?\s*"
_LAST_YEAR = rf"(?:(?P<year2>{_YEAR}|今|本|同|当)\s*年\s*)?"
_DAY_END = r"[日号]"
_DASH = r"\s*(?:开始|起)?\s*[，,]?\s*(?:[-—–~～－―至到])+\s*"
_PART = r"(?:\s*(?:[上中下]旬|初|底|末))?"
_DATE = re.compile(
    rf"(?=[\d一二三四五六七八九十〇今本全])(?:(?:{_FIRST_YEAR})?(?:"
    rf"(?P<m1>{_N})\s*月\s*(?P<d1>{_N})\s*{_DAY_END}?{_DASH}{_LAST_YEAR}(?:(?P<m2>{_N})\s*月\s*)?"
    rf"(?P<d2>{_N})\s*{_DAY_END}"
    rf"|(?P<m7>{_N})\s*月\s*(?P<d7>{_N})\s*{_DAY_END}{_DASH}{_LAST_YEAR.replace('year2', 'year3')}"
    rf"(?P<m8>{_N})\s*月(?:份)?{_PART}"
    rf"|(?P<m3>{_N})\s*月\s*(?P<d3>{_N})\s*{_DAY_END}"
    rf"|(?P<m4>{_N})\s*月?(?:份)?{_PART}{_DASH}{_LAST_YEAR.replace('year2', 'year4')}(?P<m5>{_N})\s*月(?:份)?{_PART}"
    rf"|(?P<m6>{_N})\s*月(?:份)?{_PART}"
    rf"|(?P<whole>全年)"
    rf")"
    r"|(?<!\d)(?P<y9>(?:19|20)\d\d)(?P<dot>[-./])(?P<m9>\d{1,2})(?P=dot)(?P<d9>\d{1,2})(?!\d)"
    rf"(?:{_DASH}(?:(?P<y0>(?:19|20)\d\d)(?P=dot))?(?P<m0>\d{{1,2}})(?P=dot)(?P<d0>\d{{1,2}})(?!\d))?)"
)


# What every date has in it: a cheap look before the long pattern.
_IN_EVERY_DATE = re.compile(r"月|全年|\d\d[-./]\d")


@dataclass(frozen=True)
class PrintedDate:
    """A date or range as printed, its place in the text it was found in, and its ISO 8601 ends."""

    printed: str
    span: Span
    iso: tuple[str, str]


def find_date(text: str, year: int | None) -> PrintedDate | None:
    """The first date in `text`; `year` is taken where the date names none (今年, 9月)."""
    return next(find_dates(text, year), None)


def find_dates(text: str, year: int | None) -> Iterator[PrintedDate]:
    """Every date in `text`, in order."""
    plain = plain_digits(text)
    if _IN_EVERY_DATE.search(plain) is None:
        return
    for found in _DATE.finditer(plain):
        iso = _iso(found, year)
        if iso:
            printed = text[found.start() : found.end()]
            yield PrintedDate(printed.strip(), Span(found.start(), found.end()), iso)


def _iso(found: re.Match[str], default: int | None) -> tuple[str, str] | None:
    if found["y9"]:
        return _numeric(found)
    year = _year(found["year"], default)
    if year is None:
        return None
    if found["whole"]:
        return f"{year}-01", f"{year}-12"
    last_year = _year(found["year2"] or found["year3"] or found["year4"], year) or year
    if found["m1"]:
        first = _day(year, found["m1"], found["d1"])
        last = _day(last_year, found["m2"] or found["m1"], found["d2"])
    elif found["m7"]:
        first, last = _day(year, found["m7"], found["d7"]), _month(last_year, found["m8"])
    elif found["m3"]:
        first = last = _day(year, found["m3"], found["d3"])
    else:
        first = _month(year, found["m4"] or found["m6"])
        last = _month(last_year, found["m5"] or found["m6"])
    return _ordered(first, last)


def _numeric(found: re.Match[str]) -> tuple[str, str] | None:
    """2024-09-01, 2024.9.1—9.30: the digits alone."""
    first = _day(int(found["y9"]), found["m9"], found["d9"])
    if not found["m0"]:
        return _ordered(first, first)
    return _ordered(first, _day(int(found["y0"] or found["y9"]), found["m0"], found["d0"]))


def _ordered(first: str | None, last: str | None) -> tuple[str, str] | None:
    """Both ends, if the first is not after the last at the precision that both have."""
    if first is None or last is None:
        return None
    known = min(len(first), len(last))
    return (first, last) if first[:known] <= last[:known] else None


def _year(printed: str | None, default: int | None) -> int | None:
    if printed is None or printed in "今本同当":
        return default
    return number_of(printed)


def _month(year: int, month: str) -> str | None:
    number = number_of(month)
    return f"{year}-{number:02d}" if number and 1 <= number <= 12 else None


def _day(year: int, month: str, day: str) -> str | None:
    prefix, number = _month(year, month), number_of(day)
    return f"{prefix}-{number:02d}" if prefix and number and 1 <= number <= 31 else None
