"""The dates that lines of their own give to activities elsewhere: of a stage, of the event announced, of a schedule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from loaders.extract.activity import Activity
from loaders.extract.merging import event_key
from loaders.lexicon.lexicon import Lexicon
from loaders.outline.sections import Entry
from loaders.text.dates import PrintedDate, find_date, read_cell
from loaders.text.extracted import without_blanks
from loaders.text.spans import Span

_STAGE = re.compile(r"第\s*[一二三四五六]\s*阶段")
# 9月上旬为宣传发动阶段, 第一周（9.1—9.6）, 宣传发动阶段：8月25日至31日: stages by their dates
_DATED_STAGE = re.compile(
    r"(?P<before>[^。；;]{2,20}?)[为是，,：:\s][^。；;，,]{2,12}(?<![个各])阶段(?=[。；;，,：:（(\s]|$)"
    r"|(?:第\s*[一二三四五六]\s*(?P<week>周)[^。；;，]{0,14}?|[^。；;，,：:]{0,16}?阶段)"
    r"\s*[（(：:，,。\s]?\s*(?P<behind>(?:\d|[一二三四五六七八九十]{1,2}月)[^。；;，（）()]{2,24})"
)
_BARE_WEEK = re.compile(r"第\s*[一二三四五六]\s*周[^。；;，,：:]{0,8}$")
_SENTENCE_END = re.compile("[。；;]|——")
_LEAP_YEAR = 2000  # any year will do to see that a date is printed, if it has a 29 February
_DEEPEST_PART = 2  # the rank of 一、, at which stages without a number end
_BEHIND_DATE = re.compile(r"\s*(?:[·,，;；（(].*)?$")
_LONGEST_NAME, _SHORTEST_KEY, _LINES_BETWEEN = 24, 4, 2


@dataclass(frozen=True)
class Schedule:
    """Dates by where they hold: in the `stages`, for the event announced before the first heading, and by the `names`
    of activities, as keys."""

    stages: Sequence[tuple[Span, PrintedDate]]
    event: PrintedDate | None
    names: Mapping[str, PrintedDate]

    @classmethod
    def of(cls, entries: Sequence[Entry], lexicon: Lexicon, year: int | None) -> Schedule:
        """Return the dates on lines of their own in a notice; `year` completes those printed without one."""
        return cls(
            list(_stages(entries, year)), _event_date(entries, lexicon, year), dict(_named(entries, year))
        )

    def complete(self, activities: Sequence[Activity]) -> list[Activity]:
        """Return the activities with these dates where they have none; the event announced in any case."""
        return [_dated(each, self._date_of(each)) for each in activities]

    def _date_of(self, activity: Activity) -> PrintedDate | None:
        mention = activity.mentions[0]
        if self.event and not mention.section:
            return self.event
        if activity.details.date:
            return None
        start = mention.span.start
        stage = next((date for span, date in self.stages if span.start <= start < span.end), None)
        return stage or self._date_by_name(event_key(activity.name))

    def _date_by_name(self, key: str) -> PrintedDate | None:
        if len(key) < _SHORTEST_KEY:
            return None
        return next((date for name, date in self.names.items() if key in name or name in key), None)


def _dated(activity: Activity, date: PrintedDate | None) -> Activity:
    return activity.with_details(date=date.printed, date_iso=date.iso) if date else activity


class _Stage(NamedTuple):
    """A stage as it begins: where, its date, and the part of the notice that it is in (`rank`: of its own number)."""

    start: int
    date: PrintedDate | None
    rank: int
    part: object

    @classmethod
    def of(cls, entry: Entry, below: Entry | None, year: int | None) -> _Stage:
        """Return the stage that an entry begins; below a number (第一阶段) its date may stand on the next line."""
        date = _stage_date(entry, year)
        for each in (entry, below) if _STAGE.match(entry.paragraph.body) else ():
            date = date or (find_date(each.paragraph.body, year) if each else None)
        rank = entry.headings[-1].rank if entry.opens_section else _DEEPEST_PART + 1
        return cls(entry.paragraph.span.start, date, rank, _part(entry, rank))


def _stages(entries: Sequence[Entry], year: int | None) -> Iterator[tuple[Span, PrintedDate]]:
    """Yield the span of each dated stage: from its line (第一阶段, 时间 below it) to the next, or to the next part."""
    begun: _Stage | None = None
    for entry, below in zip(entries, [*entries[1:], None], strict=False):
        start, opens = entry.paragraph.span.start, is_stage(entry)
        if begun and (opens or _part(entry, begun.rank) != begun.part):
            if begun.date:
                yield Span(begun.start, start), begun.date
            begun = None
        if opens:
            begun = _Stage.of(entry, below, year)
    if begun and begun.date and entries:
        yield Span(begun.start, entries[-1].paragraph.span.end), begun.date


def _part(entry: Entry, rank: int) -> object:
    """Return the annex and the headings above `rank` under which an entry stands."""
    return entry.annex, tuple(each for each in entry.headings if each.rank < rank)


def is_stage(entry: Entry) -> bool:
    """Return whether an entry begins a stage of the campaign: 第二阶段：全面实施阶段; without a number, 9月上旬为宣传
    发动阶段, 第一周（9.1—9.6）and 第二周. A number with a date in brackets dates only its own paragraph."""
    body = entry.paragraph.body
    if _STAGE.match(body):
        return True
    return not entry.opens_section and (
        _BARE_WEEK.match(body) is not None or _stage_date(entry, _LEAP_YEAR) is not None
    )


def names_only_stage(entry: Entry) -> bool:
    """Return whether an entry is the name of a stage with its dates and nothing more: 第二周 攻坚周（9.8—9.14）."""
    body = entry.paragraph.body
    return len(body) <= _LONGEST_NAME and _SENTENCE_END.search(body) is None and is_stage(entry)


def _stage_date(entry: Entry, year: int | None) -> PrintedDate | None:
    """Return the date by which an entry names its stage, or None; that of a week is several days."""
    stage = _DATED_STAGE.match(entry.paragraph.body)
    date = read_cell(stage["before"] or stage["behind"], year) if stage else None
    if stage is None or date is None or date.span.start:
        return None
    return None if stage["week"] and date.iso[0] == date.iso[1] else date


def _event_date(entries: Sequence[Entry], lexicon: Lexicon, year: int | None) -> PrintedDate | None:
    """Return the date under a heading like 征文时间, which is that of the event announced."""
    for entry, below in zip(entries, entries[1:], strict=False):
        if lexicon.has("event-time-heading", without_blanks(entry.paragraph.body).rstrip("：:")):
            return find_date(below.paragraph.body, year)
    return None


def _named(entries: Sequence[Entry], year: int | None) -> Iterator[tuple[str, PrintedDate]]:
    """Yield the keys of short lines with a date on the next line but one at most."""
    for at, entry in enumerate(entries):
        body = entry.paragraph.body
        date = find_date(body, year) if not entry.in_table and len(body) <= 2 * _LONGEST_NAME else None
        if date is None or date.span.start or not _BEHIND_DATE.match(body, date.span.end):
            continue
        for above in entries[max(at - _LINES_BETWEEN, 0) : at]:
            key = event_key(without_blanks(above.paragraph.body))
            if _SHORTEST_KEY <= len(key) <= _LONGEST_NAME and not above.opens_section:
                yield key, date
