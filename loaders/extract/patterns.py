"""Patterns of clauses in which no verb stands before the object: 通过…等活动, …定于…举行, 结合…行动, …公布."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from loaders.extract.events import is_event
from loaders.extract.objects import SHORTEST_OBJECT
from loaders.lexicon.lexicon import HIDDEN, Lexicon, Word

_BY_MEANS, BY_OPERATION = "通过", "结合"
_OPERATION = re.compile(rf"{BY_OPERATION}(?P<name>“{HIDDEN}+”\s*(?:专项|集中|整治|执法|打击)*行动)")
_MEANS = re.compile(r"通过(.{4,}等(?:\S{0,4})活动)$")
# when, where or by whom, before the verb
_WHEN = re.compile(r"(?:定于|拟于|将于|计划于|将在|于|在|由).{2,30}$")
_SHORTEST_EVENT = 3
_LONGEST_HOST = 24  # characters
_NEAR = 10  # characters between the subject and what is published
_BETWEEN = 14  # characters between what is published and the verb


class Predicate(NamedTuple):
    """The verb of an action, its object (`start` to `end` in the clause), and where the name of the action
    begins: at the object or before it; `event_first`: the object is the subject of the clause (考试定于九月举行)."""

    verb: str
    start: int
    end: int
    name_start: int
    event_first: bool = False


def read_pattern(
    text: str, masked: str, words: Sequence[Word], subject_end: int, lexicon: Lexicon
) -> Predicate | None:
    """Return the action of a clause that has one of these patterns behind its subject, or None.

    `masked`: the clause with its quotations hidden; `words`: its known words.
    """
    return (
        _taking_part(text, masked, subject_end, lexicon)
        or _by_means(text, masked, subject_end, lexicon)
        or _scheduled(text, masked, subject_end, lexicon)
        or _in_operation(masked, words, subject_end)
        or _published(text, masked, subject_end, lexicon)
    )


def _taking_part(text: str, masked: str, subject_end: int, lexicon: Lexicon) -> Predicate | None:
    """Return the event of another host in which somebody takes part: 选派骨干参加市质协主办的发布会."""
    part = lexicon.pattern("taking-part").search(masked, subject_end, subject_end + _NEAR)
    if part is None:
        return None
    hosts = lexicon.pattern("host-verb").finditer(masked, part.end() + 2, part.end() + _LONGEST_HOST)
    starts = (host.end() + 1 for host in hosts if text.startswith("的", host.end()))
    start = next((each for each in starts if is_event(text[each:], lexicon)), None)
    return Predicate("参加", start, len(text), start) if start is not None else None


def behind_host(text: str, start: int, lexicon: Lexicon) -> int:
    """Return where an event begins of which the host is named before it: 参加市局组织的现场会; else `start`."""
    held = lexicon.pattern("host-verb").search(text, start + 2, start + _LONGEST_HOST)
    behind = held.end() + 1 if held and text.startswith("的", held.end()) else start
    plain = not any(mark in text[start:behind] for mark in "，“”")
    return behind if plain and len(text) - behind > SHORTEST_OBJECT else start


def _by_means(text: str, masked: str, subject_end: int, lexicon: Lexicon) -> Predicate | None:
    """Return the events named as a means, without a verb of their own: 通过…、…等活动."""
    if not _MEANS.match(masked[subject_end:]) or not is_event(text, lexicon):
        return None
    start = subject_end + len(_BY_MEANS)
    return Predicate(_BY_MEANS, start, len(text), start)


def _scheduled(text: str, masked: str, subject_end: int, lexicon: Lexicon) -> Predicate | None:
    """Return the event before a verb of holding that ends the clause: 学员结业考试定于十二月十八日举行."""
    verb = lexicon.ending(masked, "held-verb")
    match = _WHEN.search(masked[subject_end : len(masked) - len(verb)]) if verb else None
    event = text[subject_end : subject_end + match.start()].strip() if match else ""
    if len(event) < _SHORTEST_EVENT or not lexicon.ends_with(event, "event-noun"):
        return None
    start = skip_blanks(text, subject_end)
    return Predicate("举行", start, start + len(event), start, event_first=True)


def _in_operation(masked: str, words: Sequence[Word], subject_end: int) -> Predicate | None:
    """Return the operation in which the clauses behind it take place: 公安部结合“昆仑”专项行动，侦破…."""
    match = _OPERATION.match(masked, subject_end)
    if not match or any(word.start > match.end() and word.is_in("hold-verb") for word in words):
        return None
    return Predicate(BY_OPERATION, match.start("name"), match.end(), match.start("name"))


def _published(text: str, masked: str, subject_end: int, lexicon: Lexicon) -> Predicate | None:
    """Return the publication named before the verb that ends the clause: 抽查结果向社会公布."""
    verb = lexicon.ending(masked, "publishing-verb")
    nouns = lexicon.pattern("published-noun").finditer(masked, subject_end, len(masked) - len(verb))
    near = (each for each in nouns if verb and each.start() - subject_end <= _NEAR)
    if not any(_is_object(masked[each.end() : len(masked) - len(verb)]) for each in near):
        return None
    start = skip_blanks(text, subject_end)
    return Predicate(verb, start, len(text), start)


def _is_object(between: str) -> bool:
    """Return whether so little stands between a noun and the verb that ends the clause that the noun is its object."""
    return len(between) <= _BETWEEN and "，" not in between


def skip_blanks(text: str, start: int) -> int:
    """Return where the first character that is no blank stands from `start` on."""
    return start + len(text[start:]) - len(text[start:].lstrip())
