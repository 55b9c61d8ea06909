"""The paragraphs of a notice that may announce activities, and those that do not."""

from __future__ import annotations

from collections.abc import Container

from loaders.extract.head.recipients import has_recipient_label
from loaders.lexicon.lexicon import Lexicon
from loaders.outline.sections import Entry
from loaders.text.extracted import without_blanks
from loaders.text.spans import Span


def is_outside_scope(entry: Entry, excluded: Container[Span]) -> bool:
    """Return whether an entry announces no activity: in the list of annexes, a date or a list of recipients, a row
    without an activity, or a paragraph whose span is `excluded`."""
    if body_span(entry) in excluded:
        return True
    if entry.in_table:
        return entry.row is None
    marker = entry.paragraph.marker
    lists_annexes = marker is not None and marker.kind == "annex"
    no_text = entry.paragraph.is_date or has_recipient_label(entry.paragraph)
    return lists_annexes or no_text


def is_in_silent_part(entry: Entry, lexicon: Lexicon) -> bool:
    """Return whether an entry stands under a heading of aims, theme or duties."""
    silent = lexicon.words_of("silent-heading")
    return any(without_blanks(heading.words) in silent for heading in entry.headings)


def body_span(entry: Entry) -> Span:
    """Return the span of an entry's text behind its marker."""
    return Span(entry.paragraph.body_start, entry.paragraph.span.end)
