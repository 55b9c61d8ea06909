"""The predicate of a clause in which the rules find none: its first known verb, or its words as they stand.

Such a predicate makes a clause a candidate; whether it is an activity is for the classifier.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.extract.events import is_campaign, is_event
from loaders.extract.objects import (
    SHORTEST_OBJECT,
    adverbs_start,
    behind_hold_verbs,
    fronted_object,
    fronted_phrase,
)
from loaders.extract.patterns import Predicate, skip_blanks
from loaders.lexicon.lexicon import Lexicon, Word

_LONGEST, _SHORTEST, _SHORTEST_EVENT = 80, 4, 3  # characters; 动员会 is an event
_ONCE = re.compile("好?一[次场堂轮项]")
_LETTERS = re.compile(r"[\u3400-\u9fffA-Za-z]{2}|[“《]")
_NEAR = 24  # characters between the subject and the verb


def loose_predicate(text: str, words: Sequence[Word], subject_end: int, lexicon: Lexicon) -> Predicate | None:
    """Return a verb with its object, or all words behind the subject; None where these are too few or too many to name
    an activity. `words`: the known words of the clause."""
    start, end = _behind_adverbs(text, words, skip_blanks(text, subject_end), lexicon), len(text.rstrip())
    if not _SHORTEST_EVENT <= end - start <= _LONGEST:
        return None
    once = _once(text, start, lexicon)
    if once:
        return _named(text, lexicon, Predicate(text[start:once], once, end, once))
    verb = next((each for each in words if _is_main(each, text, start)), None)
    if verb is None:
        return _named(text, lexicon, Predicate("", start, end, start))
    verb = _carrier(verb, text, words, lexicon)
    inner = behind_hold_verbs(text, words, verb)
    printed, carried, held = text[verb.start : verb.end], text[inner:end], verb.is_in("hold-verb")
    closes = len(carried) < SHORTEST_OBJECT
    if lexicon.has("light-verb", printed):
        fronted = fronted_object(text, words, verb, subject_end, lexicon)
        inner = inner if fronted is None else fronted
    elif closes or not (held or _carries(verb, carried, lexicon)):
        whole = closes and not held  # 负责窑磨工艺纪律检查, 新员工全部轮训
        name_start = start if whole else _name_start(text, words, verb, subject_end, lexicon)
        return _named(text, lexicon, Predicate(printed, inner, end, name_start))
    return _named(text, lexicon, Predicate(printed, inner, end, inner))


def _named(text: str, lexicon: Lexicon, predicate: Predicate) -> Predicate | None:
    """Return the predicate unless what it names is too short or no words, or the campaign itself."""
    name = text[predicate.name_start : predicate.end].strip()
    shortest = _SHORTEST_EVENT if lexicon.has("event-noun", name) else _SHORTEST
    too_short = len(name) < shortest or _LETTERS.search(name) is None
    return None if too_short or is_campaign(name, lexicon) else predicate


def _carries(verb: Word, words: str, lexicon: Lexicon) -> bool:
    """Return whether a verb only introduces an event, which alone names the activity: 做好…培训, but not 支持…发展."""
    return verb.is_in("raise-verb", "cause-verb", "do-verb") and is_event(words, lexicon)


def _behind_adverbs(text: str, words: Sequence[Word], start: int, lexicon: Lexicon) -> int:
    """Return where the words behind modal verbs and adverbs that are no part of a name begin: behind 要, 将适时."""
    for word in words:
        printed = text[word.start : word.end]
        if word.start == start and (lexicon.has("modal", printed) or lexicon.has("modal-adverb", printed)):
            start = skip_blanks(text, word.end)
    return start


def _once(text: str, start: int, lexicon: Lexicon) -> int | None:
    """Return where the event begins behind a plain verb with a count (搞一次质量回头看), or None."""
    verb = lexicon.pattern("once-verb").match(text, start)
    once = _ONCE.match(text, verb.end()) if verb else None
    return once.end() if once else None


def _is_main(word: Word, text: str, start: int) -> bool:
    """Return whether a word is a verb near the beginning that does not modify a noun (举办的)."""
    return word.is_verb and start <= word.start <= start + _NEAR and not text.startswith("的", word.end)


def _carrier(main: Word, text: str, words: Sequence[Word], lexicon: Lexicon) -> Word:
    """Return the last verb of holding behind the main verb, whose object is an event: 鼓励企业开展技术攻关."""
    for word in reversed(words):
        inner = word.start >= main.end and lexicon.has("inner-verb", text[word.start : word.end])
        if inner and is_event(text[word.end :], lexicon):
            return word
    return main


def _name_start(text: str, words: Sequence[Word], verb: Word, subject_end: int, lexicon: Lexicon) -> int:
    """Return where the name begins: at a phrase of target or place, or at the adverbs before the verb."""
    phrase = fronted_phrase(text, words, verb, subject_end, lexicon)
    return adverbs_start(text, words, verb, subject_end, lexicon) if phrase is None else phrase
