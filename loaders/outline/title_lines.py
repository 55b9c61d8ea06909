"""Titles cut into several lines, or below the names of their issuers: the lines that belong together. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from loaders.lexicon.columns import Columns
from loaders.lexicon.lexicon import hide_quoted
from loaders.lexicon.name_lines import holds_agencies, is_one_agency
from loaders.outline.titles import ABOUT, HEAD_LINES, LONGEST_TITLE, HeadLexicon
from loaders.text.paragraphs import Paragraph

_MOST_LINES = 4  # of the longest title seen
_CRUMBS = re.compile("[>»›＞→]")  # 首页>通知公告
# What follows a line that might be a whole title by itself: 的通知; 并组织开展…的通知
_TAIL = re.compile(r"^(?:的(?:通知|函|通告)$|[并暨](?=.*(?:通知|方案|计划|函)+$))")
_BARE_TITLE = re.compile(r"^(?:关于|\d{4}年|[“\"]?质量月|开展|转发|印发)")


def title_runs(paragraphs: Sequence[Paragraph], head: HeadLexicon) -> Iterator[tuple[int, int]]:
    """Yield the indexes `(first, last)` of lines that are one title: cut into up to four, or with the issuer above."""
    done = -1
    for first in range(len(paragraphs)):
        last = _title_last(paragraphs, first, head) if first > done else None
        if last is None:
            continue
        issuers = _issuers_above(paragraphs, first, last, head)
        start = first - issuers if first - issuers > done else first
        done = last
        if last > start:
            yield start, last


def _title_last(paragraphs: Sequence[Paragraph], first: int, head: HeadLexicon) -> int | None:
    """Return the last line of the title that begins at `first`; None where none does."""
    text = paragraphs[first].text.strip()
    about = "关" in text and ABOUT.search(hide_quoted(text)) is not None
    if not (head.names_month(text) or about):
        return None
    text = ""
    for place in range(first, min(first + _MOST_LINES, len(paragraphs))):
        line = paragraphs[place]
        if not _may_be_part(line, head) or _heads_columns(paragraphs[place : place + 2], head):
            return None
        if place > first and not ABOUT.search(text) and head.is_title(line) and _BARE_TITLE.match(line.plain):
            return None  # a title of its own, below a line that only names the month
        text += line.text.strip()
        continues = place + 1 < len(paragraphs) and _TAIL.match(paragraphs[place + 1].plain) is not None
        if head.ends_title(text) and text.count("《") == text.count("》") and not continues:
            headed = head.names_month(text) or (about and first < HEAD_LINES)
            whole = headed and len(text) <= LONGEST_TITLE and not text.startswith(head.citing)
            return place if whole else None
    return None


def _may_be_part(line: Paragraph, head: HeadLexicon) -> bool:
    if line.marker or not line.is_line or len(line.text) > LONGEST_TITLE or _CRUMBS.search(line.text):
        return False
    return not (line.is_doc_number or line.is_date or head.labels.is_entry(line))


def _heads_columns(lines: Sequence[Paragraph], head: HeadLexicon) -> bool:
    """Return whether the first of these lines is the header of a table, or of its first column above the second."""
    role, texts = Columns.of(head.lexicon).role, lines[0].text.split()
    row = len(texts) > 2 and all(map(role, texts))
    return row or (len(lines) > 1 and all(role(line.text) for line in lines))


def _issuers_above(paragraphs: Sequence[Paragraph], first: int, last: int, head: HeadLexicon) -> int:
    """Return the number of lines above a title with the agencies that belong to it.

    甲市市场监管局 / 关于开展…的通知, or 甲局 乙局 / 丙局等12部门 / 关于…; none where the title stands without them
    elsewhere, as at the top of a page.
    """
    if first == 0 or not _BARE_TITLE.match(paragraphs[first].plain):
        return 0
    title = "".join(each.plain for each in paragraphs[first : last + 1])
    others = (*paragraphs[:first], *paragraphs[last + 1 : last + HEAD_LINES])
    if any(each.plain == title for each in others if len(each.text) < 2 * LONGEST_TITLE):
        return 0
    names, rest = _before_joint(paragraphs[first - 1], head)
    if rest:
        above = (each.text for each in reversed(paragraphs[max(first - _MOST_LINES, 0) : first - 1]))
        more = sum(1 for _ in takewhile(lambda text: holds_agencies(text, head.lexicon), above))
        return 1 + more if holds_agencies(names, head.lexicon) else 0
    higher = first > 1 and holds_agencies(paragraphs[first - 2].text, head.lexicon)
    spaced = all(len(letter) == 1 for letter in names.split())  # a letterhead
    return int(is_one_agency(names, head.lexicon) and not (higher or spaced))


def _before_joint(line: Paragraph, head: HeadLexicon) -> tuple[str, str]:
    """Return the names on a line, and the words behind them that mean further agencies (等12部门), if any."""
    nouns = head.lexicon.pattern("joint-noun").pattern
    found = re.search(rf"等\s*[\d一二三四五六七八九十]{{1,3}}\s*(?:个|家)?\s*(?:{nouns})\s*$", line.text)
    return (line.text[: found.start()], found.group()) if found else (line.text, "")
