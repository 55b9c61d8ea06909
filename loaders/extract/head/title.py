"""The title of a notice: on its own line, among the repetitions and headings of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from loaders.extract.head.joint import is_short_form
from loaders.extract.head.numbers import split_number
from loaders.outline.titles import HEAD_LINES, HeadLexicon
from loaders.text.extracted import Extracted
from loaders.text.paragraphs import Paragraph
from loaders.text.spans import Span

_HEADLINE = r"(?<!关于)(?:{})了?《(?P<title>[^《》]{{6,80}})》\s*$"  # with the verbs of issuing


def find_title(main: Sequence[Paragraph], head: HeadLexicon) -> Extracted[str] | None:
    """Return the title as printed, without a number behind it.

    Of several, the one next above the salutation, else the first; where none names the month, a title about one event
    of it (关于…), or one that calls for something (…征集“质量月”口号).
    """
    titles = [each for each in main if head.is_title(each)]
    top = list(takewhile(lambda each: each.marker is None, main[:HEAD_LINES]))
    others = [each for each in top if head.is_any_title(each)] or [each for each in top if head.is_call(each)]
    chosen = _whole(titles, main) or next(iter(others), None)
    return _as_printed(_addressed(chosen, main, head), head) if chosen else None


def _whole(titles: Sequence[Paragraph], main: Sequence[Paragraph]) -> Paragraph | None:
    """Return the first title that is no shorter form of the one directly below it, as the heading of a page is."""
    shortened = [one for one, below in pairwise(main) if one in titles and below in titles]
    for title in titles:
        below = main[main.index(title) + 1] if title in shortened else None
        if below is None or not _is_short_form(title, below):
            return title
    return None


def _addressed(title: Paragraph, main: Sequence[Paragraph], head: HeadLexicon) -> Paragraph:
    """Return the last title above the salutation, where it is another than the one at the top of the page."""
    above = list(
        takewhile(lambda each: not (each.marker or head.is_salutation(each)), main[: 2 * HEAD_LINES])
    )
    addressed = len(above) < len(main) and head.is_salutation(main[len(above)])
    last = next((each for each in reversed(above) if head.is_any_title(each)), title) if addressed else title
    same = last.plain in title.plain or title.plain in last.plain or _is_short_form(last, title)
    return title if same else last


def _is_short_form(one: Paragraph, other: Paragraph) -> bool:
    return len(one.plain) < len(other.plain) and is_short_form(one.plain, other.plain)


def _as_printed(line: Paragraph, head: HeadLexicon) -> Extracted[str]:
    """Return the title on a line, and of a headline on a notice (某局印发《关于…的通知》) that of the notice."""
    headline = re.search(_HEADLINE.format(head.lexicon.pattern("reported-issue").pattern), line.text)
    if headline and head.ends_title(headline["title"]):
        return Extracted(headline["title"], Span(*headline.span("title")).shift(line.span.start))
    lead = len(line.text) - len(line.text.lstrip())
    printed = split_number(line.text)[0].strip()
    start = line.span.start + lead
    return Extracted(printed, Span(start, start + len(printed)))
