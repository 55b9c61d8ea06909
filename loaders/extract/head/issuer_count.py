"""The number of issuers that a notice states (市场监管总局等 25 个部门联合…)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from loaders.extract.head.main_text import main_paragraphs
from loaders.lexicon.lexicon import Lexicon, hide_quoted, longest_first
from loaders.outline.sections import Entry
from loaders.outline.titles import HeadLexicon
from loaders.text.extracted import Extracted
from loaders.text.markers import number_of
from loaders.text.paragraphs import plain_digits
from loaders.text.spans import Span

_NUMERAL = r"\d{1,3}|[一二三四五六七八九十两]{1,3}"
_CLAUSE_END = re.compile("[，。；：]")
_CITING = re.compile("按照|根据|依据|贯彻|落实|转发|遵照|参照|收到")
_CITED_NOTICE = re.compile(
    r"[^，。；：]{0,6}《|[^，。；：]*的?(?:通知|方案)(?:》|的?要求|精神|部署)|[^，。；：]*的(?:统一)?(?:部署|安排|要求)"
)


def find_stated_count(entries: Sequence[Entry], head_lexicon: HeadLexicon) -> Extracted[int] | None:
    """Return the number of issuers stated before the first numbered part; a count inside a quoted title
    is that of another notice."""
    pattern = _count_pattern(head_lexicon.lexicon)
    for paragraph in itertools.takewhile(lambda each: not each.marker, main_paragraphs(entries)):
        masked = plain_digits(hide_quoted(paragraph.text))
        match = next((each for each in pattern.finditer(masked) if _counts_issuers(masked, each)), None)
        number = number_of(match["count"] or match["whole"]) if match else None
        announces = head_lexicon.names_month(paragraph.text) or head_lexicon.is_opening(paragraph)
        if match and number is not None and announces:
            start = paragraph.span.start
            return Extracted(number, Span(start + match.start(), start + match.end()))
    return None


def _count_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    nouns = longest_first(lexicon.words_of("joint-noun")).pattern
    return re.compile(
        rf"(?:等\s*(?P<count>{_NUMERAL})\s*(?:个|家)?\s*(?:{nouns})"
        rf"|(?P<whole>{_NUMERAL})\s*(?:个|家)?\s*(?:{nouns})(?=\s*(?:联合|共同)))"
    )


def _counts_issuers(masked: str, count: re.Match[str]) -> bool:
    """Return whether a count is that of this notice's issuers: they decide or organize, or stand in its title.

    Behind a verb of citing, and before the title of a notice, it belongs to another notice:
    按照…等25个部门关于…的通知要求.
    """
    before, behind = masked[: count.start()], _CLAUSE_END.split(masked[count.end() :], maxsplit=1)[0]
    if _CITING.search(_CLAUSE_END.split(before)[-1]):
        return False
    return not _CITED_NOTICE.match(behind)
