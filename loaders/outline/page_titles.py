"""Titles freed from the page around them: crumbs and menus before a title, the name of the website behind it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.lexicon.lexicon import hide_quoted
from loaders.lexicon.name_lines import holds_agencies, is_one_agency
from loaders.outline.page_lines import holds_page_words, separate_addressees
from loaders.outline.titles import ABOUT, LONGEST_TITLE, HeadLexicon
from loaders.text.markers import is_table_row
from loaders.text.paragraphs import DOC_NUMBER, Paragraph, read_paragraphs
from loaders.text.spans import Edit, Text

_HEAD_LINES = 30  # lines of a page among which its title stands
_LONGEST_LINE = 400
_SITE = re.compile(r"(?:\s*(?<![-—–_|])[-_—–|｜]\s*[^-_—–|｜《》]{2,30}){1,3}$")
_WORD = re.compile(r"(?<!\S)[^\s：:，,。；;]+(?!\S)")
_SHORTEST_TITLE = 10
_TOKEN = re.compile(r"\S+")
_LAST_BLANK = re.compile(r"^.*\s")


def separate_titles(text: Text, head: HeadLexicon) -> Text:
    """Return the text with each title on a line of its own, without the name of the website."""
    text = separate_addressees(text, head)
    naming = [each for each in read_paragraphs(text.value, _HEAD_LINES) if head.names_month(each.text)]
    lines = [each for each in naming if _may_hold(each)]
    titles = [each.text.strip() for each in lines if head.is_title(each)]
    return text.edit(
        edit
        for each in naming
        for edit in (_edits(each, titles, head) if each in lines else _edits_in_prose(each, head))
    )


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
    data = head.labels.first_behind(line.text)
    cut = data if data < end and _is_title(line.text[:data], head) else end
    start = _start(line.text[:cut], titles, head)
    if start:
        yield from _parted(line, start, head)
    if cut < end:
        yield Edit(line.span.start + cut, line.span.start + cut, "\n")
    elif end < len(line.text):
        yield Edit(line.span.start + end, line.span.end)


def _parted(line: Paragraph, start: int, head: HeadLexicon) -> Iterator[Edit]:
    """Yield what parts a title from the words before it: from a number too, and without the words of a site."""
    before = line.text[:start].rstrip()
    number = next((each.start() for each in DOC_NUMBER.finditer(before) if each.end() == len(before)), 0)
    begin = max(number, before.rfind(" ", 0, len(before)) + 1) if number else 0
    if head.lexicon.holds(before, "site-line"):
        yield Edit(line.span.start, line.span.start + (begin or start))
    elif begin:
        yield Edit(line.span.start + begin, line.span.start + begin, "\n")
    yield Edit(line.span.start + start, line.span.start + start, "\n")


def _start(text: str, titles: Sequence[str], head: HeadLexicon) -> int:
    """Return where the title in a line begins: behind crumbs or the words of a menu, or where a title that stands alone
    on another line is repeated; 0 where nothing precedes it."""
    repeated = max(
        (each for each in titles if text.endswith(each) and each != text.strip()), key=len, default=""
    )
    if repeated and not head.labels.pattern.match(text) and head.names_month(text[: -len(repeated)]) is False:
        return len(text) - len(repeated)
    if head.labels.is_title(text):
        return 0
    about = _start_about(text, head)
    if about is not None or not holds_page_words(text, head):
        return about or 0
    match = _LAST_BLANK.match(text)
    rest = text[match.end() :] if match else ""
    return match.end() if match and _is_title(rest, head) and not holds_page_words(rest, head) else 0


def _start_about(text: str, head: HeadLexicon) -> int | None:
    """Return where a title about (关于) something begins among words between blanks, with the agencies before it; None
    where there is no such title."""
    words = list(_TOKEN.finditer(hide_quoted(text)))
    at = next((at for at, word in enumerate(words) if ABOUT.search(word.group())), None)
    if at is None or not _is_title(text[words[at].start() :], head):
        return None
    issuer = words[at].group().split("关于")[0]
    joint = not issuer or is_one_agency(issuer, head.lexicon)
    while joint and at and holds_agencies(words[at - 1].group(), head.lexicon):
        at -= 1
    return words[at].start() if at else 0


def _is_title(words: str, head: HeadLexicon) -> bool:
    return len(words) <= LONGEST_TITLE and head.names_month(words) and head.ends_title(words.strip())


def _heads_page(words: str, head: HeadLexicon) -> bool:
    """Return whether words are the title of a notice or of a report, behind which a page has the name of its site."""
    report = words.rstrip().endswith(
        (*head.lexicon.words_of("report-kind"), *head.lexicon.words_of("other-kind"))
    )
    return _is_title(words, head) or (report and head.names_month(words))
