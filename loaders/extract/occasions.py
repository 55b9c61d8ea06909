"""The date and place that clauses around an activity give to it: 9月8日，在人民广场举办…，发放…。9月10日揭晓。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.contract.details import ActivityDetails
from loaders.extract.activity import Activity
from loaders.extract.clauses import Clause
from loaders.extract.places import find_destination, find_place
from loaders.lexicon.lexicon import Lexicon
from loaders.text.dates import PrintedDate, find_date, find_dates

_CLAUSE_END = re.compile("[，,；;]")
_BRACKETED = re.compile(r"[（(](?P<date>[^（）()]{3,24})[)）]")
_WITHIN = 40  # characters of the opening of an entry in which its date stands in brackets
_BESIDE = 4  # characters beside a date in brackets
_NEAR = 12  # characters behind a date
_QUOTES = ("《》", "“”")
# What may stand before and behind a date in a clause that only dates what follows: 各企业要在9月10日以前, 9月1日上午9时
_OPENING = re.compile(r"(?:[^，,；;。]{0,16}?(?:要|应|须|需)?(?:[拟将定]?于|在|从|自))?\s*")
_TIME_OF_DAY = re.compile(
    r"\s*(?:[（(](?:星期|周)[一二三四五六日天][)）])?\s*(?:以?[前后内]|前后|之前|起|左右|期间|(?:早|晚|[上中下]午)?[上间]?\s*[\d:：时点分半一二三四五六七八九十]*)?\s*"
)
# 9月5日为集中宣传日: the clauses behind it are about that day, or that week
_NAMED_DAY = re.compile(r"\s*(?:[是为作]{1,2})?[^，,；;。]{2,20}(?<![\d每今明])[日周]”?\s*")
_NOTHING = ActivityDetails()


@dataclass(frozen=True)
class OccasionReader:
    """A reader of the dates and places of clauses; `year` completes dates printed without one."""

    lexicon: Lexicon
    year: int | None

    def date_in(self, text: str) -> PrintedDate | None:
        """Return the first date in a text that is that of an activity, or None."""
        return next(
            (date for date in find_dates(text, self.year) if not self._is_of_another(text, date)), None
        )

    def of_entry(self, opening: str) -> ActivityDetails:
        """Return the date in brackets in the opening of an entry, which holds for all of it: （一）启动（9月1日）。"""
        match = _BRACKETED.search(opening[:_WITHIN])
        date = find_date(match["date"], self.year) if match else None
        if match is None or date is None or len(match["date"]) > len(date.printed) + _BESIDE:
            return _NOTHING
        return ActivityDetails(date=date.printed, date_iso=date.iso)

    def of_clause(self, text: str) -> ActivityDetails:
        """Return the date and place of a clause."""
        date, place = self.date_in(text), find_place(text, "", self.lexicon)
        if date is None:
            return ActivityDetails(place=place) if place else _NOTHING
        return ActivityDetails(date=date.printed, date_iso=date.iso, place=place)

    def spread(
        self, sentence: Sequence[Clause], announced: Sequence[tuple[int, Activity]], before: Activity | None
    ) -> tuple[list[Activity], Activity | None]:
        """Return the activities of a sentence, and the last one before it in the entry, with the date and place of the
        clauses around them. `announced`: the activities, each with where its clause starts."""
        sharing, waiting = _Sharing(self, before), list(announced)
        for clause in sentence:
            if clause.after_pause:
                sharing.pause()
            own = []
            while waiting and waiting[0][0] <= clause.start:
                own.append(waiting.pop(0)[1])
            if own:
                sharing.add(own, clause.text)
            else:
                sharing.describe(clause.text)
        return [*sharing.done, *(activity for _, activity in waiting)], sharing.before

    def of_item(self, sentences: Sequence[Sequence[Clause]], start: int, activity: Activity) -> Activity:
        """Return the only activity of an item, its clause at `start`, with the date and place of the other clauses."""
        for sentence in sentences:
            within = any(clause.start == start for clause in sentence)
            one, before = self.spread(sentence, [(start, activity)] * within, None if within else activity)
            activity = one[0] if one else before or activity
        return activity

    def _is_of_another(self, text: str, date: PrintedDate) -> bool:
        """Return whether a date is that of a report due (9月25日前报送总结), belongs to a name, or to something
        that the activity is about (宣传9月1日施行的条例)."""
        mark = _CLAUSE_END.search(text, date.span.end)
        before, behind = (
            text[: date.span.start].rstrip(),
            text[date.span.end : mark.start() if mark else None],
        )
        holds, ends_with = self.lexicon.holds, self.lexicon.ends_with
        due = ends_with(before, "until-word") or holds(behind, "reporting-verb") or holds(behind, "due-word")
        quoted = any(before.rfind(marks[0]) > before.rfind(marks[1]) for marks in _QUOTES)
        about = ends_with(before, "about-word") or holds(behind[:_NEAR], "dated-ending")
        return due or quoted or about


class _Sharing:
    """The activities of a sentence as far as it is read, and the occasions that hold for what follows.

    `leading`: a date that stands alone (9月1日，…), for the clauses behind it; `_day`: the last date, for those that
    begin with 下午 or 当天, behind a semicolon and in the next sentence too; `mission`: when and where
    somebody is sent (专家分赴衢州、丽水，…), for the activity behind it; `event`: the occasion of the last clause, for
    those that say 现场.
    """

    def __init__(self, reader: OccasionReader, before: Activity | None) -> None:
        self._reader = reader
        self.before = before
        self.done: list[Activity] = []
        self.leading = self.event = self.mission = _NOTHING
        self._day = _day_of(before.details) if before else _NOTHING

    def pause(self) -> None:
        """Forget the occasions at a semicolon."""
        self.leading = self.event = self.mission = _NOTHING

    def add(self, activities: Sequence[Activity], text: str) -> None:
        """Add the activities of a clause with the occasion that holds for it."""
        lexicon, opening = self._reader.lexicon, text.lstrip()
        occasion = self.leading
        if lexicon.pattern("same-occasion").match(opening):
            occasion = self.event.completed(self.leading)
        elif self.done and lexicon.pattern("consequence-word").match(opening):
            occasion = _NOTHING
        if lexicon.pattern("same-day").match(opening):
            occasion = occasion.completed(self._day)
        occasion = occasion.completed(self.mission)
        self.done += [with_occasion(each, occasion) for each in activities]
        self.mission = _NOTHING
        details = self.done[-1].details
        if details.date:
            self.event = ActivityDetails(date=details.date, date_iso=details.date_iso, place=details.place)
            self._day = _day_of(details)
            if _names_day(opening, details.date):
                self.leading = self._day
        body = text.rstrip()
        if lexicon.ends_with(body, "team-noun") or (details.place and body.endswith(details.place)):
            self._send(details, body)

    def describe(self, text: str) -> None:
        """Read a clause without an activity: a date for those behind it, or for the one before: 9月8日在西安举行."""
        found = self._reader.of_clause(text)
        sited = bool(self.done and found.place) and self._reader.lexicon.holds(text, "siting-verb")
        if found.date and (_is_date_alone(text, found.date) or _names_day(text, found.date)):
            self.leading = found
        elif sited or ((found.date or (found.place and self.leading.date)) and self._is_about(text)):
            found = found.completed(self.leading)
            if self.done:
                self.done[-1] = with_occasion(self.done[-1], found)
            elif self.before:
                self.before = with_occasion(self.before, found)
            self.leading = _NOTHING
        else:
            self._send(found, text)
        if found is not _NOTHING:
            self.event = found.completed(self.event)
        if found.date:
            self._day = _day_of(found)

    def _send(self, found: ActivityDetails, text: str) -> None:
        """Keep the date of a clause that ends with a team (9月中旬派出三个组，…), and the destination of any."""
        lexicon = self._reader.lexicon
        dated = found if lexicon.ends_with(text.rstrip(), "team-noun") else _NOTHING
        place = find_destination(text, lexicon)
        mission = ActivityDetails(date=dated.date, date_iso=dated.date_iso, place=place)
        self.mission = mission.completed(self.mission)

    def _is_about(self, text: str) -> bool:
        """Return whether a clause with a date is about when an event takes place or ends (…举行, …前完成), or repeats
        the activity before it: 举行启动仪式。9月1日，在人民广场启动…."""
        lexicon, name = self._reader.lexicon, self.before.name if self.before and not self.done else ""
        held = any(match.end() == len(text.rstrip()) for match in lexicon.pattern("hold-verb").finditer(text))
        return held or lexicon.holds(text, "finishing-verb") or _repeats(text, name, lexicon)


def _repeats(text: str, name: str, lexicon: Lexicon) -> bool:
    """Return whether a clause has a verb or event noun of the name."""
    words = lexicon.words(text) if name else []
    found = (word for word in words if word.is_verb or word.is_in("event-noun"))
    return any(text[word.start : word.end] in name for word in found)


def with_occasion(activity: Activity, occasion: ActivityDetails) -> Activity:
    """Return the activity with the date and place of an occasion, where it has none."""
    if not occasion.date and not occasion.place:
        return activity
    return replace(activity, details=activity.details.completed(occasion))


def _day_of(details: ActivityDetails) -> ActivityDetails:
    """Return the date of an activity alone."""
    return ActivityDetails(date=details.date, date_iso=details.date_iso) if details.date else _NOTHING


def _names_day(text: str, date: str) -> bool:
    """Return whether a clause gives a day a name and nothing else: 9月5日为集中宣传日."""
    before, _, behind = text.strip().partition(date)
    return not before and _NAMED_DAY.fullmatch(behind) is not None


def _is_date_alone(text: str, date: str) -> bool:
    """Return whether a clause has nothing but a date and the time of day."""
    before, _, behind = text.strip().partition(date)
    return bool(_OPENING.fullmatch(before) and _TIME_OF_DAY.fullmatch(behind))
