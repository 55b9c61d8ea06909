"""The notice that a notice passes on (转发)."""

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


def find_forwarded(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    """The notice passed on: its number where it is cited, else its title; None where none is named."""
    forwarding = _forwarding(entries, lexicon)
    if forwarding is None:
        return None
    numbers = (number for entry in entries for number in _cited_numbers(entry, lexicon))
    return next(numbers, None) or next(_cited_titles(forwarding, lexicon), None)


def find_forwarding(entries: Sequence[Entry], lexicon: Lexicon) -> Extracted[str] | None:
    """The words by which the issuer says that it passes a notice on, whether or not they name it."""
    entry = _forwarding(entries, lexicon)
    return Extracted(entry.paragraph.text, entry.paragraph.span, entry.section) if entry else None


def _forwarding(entries: Sequence[Entry], lexicon: Lexicon) -> Entry | None:
    main = (entry for entry in entries if entry.annex is None)
    return next((entry for entry in main if _forwards(entry, lexicon)), None)


def _forwards(entry: Entry, lexicon: Lexicon) -> bool:
    """Whether the issuer itself passes a notice on: in the title or before the parts, not as somebody's task."""
    if entry.headings:
        return False
    text = without_blanks(entry.paragraph.text)
    return lexicon.holds(text, "forward-phrase") and lexicon.names_month(text)


def _cited_numbers(entry: Entry, lexicon: Lexicon) -> Iterator[Extracted[str]]:
    """A number in brackets right behind the title of a quality-month notice."""
    text = entry.paragraph.text
    for title in TITLE.finditer(text):
        number = DOC_NUMBER.search(text, title.end(), title.end() + _NUMBER_BEHIND)
        if number and lexicon.names_month(title["title"]):
            yield _found(entry, number.group(), number.start())


def _cited_titles(entry: Entry, lexicon: Lexicon) -> Iterator[Extracted[str]]:
    text = entry.paragraph.text
    for found in (*TITLE.finditer(text), *_QUOTED_TITLE.finditer(text), *_PLAIN_TITLE.finditer(text)):
        if lexicon.names_month(found["title"]):
            yield _found(entry, found["title"], found.start("title"))


def _found(entry: Entry, words: str, at: int) -> Extracted[str]:
    start = entry.paragraph.span.start + at
    return Extracted(without_blanks(words), Span(start, start + len(words)), entry.section)
