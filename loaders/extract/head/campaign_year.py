"""The year of the campaign: named in the title, beside the month in the text, else that of a date or the number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.extract.head.references import TITLE
from loaders.lexicon.lexicon import Lexicon, longest_first
from loaders.text.dates import find_dates
from loaders.text.extracted import Extracted
from loaders.text.markers import number_of
from loaders.text.paragraphs import Paragraph, plain_digits
from loaders.text.spans import Span

_PRINTED = r"(?:19|20)\d\d|[一二][一二三四五六七八九〇]{3}"
# 2011-2020年, 1996年—2010年: the years of a plan
_RANGE = re.compile(rf"(?:{_PRINTED})\s*年?\s*[-—–~～－至到]+\s*(?:{_PRINTED})\s*年?(?!\s*\d{{1,2}}\s*月)")
_NUMBER_YEAR = re.compile(r"[〔\[［【(（﹝]\s*((?:19|20)\d\d)\s*[〕\]］】)）﹞]")
_BESIDE = 16  # characters between a year and the month that it belongs to
_BEFORE_FIRST = 1977  # the 42nd national month was that of 2019; counts below 30 began in 1998
_HIDDEN = "□"


@dataclass(frozen=True)
class YearReader:
    """A reader of the year of a campaign, with the words of a lexicon."""

    lexicon: Lexicon

    @staticmethod
    @lru_cache(maxsize=4)
    def of(lexicon: Lexicon) -> YearReader:
        """Return the reader of a lexicon, compiled once."""
        return YearReader(lexicon)

    def find(
        self,
        title: Extracted[str] | None,
        main: Sequence[Paragraph],
        issue_date: Extracted[str] | None,
        number: Extracted[str] | None,
    ) -> Extracted[int] | None:
        """Return the year in the title, else the one beside the month, that of the date of issue, of any date in the
        text, of the document number."""
        titled = next(self._years(title.value, title.span.start), None) if title else None
        if titled:
            return titled
        naming = [each for each in main if self.lexicon.names_month(each.text)]
        beside = [year for each in naming for year in self._beside_month(each)]
        loose = [year for each in naming for year in self._years(each.text, each.span.start)]
        dated = Extracted(int(issue_date.value[:4]), issue_date.span) if issue_date else None
        this = dated if any(self._this_year.search(each.text) for each in naming) else None
        found = _of_year(beside, dated) or this or _latest(beside) or _of_year(loose, dated) or dated
        found = found or _latest(loose) or _first_dated(main) or _of_number(number)
        return found or next((year for each in naming if (year := self._counted(each))), None)

    def _counted(self, paragraph: Paragraph) -> Extracted[int] | None:
        """Return the year of a month that is only counted: 第42个全国“质量月” was that of 2019."""
        match = self._ordinal.search(paragraph.text)
        order = number_of(match["order"]) if match else None
        if match is None or order is None:
            return None
        return Extracted(_BEFORE_FIRST + order, Span(*match.span()).shift(paragraph.span.start))

    @cached_property
    def _ordinal(self) -> re.Pattern[str]:
        months = longest_first(self.lexicon.words_of("month")).pattern
        return re.compile(
            rf"第\s*(?P<order>[3-6]\d|[三四五六]十[一二三四五六七八九]?)\s*[个届次]全国[“\"「]?(?:{months})"
        )

    @cached_property
    def _this_year(self) -> re.Pattern[str]:
        """A month of the year of issue: 今年“质量月”."""
        months = longest_first(self.lexicon.words_of("month")).pattern
        return re.compile(rf"(?:今年|本年度?)[^，,。；;、]{{0,6}}(?:{months})")

    @cached_property
    def _year(self) -> re.Pattern[str]:
        """A year before 年, or directly before the month (2019质量月)."""
        months = longest_first(self.lexicon.words_of("month")).pattern
        return re.compile(rf"(?<!\d)(?P<year>{_PRINTED})\s*(?:年|(?=[“\"「]?(?:全国)?[“\"「]?(?:{months})))")

    @cached_property
    def _past(self) -> re.Pattern[str]:
        """A year since which something has been done: 自1978年, 1978年以来."""
        before, behind = (
            longest_first(self.lexicon.words_of(each)).pattern for each in ("year-since", "year-past")
        )
        return re.compile(rf"(?:{before})\s*(?:{_PRINTED})\s*年|(?:{_PRINTED})\s*年(?:\d+月)?(?:{behind})")

    @cached_property
    def _between(self) -> re.Pattern[str]:
        """Words between a year and a month that does not belong to it."""
        return re.compile(rf"[，,。；;、\d]|{longest_first(self.lexicon.words_of('year-apart')).pattern}")

    def _years(self, text: str, start: int) -> Iterator[Extracted[int]]:
        """Yield the years in a passage that begins at `start`, without those of plans and of the past."""
        for match in self._year.finditer(self._shape(text)):
            if year := number_of(match["year"]):
                yield Extracted(year, Span(*match.span()).shift(start))

    def _beside_month(self, paragraph: Paragraph) -> Iterator[Extracted[int]]:
        """Yield the years that belong to a month: 2022年全市“质量月”."""
        for year in self._years(paragraph.text, paragraph.span.start):
            behind = paragraph.text[year.span.end - paragraph.span.start :]
            month = self.lexicon.find_month(behind[: _BESIDE + 6])
            if month and month.start <= _BESIDE and not self._between.search(behind[: month.start]):
                yield year

    def _shape(self, text: str) -> str:
        """Return the text with the years of plans, of the past and in titles of other documents hidden."""
        shape = plain_digits(text)
        for match in TITLE.finditer(shape):
            if not self.lexicon.names_month(match["title"]):
                shape = _hide(shape, match)
        for pattern in (_RANGE, self._past):
            for match in pattern.finditer(shape):
                shape = _hide(shape, match)
        return shape


def _hide(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + _HIDDEN * len(match.group()) + text[match.end() :]


def _of_year(years: Sequence[Extracted[int]], dated: Extracted[int] | None) -> Extracted[int] | None:
    """Return the first of the years that is the year of issue."""
    return next((each for each in years if dated and each.value == dated.value), None)


def _latest(years: Sequence[Extracted[int]]) -> Extracted[int] | None:
    return max(years, key=lambda each: each.value, default=None)


def _first_dated(main: Sequence[Paragraph]) -> Extracted[int] | None:
    """Return the year of the first date printed with its year."""
    dates = ((each, date) for each in main for date in find_dates(_RANGE.sub(_masked, each.text), None))
    for paragraph, date in dates:
        return Extracted(int(date.iso[0][:4]), date.span.shift(paragraph.span.start))
    return None


def _masked(match: re.Match[str]) -> str:
    return _HIDDEN * len(match.group())


def _of_number(number: Extracted[str] | None) -> Extracted[int] | None:
    match = _NUMBER_YEAR.search(number.value) if number else None
    return Extracted(int(match[1]), number.span) if number and match else None
