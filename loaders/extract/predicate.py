"""The predicate of a clause: its main verb and object, or None where it only urges, aims or announces.

The rules follow the word lists of the vocabulary. A verb of holding (开展) has the event as its object; a verb of
doing (发布) is part of the action's name; a verb of strengthening (加大) or causing (推动) counts only with a
concrete event, or with a verb of holding behind it (推动基层开展…); a verb of urging or of purpose gives none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.extract.events import is_abstract, is_campaign, is_event, is_exhortation, without_tail
from loaders.extract.objects import (
    SHORTEST_OBJECT,
    adverbs_start,
    behind_hold_verbs,
    behind_joined_verbs,
    fronted_object,
    fronted_phrase,
    is_frame_word,
)
from loaders.extract.patterns import Predicate, behind_host, read_pattern, skip_blanks
from loaders.lexicon.lexicon import Lexicon, Word

_NO_OBJECT = ("为", "等", "、", "和", "及", "与", "是", "至", "到", "给", "摆在", "放在")
_NAMED = re.compile(r"”[\u3400-\u9fff]{0,8}$")
# 在进行调查的基础上, 以开展竞赛为载体: what is the base or the means of another act is carried out
_UPON, _AS = re.compile("的基础上$"), re.compile("等?为$")
_SLACK = 1  # blanks or a particle between subject, adverbs and verb
_NEAR_START = 24  # characters that may stand before the verb of a clause without a known subject
# 质量服务进企业、进社区活动: an event that goes to several places
_INTO = re.compile(
    r"(?:[\u3400-\u9fff“”]{2,16}?)?进[\u3400-\u9fff]{2,4}(?:、进[\u3400-\u9fff]{2,4})+[”等]*(?:活动)?$"
)


def read_predicate(
    text: str, masked: str, words: Sequence[Word], subject_end: int, lexicon: Lexicon
) -> Predicate | None:
    """Return the predicate of a clause behind its subject, or None.

    `masked`: the clause with its quotations hidden; `words`: its known words.
    """
    if lexicon.holds(masked, "reporting-verb"):
        return None
    pattern = read_pattern(text, masked, words, subject_end, lexicon)
    main = None if pattern else _main_verb(masked, words, subject_end)
    if main is None:
        return pattern
    if main.is_in("hold-verb"):
        return _hold_predicate(text, words, main, subject_end, lexicon)
    if main.is_in("do-verb"):
        return _do_predicate(text, words, main, subject_end, lexicon)
    if main.is_in("raise-verb", "cause-verb"):
        return _raise_predicate(text, words, main, lexicon)
    return None


def is_frame(masked: str, words: Sequence[Word], subject_end: int) -> bool:
    """Return whether a clause only frames the next one: 围绕…, 结合…, 在…期间."""
    for word in words:
        if word.start >= subject_end and not word.is_in("adverb"):
            return word.is_in("frame") and not masked[subject_end : word.start].strip()
    return False


def _main_verb(masked: str, words: Sequence[Word], subject_end: int) -> Word | None:
    """Return the main verb: right behind subject and adverbs, or behind a frame (围绕…开展).

    Behind other words only a verb of holding counts (线下同步举办…). Behind a frame it is preferred to all
    others, since the frame may contain verbs (围绕产品认证开展…).
    """
    behind = [word for word in words if word.start >= subject_end and not masked.startswith("的", word.end)]
    reached, frame_end = subject_end, None
    for word in behind:
        near = word.start - reached <= _SLACK
        if word.is_verb and (near or frame_end is not None or word.start - subject_end <= _NEAR_START):
            if near and (frame_end is None or word.start - frame_end > _SLACK):
                return word
            if word.is_in("hold-verb"):
                return word
            beyond_frame = frame_end is not None and word.start - frame_end > _SLACK
            if beyond_frame and word.is_in("do-verb", "raise-verb"):
                later = (each for each in behind if each.start > word.end and each.is_in("hold-verb"))
                return next(later, word)
        if is_frame_word(word, behind) and (near or word.start - subject_end <= _NEAR_START):
            frame_end = reached = word.end
        elif near and word.is_in("adverb"):
            reached = word.end
    return None


def _hold_predicate(
    text: str, words: Sequence[Word], main: Word, subject_end: int, lexicon: Lexicon
) -> Predicate | None:
    """Return the event behind a verb of holding (开展…); 组织修订《…》 is an action of the second verb."""
    behind = next((word for word in words if word.start >= main.end), None)
    if behind and behind.start == main.end and behind.is_in("do-verb") and not behind.is_noun:
        return _do_predicate(text, words, behind, subject_end, lexicon)
    event = _event_behind(text, words, _innermost_verb(text, words, main, lexicon), lexicon)
    light = event is not None and lexicon.has("light-verb", event.verb)
    fronted = fronted_object(text, words, main, subject_end, lexicon) if light else None
    return event if event is None or fronted is None else event._replace(name_start=fronted)


def _inner_verbs(text: str, words: Sequence[Word], outer: Word, lexicon: Lexicon) -> list[Word]:
    """Return the verbs behind another that may hold the event itself: 开展 in 组织专家开展巡诊."""
    behind = [word for word in words if word.start >= outer.end]
    return [word for word in behind if lexicon.has("inner-verb", text[word.start : word.end])]


def _innermost_verb(text: str, words: Sequence[Word], main: Word, lexicon: Lexicon) -> Word:
    """Return the last verb with an event behind it: 开展 in 组织专家到企业开展巡诊."""
    if lexicon.has("inner-verb", text[main.start : main.end]):
        return main
    for word in reversed(_inner_verbs(text, words, main, lexicon)):
        behind = text[word.end :]
        if len(behind) >= SHORTEST_OBJECT and is_event(behind, lexicon) and behind[0] not in "和、及等":
            return word
    return main


def _event_behind(
    text: str, words: Sequence[Word], verb: Word, lexicon: Lexicon, strict: bool = False
) -> Predicate | None:
    """Return the event that is the object of a verb of holding; `strict`: only one that ends as events do."""
    start, end = (
        behind_host(text, behind_hold_verbs(text, words, verb), lexicon),
        _before_means(text, lexicon),
    )
    event = text[start:end].strip()
    if len(event) < SHORTEST_OBJECT - 1 or is_campaign(event, lexicon):
        return None
    sure = not strict and lexicon.has("sure-verb", text[verb.start : verb.end])
    if not sure and not is_event(event, lexicon) and (strict or is_abstract(event, lexicon)):
        return None
    return Predicate(text[verb.start : verb.end], start, end, start)


def _before_means(text: str, lexicon: Lexicon) -> int:
    """Return where the words end that name the base or the means of another act: 以开展竞赛为载体."""
    bare = _UPON.sub("", text)
    means = lexicon.ending(bare, "means-noun")
    as_means = _AS.search(bare, 0, len(bare) - len(means)) if means else None
    return as_means.start() if as_means else len(bare)


def _do_predicate(
    text: str, words: Sequence[Word], verb: Word, subject_end: int, lexicon: Lexicon
) -> Predicate | None:
    """Return the action of a verb of doing (发布…), named with its adverbs or the phrase before it."""
    behind = behind_joined_verbs(text, words, verb)
    object_behind = text[behind:].strip() if behind is not None else ""
    if behind is None or object_behind.startswith(_NO_OBJECT):
        return None
    fronted = fronted_object(text, words, verb, subject_end, lexicon)
    if fronted is None and (len(object_behind) < SHORTEST_OBJECT or is_exhortation(object_behind, lexicon)):
        return None
    if lexicon.has("give-verb", text[verb.start : verb.end]) and is_abstract(object_behind, lexicon):
        return None
    start = behind if fronted is None else fronted
    phrase = fronted_phrase(text, words, verb, subject_end, lexicon)
    name_start = phrase if phrase is not None else adverbs_start(text, words, verb, subject_end, lexicon)
    return Predicate(text[verb.start : verb.end], start, len(text), min(name_start, start))


def _raise_predicate(text: str, words: Sequence[Word], verb: Word, lexicon: Lexicon) -> Predicate | None:
    """Return the concrete event behind a verb of strengthening or causing: 加大…监督抽查力度, 推动…宣贯; behind
    推动基层开展竞赛 that of the inner verb."""
    inner = _inner_verbs(text, words, verb, lexicon) if verb.is_in("cause-verb") else []
    if inner:
        return _event_behind(text, words, inner[0], lexicon, strict=True)
    whole = text[verb.end :].strip()
    bare = without_tail(whole)
    concrete = lexicon.ends_with(bare, "event-noun") and not lexicon.ends_with(bare, "weak-noun")
    concrete = concrete or lexicon.ends_with(whole, "special-work")
    named = _INTO.fullmatch(bare) is not None or _NAMED.search(bare) is not None
    if len(bare) < SHORTEST_OBJECT + 1 or is_exhortation(bare, lexicon) or not (concrete or named):
        return None
    start = skip_blanks(text, verb.end)
    return Predicate(text[verb.start : verb.end], start, start + len(whole), start)
