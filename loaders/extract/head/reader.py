"""The facts at the head of a notice: title, number, date, recipients, period, stated count, what it forwards."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.head.addressees import addressees, find_addressed, is_addressed
from loaders.extract.head.numbers import beside_number, number_behind, unbracketed
from loaders.lexicon.lexicon import Lexicon, hide_quoted, longest_first
from loaders.lexicon.name_lines import holds_agencies, may_be_names
from loaders.outline.sections import Entry
from loaders.outline.titles import HeadLexicon, is_recipients
from loaders.text.dates import PrintedDate, find_date, find_dates
from loaders.text.extracted import Extracted, single_blanks, without_blanks
from loaders.text.markers import number_of
from loaders.text.paragraphs import Paragraph, plain_digits
from loaders.text.spans import Span

_NUMERAL = r"\d{1,3}|[一二三四五六七八九十两]{1,3}"
_MONTH_FIRST = 40  # characters between the period and the month it is the period of
_DEEP = 4  # characters of a section path (二(一)) below which a time is that of one activity
_SENTENCE = re.compile("[。；]")
_PRINTED = re.compile(r"日(?:印发|印|发)$")
_YEAR = re.compile(r"((?:19|20)\d\d)\s*年")
_TIME_LABEL = re.compile(
    r"^(?:活动|实施|开展|起止|举办|质量月){0,2}(?:起止)?(?:时间|日期)(?:安排|范围)?\s*[:：]"
)


__all__ = ["Reader", "is_addressed"]


_CLAUSE_END = re.compile("[，。；：]")
_OTHERS = re.compile("按照|根据|依据|贯彻|落实|转发|遵照|参照|收到")
_THEIR_NOTICE = re.compile(
    r"[^，。；：]{0,6}《|[^，。；：]*的?(?:通知|方案)(?:》|的?要求|精神|部署)|[^，。；：]*的(?:统一)?(?:部署|安排|要求)"
)


@dataclass(frozen=True)
class Reader:
    """What the head readers need: the entries of one notice, the words, and the head cues."""

    entries: Sequence[Entry]
    lexicon: Lexicon
    cues: HeadLexicon

    @property
    def main(self) -> list[Paragraph]:
        """The paragraphs of the main text, without the annexes."""
        return [entry.paragraph for entry in self.entries if entry.annex is None]

    def title(self) -> Extracted[str] | None:
        """The title as printed, on whatever line it stands."""
        for paragraph in self.main:
            if self.cues.is_title(paragraph):
                printed = number_behind(paragraph.text)[0]
                start = paragraph.span.start
                return Extracted(single_blanks(printed), Span(start, start + len(printed)))
        return None

    def doc_number(self) -> Extracted[str] | None:
        """The notice's own number: alone on a line or behind its title, never one that a sentence cites."""
        for paragraph in self.main:
            if paragraph.is_doc_number:
                return Extracted(unbracketed(without_blanks(paragraph.text)), paragraph.span)
            if found := beside_number(paragraph):
                return found
        for paragraph in self.main:
            title, number = number_behind(paragraph.text)
            if number and self.cues.is_title(paragraph):
                start = paragraph.span.start + paragraph.text.index(number, len(title))
                return Extracted(without_blanks(number), Span(start, start + len(number)))
        return None

    def issue_date(self) -> Extracted[str] | None:
        """The date under or beside the signature, else that of printing; ISO 8601."""
        alone = [each for each in self.main if each.is_date]
        signed = [each for each in self.main if each.ends_with_date and may_be_names(each, self.lexicon)]
        printed = [each for each in self.main if _PRINTED.search(each.plain) and each.is_line]
        for paragraph in (*self._under_names(alone), *alone, *signed, *printed):
            dates = list(find_dates(without_blanks(paragraph.text), None))
            if dates:
                return Extracted(dates[-1].iso[0], paragraph.span)
        return None

    def _under_names(self, dates: Sequence[Paragraph]) -> list[Paragraph]:
        """Those of the dates that stand under a body's name."""
        above = zip(self.main, self.main[1:], strict=False)
        return [date for name, date in above if date in dates and holds_agencies(name.text, self.lexicon)]

    def opening(self) -> Paragraph | None:
        """The paragraph that leads to the contents."""
        return next((paragraph for paragraph in self.main if self.cues.is_opening(paragraph)), None)

    def campaign_year(
        self, title: Extracted[str] | None, dated: Extracted[str] | None
    ) -> Extracted[int] | None:
        """The year the campaign is held: by the title, the first paragraphs that name the month, the date."""
        naming = [each for each in self.main if self.cues.names_month(each.text)]
        places = ([Extracted(title.value, title.span)] if title else []) + [
            Extracted(p.text, p.span) for p in naming
        ]
        for place in places:
            found = _YEAR.search(place.value)
            if found:
                start = place.span.start + found.start()
                return Extracted(int(found[1]), Span(start, start + len(found.group())))
        return Extracted(int(dated.value[:4]), dated.span) if dated else None

    def stated_count(self) -> Extracted[int] | None:
        """How many issuers the opening says there are; a count inside a quoted title is another notice's."""
        nouns = longest_first(self.lexicon.words_of("joint-noun")).pattern
        count = re.compile(
            rf"(?:等\s*(?P<count>{_NUMERAL})\s*(?:个|家)?\s*(?:{nouns})"
            rf"|(?P<whole>{_NUMERAL})\s*(?:个|家)?\s*(?:{nouns})(?=\s*(?:联合|共同)))"
        )
        for paragraph in itertools.takewhile(lambda each: not each.marker, self.main):
            shape = plain_digits(hide_quoted(paragraph.text))
            found = next((each for each in count.finditer(shape) if _own_count(shape, each)), None)
            number = number_of(found["count"] or found["whole"]) if found else None
            if found and number is not None and self._speaks_of_issue(paragraph):
                start = paragraph.span.start
                return Extracted(number, Span(start + found.start(), start + found.end()))
        return None

    def _speaks_of_issue(self, paragraph: Paragraph) -> bool:
        return self.cues.names_month(paragraph.text) or self.cues.is_opening(paragraph)

    def recipients(self) -> list[Extracted[str]]:
        """Who it is sent to: the line that ends with a colon under the title, or behind 主送."""
        return find_addressed(self.entries, "recipient-cue", self.lexicon) or self._salutation()

    def copied(self) -> list[Extracted[str]]:
        """Who gets a copy: behind 抄送, 抄报."""
        return find_addressed(self.entries, "copy-cue", self.lexicon)

    def period(self, year: int | None) -> Extracted[tuple[str, str]] | None:
        """When the campaign runs: under its heading or label, or in the sentence that opens the notice."""
        for paragraph in (*self._under("period-heading"), *self._labelled_time()):
            date = find_date(paragraph.text, year)
            if date:
                return Extracted(date.iso, date.span.shift(paragraph.span.start))
        for paragraph in self._openings():
            dates = [
                date for date in find_dates(paragraph.text, year) if date.iso[0].startswith(str(year or ""))
            ]
            told = [date for date in dates if self._before_month(paragraph.text, date)]
            for date in (*told, *dates):
                return Extracted(date.iso, date.span.shift(paragraph.span.start))
        return None

    def _before_month(self, text: str, date: PrintedDate) -> bool:
        """Whether the date is that of the campaign: 质量月 stands behind it in its sentence."""
        behind = _SENTENCE.split(text[date.span.end :], maxsplit=1)[0]
        return self.cues.names_month(behind[:_MONTH_FIRST])

    def _labelled_time(self) -> Iterator[Paragraph]:
        for entry in self.entries:
            if _TIME_LABEL.match(without_blanks(entry.paragraph.body)) and len(entry.section) < _DEEP:
                yield entry.paragraph

    def _openings(self) -> Iterator[Paragraph]:
        """The paragraphs that may say when: those that fix it, the opening, then any before the first part."""
        fixing = longest_first(self.lexicon.words_of("fixing-verb"))
        naming = [each for each in self.main if self.cues.names_month(each.text) and not each.is_line]
        yield from (each for each in naming if fixing.search(each.text))
        opening = self.opening()
        if opening and not opening.is_line:
            yield opening
        yield from (each for each in naming if not each.marker)

    def _under(self, heading_list: str) -> Iterator[Paragraph]:
        words = self.lexicon.words_of(heading_list)
        for entry in self.entries:
            if entry.headings and without_blanks(entry.headings[-1].words).startswith(words):
                inline = without_blanks(entry.headings[-1].words) not in words
                if inline or not entry.opens_section or entry.paragraph.body != entry.headings[-1].words:
                    yield entry.paragraph

    def _salutation(self) -> list[Extracted[str]]:
        for paragraph in self.main:
            if paragraph.marker:
                break
            label = without_blanks(paragraph.text).rstrip("：:")
            heading = label.endswith(
                (*self.lexicon.words_of("heading"), *self.lexicon.words_of("slogan-heading"))
            )
            if is_recipients(paragraph) and not heading and not self.cues.names_month(paragraph.text):
                return addressees(paragraph, 0, self.lexicon)
        return []


def _own_count(shape: str, found: re.Match[str]) -> bool:
    """Whether the bodies counted issue this notice: they decide or hold, or stand in its title. Behind
    按照…等25个部门关于…的通知要求 another notice is spoken of."""
    before, behind = shape[: found.start()], _CLAUSE_END.split(shape[found.end() :], maxsplit=1)[0]
    if _OTHERS.search(_CLAUSE_END.split(before)[-1]):
        return False
    return not _THEIR_NOTICE.match(behind)
