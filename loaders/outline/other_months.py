"""Other campaign months (安全生产月), and quality months of one trade (医疗质量月), which are not the national one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.lexicon.lexicon import Lexicon, longest_first
from loaders.outline.titles import HeadLexicon
from loaders.text.paragraphs import Paragraph

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
    plain = _months(head.lexicon)
    for fields in ("month-of-institution", "month-of-trade"):
        named = list(_months(head.lexicon, fields).finditer(text))
        # The first mention decides: in a hospital's plan for the national month its own months come behind.
        if not named or next(plain.finditer(text)).end() < named[0].end():
            continue
        only = len(named) == len(plain.findall(text)) and not _SEPTEMBER.search(text)
        if only or fields == "month-of-institution":
            return named[0].group()
    return None


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
