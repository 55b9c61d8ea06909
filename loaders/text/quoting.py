"""Quoted passages (in quotation marks, title marks or brackets): hidden, and text split only outside them."""

from __future__ import annotations

import re

from loaders.text.spans import Span

_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "〔": "〕", "‘": "’", "「": "」", "『": "』"}
_OPENING = re.compile(f"[{re.escape(''.join(_PAIRS))}]")
_MARK = re.compile(f"[{re.escape(''.join([*_PAIRS, *_PAIRS.values()]))}]")
_QUOTE = re.compile("[“”]")
HIDDEN = "□"


def hide_quoted(text: str) -> str:
    """Return `text` with every quoted character replaced by `HIDDEN`; offsets stay.

    A quoted title is not part of the clause around it: the 实施 in 《…实施意见》 is no verb. A quotation mark that
    is never closed hides nothing.
    """
    if _OPENING.search(text) is None:
        return text
    unclosed = _unclosed(text)
    last = {closing: text.rfind(closing) for opening, closing in _PAIRS.items() if opening in text}
    shown: list[str] = []
    awaited: list[str] = []
    done = 0
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        shown.append(HIDDEN * (at - done) if awaited else text[done:at])
        if awaited and mark == awaited[-1]:
            awaited.pop()
        shown.append(HIDDEN if awaited else mark)
        if at not in unclosed and last.get(_PAIRS.get(mark, ""), -1) > at:
            awaited.append(_PAIRS[mark])
        done = at + 1
    shown.append(HIDDEN * (len(text) - done) if awaited else text[done:])
    return "".join(shown)


def _unclosed(text: str) -> set[int]:
    """Return where quotation marks open that another follows before they are closed, as far as closing ones lack."""
    surplus = text.count("“") - text.count("”")
    found: set[int] = set()
    marks = list(_QUOTE.finditer(text)) if surplus > 0 else []
    for match, following in zip(marks, marks[1:], strict=False):
        if len(found) < surplus and match.group() == following.group() == "“":
            found.add(match.start())
    return found


def split_at(text: str, shape: str, marks: re.Pattern[str]) -> list[Span]:
    """Return the spans of `text` between `marks`, without outer blanks; empty ones are left out.

    `shape`: the same text after `hide_quoted`, so that no quoted mark splits it.
    """
    spans: list[Span] = []
    start = 0
    for match in [*marks.finditer(shape), None]:
        end = match.start() if match else len(text)
        piece = text[start:end]
        bare = piece.strip()
        if bare:
            begin = start + (0 if len(bare) == len(piece) else piece.index(bare[0]))
            spans.append(Span(begin, begin + len(bare)))
        start = match.end() if match else end
    return spans
