"""Other campaign months (安全生产月), and quality months of one trade (医疗质量月), which are not the national one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.lexicon.lexicon import Lexicon, longest_first
from loaders.outline.titles import HeadLexicon
from loaders.text.dates import find_dates
from loaders.text.paragraphs import Paragraph

_FEWEST_WORDS = 3  # of hospitals or schools
_QUOTES = re.compile('[“”"「」『』]')
_SEASON = ("08", "09")  # months in which notices for September are issued
_SEPTEMBER = re.compile(r"(?<![\d一二三四五六七八九十])(?:0?9|九)\s*月")


def other_month(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> str | None:
    """Return another month (安全生产月) that the text mentions more often than quality month, or None."""
    text = "".join(paragraph.plain for paragraph in paragraphs)
    own = sum(text.count(month) for month in head.lexicon.words_of("month"))
    others = {month: text.count(month) for month in head.lexicon.words_of("other-month")}
    most = max(others, key=lambda month: others[month], default="")
    return most if most and others[most] > own else None


def other_quality_month(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> str | None:
    """Return the quality month of one trade or school that a text is about; None where it names the national month.

    A month of hospitals or schools is another one in any season, that of a trade only outside of September and where
    the text calls it nothing else.
    """
    text = "".join(paragraph.plain for paragraph in paragraphs)
    if _national(head.lexicon).search(text):
        return None
    autumn = _SEPTEMBER.search(text) is not None or any(_is_of_season(each) for each in paragraphs)
    plain = _months(head.lexicon)
    for fields in ("month-of-institution", "month-of-trade"):
        named = list(_months(head.lexicon, fields).finditer(text))
        # The first mention decides: in a hospital's plan for the national month its own months come behind.
        if not named or next(plain.finditer(text)).end() < named[0].end():
            continue
        only = len(named) == len(plain.findall(text)) and not autumn
        if only or fields == "month-of-institution":
            return named[0].group()
    return None if autumn else _institution(text, head.lexicon)


def _institution(text: str, lexicon: Lexicon) -> str | None:
    """Return the words by which a text that links its month to no other is that of a hospital or school, or None."""
    words = [each for each in lexicon.words_of("institution-word") if each in text]
    linked = lexicon.holds(_QUOTES.sub("", text), "month-link")
    return "、".join(words[:_FEWEST_WORDS]) if len(words) >= _FEWEST_WORDS and not linked else None


def _is_of_season(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is the date of a notice for September."""
    dates = find_dates(paragraph.plain, None) if paragraph.ends_with_date and paragraph.is_line else ()
    return any(date.iso[0][5:7] in _SEASON for date in dates)


@lru_cache(maxsize=16)
def _months(lexicon: Lexicon, *fields: str) -> re.Pattern[str]:
    """Return the pattern of the month, behind a word of these lists."""
    words = [word for each in fields for word in lexicon.words_of(each)]
    field = rf"(?:{longest_first(words).pattern})(?:与?(?:安全|管理|服务))?" if words else ""
    return re.compile(f"{field}(?:{longest_first(lexicon.words_of('month')).pattern})")


@lru_cache(maxsize=4)
def _national(lexicon: Lexicon) -> re.Pattern[str]:
    words = longest_first(lexicon.words_of("national-sign")).pattern
    return re.compile(f'(?:{words})[“"「『]?(?:{longest_first(lexicon.words_of("month")).pattern})')
