"""What a clause says is done: its main verb and object, or nothing where it only urges, aims or announces.

The rules follow `qm:word` lists, not words: a verb of holding (开展) makes its object the event, a verb of
doing (发布) is part of what is done, a verb of strengthening (加大) or causing (推动) counts only with a concrete
event or with a verb of holding behind it (推动基层开展…), a verb of urging or of purpose ends the matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.extract.events import is_campaign, is_empty, is_event, is_vague, without_tail
from loaders.extract.patterns import Predicate, read_pattern
from loaders.lexicon.lexicon import Lexicon, Word

_LONG_ENOUGH = 3
_NO_OBJECT = ("为", "等", "、", "和", "及", "与", "是", "至", "到", "给", "摆在", "放在")
_NAMED = re.compile(r"”[\u3400-\u9fff]{0,8}$")
_JOINED = re.compile(r"、|和|及|与|并|和有效|并依法")
_BRING = "对为将把"
_TIMELY = ("期间", "之际", "同时")
_UPON = "的基础上"  # 在进行调查的基础上: the investigation is carried out
_SLACK = 1  # blanks or a particle between subject, adverbs and verb
_NEAR_START = 24  # characters that may stand before the verb of a clause without a known subject
_INTO = re.compile(
    r"(?:[\u3400-\u9fff“”]{2,16}?)?进[\u3400-\u9fff]{2,4}(?:、进[\u3400-\u9fff]{2,4})+[”等]*(?:活动)?$"
)


def read_predicate(
    text: str, shape: str, words: Sequence[Word], rest: int, lexicon: Lexicon
) -> Predicate | None:
    """The action of a clause behind its subject (which ends at `rest`), or None."""
    if lexicon.holds(shape, "reporting-verb"):
        return None
    special = read_pattern(text, shape, words, rest, lexicon)
    main = None if special else _main_verb(shape, words, rest)
    if main is None:
        return special
    if main.is_in("hold-verb"):
        return _by_holding(text, words, main, rest, lexicon)
    if main.is_in("do-verb"):
        return _done(text, main, rest, words, lexicon)
    if main.is_in("raise-verb", "cause-verb"):
        return _raised(text, words, main, lexicon)
    return None


def is_frame(shape: str, words: Sequence[Word], rest: int) -> bool:
    """Whether the clause only sets the scene for the next: 围绕…, 结合…, 在…期间."""
    first = next((word for word in words if word.start >= rest and not word.is_in("adverb")), None)
    return first is not None and first.is_in("frame") and shape[rest : first.start].strip() == ""


def _main_verb(shape: str, words: Sequence[Word], rest: int) -> Word | None:
    """The verb the clause turns on: right behind subject and adverbs, or behind a frame (围绕…开展).

    Where other words stand before it only a verb of holding counts (线下同步举办…), and behind a frame such
    a verb counts before any other, since its object may have verbs in it (围绕产品认证开展…).
    """
    behind = [word for word in words if word.start >= rest and not shape.startswith("的", word.end)]
    reached, framed = rest, None
    for word in behind:
        near = word.start - reached <= _SLACK
        if word.is_verb and (near or framed is not None or word.start - rest <= _NEAR_START):
            if near and (framed is None or word.start - framed > _SLACK):
                return word
            if word.is_in("hold-verb"):
                return word
            if framed is not None and word.start - framed > _SLACK and word.is_in("do-verb", "raise-verb"):
                later = (each for each in behind if each.start > word.end and each.is_in("hold-verb"))
                return next(later, word)
        if _is_frame(word, behind) and (near or word.start - rest <= _NEAR_START):
            framed = reached = word.end
        elif near and word.is_in("adverb"):
            reached = word.end
    return None


def _is_frame(word: Word, words: Sequence[Word]) -> bool:
    """Whether a word opens a phrase; 将 right before a verb (将发布) only says when."""
    ahead = word.is_in("adverb") and any(each.start == word.end and each.is_verb for each in words)
    return word.is_in("frame") and not ahead


def _by_holding(
    text: str, words: Sequence[Word], main: Word, rest: int, lexicon: Lexicon
) -> Predicate | None:
    behind = next((word for word in words if word.start >= main.end), None)
    if behind and behind.start == main.end and behind.is_in("do-verb") and not behind.is_noun:
        return _done(text, behind, rest, words, lexicon)  # 组织修订《…》 is revising
    held = _held(text, words, _innermost(text, words, main, lexicon), lexicon)
    light = held is not None and held.verb in lexicon.words_of("light-verb")
    brings = _brought(text, words, main, rest, lexicon) if light else None
    return held if held is None or brings is None else replace(held, name_start=brings)


def _inner(text: str, words: Sequence[Word], outer: Word, lexicon: Lexicon) -> list[Word]:
    inner = lexicon.words_of("inner-verb")
    return [word for word in words if word.start >= outer.end and text[word.start : word.end] in inner]


def _innermost(text: str, words: Sequence[Word], main: Word, lexicon: Lexicon) -> Word:
    """Of 组织…专家…开展巡诊 the verb that the event stands behind."""
    if text[main.start : main.end] in lexicon.words_of("inner-verb"):
        return main
    for word in reversed(_inner(text, words, main, lexicon)):
        behind = text[word.end :]
        if len(behind) >= _LONG_ENOUGH and is_event(behind, lexicon) and behind[0] not in "和、及等":
            return word
    return main


def _held(
    text: str, words: Sequence[Word], verb: Word, lexicon: Lexicon, strict: bool = False
) -> Predicate | None:
    start, end = _behind_verbs(text, words, verb), len(text.removesuffix(_UPON))
    wanted = text[start:end].strip()
    if len(wanted) < _LONG_ENOUGH - 1 or is_campaign(wanted):
        return None
    sure = not strict and text[verb.start : verb.end] in lexicon.words_of("sure-verb")
    if not sure and not is_event(wanted, lexicon) and (strict or is_empty(wanted, lexicon)):
        return None
    return Predicate(text[verb.start : verb.end], start, end, start)


def _behind_verbs(text: str, words: Sequence[Word], verb: Word) -> int:
    """Where the object begins: behind 组织 + 开展, 策划并举办."""
    end = verb.end
    for word in words:
        gap = text[end : word.start] if word.start >= end else None
        if gap is not None and gap in {"", "并", "、", "和"} and word.is_in("hold-verb"):
            end = word.end
    return end + (len(text[end:]) - len(text[end:].lstrip("了好 ")))


def _done(text: str, verb: Word, rest: int, words: Sequence[Word], lexicon: Lexicon) -> Predicate | None:
    brings = _object_before(text, words, verb, rest, lexicon)
    named = brings if brings is not None else _with_adverbs(text, words, verb, rest, lexicon)
    end = _behind_joined_verbs(text, words, verb)
    object_before = _brought(text, words, verb, rest, lexicon)
    wanted = text[end:].strip() if end is not None else ""
    if end is None or wanted.startswith(_NO_OBJECT):
        return None
    if object_before is None and (len(wanted) < _LONG_ENOUGH or is_vague(wanted, lexicon)):
        return None
    if text[verb.start : verb.end] in lexicon.words_of("give-verb") and is_empty(wanted, lexicon):
        return None
    start = end if object_before is None else object_before
    return Predicate(text[verb.start : verb.end], start, len(text), min(named, start))


def _behind_joined_verbs(text: str, words: Sequence[Word], verb: Word) -> int | None:
    """Where the object begins behind 研究、制定 or 查处和取缔; None where the other verb is one of purpose."""
    end = verb.end
    for word in words:
        if word.start > end and _JOINED.fullmatch(text[end : word.start]) and word.is_verb:
            if word.is_in("result-verb", "urge-verb"):
                return None
            end = word.end
    return end


def _object_before(text: str, words: Sequence[Word], verb: Word, rest: int, lexicon: Lexicon) -> int | None:
    """Where a phrase of whom or where stands before the verb (对问题挂牌督办, 在厂区播放…): the name begins
    there, but for 提供, which says for whom by itself."""
    if text[verb.start : verb.end] in lexicon.words_of("give-verb"):
        return None
    named = lexicon.words_of("name-frame")
    before = [word for word in words if rest <= word.start < verb.start]
    brings = [word for word in before if text[word.start : word.end] in named and _is_frame(word, words)]
    if len(brings) > 1 and brings[1].start == brings[0].end:  # 将对…: the first only says when
        brings = brings[1:]
    timely = any(word in text[: verb.start] for word in _TIMELY)
    return brings[0].start if brings and not timely else None


def _brought(text: str, words: Sequence[Word], verb: Word, rest: int, lexicon: Lexicon) -> int | None:
    """Where 对, 为, 将 or 把 brings the object before a verb behind which nothing or its noun stands."""
    brings = _object_before(text, words, verb, rest, lexicon)
    marked = brings is not None and text[brings] in _BRING
    short = len(text[verb.end :].strip()) < _LONG_ENOUGH
    return brings if marked and (short or text[brings or 0] == "对") else None


def _with_adverbs(text: str, words: Sequence[Word], verb: Word, rest: int, lexicon: Lexicon) -> int:
    """A verb of doing is named with the adverbs of manner right before it: 严厉打击, 积极培育."""
    start = verb.start
    manner = set(lexicon.words_of("adverb")).difference(lexicon.words_of("time-adverb"))
    for word in reversed([word for word in words if rest <= word.start < verb.start]):
        adverb = text[word.start : word.end]
        if word.end == start and len(adverb) > 1 and adverb in manner:
            start = word.start
    return start


def _raised(text: str, words: Sequence[Word], verb: Word, lexicon: Lexicon) -> Predicate | None:
    """加大…监督抽查力度, 推动…宣贯; and 推动基层开展竞赛, where the inner verb has the event."""
    inner = _inner(text, words, verb, lexicon) if verb.is_in("cause-verb") else []
    if inner:
        return _held(text, words, inner[0], lexicon, strict=True)
    wanted = text[verb.end :].strip()
    bare = without_tail(wanted)
    concrete = lexicon.ends_with(bare, "event-noun") and not lexicon.ends_with(bare, "weak-noun")
    concrete = concrete or lexicon.ends_with(wanted, "special-work")
    named = _INTO.fullmatch(bare) is not None or _NAMED.search(bare) is not None
    if len(bare) < _LONG_ENOUGH + 1 or is_vague(bare, lexicon) or not (concrete or named):
        return None
    start = verb.end + (len(text[verb.end :]) - len(text[verb.end :].lstrip()))
    return Predicate(text[verb.start : verb.end], start, start + len(wanted), start)
