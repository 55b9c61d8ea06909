"""The activities of a notice: every clause that says what somebody is to do or hold."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.extract.activity import Activity, Telling
from loaders.extract.clauses import Clause, read_sentences
from loaders.extract.dates import PrintedDate, find_date
from loaders.extract.found import without_blanks
from loaders.extract.head import is_addressed
from loaders.extract.lexicon import Lexicon
from loaders.extract.merging import merge
from loaders.extract.naming import edition_of, is_general, name_events
from loaders.extract.places import find_place
from loaders.extract.sentence import Action, Item, read_actions
from loaders.extract.types import TypeReader
from loaders.outline.sections import Entry
from loaders.text import Span

_DATE_LABEL = re.compile(r"^(?:计划)?(?:实施|活动|举办|开展|完成)?(?:时间|日期|期限)[:：]?$")


@dataclass(frozen=True)
class ActivityReader:
    """Finds activities with the words of a lexicon; `year` dates what names no year of its own."""

    lexicon: Lexicon
    types: TypeReader
    year: int | None

    def find(self, entries: Sequence[Entry], mottoes: Container[Span] = ()) -> list[Activity]:
        """The activities in printed order, an event told twice as one with two tellings.

        `mottoes`: the ranges of theme and slogans, which sound like actions and are none.
        """
        found: list[Activity] = []
        item = Item()
        for entry in entries:
            if entry.opens_section:
                item = Item(lists_bodies=entry.annex is not None, heads_text=_heads_text(entry))
            place = Span(entry.paragraph.body_start, entry.paragraph.span.end)
            if place in mottoes or self._is_silent(entry):
                continue
            read, item = self._read_entry(entry, item)
            found += read
        return merge(found)

    def _is_silent(self, entry: Entry) -> bool:
        """Parts that arrange nothing: aims, theme, duties; and what stands before the first heading."""
        silent = self.lexicon.words_of("silent-heading")
        duties = any(without_blanks(heading.words) in silent for heading in entry.headings)
        marker = entry.paragraph.marker
        listing = marker is not None and marker.kind == "annex"
        address = entry.paragraph.is_date or is_addressed(entry.paragraph)
        return duties or listing or address or not entry.headings

    def _read_entry(self, entry: Entry, item: Item) -> tuple[list[Activity], Item]:
        found: list[Activity] = []
        dated: tuple[PrintedDate, int] | None = None
        for sentence in read_sentences(entry, self.lexicon):
            dated = self._labelled_date(sentence) or dated
            actions, owners = read_actions(sentence, item, self.lexicon, self.year)
            found += [activity for action in actions for activity in self._tell(action, entry)]
            item = replace(item, owners=owners)
        if not found and item.lists_bodies and item.owners.organizers:
            found = [self._whole_entry(entry, item)]
        return [_with_date(activity, dated) for activity in found], item

    def _tell(self, action: Action, entry: Entry) -> Iterator[Activity]:
        offset = entry.paragraph.span.start
        text = entry.paragraph.text[action.start - offset : action.clause.end - offset]
        naming = name_events(action.clause.text, action.predicate, self.lexicon)
        printed = find_date(text, self.year)
        telling = Telling(entry.section, Span(action.start, action.clause.end))
        for short in naming.names:
            name = _full_name(action) if is_general(short, self.lexicon) else short
            activity = Activity(
                text=text,
                name=name,
                organizers=action.subject.organizers,
                partners=action.subject.partners,
                basis=action.basis,
                types=tuple(self.types.read(action.predicate.verb, name)),
                targets=naming.targets,
                place=find_place(text, name, self.lexicon),
                edition=edition_of(name),
                tellings=(telling,),
            )
            yield _with_date(activity, (printed, action.start) if printed else None)

    def _whole_entry(self, entry: Entry, item: Item) -> Activity:
        """An entry of a list of bodies tells of at least one activity, even in words we do not know."""
        body = entry.paragraph.body.rstrip("。；; ")
        start = entry.paragraph.body_start
        rest = body.removeprefix(item.owners.organizers[0]) or body
        name = without_blanks(re.split(r"[，。；]", rest, maxsplit=1)[0])
        telling = Telling(entry.section, Span(start, start + len(body)))
        return Activity(
            text=body,
            name=name,
            organizers=item.owners.organizers,
            partners=item.owners.partners,
            basis="explicit",
            types=tuple(self.types.read("", name)),
            tellings=(telling,),
        )

    def _labelled_date(self, sentence: Sequence[Clause]) -> tuple[PrintedDate, int] | None:
        """实施日期：2025 年 9-12 月 dates the whole item."""
        for label, value in zip(sentence, sentence[1:], strict=False):
            if _DATE_LABEL.match(without_blanks(label.text)):
                printed = find_date(value.text, self.year)
                if printed:
                    return printed, value.start
        return None


def _heads_text(entry: Entry) -> bool:
    """Whether the entry's first sentence is a heading with its text behind it on the same line."""
    return entry.annex is None and "。" in entry.paragraph.body[:-1]


def _full_name(action: Action) -> str:
    """Behind the subject, the whole clause: its frame says what 系列宣传 is about."""
    return without_blanks(re.sub(r"^(?:将|拟|要)", "", action.clause.text[action.subject.rest :]))


def _with_date(activity: Activity, dated: tuple[PrintedDate, int] | None) -> Activity:
    if dated is None or activity.date is not None:
        return activity
    printed, start = dated
    return replace(activity, date=printed.printed, date_iso=printed.iso, date_span=printed.span.shift(start))
