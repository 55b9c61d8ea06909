"""Spans of a curator's quotations in the stored text of a notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.text.normal import normal_form
from loaders.text.spans import Span

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def find_spans(text: str, quotation: str) -> list[Span]:
    """Return every span of a quotation: compared exactly, else without blanks, else without punctuation too."""
    for ignored in (None, "blanks", "punctuation"):
        spans = _find(text, quotation, ignored)
        if spans:
            return spans
    return []


def locate(text: str, quotation: str, after: str | None, near: Sequence[Span] = ()) -> Span | str:
    """Return the one span of a quotation, or why there is none.

    `after`: words before it, behind which the first span counts. `near`: of several spans the one closest to any
    of these counts.
    """
    spans = find_spans(text, quotation)
    if not spans:
        return f"the words are not in the notice: {quotation}"
    if after is not None:
        behind = _behind(text, spans, after)
        return behind[0] if behind else f"the words do not follow {after!r}: {quotation}"
    if len(spans) > 1 and near:
        return min(spans, key=lambda span: min(abs(span.start - each.start) for each in near))
    if len(spans) > 1:
        return f"the words occur in {len(spans)} places, add after (the words before them): {quotation}"
    return spans[0]


def find_value_spans(text: str, value: str, words: str | None, after: str | None) -> list[Span]:
    """Return the spans of a head value: of the printed `words`, else of the value, else of its date in Chinese."""
    spans = find_spans(text, words or value) or ([] if words else _find_date(text, value))
    return spans if after is None else _behind(text, spans, after)


def _behind(text: str, spans: Sequence[Span], after: str) -> list[Span]:
    before = find_spans(text, after)
    return [each for each in spans if before and each.start >= before[0].end]


def _find_date(text: str, value: str) -> list[Span]:
    iso = _ISO_DATE.fullmatch(value)
    if iso is None:
        return []
    parts = zip(iso.groups(), "年月日", strict=True)
    printed = r"\s*".join(rf"0?{number.lstrip('0')}\s*{unit}" for number, unit in parts if number)
    return [Span(*match.span()) for match in re.finditer(printed, text)]


def _find(text: str, quotation: str, ignored: str | None) -> list[Span]:
    folded, offsets = _folded(text, ignored)
    pattern, _ = _folded(quotation, ignored)
    spans = []
    start = folded.find(pattern) if pattern else -1
    while start >= 0:
        end = start + len(pattern)
        span = Span(offsets[start], offsets[end - 1] + 1)
        spans.append(_with_punctuation(text, quotation, span) if ignored == "punctuation" else span)
        start = folded.find(pattern, end)
    return spans


@lru_cache(maxsize=32)
def _folded(text: str, ignored: str | None) -> tuple[str, Sequence[int]]:
    """Return the text without what is ignored, and the offset of each of its characters in `text`."""
    if ignored is None:
        return text, range(len(text))
    pieces, offsets = [], []
    for offset, character in enumerate(text):
        kept = "".join(character.split()) if ignored == "blanks" else normal_form(character)
        pieces.append(kept)
        offsets += [offset] * len(kept)
    return "".join(pieces), offsets


def _with_punctuation(text: str, quotation: str, span: Span) -> Span:
    """Extend a span by the marks at its ends that the quotation has there too: “…” belongs to a quoted name."""
    start, end = span
    if not normal_form(quotation[0]) and text[start - 1 : start] == quotation[0]:
        start -= 1
    if not normal_form(quotation[-1]) and text[end : end + 1] == quotation[-1]:
        end += 1
    return Span(start, end)
