"""The look of a line: its width, whether a sentence ends in it, whether it is prose, a table row or names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from loaders.text.markers import is_table_row

INNER_PUNCTUATION = re.compile(r"[，。；、,]")
# Names side by side: letter-spaced (教 育 部 …), or with wide blanks between them.
_SPACED_OUT = re.compile(r"(?:\s[\u3400-\u9fff]){3}\s")
_WIDE_GAP = re.compile(r"[^\s：:]\s{3,}[\u3400-\u9fff]")
_BLANK = re.compile(r"\s")
_SHORTEST_PROSE = 24  # cells
_STOPS, _CLOSING = frozenset("。；：！？;:!?…"), frozenset("”’」』）)")
_CLOSING_DATE = re.compile(r"(?:\d{4}|[一二三四五六七八九〇○]{4})年.{1,3}月.{1,3}日")
_LONGEST_SIGNATURE = 60  # cells
_TITLE_END = re.compile(r"关于.{0,200}(?:的通知|通告)[》”]?\s*$")


def ends_sentence(line: str) -> bool:
    """Return whether a sentence or a title of a notice ends at the end of the line."""
    last = line.rstrip()[-2:]
    if last[-1:] in _STOPS or (last[-1:] in _CLOSING and last[:-1] in _STOPS):
        return True
    return "关于" in line and _TITLE_END.search(line) is not None


@lru_cache(maxsize=1024)  # several steps ask for the width of each line, one after the other
def cells(line: str) -> int:
    """Return the width of a line in cells, without outer blanks: two for a Chinese character, one for a Latin one."""
    return sum(map(_WIDTHS.__getitem__, line.strip()))


class _Widths(dict[str, int]):
    """A cache of the widths of characters; it never grows beyond the characters of Unicode."""

    def __missing__(self, char: str) -> int:
        self[char] = 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        return self[char]


_WIDTHS = _Widths()


def is_prose(line: str) -> bool:
    """Return whether the line is running text: long enough, with punctuation inside, and no row of names."""
    return (
        INNER_PUNCTUATION.search(line) is not None
        and cells(line) >= _SHORTEST_PROSE
        and not is_name_row(line)
    )


def is_row(line: str) -> bool:
    """Return whether the line is a row of a table, with pipes or tabs between its cells."""
    return is_table_row(line) or line.lstrip().startswith("|") or "\t" in line.strip()


def is_name_row(line: str) -> bool:
    """Return whether the line has names side by side, letter-spaced or in columns."""
    if not _BLANK.search(line):
        return False
    if _SPACED_OUT.search(line):
        return True
    return _WIDE_GAP.search(line) is not None and not re.search(r"[，。；]", line)


def signatures(lines: Sequence[str]) -> frozenset[int]:
    """Return the indexes of the lines that may be a signature: without punctuation, right above a line with a date."""
    return frozenset(
        at
        for at, (line, date) in enumerate(pairwise(lines))
        if _CLOSING_DATE.fullmatch(_BLANK.sub("", date))
        and not INNER_PUNCTUATION.search(line)
        and cells(line) <= _LONGEST_SIGNATURE
    )
