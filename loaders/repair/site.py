"""Removal of the lines of a web site around a notice: menus, breadcrumbs, buttons, counts of readers, the page foot.

A line is removed only where all of it belongs to the site; of a line with data of the notice (发布时间, 来源) only
buttons and counts are. Words that a notice may use too count only near an end of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from loaders.repair.site_words import SiteWords
from loaders.text.markers import begins_block, is_table_row
from loaders.text.spans import Edit, Span, Text

_HEAD, _FOOT = 25, 40  # lines at either end within which a site shows its own
_SHORTEST_TITLE = 8  # characters of a title behind breadcrumbs; a shorter last step is one of them
_LONGEST = 200  # characters of a line of a site, the longest a page foot with addresses
_LEADER = re.compile(r"[….·．。\s]{2,}")
_ITEM = re.compile(r"\s*[\u3400-\u9fff]{2,6}\s*")
_LONGEST_ITEM, _FEWEST_ITEMS = 6, 2  # of a menu with an item a line
_SENTENCE = re.compile(r"[。；\f]")

Line = tuple[Span, str]


def remove_site_lines(text: Text, words: SiteWords) -> Text:
    """Return the text without the lines of the web site that shows it, and without leaders (……)."""
    value = text.value
    lines = [(span, value[span.start : span.end]) for span in text.lines()]
    return text.edit(_edits([each for each in lines if each[1].strip()], words))


def _edits(lines: Sequence[Line], words: SiteWords) -> Iterator[Edit]:
    last = min(_asides(lines, words), _foot(lines, words))
    menu = _menu(lines[:_HEAD], words)
    for at, (span, line) in enumerate(lines):
        if at >= last or at in menu or _LEADER.fullmatch(line):
            yield Edit(*span)
        elif at < _HEAD and (menu_end := words.menu_end(line)):
            yield Edit(span.start, span.start + menu_end)
        elif foot := words.foot_behind_copies(line):
            yield Edit(*foot.shift(span.start))
        elif _may_be_of_site(line):
            near = at < _HEAD or at >= len(lines) - _FOOT
            for start, end in _of_site(line, words, near):
                yield Edit(span.start + start, span.start + end)


def _of_site(line: str, words: SiteWords, near: bool) -> Iterator[Span]:
    """Yield what of a line belongs to the site; `near`: the line stands near an end of the text."""
    crumbs = words.crumbs_end(line) or (words.steps_end(line) if near else None)
    if crumbs is not None:
        is_title = words.names_month(line[crumbs:]) and len(line) - crumbs >= _SHORTEST_TITLE
        yield Span(0, crumbs if is_title else len(line))
    elif words.is_pager(line) or (near and (words.is_site_line(line) or words.is_aside(line))):
        yield Span(0, len(line))
    elif near:
        yield from words.buttons(line)


def _menu(lines: Sequence[Line], words: SiteWords) -> set[int]:
    """Return the indexes of a menu with an item a line, and of the names of columns above the breadcrumbs."""
    short = [len(line.strip()) <= _LONGEST_ITEM and _ITEM.fullmatch(line) is not None for _, line in lines]
    found: set[int] = set()
    for at, (_, line) in enumerate(lines):
        if words.is_home(line):
            items = list(takewhile(lambda item: short[item], range(at + 1, len(lines))))
            found.update([at, *items] if len(items) >= _FEWEST_ITEMS else [at])
        elif words.crumbs_end(line) is not None:
            found.update(item for item in range(at) if short[item])
    return found


def _may_be_of_site(line: str) -> bool:
    prose = len(line) > _LONGEST or _SENTENCE.search(line) is not None
    return not (prose or begins_block(line) or is_table_row(line))


def _asides(lines: Sequence[Line], words: SiteWords) -> int:
    """Return the index of the heading of other articles in the second half of the lines; their number without one."""
    for at in range(len(lines) // 2 + 1, len(lines)):
        if words.is_aside(lines[at][1]) and all(_may_be_of_site(line) for _, line in lines[at:]):
            return at
    return len(lines)


def _foot(lines: Sequence[Line], words: SiteWords) -> int:
    """Return the index of the first line of the foot: the lines of the site, with labels of its owner among them."""
    first = len(lines)
    for at in range(len(lines) - 1, max(len(lines) - _FOOT, len(lines) // 2), -1):
        line = lines[at][1]
        if _may_be_of_site(line) and (words.is_site_line(line) or words.is_pager(line)):
            first = at
        elif not words.names_owner(line):
            break
    return first
