"""What a line looks like: its width, whether a sentence ends with it, whether it is prose or a row."""

from __future__ import annotations

import re
import unicodedata

from loaders.text.markers import is_table_row

ENDED = re.compile(r"[。；：！？;:!?…][”’」』）)]?\s*$|关于.{0,200}(?:的通知|通告)[》”]?\s*$")
INSIDE = re.compile(r"[，。；、,]")
# Names side by side: 教 育 部 …, or wide blanks between two words of one line.
_SPACED_OUT = re.compile(r"(?:\s[\u3400-\u9fff]){3}\s")
_COLUMNS = re.compile(r"[^\s：:]\s{3,}[\u3400-\u9fff]")
_PROSE = 24  # cells


def cells(line: str) -> int:
    """The width of a line in cells, without the blanks around it: a Chinese character takes two, a Latin one one."""
    return sum(map(_WIDTHS.__getitem__, line.strip()))


class _Widths(dict[str, int]):
    """The width of each character that was met; there are no more of them than Unicode has."""

    def __missing__(self, char: str) -> int:
        self[char] = 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        return self[char]


_WIDTHS = _Widths()


def is_prose(line: str) -> bool:
    """Whether the line is a piece of running text: long enough, with a mark inside it, and no row of names."""
    return INSIDE.search(line) is not None and cells(line) >= _PROSE and not is_names(line)


def is_row(line: str) -> bool:
    """Whether the line is a row of a table, between pipes or with tabs between its cells."""
    return is_table_row(line) or line.lstrip().startswith("|") or "\t" in line.strip()


def is_names(line: str) -> bool:
    """Whether the line has names side by side, spaced out or in columns."""
    if _SPACED_OUT.search(line):
        return True
    return _COLUMNS.search(line) is not None and not re.search(r"[，。；]", line)
