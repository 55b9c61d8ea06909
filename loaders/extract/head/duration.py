"""The end of a period of which only the first day is printed as a date: 从9月1日起，用一个月的时间; 9月1日至月底."""

from __future__ import annotations

import re
from datetime import date, timedelta

from loaders.text.dates import PrintedDate, find_dates
from loaders.text.markers import number_of

_DAY = len("2025-09-01")
_SENTENCE = re.compile("[。；]")
_MONTH_END = re.compile(r"\s*(?:起|开始)?\s*[，,]?\s*[至到]\s*(?:本|当|该)?月[底末]")
_MONTHS = re.compile(r"(?:为期|历时|持续|用|时间为?)\s*(?P<count>[1-3]|[一两二三])\s*个?月")
_BEGINS = re.compile(r"\s*(?:起|开始)")
_ENDS = re.compile(r"\s*(?:结束|止|截止)")


def is_single_day(found: PrintedDate) -> bool:
    """Return whether a date is one day."""
    return found.iso[0] == found.iso[1] and len(found.iso[0]) == _DAY


def with_end(found: PrintedDate, text: str, year: int | None) -> tuple[str, str]:
    """Return the start and end of the period that begins with a date in `text`; a range or month as it is."""
    if not is_single_day(found):
        return found.iso
    start, rest = found.iso[0], _SENTENCE.split(text[found.span.end :], maxsplit=1)[0]
    months = _MONTHS.search(rest)
    if _MONTH_END.match(rest):
        return start, start[:7]
    if months:
        return start, _after_months(start, number_of(months["count"].replace("两", "二")) or 1)
    following = next(find_dates(rest, year), None) if _BEGINS.match(rest) else None
    closed = following is not None and _ENDS.match(rest, following.span.end) is not None
    return (start, following.iso[1]) if following and closed else found.iso


def _after_months(start: str, count: int) -> str:
    """Return the last day of a number of months: 2025-09-01 and one month give 2025-09-30."""
    first = date.fromisoformat(start)
    year, month = divmod(first.month - 1 + count, 12)
    last_of_month = date(first.year + year, month + 1, 1) - timedelta(days=1)
    if first.day == 1:
        return last_of_month.isoformat()
    following = last_of_month + timedelta(days=1)
    return (following + timedelta(days=first.day - 2)).isoformat()
