"""Dates as printed, and as ISO 8601 at the printed precision: 2025 年 9 月 16-18 日 → 2025-09-16, 2025-09-18."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.outline.markers import han_number
from loaders.text import Span

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DASH = r"\s*(?:[-—–~～至到]|至)+\s*"
_YEAR = r"(?P<year>(?:19|20)\d\d|[一二三四五六七八九〇○零Ｏ]{4}|今|本)\s*年(?:度)?\s*"
_DAY_END = r"[日号]"
_DATE = re.compile(
    rf"(?:{_YEAR})?(?:"
    rf"(?P<m1>{_N})\s*月\s*(?P<d1>{_N})\s*{_DAY_END}?{_DASH}(?:(?P<m2>{_N})\s*月\s*)?(?P<d2>{_N})\s*{_DAY_END}"
    rf"|(?P<m3>{_N})\s*月\s*(?P<d3>{_N})\s*{_DAY_END}"
    rf"|(?P<m4>{_N})\s*月?{_DASH}(?P<m5>{_N})\s*月(?:份)?"
    rf"|(?P<m6>{_N})\s*月(?:份)?\s*(?P<part>[上中下]旬|初|底|末)?"
    rf"|(?P<whole>全年)"
    rf")"
)
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True)
class PrintedDate:
    """A date or range as printed, its place in the text it was found in, and its ISO 8601 ends."""

    printed: str
    span: Span
    iso: tuple[str, str]


def find_date(text: str, year: int | None) -> PrintedDate | None:
    """The first date in `text`; `year` is taken where the date names none (今年, 9月)."""
    for found in _DATE.finditer(text.translate(_WIDE)):
        iso = _iso(found, year)
        if iso:
            return PrintedDate(
                text[found.start() : found.end()].strip(), Span(found.start(), found.end()), iso
            )
    return None


def _iso(found: re.Match[str], default: int | None) -> tuple[str, str] | None:
    year = _year(found["year"], default)
    if year is None:
        return None
    if found["whole"]:
        return f"{year}-01", f"{year}-12"
    if found["m1"]:
        first = _day(year, found["m1"], found["d1"])
        last = _day(year, found["m2"] or found["m1"], found["d2"])
    elif found["m3"]:
        first = last = _day(year, found["m3"], found["d3"])
    else:
        first = _month(year, found["m4"] or found["m6"])
        last = _month(year, found["m5"] or found["m6"])
    return (first, last) if first and last and first <= last else None


def _year(printed: str | None, default: int | None) -> int | None:
    if printed is None or printed in "今本":
        return default
    return int(printed) if printed.isdecimal() else han_number(re.sub("[○Ｏ零]", "〇", printed))


def _month(year: int, month: str) -> str | None:
    number = _number(month)
    return f"{year}-{number:02d}" if 1 <= number <= 12 else None


def _day(year: int, month: str, day: str) -> str | None:
    prefix, number = _month(year, month), _number(day)
    return f"{prefix}-{number:02d}" if prefix and 1 <= number <= 31 else None


def _number(printed: str) -> int:
    return int(printed) if printed.isdecimal() else han_number(printed)
