"""Words of a notice as a curator quotes them: where they stand in the stored text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.text.normal import normal_form
from loaders.text.spans import Span

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def find_all(text: str, words: str) -> list[Span]:
    """Every place where the words stand: exactly as given; else but for blanks; else but for marks too."""
    for fold in (None, "blanks", "plain"):
        found = _find(text, words, fold)
        if found:
            return found
    return []


def locate(text: str, words: str, after: str | None, near: Sequence[Span] = ()) -> Span | str:
    """The place of the words, or why there is none. `after`: words that stand before it; `near`: of several
    places the one closest to any of these."""
    places = find_all(text, words)
    if not places:
        return f"the words are not in the notice: {words}"
    if after is not None:
        before = find_all(text, after)
        places = [each for each in places if before and each.start >= before[0].end][:1]
        return places[0] if places else f"the words do not stand behind {after!r}: {words}"
    if len(places) > 1 and near:
        return min(places, key=lambda place: min(abs(place.start - each.start) for each in near))
    return places[0] if len(places) == 1 else f"the words stand in {len(places)} places, say after: {words}"


def find_value(text: str, value: str, words: str | None, after: str | None) -> list[Span]:
    """The places of a head fact: of its printed `words`, of the value itself, or of its date in Chinese."""
    places = find_all(text, words or value) or ([] if words else _find_date(text, value))
    if after is None:
        return places
    before = find_all(text, after)
    return [each for each in places if before and each.start >= before[0].end]


def _find_date(text: str, value: str) -> list[Span]:
    iso = _ISO.fullmatch(value)
    if iso is None:
        return []
    parts = zip(iso.groups(), "年月日", strict=True)
    printed = r"\s*".join(rf"0?{number.lstrip('0')}\s*{unit}" for number, unit in parts if number)
    return [Span(*found.span()) for found in re.finditer(printed, text)]


def _find(text: str, words: str, fold: str | None) -> list[Span]:
    folded, places = _folded(text, fold)
    wanted, _ = _folded(words, fold)
    found = []
    start = folded.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        span = Span(places[start], places[end - 1] + 1)
        found.append(_with_marks(text, words, span) if fold == "plain" else span)
        start = folded.find(wanted, end)
    return found


@lru_cache(maxsize=32)
def _folded(text: str, fold: str | None) -> tuple[str, Sequence[int]]:
    """The text without what is folded away, and where each of its characters stood."""
    if fold is None:
        return text, range(len(text))
    pieces, places = [], []
    for place, character in enumerate(text):
        kept = "".join(character.split()) if fold == "blanks" else normal_form(character)
        pieces.append(kept)
        places += [place] * len(kept)
    return "".join(pieces), places


def _with_marks(text: str, words: str, span: Span) -> Span:
    """The place with the marks at its ends that the words have there too: “…” belongs to a quoted name."""
    start, end = span
    if not normal_form(words[0]) and text[start - 1 : start] == words[0]:
        start -= 1
    if not normal_form(words[-1]) and text[end : end + 1] == words[-1]:
        end += 1
    return Span(start, end)
