"""Removal of doubled glyphs: PDF printers fake bold by drawing each run, or each glyph, a second time.

`一一、、策划策划` is `一、策划`; `第 4444 次` beside doubled words is `第 44 次`. Authors repeat words too (人人,
一个一个行业抓, 高高兴兴), so a repetition is damage only beside others that no author writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.repair.numbers import doubled_dates, halved_numbers, has_doubled_year
from loaders.repair.squares import Piece, has_square, parse
from loaders.text.spans import Edit, Span, Text

CERTAIN_RUN = 4  # characters: no author repeats a run of four without a break
CERTAIN_SINGLES = 3  # doubled characters in a row: 高高兴兴 is a word, 活活动动会会 is not
_SHORTEST_HALF = 3
MOST_ROUNDS = 4  # enough for a run drawn sixteen times

_MARKS = "、，。：；“”‘’《》〈〉（）()〔〕【】[]！？,:;"
# A cheap test for what only damage shows; other lines are not parsed.
_SUSPECT = re.compile(rf"([{re.escape(_MARKS)}])\1|(?:([\u3400-\u9fff])\2){{{CERTAIN_SINGLES}}}")
_TWICE = re.compile(r"(.)\1")
_CJK = re.compile(r"[\u3400-\u9fff]")
_DIGITS = re.compile(r"\d+")
_PAUSE = "，、；。,;"


def undouble(text: Text) -> Text:
    """Return the text with the first of the two copies of each doubled run."""
    for _ in range(MOST_ROUNDS):
        edits = list(_doubled(text))
        if not edits:
            break
        text = text.edit(edits)
    return text


def _doubled(text: Text) -> Iterator[Edit]:
    damaged = False
    for start, end in text.lines():
        line = text.value[start:end]
        if _is_suspect(line):
            for piece in _damaged(line):
                damaged = True
                yield Edit(start + piece.start, start + piece.end)
        elif dates := doubled_dates(line):
            damaged = True
            yield from (Edit(start + a, start + b) for a, b in dates)
        elif damaged and (half := _half(line)):
            yield Edit(start + half.start, start + half.end)
        elif damaged:
            yield from (Edit(start + a, start + b) for a, b in halved_numbers(line, ()))


def _half(line: str) -> Span | None:
    """Return the second half of a line that is one run printed twice (的通知的通知), or None."""
    bare = line.strip()
    size = len(bare) // 2
    if size < _SHORTEST_HALF or bare[:size] != bare[size:] or not _CJK.match(bare):
        return None
    begin = line.index(bare)
    return Span(begin + size, begin + 2 * size)


def _is_suspect(line: str) -> bool:
    singles = _TWICE.search(line) is not None and _SUSPECT.search(line) is not None
    return singles or has_square(line, CERTAIN_RUN) or has_doubled_year(line)


def _damaged(line: str) -> list[Span]:
    """Return the spans to delete from a line, in order."""
    second_copies: list[Span] = []
    for group in _groups(parse(line), line):
        words = [piece for piece in group if piece.square and not _is_number(line, piece)]
        if _is_damage(words, line):
            second_copies += [Span(piece.middle, piece.end) for piece in words]
    stretches = [Span(span.start - (span.end - span.start), span.end) for span in second_copies]
    singles = bool(second_copies) and all(end - start == 1 for start, end in second_copies)
    return sorted([*second_copies, *halved_numbers(line, stretches, singles)])


def _is_number(line: str, piece: Piece) -> bool:
    return _DIGITS.fullmatch(line, piece.start, piece.end) is not None


def _groups(pieces: list[Piece], line: str) -> Iterator[list[Piece]]:
    """Yield groups of neighbouring squares, with blanks, digits and Latin letters between them.

    A Chinese character, a punctuation mark or a cell border that is no part of a square ends a group.
    """
    group: list[Piece] = []
    for piece in pieces:
        if piece.square or not (
            _CJK.match(line[piece.start]) or line[piece.start] in _MARKS or line[piece.start] in "|\t"
        ):
            group.append(piece)
        else:
            yield group
            group = []
    yield group


def _is_damage(squares: list[Piece], line: str) -> bool:
    runs = [line[piece.start : piece.middle] for piece in squares]
    words = [run for run in runs if _CJK.search(run)]
    marks = [run for run in runs if run in _MARKS]
    if any(_is_certain_run(run, piece, line) for run, piece in zip(runs, squares, strict=True)):
        return True
    return (
        bool(marks and words) or len(words) >= CERTAIN_SINGLES or (len(runs) > 1 and len(marks) == len(runs))
    )


def _is_certain_run(run: str, piece: Piece, line: str) -> bool:
    """Return whether no author writes this run twice; 质量第一，质量第一，人人… may be a slogan."""
    if len(run) < CERTAIN_RUN or len(set(run)) == 1 or not _CJK.search(run):
        return False
    # 一个一个一个一个: a repetition within the run is the author's emphasis
    slogan = run[-1] in _PAUSE and piece.end < len(line.rstrip()) and run[-1] not in run[:-1]
    return not slogan and not (len(run) == CERTAIN_RUN and run[:2] == run[2:])
