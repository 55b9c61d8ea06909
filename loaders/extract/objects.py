"""The positions in a clause at which the object of a verb, and the name of its action, begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lexicon.lexicon import Lexicon, Word

SHORTEST_OBJECT = 3
_JOINED = re.compile(r"、|和|及|与|并|和有效|并依法")
_FRONTING = "对为将把"
_TIME_PHRASES = ("期间", "之际", "同时")


def is_frame_word(word: Word, words: Sequence[Word]) -> bool:
    """Return whether a word opens a phrase; 将 right before a verb (将发布) is only an adverb of time."""
    if not word.is_in("frame"):
        return False
    return not (word.is_in("adverb") and any(each.start == word.end and each.is_verb for each in words))


def behind_hold_verbs(text: str, words: Sequence[Word], verb: Word) -> int:
    """Return where the object of joined verbs of holding begins: behind 组织开展, 策划并举办, 省局举办的."""
    end = verb.end
    for word in words:
        gap = text[end : word.start] if word.start >= end else None
        if gap is not None and gap in {"", "并", "、", "和"} and word.is_in("hold-verb"):
            end = word.end
    return end + (len(text[end:]) - len(text[end:].lstrip("了好的 ")))


def behind_joined_verbs(text: str, words: Sequence[Word], verb: Word) -> int | None:
    """Return where the object begins behind 研究、制定 or 查处和取缔; None where the other verb is one of purpose."""
    end = verb.end
    for word in words:
        if word.start > end and _JOINED.fullmatch(text[end : word.start]) and word.is_verb:
            if word.is_in("result-verb", "urge-verb"):
                return None
            end = word.end
    return end


def fronted_phrase(
    text: str, words: Sequence[Word], verb: Word, subject_end: int, lexicon: Lexicon
) -> int | None:
    """Return where a phrase of target or place before the verb begins (对问题挂牌督办, 在厂区播放…), or None.

    The name of the action begins there. Before 提供 and the like such a phrase is no part of the name.
    """
    if lexicon.has("give-verb", text[verb.start : verb.end]):
        return None
    before = [word for word in words if subject_end <= word.start < verb.start and is_frame_word(word, words)]
    found = [word for word in before if lexicon.has("name-frame", text[word.start : word.end])]
    if len(found) > 1 and found[1].start == found[0].end:  # 将对…: 将 is only an adverb of time
        found = found[1:]
    timed = any(phrase in text[: verb.start] for phrase in _TIME_PHRASES)
    return found[0].start if found and not timed else None


def fronted_object(
    text: str, words: Sequence[Word], verb: Word, subject_end: int, lexicon: Lexicon
) -> int | None:
    """Return where the object begins that 对, 为, 将 or 把 puts before the verb, or None; all but 对 count only
    where too little for an object stands behind the verb."""
    start = fronted_phrase(text, words, verb, subject_end, lexicon)
    fronting = start is not None and text[start] in _FRONTING
    short = len(text[verb.end :].strip()) < SHORTEST_OBJECT
    return start if fronting and (short or text[start or 0] == "对") else None


def adverbs_start(text: str, words: Sequence[Word], verb: Word, subject_end: int, lexicon: Lexicon) -> int:
    """Return where the adverbs of manner right before a verb begin, which its name keeps: 严厉打击, 积极培育."""
    start = verb.start
    for word in reversed(words):
        if word.end == start and subject_end <= word.start < start - 1:
            adverb = text[word.start : start]
            if lexicon.has("adverb", adverb) and not lexicon.has("time-adverb", adverb):
                start = word.start
    return start
