"""Glyphs printed twice: PDF printers fake bold by drawing each run, or each glyph, a second time.

`一一、、策划策划` is `一、策划`; `第 4444 次` beside doubled words is `第 44 次`. An author repeats words
too (人人, 一个一个行业抓, 高高兴兴), so a repetition is damage only in company that no author writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.text import Edit, Text

LONGEST_RUN = 80  # characters in one run of bold type: about two printed lines
SURE_RUN = 4  # nobody writes four different characters twice without a break
SURE_SINGLES = 3  # 高高兴兴 is a word, 活活动动会会 is not

_MARKS = "、，。：；“”‘’《》〈〉（）()〔〕【】[]！？,:;"
# A cheap look for what only damage shows; lines without it are left as they are.
_SUSPECT = re.compile(
    rf"([{re.escape(_MARKS)}])\1|(.{{{SURE_RUN},{LONGEST_RUN}}}?)\2|(?:([\u3400-\u9fff])\3){{{SURE_SINGLES}}}"
)
_CJK = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class _Piece:
    """A stretch of a line: a square (the same run twice) or one plain character."""

    start: int
    end: int
    square: bool

    def half(self) -> int:
        return (self.end - self.start) // 2


def undouble(text: Text) -> Text:
    """The text with every doubled run printed once; the first of the two is kept."""
    return text.edit(_doubled(text))


def _doubled(text: Text) -> Iterator[Edit]:
    for start, end in text.lines():
        line = text.value[start:end]
        if _SUSPECT.search(line):
            for piece in _damaged(line):
                yield Edit(start + piece.start + piece.half(), start + piece.end)


def _damaged(line: str) -> Iterator[_Piece]:
    for company in _companies(_parse(line), line):
        squares = [piece for piece in company if piece.square]
        if _is_damage(squares, line):
            yield from squares


def _companies(pieces: list[_Piece], line: str) -> Iterator[list[_Piece]]:
    """Neighbouring squares; blanks and digits may stand between them, a plain Chinese character ends them."""
    company: list[_Piece] = []
    for piece in pieces:
        if piece.square or not (_CJK.match(line[piece.start]) or line[piece.start] in _MARKS):
            company.append(piece)
        else:
            yield company
            company = []
    yield company


def _is_damage(squares: list[_Piece], line: str) -> bool:
    runs = [line[piece.start : piece.start + piece.half()] for piece in squares]
    words = [run for run in runs if _CJK.search(run)]
    marks = [run for run in runs if run in _MARKS]
    if any(len(run) >= SURE_RUN and len(set(run)) > 1 for run in words):
        return True
    return bool(marks and words) or len(words) >= SURE_SINGLES or (len(runs) > 1 and len(marks) == len(runs))


def _parse(line: str) -> list[_Piece]:
    """The line in the fewest pieces, each a square or a single character (a shortest path from the right)."""
    cost = [0] * (len(line) + 1)
    take = [1] * (len(line) + 1)
    for start in range(len(line) - 1, -1, -1):
        cost[start] = cost[start + 1] + 1
        for length in _square_lengths(line, start):
            if cost[start + 2 * length] + 1 < cost[start]:
                cost[start], take[start] = cost[start + 2 * length] + 1, 2 * length
    return list(_walk(take, len(line)))


def _square_lengths(line: str, start: int) -> Iterator[int]:
    """The lengths of the runs that stand twice at `start`, found by where their first character recurs."""
    first = line[start]
    if first == " ":
        return
    last = min(start + LONGEST_RUN, (len(line) + start) // 2)
    again = line.find(first, start + 1, last + 1)
    while again != -1:
        length = again - start
        if line[start:again] == line[again : again + length]:
            yield length
        again = line.find(first, again + 1, last + 1)


def _walk(take: list[int], length: int) -> Iterator[_Piece]:
    start = 0
    while start < length:
        yield _Piece(start, start + take[start], take[start] > 1)
        start += take[start]
