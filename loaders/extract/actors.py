"""Who a clause says acts, and with whom: the bodies before its verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.lexicon import Lexicon, Word

_SPLIT = re.compile(r"[、]|和(?=[\u3400-\u9fff]{2})|与(?=[\u3400-\u9fff]{2})")
_WITH = "与"
_ABBREVIATION = re.compile(r"[（(][A-Za-z]+[)）]")
LONGEST_ACTOR = 30


@dataclass(frozen=True)
class Subject:
    """The organisers and partners a clause names, as printed, and where the rest of the clause begins."""

    organizers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    rest: int = 0


def read_subject(text: str, words: Sequence[Word], lexicon: Lexicon, in_list: bool) -> Subject:
    """The bodies at the beginning of a clause. `in_list`: an entry of a list of bodies, where any name may stand."""
    organizers, at = _names(text, words, lexicon, 0, in_list)
    partners, end = _partners(text, words, lexicon, at)
    return Subject(tuple(organizers), tuple(partners), end)


def _names(
    text: str, words: Sequence[Word], lexicon: Lexicon, start: int, guess: bool
) -> tuple[list[str], int]:
    """Names joined by 、 和 与 from `start`, and where they end (`start` when there is none)."""
    names: list[str] = []
    at = start
    while True:
        name = _name_at(text, words, lexicon, at, guess)
        if name is None:
            return names, at
        names.append(name)
        at += len(name)
        joint = _SPLIT.match(text, at)
        if not joint or _name_at(text, words, lexicon, joint.end(), guess) is None:
            return names, at
        at = joint.end()


def _name_at(text: str, words: Sequence[Word], lexicon: Lexicon, at: int, guess: bool) -> str | None:
    if any(word.start == at and not word.is_noun for word in words):
        return None
    known = lexicon.actors.at(text, at) or _own_name(text, at, lexicon)
    limit = _next_break(text, words, at)
    guessed = text[at:limit] if guess or limit - at >= 4 else ""
    suffixed = 3 <= len(guessed) <= LONGEST_ACTOR and lexicon.ends_with(guessed, "agency-suffix")
    if suffixed and "的" not in guessed and guessed not in lexicon.words_of("general-actor"):
        return guessed if known is None or len(guessed) > len(known) else known
    return _bounded(text, words, at, known) if known else None


def _bounded(text: str, words: Sequence[Word], at: int, known: str) -> str | None:
    """`known`, with an abbreviation in brackets, where the clause goes on as behind a name and not inside one."""
    short = _ABBREVIATION.match(text, at + len(known))
    name = known + (short.group() if short else "")
    end = at + len(name)
    goes_on = end == len(text) or any(word.start == end for word in words) or text[end] in "、和与等，的"
    return name if goes_on and not text.startswith("的", end) else None


def _own_name(text: str, at: int, lexicon: Lexicon) -> str | None:
    return next((name for name in lexicon.words_of("own-name") if text.startswith(name, at)), None)


def _next_break(text: str, words: Sequence[Word], at: int) -> int:
    """Where a name that begins at `at` must have ended: the next verb, adverb, frame or mark."""
    mark = re.compile(r"[、，：“《（(]|等(?=共同|联合|有关)|与|会同").search(text, at)
    stops = [word.start for word in words if word.start > at and not word.is_noun]
    return min([len(text), *stops, *([mark.start()] if mark else [])])


def _partners(text: str, words: Sequence[Word], lexicon: Lexicon, at: int) -> tuple[list[str], int]:
    """The bodies behind 会同, 联合, 配合, or between 与 and 联合; and where they end."""
    lead = re.match(r"(?:将|拟|积极|共同)*", text[at:])
    begin = at + (lead.end() if lead else 0)
    cue = next((cue for cue in lexicon.words_of("partner-verb") if text.startswith(cue, begin)), None)
    if cue is None and not text.startswith(_WITH, begin):
        return [], at
    behind = begin + len(cue or _WITH)
    end = _verb_behind(words, behind)
    if end is None:
        return [], at
    printed = re.sub(r"(?:共同|联合|一起|合作|协作|等)+$", "", text[behind:end].rstrip())
    return [name for name in re.split(r"[、]|和|及", printed) if 1 < len(name) <= LONGEST_ACTOR], end


def _verb_behind(words: Sequence[Word], at: int) -> int | None:
    for word in words:
        if word.start > at and word.is_in("hold-verb", "do-verb", "raise-verb"):
            return word.start
    return None
