"""Words of a page to its printed lines: which stand on one line, and where blanks are printed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from loaders.formats.ocr.engine import PrintedWord
from loaders.formats.ocr.punctuation import tidy
from loaders.formats.pdf.blocks import PdfLine

_BESIDE = 0.5  # of a height: words whose middles are nearer stand on one line
# A blank, in type sizes: so much white (日 beside 目 has .35), or this much where the engine sees the distance too.
_WHITE = 0.45
_LIKELY_WHITE, _WIDER = 0.3, 0.3
_APART = 1.0  # of the type size, between two words: they stand in columns
_HAN = re.compile(r"[\u3400-\u9fff]")
# Of a size and a height: letters within are of one type. A box is higher around Latin letters and round few letters,
# and letter-spaced names are wide: only what is both is of another type.
_SAME_STEP, _SAME_HEIGHT = (0.88, 1.14), (0.9, 1.1)
_SAME_SHORT = (0.6, 1.6)
_FEW = 4  # distances between letters, too few to measure


@dataclass(frozen=True)
class Type:
    """The type of the running text of a page: its size and the height of its boxes, in points."""

    size: float
    height: float

    @classmethod
    def of(cls, words: Sequence[PrintedWord]) -> Type:
        """Measure the type of a page on its Chinese characters; 三号 where there are too few."""
        steps = [step for word in words for step in _steps(word)]
        heights = [word.height for word in words for _ in _HAN.findall(word.text)]
        return cls(median(steps), median(heights)) if len(steps) > 8 else cls(16.0, median(heights or [20.0]))

    def size_of(self, word: PrintedWord) -> float:
        """Return the type size of a word: that of the running text unless both its width and its height differ."""
        steps = _steps(word)
        high = word.height / self.height
        wide = median(steps) / self.size if len(steps) >= _FEW else high
        differs = _differs(wide, _SAME_STEP) and _differs(
            high, _SAME_HEIGHT if len(steps) >= _FEW else _SAME_SHORT
        )
        return self.size * min(wide, high) if differs and (wide > 1) == (high > 1) else self.size


def lines_of(words: Sequence[PrintedWord], usual: Type) -> list[PdfLine]:
    """Return the printed lines of these words, from top to bottom."""
    return [line for line in (_line(row, usual) for row in _rows(words)) if line.text]


def _rows(words: Sequence[PrintedWord]) -> Iterator[list[PrintedWord]]:
    """Yield the words of each line from left to right."""
    rows: list[list[PrintedWord]] = []
    for word in sorted(words, key=lambda word: word.middle):
        row = rows[-1] if rows else []
        if row and all(_is_beside(word, other) for other in row):
            row.append(word)
        else:
            rows.append([word])
    return (sorted(row, key=lambda word: word.x0) for row in rows)


def _is_beside(word: PrintedWord, other: PrintedWord) -> bool:
    """Return whether two words stand on one line: at one height, and not one over the other."""
    near = abs(word.middle - other.middle) < _BESIDE * min(word.height, other.height)
    shared = min(word.x1, other.x1) - max(word.x0, other.x0)
    return near and shared < 0.5 * min(word.x1 - word.x0, other.x1 - other.x0)


def _line(row: Sequence[PrintedWord], usual: Type) -> PdfLine:
    sizes = [usual.size_of(word) for word in row]
    size = sizes[max(range(len(row)), key=lambda place: len(row[place].text))]
    text = ""
    for place, word in enumerate(row):
        text += (_between(row[place - 1], word, size) if place else "") + _spaced(word, size)
    half = size / 2  # from the centre of a character to its edge; the box has a margin
    return PdfLine(
        tidy(text),
        row[0].centres[0] - half,
        row[-1].centres[-1] + half,
        min(word.top for word in row),
        max(word.bottom for word in row),
        size,
    )


def _between(word: PrintedWord, after: PrintedWord, size: float) -> str:
    """Return the blanks between two words of a line."""
    gap = after.centres[0] - word.centres[-1] - size * _width(word.text[-1], after.text[0])
    return "  " if gap > _APART * size else " " if gap > _LIKELY_WHITE * size else ""


def _spaced(word: PrintedWord, size: float) -> str:
    """Return the text of a word with a blank at each wide gap between two letters."""
    steps = _steps(word)
    usual = median(steps) if len(steps) > 3 else size
    loose = max(usual - size, 0.0)  # letter-spaced
    text = word.text[:1]
    for place in range(1, len(word.text)):
        before, char = word.text[place - 1], word.text[place]
        white = word.gaps[place] - loose
        wider = word.centres[place] - word.centres[place - 1] - _width(before, char) * usual
        wide = white > _WHITE * size or (white > _LIKELY_WHITE * size and wider > _WIDER * size)
        blank = wide and _is_letter(before) and _is_letter(char) and not (before.isascii() and char.isascii())
        text += f" {char}" if blank else char
    return text


def _steps(word: PrintedWord) -> list[float]:
    """Return the distances of the centres of neighbouring Chinese characters."""
    places = range(1, len(word.text))
    return [
        word.centres[place] - word.centres[place - 1]
        for place in places
        if _HAN.match(word.text[place - 1]) and _HAN.match(word.text[place])
    ]


def _width(one: str, other: str) -> float:
    """Return the usual distance of the centres of two characters, in type sizes."""
    return sum(0.25 if char.isascii() else 0.5 for char in (one, other))


def _differs(ratio: float, same: tuple[float, float]) -> bool:
    return not same[0] < ratio < same[1]


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN"
