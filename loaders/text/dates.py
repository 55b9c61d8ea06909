"""Printed dates and their ISO 8601 form, as precise as printed: 2025 年 9 月 16-18 日 → 2025-09-16, 2025-09-18."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.text.markers import number_of
from loaders.text.paragraphs import plain_digits
from loaders.text.spans import Span

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?:19|20)\d\d|[一二三四五六七八九〇]{4}"
# The 年 may be lost before the month: 20049月
_FIRST_YEAR = rf"(?P<year>{_YEAR}|今|本)\s*(?:年(?:度)?|(?<=(?<!\d)\d{{4}})(?=\d{{1,2}}\s*月))\s*"
_LAST_YEAR = rf"(?:(?P<year2>{_YEAR}|今|本|同|当)\s*年\s*)?"
_DAY_END = r"[日号曰]"  # 曰: a slip of character recognition
_WEEKDAY = r"(?:\s*[（(](?:本周|星期|周)[一二三四五六日天][)）])?"
_DASH = rf"{_WEEKDAY}\s*(?:开始|起)?\s*[，,]?\s*(?:[-—–~～－―至到])+\s*"
_AND = "[、和及或]"
_PART = r"(?:\s*(?:[上中下]旬|初|底|末))?"
_DATE = re.compile(
    rf"(?=[\d一二三四五六七八九十〇今本全])(?:(?:{_FIRST_YEAR})?(?:"
    rf"(?P<m1>{_N})\s*月\s*(?P<d1>{_N})\s*{_DAY_END}?{_DASH}{_LAST_YEAR}(?:(?P<m2>{_N})\s*月\s*)?"
    rf"(?P<d2>{_N})\s*{_DAY_END}"
    rf"|(?P<m11>{_N})\s*月\s*(?P<d11>{_N})\s*{_DAY_END}?(?:\s*{_AND}\s*(?:{_N}\s*月\s*)?{_N}\s*{_DAY_END}?)*?"
    rf"\s*{_AND}\s*(?:(?P<m12>{_N})\s*月\s*)?(?P<d12>{_N})\s*{_DAY_END}(?!\s*{_AND}\s*{_N}\s*[月日])"
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

# 9.1-9.30, 9.15前: only where nothing else is printed, for 9.1 numbers parts too
_DOTTED = re.compile(
    rf"\s*(?P<m1>\d{{1,2}})\.(?P<d1>\d{{1,2}})\s*日?(?:{_DASH}(?:(?P<m2>\d{{1,2}})\.)?(?P<d2>\d{{1,2}})\s*日?)?\s*[前起]?\s*"
)

# Every date has one of these in it: a cheap test before the long pattern.
_IN_EVERY_DATE = re.compile(r"月|全年|\d\d[-./]\d")


@dataclass(frozen=True)
class PrintedDate:
    """A date or range of dates: as printed, its span in the searched text, and its ISO 8601 start and end."""

    printed: str
    span: Span
    iso: tuple[str, str]


def find_date(text: str, year: int | None) -> PrintedDate | None:
    """Return the first date in `text`, or None. `year` completes a date without a year of its own (今年, 9月)."""
    return next(find_dates(text, year), None)


def find_dates(text: str, year: int | None) -> Iterator[PrintedDate]:
    """Yield the dates in `text`, in order. `year` completes those without a year of their own."""
    if _IN_EVERY_DATE.search(text) is None:
        return
    plain = plain_digits(text)
    for match in _DATE.finditer(plain):
        iso = _iso(match, year)
        if iso:
            printed = text[match.start() : match.end()]
            yield PrintedDate(printed.strip(), Span(*match.span()), iso)


def read_cell(text: str, year: int | None) -> PrintedDate | None:
    """Return the first date in a cell or behind a label, where days may be printed with a dot (9.1-9.30), or None."""
    found = find_date(text, year)
    dotted = None if found or year is None else _DOTTED.fullmatch(plain_digits(text))
    if dotted is None or year is None:
        return found
    first = _day(year, dotted["m1"], dotted["d1"])
    last = _day(year, dotted["m2"] or dotted["m1"], dotted["d2"]) if dotted["d2"] else first
    iso = _ordered(first, last)
    return PrintedDate(text.strip(), Span(0, len(text)), iso) if iso else None


def _iso(match: re.Match[str], default: int | None) -> tuple[str, str] | None:
    if match["y9"]:
        return _numeric(match)
    year = _year(match["year"], default)
    if year is None:
        return None
    if match["whole"]:
        return f"{year}-01", f"{year}-12"
    last_year = _year(match["year2"] or match["year3"] or match["year4"], year) or year
    if match["m1"]:
        first = _day(year, match["m1"], match["d1"])
        last = _day(last_year, match["m2"] or match["m1"], match["d2"])
    elif match["m11"]:  # 9月3日、17日
        first = _day(year, match["m11"], match["d11"])
        last = _day(year, match["m12"] or match["m11"], match["d12"])
    elif match["m7"]:
        first, last = _day(year, match["m7"], match["d7"]), _month(last_year, match["m8"])
    elif match["m3"]:
        first = last = _day(year, match["m3"], match["d3"])
    else:
        first = _month(year, match["m4"] or match["m6"])
        last = _month(last_year, match["m5"] or match["m6"])
    return _ordered(first, last)


def _numeric(match: re.Match[str]) -> tuple[str, str] | None:
    """Return the ISO dates of a numeric form: 2024-09-01, 2024.9.1—9.30."""
    first = _day(int(match["y9"]), match["m9"], match["d9"])
    if not match["m0"]:
        return _ordered(first, first)
    return _ordered(first, _day(int(match["y0"] or match["y9"]), match["m0"], match["d0"]))


def _ordered(first: str | None, last: str | None) -> tuple[str, str] | None:
    """Return both ends; None where one is missing, or where the first is after the last at their common precision."""
    if first is None or last is None:
        return None
    common = min(len(first), len(last))
    return (first, last) if first[:common] <= last[:common] else None


def _year(printed: str | None, default: int | None) -> int | None:
    if printed is None or printed in "今本同当":
        return default
    number = number_of(printed)
    return number if number and 1000 <= number <= 9999 else None  # 二〇二五九年 is a slip, not the year 259


def _month(year: int, month: str) -> str | None:
    number = number_of(month)
    return f"{year}-{number:02d}" if number and 1 <= number <= 12 else None


def _day(year: int, month: str, day: str) -> str | None:
    prefix, number = _month(year, month), number_of(day)
    if prefix is None or not number:
        return None
    return f"{prefix}-{number:02d}" if number <= monthrange(year, int(prefix[-2:]))[1] else None
