"""Lines of text, common to all formats: joined where cut, without layout blanks and control characters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.text.markers import read_marker

_CONTROLS = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160), *range(0xD800, 0xE000)])
_BLANK_LINES = re.compile(r"\n{3,}")
_HAN = re.compile(r"[\u3400-\u9fff]")


def han_count(text: str) -> int:
    """Return the number of Chinese characters in `text`."""
    return len(_HAN.findall(text))


def join_lines(lines: Iterable[str]) -> str:
    """Return the lines as one; a blank only between Latin words or numbers, and before a numbered item."""
    joined = ""
    for line in filter(None, (each.strip() for each in lines)):
        spaced = joined and (_latin(joined[-1]) and _latin(line[0]) or _begins_item(line))
        joined += f" {line}" if spaced else line
    return joined


def finish(lines: Iterable[str]) -> str:
    """Return the text of a file from its lines: no two empty lines in a row, none at either end."""
    text = "\n".join(line.strip() for line in "\n".join(lines).translate(_CONTROLS).split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip("\n") + "\n"


def _begins_item(line: str) -> bool:
    marker = read_marker(line)
    return marker is not None and line[0].isascii()


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
