"""Removal of page furniture: page numbers, running headers and footers.

Each is replaced by a form feed, so that the next step knows of a page break, perhaps within a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from loaders.repair.lines import cells, ends_sentence, is_prose
from loaders.repair.page_lines import PrintedLine, page_breaks, printed_lines
from loaders.text.markers import begins_block
from loaders.text.spans import Edit, Text

_LETTERHEAD = re.compile(r"文[ ]*件$|[〔\[［【(（]\s*\d{2,4}\s*[〕\]］】)）]\s*第?\s*\d{1,5}\s*号$")
_DATE_LINE = re.compile(r"[\d〇○零一二三四五六七八九十]{2,4}\s*年.{1,6}月.{1,6}日")
_LONGEST_HEADER = 60  # characters
_DEPTH = 2  # lines of a header or footer, at most
_FIRST_LINES = 15  # of the file, with the title and number that a header repeats
_HEAD_LINES = 6  # of the file, where a title is kept though it recurs as a header


def remove_furniture(text: Text) -> Text:
    """Return the text with a form feed in place of every page number, running header and footer."""
    lines = printed_lines(text)
    removed = page_breaks(lines)
    removed |= _numbered_headers(lines)
    removed |= _running(lines, removed)
    removed -= _first_occurrences(lines, removed)
    return text.edit(Edit(*lines[at].span, "\f") for at in sorted(removed) if lines[at].text != "\f")


def _numbered_headers(lines: Sequence[PrintedLine]) -> set[int]:
    """Return the running headers and footers with a page number on the same line, where the numbers rise."""
    groups: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if len(line.text) <= _LONGEST_HEADER and line.key != line.text.replace(" ", ""):
            groups.setdefault(line.key, []).append(at)
    found: set[int] = set()
    for key, places in groups.items():
        numbers = [
            int(number[0]) for at in places if (number := re.findall(r"\d+", lines[at].text.replace(key, "")))
        ]
        rising = all(one < other for one, other in zip(numbers, numbers[1:], strict=False))
        if key and rising and len(places) > (1 if _LETTERHEAD.search(key) else 2) and "|" not in key:
            found.update(places)
    return found


def _first_occurrences(lines: Sequence[PrintedLine], removed: set[int]) -> set[int]:
    """Return the lines to keep at the head of the file: a title that recurs, but only as a running header."""
    kept = {line.key for at, line in enumerate(lines) if at not in removed}
    first: dict[str, int] = {}
    for at in range(min(_HEAD_LINES, len(lines))):
        if at in removed and not lines[at].is_break and not lines[at].is_bare_number:
            first.setdefault(lines[at].key, at)
    return {at for key, at in first.items() if key not in kept and not _cuts_sentence(lines, removed, at)}


def _running(lines: Sequence[PrintedLine], breaks: set[int]) -> set[int]:
    """Return the lines beside page breaks that recur at several of them, or cut a sentence and are a known header."""
    removed: set[int] = set()
    for depth in range(_DEPTH):
        beside = list(_beside(lines, breaks | removed, breaks, depth))
        counts = Counter(lines[at].key for at in beside)
        fewest = max(2, len(beside) // 8)
        removed.update(at for at in beside if counts[lines[at].key] >= fewest and _may_run(lines, at))
    return removed | _within_sentences(lines, breaks | removed)


def _beside(lines: Sequence[PrintedLine], removed: set[int], breaks: set[int], depth: int) -> Iterator[int]:
    """Yield the lines next to a page break, removed lines skipped.

    `depth`: the number of running lines that must lie between.
    """
    for at in range(len(lines)):
        if at in removed:
            continue
        above, below = _skip(lines, removed, at, -1), _skip(lines, removed, at, 1)
        if _touches(range(above + 1, at), removed, breaks, depth) or _touches(
            range(at + 1, below), removed, breaks, depth
        ):
            yield at


def _touches(stretch: range, removed: set[int], breaks: set[int], depth: int) -> bool:
    runs = sum(1 for each in stretch if each in removed and each not in breaks)
    return any(each in breaks for each in stretch) and runs >= depth


def _skip(lines: Sequence[PrintedLine], removed: set[int], at: int, step: int) -> int:
    """Return the nearest line that is not removed, in the direction of `step`."""
    at += step
    while 0 <= at < len(lines) and at in removed:
        at += step
    return at


def _may_run(lines: Sequence[PrintedLine], at: int) -> bool:
    """Return whether the line may be a header or footer: no numbered part, sentence, signature or table row."""
    line = lines[at].text
    signed = at + 1 < len(lines) and _DATE_LINE.fullmatch(lines[at + 1].text.replace(" ", "")) is not None
    usual = not ends_sentence(line) or line.endswith("通知")
    return (
        len(line) <= _LONGEST_HEADER
        and usual
        and not signed
        and not begins_block(line)
        and "|" not in line
        and "\t" not in line
    )


def _within_sentences(lines: Sequence[PrintedLine], removed: set[int]) -> set[int]:
    """Return the letterheads, numbers and titles of the first page that recur within a sentence."""
    first = {line.key for line in lines[:_FIRST_LINES] if len(line.text) <= _LONGEST_HEADER}
    counts = Counter(line.key for line in lines)
    return {
        at
        for at, line in enumerate(lines)
        if at not in removed
        and counts[line.key] > 1
        and (
            _LETTERHEAD.search(line.text) or (line.key in first and not removed.isdisjoint((at - 1, at + 1)))
        )
        and _may_run(lines, at)
        and _cuts_sentence(lines, removed, at)
    }


def _cuts_sentence(lines: Sequence[PrintedLine], removed: set[int], at: int) -> bool:
    """Return whether the line stands between the two halves of a sentence, removed lines skipped."""
    above, below = _skip(lines, removed, at, -1), _skip(lines, removed, at, 1)
    if above < 0 or below >= len(lines):
        return False
    open_end = is_prose(lines[above].text) and not ends_sentence(lines[above].text)
    return open_end and cells(lines[above].text) >= 24 and not begins_block(lines[below].text)
