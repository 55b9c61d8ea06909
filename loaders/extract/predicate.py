"""What a clause says is done: its main verb and object, or nothing where it only urges, aims or announces.

The rules follow `qm:word` lists, not words: a verb of holding (开展) makes its object the event, a verb of
doing (发布) is part of what is done, a verb of strengthening (加大) counts only with a concrete object, a
verb of causing (推动基层开展…) passes on to the verb of holding behind it, a verb of purpose ends the matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.lexicon import Lexicon, Word

_CAMPAIGN_ITSELF = re.compile(
    r"^(?:好|“|”|的|\d{4}\s*年|全国|全省|全市|全区|行业|本地区?|本年度|年度|今年|(?!质量月)[\u3400-\u9fff、]{0,12}的)*+"
    r"质量月[“”]*(?:的|各项|系列|主题|专题|宣传)*(?:活动|工作)?$"
)
_TAIL = re.compile(r"(?:的?(?:力度|工作))$")
_LONG_ENOUGH = 3
_SLACK = 1  # blanks or a particle between subject, adverbs and verb
_NEAR_START = 16  # characters that may stand before the verb of a clause without a known subject


@dataclass(frozen=True)
class Predicate:
    """An action: the object (`start`–`end` in the clause), and where its name begins, verb included or not."""

    verb: str
    start: int
    end: int
    name_start: int


def read_predicate(
    text: str, shape: str, words: Sequence[Word], rest: int, lexicon: Lexicon
) -> Predicate | None:
    """The action of a clause behind its subject (which ends at `rest`), or None."""
    if any(word in shape for word in lexicon.words_of("reporting-verb")):
        return None
    means = _by_means(text, shape, rest, lexicon)
    main = None if means else _main_verb(shape, words, rest)
    if main is None:
        return means
    if main.is_in("hold-verb"):
        return _held(text, words, _innermost(text, words, main, lexicon), lexicon)
    if main.is_in("do-verb"):
        return _done(text, main, rest, words, lexicon)
    if main.is_in("raise-verb"):
        return _raised(text, main, lexicon)
    inner = _inner(text, words, main, lexicon) if main.is_in("cause-verb") else []
    return _held(text, words, inner[0], lexicon, strict=True) if inner else None


def is_frame(shape: str, words: Sequence[Word], rest: int) -> bool:
    """Whether the clause only sets the scene for the next: 围绕…, 结合…, 在…期间."""
    first = next((word for word in words if word.start >= rest and not word.is_in("adverb")), None)
    return first is not None and first.is_in("frame") and shape[rest : first.start].strip() == ""


def _main_verb(shape: str, words: Sequence[Word], rest: int) -> Word | None:
    """The verb the clause turns on: right behind subject and adverbs, or behind a frame (围绕…开展).

    Where other words stand before it only a verb of holding counts (线下同步举办…).
    """
    framed, reached = False, rest
    for word in words:
        if word.start < rest:
            continue
        near = word.start - reached <= _SLACK
        if word.is_verb and not _inside_name(shape, word) and not (framed and near and word.is_in("do-verb")):
            if word.is_in("hold-verb") or near or (framed and word.is_in("do-verb", "raise-verb")):
                return word if near or framed or word.start - rest <= _NEAR_START else None
        elif word.is_in("frame") and near:
            framed = True
        if near and (word.is_in("adverb") or framed):
            reached = word.end
    return None


def _inside_name(shape: str, word: Word) -> bool:
    """A verb right behind 的 or before 的 is part of a name or a relative clause."""
    return shape.startswith("的", word.end)


def _inner(text: str, words: Sequence[Word], outer: Word, lexicon: Lexicon) -> list[Word]:
    inner = lexicon.words_of("inner-verb")
    return [word for word in words if word.start >= outer.end and text[word.start : word.end] in inner]


def _innermost(text: str, words: Sequence[Word], main: Word, lexicon: Lexicon) -> Word:
    """Of 组织…专家…开展巡诊 the verb that the event stands behind."""
    if text[main.start : main.end] in lexicon.words_of("inner-verb"):
        return main
    for word in reversed(_inner(text, words, main, lexicon)):
        behind = text[word.end :]
        if len(behind) >= _LONG_ENOUGH and _has_event(behind, lexicon) and behind[0] not in "和、及等":
            return word
    return main


def _held(
    text: str, words: Sequence[Word], verb: Word, lexicon: Lexicon, strict: bool = False
) -> Predicate | None:
    start = _behind_verbs(text, words, verb)
    wanted = text[start:].strip()
    if len(wanted) < _LONG_ENOUGH or _is_campaign(wanted):
        return None
    sure = not strict and text[verb.start : verb.end] in lexicon.words_of("sure-verb")
    if not sure and not _has_event(wanted, lexicon):
        return None
    return Predicate(text[verb.start : verb.end], start, len(text), start)


def _behind_verbs(text: str, words: Sequence[Word], verb: Word) -> int:
    """Where the object begins: behind 组织 + 开展, 策划并举办."""
    end = verb.end
    for word in words:
        gap = text[end : word.start] if word.start >= end else None
        if gap is not None and gap in {"", "并", "、", "和"} and word.is_in("hold-verb"):
            end = word.end
    return end + (len(text[end:]) - len(text[end:].lstrip("了好 ")))


def _done(text: str, verb: Word, rest: int, words: Sequence[Word], lexicon: Lexicon) -> Predicate | None:
    wanted = text[verb.end :].strip()
    if len(wanted) < _LONG_ENOUGH or _is_campaign(wanted) or _is_vague(wanted, lexicon):
        return None
    return Predicate(text[verb.start : verb.end], verb.end, len(text), _with_adverbs(text, words, verb, rest))


def _with_adverbs(text: str, words: Sequence[Word], verb: Word, rest: int) -> int:
    """A verb of doing is named with the adverbs right before it: 严厉打击, 积极培育."""
    start = verb.start
    for word in reversed([word for word in words if rest <= word.start < verb.start]):
        if word.end == start and word.is_in("adverb") and len(text[word.start : word.end]) > 1:
            start = word.start
    return start


def _raised(text: str, verb: Word, lexicon: Lexicon) -> Predicate | None:
    wanted = text[verb.end :].strip()
    bare = _TAIL.sub("", wanted)
    if len(bare) < _LONG_ENOUGH + 1 or _is_vague(bare, lexicon) or not lexicon.ends_with(bare, "event-noun"):
        return None
    start = verb.end + (len(text[verb.end :]) - len(text[verb.end :].lstrip()))
    return Predicate(text[verb.start : verb.end], start, start + len(bare), start)


def _by_means(text: str, shape: str, rest: int, lexicon: Lexicon) -> Predicate | None:
    """通过…、…等活动: events named as a means, without a verb of their own."""
    found = re.match(r"通过(.{4,}等(?:\S{0,4})活动)$", shape[rest:])
    if not found or not _has_event(text, lexicon):
        return None
    return Predicate("通过", rest + 2, len(text), rest + 2)


def _has_event(wanted: str, lexicon: Lexicon) -> bool:
    whole = re.sub(r"[（(][^（）()]*[)）]$", "", wanted.rstrip("等 "))
    bare = _TAIL.sub("", whole)
    return (
        lexicon.ends_with(bare, "event-noun")
        or bare.endswith("”")
        or lexicon.ends_with(whole, "special-work")
    )


def _is_campaign(wanted: str) -> bool:
    return _CAMPAIGN_ITSELF.match(re.sub(r"[“”\s]", "", wanted)) is not None


def _is_vague(wanted: str, lexicon: Lexicon) -> bool:
    return any(word in wanted for word in lexicon.words_of("vague-adjective"))
