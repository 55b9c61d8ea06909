"""Titles freed from the page around them: crumbs and menus before a title, the name of the website behind it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.outline.titles import LONGEST_TITLE, HeadLexicon, is_recipients
from loaders.text.markers import is_table_row
from loaders.text.paragraphs import Paragraph, read_paragraphs
from loaders.text.spans import Edit, Text

_HEAD_LINES = 30  # lines of a page among which its title stands
_LONGEST_LINE = 400
_SITE = re.compile(r"(?:\s*(?<![-—–_|])[-_—–|｜]\s*[^-_—–|｜《》]{2,30}){1,3}$")
_WORD = re.compile(r"(?<!\S)[^\s：:，,。；;]+(?!\S)")
_SHORTEST_TITLE = 10
_COLUMN = re.compile(r"^\s*(?P<column>[\u3400-\u9fff]{2,6})\s+(?=关于)")  # 通知 关于…: the last of the crumbs
_LAST_BLANK = re.compile(r"^.*\s")


def separate_titles(text: Text, head: HeadLexicon) -> Text:
    """Return the text with each title on a line of its own, without the name of the website."""
    top = read_paragraphs(text.value, _HEAD_LINES)
    text = text.edit(edit for each in top for edit in _edits_before_recipients(each, head))
    naming = [each for each in read_paragraphs(text.value, _HEAD_LINES) if head.names_month(each.text)]
    lines = [each for each in naming if _may_hold(each)]
    titles = [each.text.strip() for each in lines if head.is_title(each)]
    return text.edit(
        edit
        for each in naming
        for edit in (_edits(each, titles, head) if each in lines else _edits_in_prose(each, head))
    )


def _edits_before_recipients(line: Paragraph, head: HeadLexicon) -> Iterator[Edit]:
    """Yield what parts the recipients from the crumbs and data of the page on their line."""
    if line.marker or not is_recipients(line) or not _holds_page_words(line.text, head):
        return
    general = head.lexicon.pattern("recipient-beginning").pattern
    for blank in re.finditer(rf"\s+(?=(?:{general}))", line.text):
        rest = Paragraph(line.span, line.text[blank.end() :], None)
        if not head.labels.pattern.search(rest.text) and head.is_salutation(rest):
            yield Edit(line.span.start + blank.start(), line.span.start + blank.end(), "\n")
            return


def _may_hold(line: Paragraph) -> bool:
    fits = len(line.text) <= _LONGEST_LINE and line.is_line and line.marker is None
    return fits and not is_table_row(line.text)


def _edits_in_prose(line: Paragraph, head: HeadLexicon) -> Iterator[Edit]:
    """Yield what parts a title between blanks from a page that is all in one line."""
    if line.marker or is_table_row(line.text):
        return
    for word in _WORD.finditer(line.text[:_LONGEST_LINE]):
        if (
            len(word.group()) >= _SHORTEST_TITLE
            and _is_title(word.group(), head)
            and word.end() < len(line.text)
        ):
            for at in (word.start(), word.end()):
                if at > 0:
                    yield Edit(line.span.start + at, line.span.start + at, "\n")
            return


def _edits(line: Paragraph, titles: Sequence[str], head: HeadLexicon) -> Iterator[Edit]:
    """Yield what parts a title from the words before it, and what removes the website behind it."""
    site = _SITE.search(line.text)
    end = site.start() if site and _heads_page(line.text[: site.start()], head) else len(line.text)
    start = _start(line.text[:end], titles, head)
    if start:
        yield Edit(line.span.start + start, line.span.start + start, "\n")
    if end < len(line.text):
        yield Edit(line.span.start + end, line.span.end)


def _start(text: str, titles: Sequence[str], head: HeadLexicon) -> int:
    """Return where the title in a line begins: behind crumbs or the words of a menu, or where a title that stands alone
    on another line is repeated; 0 where nothing precedes it."""
    repeated = max(
        (each for each in titles if text.endswith(each) and each != text.strip()), key=len, default=""
    )
    if repeated and not head.labels.pattern.match(text) and head.names_month(text[: -len(repeated)]) is False:
        return len(text) - len(repeated)
    column = _COLUMN.match(text)
    if column and not head.lexicon.ends_with(column["column"], "agency-suffix"):
        return column.end()
    if not _holds_page_words(text, head) or head.labels.is_title(text):
        return 0
    match = _LAST_BLANK.match(text)
    rest = text[match.end() :] if match else ""
    return match.end() if match and _is_title(rest, head) and not _holds_page_words(rest, head) else 0


def _holds_page_words(text: str, head: HeadLexicon) -> bool:
    """Return whether words of the navigation of a page, or a label of its data, stand in a text."""
    site = head.lexicon.pattern("site-word").search(text)
    return site is not None or head.labels.pattern.search(text) is not None


def _is_title(words: str, head: HeadLexicon) -> bool:
    return len(words) <= LONGEST_TITLE and head.names_month(words) and head.ends_title(words.strip())


def _heads_page(words: str, head: HeadLexicon) -> bool:
    """Return whether words are the title of a notice or of a report, behind which a page has the name of its site."""
    report = words.rstrip().endswith(
        (*head.lexicon.words_of("report-kind"), *head.lexicon.words_of("other-kind"))
    )
    return _is_title(words, head) or (report and head.names_month(words))
