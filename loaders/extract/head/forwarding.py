"""The notice that a notice forwards (转发)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extract.head.references import TITLE
from loaders.lexicon.lexicon import Lexicon
from loaders.outline.sections import Entry
from loaders.text.extracted import Extracted, without_blanks
from loaders.text.paragraphs import DOC_NUMBER
from loaders.text.spans import Span

_QUOTED_TITLE = re.compile(r"“(?P<title>[^《》]*?关于.{0,60}?通知)”")
_PLAIN_TITLE = re.compile(r"转发(?P<title>[^《》“]{2,40}?关于(?:(?!关于).){2,60}?通知)》?的?通知$")
_NUMBER_BEHIND = 40  # characters between a cited title and its number in brackets


def find_forwarded_notice(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    """Return the document number of the forwarded notice, else its title; None where neither is cited."""
    main = [entry for entry in entries if entry.annex is None]
    passages = [entry for entry in main if _is_forwarding(entry, lexicon)]
    if not passages:
        return None
    numbers = (number for entry in main for number in _cited_numbers(entry, lexicon))
    titles = (title for passage in passages for title in _cited_titles(passage, lexicon))
    return next(numbers, None) or next(titles, None)


def find_forwarding_passage(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    """Return the paragraph that forwards a notice, whether or not it cites it; None where there is none."""
    entry = _forwarding_entry(entries, lexicon)
    return Extracted(entry.paragraph.text, entry.paragraph.span, entry.section) if entry else None


def _forwarding_entry(entries: Sequence[Entry], lexicon: Lexicon) -> Entry | None:
    main = (entry for entry in entries if entry.annex is None)
    return next((entry for entry in main if _is_forwarding(entry, lexicon)), None)


def _is_forwarding(entry: Entry, lexicon: Lexicon) -> bool:
    """Return whether the issuer forwards a notice: only in the title or before the first heading, since
    below a heading forwarding is a task of the recipients."""
    if entry.headings:
        return False
    text = without_blanks(entry.paragraph.text)
    return lexicon.holds(text, "forward-phrase") and lexicon.names_month(text)


def _cited_numbers(entry: Entry, lexicon: Lexicon) -> Iterator[Extracted[str]]:
    """Yield each number that stands in brackets behind the title of a quality-month notice."""
    text = entry.paragraph.text
    for title in TITLE.finditer(text):
        number = DOC_NUMBER.search(text, title.end(), title.end() + _NUMBER_BEHIND)
        if number and lexicon.names_month(title["title"]):
            yield _extracted(entry, number.group(), number.start())


def _cited_titles(entry: Entry, lexicon: Lexicon) -> Iterator[Extracted[str]]:
    """Yield each title of a quality-month notice, in 《》, in quotation marks or behind 转发."""
    text = entry.paragraph.text
    for match in (*TITLE.finditer(text), *_QUOTED_TITLE.finditer(text), *_PLAIN_TITLE.finditer(text)):
        if lexicon.names_month(match["title"]):
            yield _extracted(entry, match["title"], match.start("title"))


def _extracted(entry: Entry, printed: str, at: int) -> Extracted[str]:
    start = entry.paragraph.span.start + at
    return Extracted(without_blanks(printed), Span(start, start + len(printed)), entry.section)
