"""Actions told without a verb before their object: by means of an event, held later, in an operation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extract.events import is_event
from loaders.lexicon.lexicon import HIDDEN, Lexicon, Word

BY_OPERATION = "结合"
_OPERATION = re.compile(rf"{BY_OPERATION}(?P<name>“{HIDDEN}+”\s*(?:专项|集中|整治|执法|打击)*行动)")
_MEANS = re.compile(r"通过(.{4,}等(?:\S{0,4})活动)$")
_HELD = ("举行", "举办", "召开", "开幕")
_LATER = re.compile(rf"(?:定于|拟于|将于|计划于|将在|于|在|由).{{2,30}}(?:{'|'.join(_HELD)})$")
_LONG_ENOUGH, _NEAR = 3, 10
_KNOWN = re.compile(r"(?:结果|名单|情况|案例)[^，]{0,14}?(?P<verb>公布|公开|公示|通报|曝光|发布)$")


@dataclass(frozen=True)
class Predicate:
    """An action: the object (`start`–`end` in the clause), and where its name begins, verb included or not."""

    verb: str
    start: int
    end: int
    name_start: int


def read_pattern(
    text: str, shape: str, words: Sequence[Word], rest: int, lexicon: Lexicon
) -> Predicate | None:
    """The action of a clause of one of these shapes behind its subject (which ends at `rest`), or None."""
    return (
        _by_means(text, shape, rest, lexicon)
        or _held_later(text, shape, rest, lexicon)
        or _in_operation(shape, words, rest)
        or _made_known(text, shape, rest)
    )


def _by_means(text: str, shape: str, rest: int, lexicon: Lexicon) -> Predicate | None:
    """通过…、…等活动: events named as a means, without a verb of their own."""
    found = _MEANS.match(shape[rest:])
    if not found or not is_event(text, lexicon):
        return None
    return Predicate("通过", rest + 2, len(text), rest + 2)


def _held_later(text: str, shape: str, rest: int, lexicon: Lexicon) -> Predicate | None:
    """学员结业考试定于十二月十八日举行: the event stands before the verb of holding that ends the clause."""
    found = _LATER.search(shape[rest:]) if shape.endswith(_HELD) else None
    event = text[rest : rest + found.start()].strip() if found else ""
    if len(event) < _LONG_ENOUGH or not lexicon.ends_with(event, "event-noun"):
        return None
    start = rest + (len(text[rest:]) - len(text[rest:].lstrip()))
    return Predicate("举行", start, start + len(event), start)


def _in_operation(shape: str, words: Sequence[Word], rest: int) -> Predicate | None:
    """公安部结合“昆仑”专项行动，侦破…: the operation is what is done, the rest of the sentence tells how."""
    found = _OPERATION.match(shape, rest)
    if not found or any(word.start > found.end() and word.is_in("hold-verb") for word in words):
        return None
    return Predicate(BY_OPERATION, found.start("name"), found.end(), found.start("name"))


def _made_known(text: str, shape: str, rest: int) -> Predicate | None:
    """抽查结果向社会公布: what is published stands before the verb that ends the clause."""
    found = _KNOWN.search(shape, rest)
    if not found or found.start() - rest > _NEAR:
        return None
    start = rest + (len(text[rest:]) - len(text[rest:].lstrip()))
    return Predicate(found["verb"], start, len(text), start)
