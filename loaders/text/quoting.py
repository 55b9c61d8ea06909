"""What stands inside quotation marks, titles and brackets, hidden; and text cut only outside of them."""

from __future__ import annotations

import re

from loaders.text.spans import Span

_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "〔": "〕", "‘": "’", "「": "」", "『": "』"}
_OPENING = re.compile(f"[{re.escape(''.join(_PAIRS))}]")
_MARK = re.compile(f"[{re.escape(''.join([*_PAIRS, *_PAIRS.values()]))}]")
HIDDEN = "□"


def hide_quoted(text: str) -> str:
    """`text` with everything inside quotation marks, titles and brackets hidden; its length is kept.

    What a name quotes must not be read as the clause around it: in 《…实施意见》 nobody 实施 anything.
    """
    if _OPENING.search(text) is None:
        return text
    last = {closing: text.rfind(closing) for opening, closing in _PAIRS.items() if opening in text}
    shown: list[str] = []
    awaited: list[str] = []
    done = 0
    for found in _MARK.finditer(text):
        at, mark = found.start(), found.group()
        shown.append(HIDDEN * (at - done) if awaited else text[done:at])
        if awaited and mark == awaited[-1]:
            awaited.pop()
        shown.append(HIDDEN if awaited else mark)
        if last.get(_PAIRS.get(mark, ""), -1) > at:
            awaited.append(_PAIRS[mark])
        done = at + 1
    shown.append(HIDDEN * (len(text) - done) if awaited else text[done:])
    return "".join(shown)


def split_at(text: str, shape: str, marks: re.Pattern[str]) -> list[Span]:
    """The ranges of `text` between `marks` that stand outside quotation, without the marks and outer blanks."""
    spans: list[Span] = []
    start = 0
    for found in [*marks.finditer(shape), None]:
        end = found.start() if found else len(text)
        piece = text[start:end]
        bare = piece.strip()
        if bare:
            begin = start + (0 if len(bare) == len(piece) else piece.index(bare[0]))
            spans.append(Span(begin, begin + len(bare)))
        start = found.end() if found else end
    return spans
