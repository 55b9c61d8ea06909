"""The period of the campaign: under its heading, behind its label, or in the opening of the notice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from loaders.extract.head.duration import is_single_day, with_end
from loaders.extract.head.main_text import find_opening, main_paragraphs
from loaders.lexicon.lexicon import Lexicon
from loaders.outline.sections import Entry
from loaders.outline.titles import HeadLexicon
from loaders.text.dates import PrintedDate, find_date, find_dates
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import Paragraph

_MONTH_WITHIN = 40  # characters behind a period in which the month it belongs to may be named
_DEEP = 4  # characters of a section path (二(一)) from which on a time is that of one activity
_CLAUSE_END = re.compile("[，,。；;：:]")
_YEARLY = re.compile(r"每年(?:的)?$")
_SENTENCE = re.compile("[。；]")
_REPORTED = 12  # characters between a paper and the verb of reporting it
_NO_PERIOD = re.compile(r"\s*(?:(?:以|之)?前|[上下]午|\d{1,2}\s*[时点:：])")
_EXPLAINED = re.compile(r"\s*[，,]?\s*[也正又]?是")
_TIME_LABEL = re.compile(
    r"^(?:活动|实施|开展|起止|举办|质量月){0,2}(?:起止)?(?:时间|日期)(?:安排|范围)?\s*[:：]"
)


def find_period(
    entries: Sequence[Entry], head_lexicon: HeadLexicon, year: int | None
) -> Extracted[tuple[str, str]] | None:
    """Return the period of the campaign in ISO 8601, or None; `year` completes dates printed without one."""
    headed = _under_heading(entries, "period-heading", head_lexicon.lexicon)
    labelled = (each for each in _labelled(entries) if not head_lexicon.labels.pattern.search(each.text))
    for paragraph in (*headed, *labelled):
        date = find_date(paragraph.text, year)
        if date:
            return Extracted(with_end(date, paragraph.text, year), date.span.shift(paragraph.span.start))
    found = _fixed(_candidates(entries, head_lexicon), head_lexicon, year)
    # A month that is only explained (9月是全国“质量月”) gives way to a date that is fixed.
    return next((each for each, explained in found if not explained), None) or next(
        (each for each, _ in found), None
    )


def _fixed(
    paragraphs: Iterable[Paragraph], head_lexicon: HeadLexicon, year: int | None
) -> list[tuple[Extracted[tuple[str, str]], bool]]:
    """Return the dates that may be the period, those before 质量月 first, each with whether the month is explained."""
    found = []
    for paragraph in paragraphs:
        dates = [
            date for date in find_dates(paragraph.text, year) if _may_be_period(date, paragraph.text, year)
        ]
        preferred = [date for date in dates if _precedes_month(paragraph.text, date, head_lexicon)]
        dates = [date for date in dates if not _is_of_event(paragraph, date, head_lexicon)]
        for date in (*preferred, *dates):
            explained = _EXPLAINED.match(paragraph.text, date.span.end) is not None
            period = Extracted(with_end(date, paragraph.text, year), date.span.shift(paragraph.span.start))
            found.append((period, explained))
            if not explained:
                return found
    return found


def _is_of_event(paragraph: Paragraph, date: PrintedDate, head_lexicon: HeadLexicon) -> bool:
    """Return whether a date is that of one event: of a contest (拟于8月举办“甲”大赛), of a report, or of a sentence
    outside of the opening that does not name the month."""
    sentence = _sentence_at(paragraph.text, date.span.start)
    known = head_lexicon.is_opening(paragraph) or head_lexicon.names_month(sentence)
    if not known or _report(head_lexicon.lexicon).search(sentence):
        return True
    behind = _CLAUSE_END.split(paragraph.text[date.span.end :], maxsplit=1)[0]
    return head_lexicon.lexicon.ends_with(behind, "single-event") and not head_lexicon.names_month(behind)


@lru_cache
def _report(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of sentences about papers to be sent: 9月30日前将活动总结报市局."""
    papers, sending = (lexicon.pattern(name).pattern for name in ("reported-paper", "sending-report"))
    return re.compile(rf"(?:{papers})[^。；，,]{{0,{_REPORTED}}}报|{sending}")


def _sentence_at(text: str, place: int) -> str:
    """Return the sentence of a text with the character at `place`."""
    return _SENTENCE.split(text[:place])[-1] + _SENTENCE.split(text[place:], maxsplit=1)[0]


def _may_be_period(date: PrintedDate, text: str, year: int | None) -> bool:
    """Return whether a date is one of the campaign's year, and no deadline (10月20日前), hour (9月1日上午), single day
    or custom (每年9月)."""
    single = is_single_day(date) and with_end(date, text, year) == date.iso
    yearly = _YEARLY.search(text[: date.span.start]) is not None
    return (
        date.iso[0].startswith(str(year or ""))
        and not (single or yearly or date.printed == "全年")
        and not _NO_PERIOD.match(text, date.span.end)
    )


def _under_heading(entries: Sequence[Entry], word_list: str, lexicon: Lexicon) -> Iterator[Paragraph]:
    """Yield the paragraphs under headings that begin with a word of `word_list`, without bare heading lines."""
    words = lexicon.words_of(word_list)
    for entry in entries:
        if entry.headings and without_blanks(entry.headings[-1].words).startswith(words):
            inline = without_blanks(entry.headings[-1].words) not in words
            if inline or not entry.opens_section or entry.paragraph.body != entry.headings[-1].words:
                yield entry.paragraph


def _labelled(entries: Sequence[Entry]) -> Iterator[Paragraph]:
    """Yield the paragraphs that begin with a label of time, those of single activities left out."""
    for entry in entries:
        if _TIME_LABEL.match(without_blanks(entry.paragraph.body)) and len(entry.section) < _DEEP:
            yield entry.paragraph


def _candidates(entries: Sequence[Entry], head_lexicon: HeadLexicon) -> Iterator[Paragraph]:
    """Yield the paragraphs that may state the period: those with a verb of fixing, the opening, then any
    others that name the month before the first numbered part."""
    fixing = head_lexicon.lexicon.pattern("fixing-verb")
    paragraphs = [
        each for each in main_paragraphs(entries) if head_lexicon.names_month(each.text) and not each.is_line
    ]
    yield from (each for each in paragraphs if fixing.search(each.text))
    opening = find_opening(entries, head_lexicon)
    if opening and not opening.is_line:
        yield opening
    yield from (each for each in paragraphs if not each.marker)


def _precedes_month(text: str, date: PrintedDate, head_lexicon: HeadLexicon) -> bool:
    """Return whether 质量月 stands shortly behind the date in its sentence, so that the date is the period."""
    behind = _SENTENCE.split(text[date.span.end :], maxsplit=1)[0]
    return head_lexicon.names_month(behind[:_MONTH_WITHIN])
