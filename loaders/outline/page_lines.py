"""Recipients and signatures freed from the line of a page or paragraph on which they stand. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from loaders.lexicon.name_lines import holds_agencies
from loaders.outline.titles import HeadLexicon, is_recipients
from loaders.text.paragraphs import Paragraph, read_paragraphs
from loaders.text.spans import Edit, Text

_HEAD_LINES = 30  # lines of a page among which the recipients stand
_FOOT_LINES = 6  # lines of a page among which copies may stand behind other data
_LONGEST_HEAD = 400  # characters of a paragraph among which they stand
_TOKEN = re.compile(r"\S+")


def separate_addressees(text: Text, head: HeadLexicon) -> Text:
    """Return the text with the recipients on a line of their own, and the agencies of a signature above its date."""
    lines = read_paragraphs(text.value)
    edits = [edit for line in lines[:_HEAD_LINES] for edit in _edits_at_recipients(line, head)]
    edits += [edit for line in lines[-_FOOT_LINES:] for edit in _edits_in_data(line, head)]
    signed = [
        edit for line, date in pairwise(lines) if date.is_date for edit in _edits_before_signers(line, head)
    ]
    return text.edit(
        sorted({edit.start: edit for edit in (*edits, *signed)}.values(), key=lambda each: each.start)
    )


def _edits_at_recipients(line: Paragraph, head: HeadLexicon) -> Iterator[Edit]:
    """Yield what parts recipients from the page before them, or without a colon from the text behind them."""
    if is_recipients(line):
        yield from _edits_before_recipients(line, head)
    elif not line.is_line and line.marker is None:
        for word in _TOKEN.finditer(line.text[:_LONGEST_HEAD]):
            if word.end() < len(line.text) and head.lists_units(word.group()):
                for at in (word.start(), word.end()):
                    yield Edit(line.span.start + at, line.span.start + at, "\n")
                return


def _edits_in_data(line: Paragraph, head: HeadLexicon) -> Iterator[Edit]:
    """Yield what parts the copies from the data before them on a line: 主题词：… 抄送：…"""
    label = head.lexicon.pattern("copy-cue").pattern
    copies = re.search(rf"\s+(?=(?:{label})\s*[:：])", line.text) if head.labels.is_entry(line) else None
    if copies:
        yield Edit(line.span.start + copies.start(), line.span.start + copies.end(), "\n")


def _edits_before_signers(line: Paragraph, head: HeadLexicon) -> Iterator[Edit]:
    """Yield what parts the agencies at the end of a line, above a date, from the words before them."""
    words = list(_TOKEN.finditer(line.text))
    letters = list(takewhile(lambda word: len(word.group()) == 1, reversed(words)))
    spaced = len(letters) > 1 and holds_agencies(
        "".join(each.group() for each in reversed(letters)), head.lexicon
    )
    signers = (
        letters
        if spaced
        else list(takewhile(lambda word: holds_agencies(word.group(), head.lexicon), reversed(words)))
    )
    if signers and len(signers) < len(words):
        at = line.span.start + signers[-1].start()
        yield Edit(at, at, "\n")


def _edits_before_recipients(line: Paragraph, head: HeadLexicon) -> Iterator[Edit]:
    """Yield what parts the recipients from the crumbs and data of the page on their line."""
    if line.marker or not is_recipients(line) or not holds_page_words(line.text, head):
        return
    general = head.lexicon.pattern("recipient-beginning").pattern
    for blank in re.finditer(rf"\s+(?=(?:{general}))", line.text):
        rest = Paragraph(line.span, line.text[blank.end() :], None)
        if not head.labels.pattern.search(rest.text) and head.is_salutation(rest):
            yield Edit(line.span.start + blank.start(), line.span.start + blank.end(), "\n")
            return


def holds_page_words(text: str, head: HeadLexicon) -> bool:
    """Return whether words of the navigation of a page, or a label of its data, stand in a text."""
    lexicon = head.lexicon
    site = lexicon.holds(text, "site-word") or any(lexicon.has("site-button", word) for word in text.split())
    return site or head.labels.pattern.search(text) is not None
