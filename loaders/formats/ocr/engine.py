"""The OCR engine: an image to words with their places. The only module that knows the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

# The library's classifier of upside-down lines loses upright ones. Low thresholds keep faint lines, and what
# they let in is dropped by its score.
_SETTINGS = {
    "Global.use_cls": False,
    "Global.text_score": 0.3,
    "Global.log_level": "error",
    "Global.return_word_box": True,
    "Global.return_single_char_box": True,
    "Det.box_thresh": 0.3,
}
_BLUR = 0.8  # pixels; dots of noise would split strokes


@dataclass(frozen=True)
class PrintedWord:
    """Words that stand together on a line: the text, the edges of its box, its score, the centre of each character.

    `gaps`: the white gap before each character, 0 before the first.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    score: float
    centres: tuple[float, ...]
    gaps: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        """The height of the box, which is larger than the type."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The distance of its centre from the top of the page."""
        return (self.top + self.bottom) / 2

    def part(self, start: int, end: int) -> PrintedWord:
        """Return the word of these characters only."""
        half = (self.x1 - self.x0) / max(len(self.text), 1) / 2
        x0 = self.x0 if start == 0 else self.centres[start] - half
        x1 = self.x1 if end == len(self.text) else self.centres[end - 1] + half
        gaps = (0.0, *self.gaps[start + 1 : end])
        return replace(
            self, text=self.text[start:end], x0=x0, x1=x1, centres=self.centres[start:end], gaps=gaps
        )

    def scaled(self, factor: float) -> PrintedWord:
        """Return the word with all its places multiplied by `factor`."""
        places = {name: factor * getattr(self, name) for name in ("x0", "x1", "top", "bottom")}
        centres, gaps = (tuple(factor * each for each in own) for own in (self.centres, self.gaps))
        return replace(self, **places, centres=centres, gaps=gaps)


def recognise(image: Any) -> list[PrintedWord]:
    """Return the words of an image, from top to bottom."""
    import cv2

    found = _engine()(cv2.GaussianBlur(image, (0, 0), _BLUR))
    if found.txts is None:
        return []
    read = zip(found.boxes, found.txts, found.scores, found.word_results, strict=True)
    words = [_word(box, text, float(score), chars or ()) for box, text, score, chars in read]
    return [word for word in words if word.text]


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params=_SETTINGS)


def _word(box: Any, text: str, score: float, chars: Sequence[Any]) -> PrintedWord:
    """Return a word without blanks: those of the library are guesses, and the gaps show the printed ones."""
    x0, x1, top, bottom = map(float, (box[:, 0].min(), box[:, 0].max(), box[:, 1].min(), box[:, 1].max()))
    centres = [
        (char, float(sum(corner[0] for corner in corners)) / len(corners)) for char, _, corners in chars
    ]
    bare = [(char, centre) for word, centre in centres for char in word if char.strip()]
    text = "".join(text.split())
    if text != "".join(char for char, _ in bare):
        step = (x1 - x0) / max(len(text), 1)
        bare = [(char, x0 + step * (place + 0.5)) for place, char in enumerate(text)]
    return PrintedWord(text, x0, x1, top, bottom, score, tuple(centre for _, centre in bare))
