"""What an action is called, and how many events its object names (annotation rules R2–R4)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.extract.found import without_blanks
from loaders.extract.lexicon import Lexicon, hide_quoted, split_at
from loaders.extract.predicate import Predicate
from loaders.outline.markers import han_number

_AND_SO_ON = re.compile(r"等(?P<tail>[^等、]*)$")
_ENUMERATION = re.compile("、")
_TAIL = re.compile(r"(?:力度|工作)$")
_QUOTED = re.compile(r"^“[^”]+”")
_EDITION = re.compile(r"第\s*(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,4})\s*[届次]|(?P<first>首届)")
_JOINT = re.compile(r"(?<=[\u3400-\u9fff”])(?:和|以及|及)(?=[\u3400-\u9fff“])")
_SHORTEST_EVENT = 4
LONGEST_TARGET = 40


@dataclass(frozen=True)
class Naming:
    """The names of the events in one clause, and the things a list before the event names."""

    names: tuple[str, ...]
    targets: tuple[str, ...]


def name_events(text: str, predicate: Predicate, lexicon: Lexicon) -> Naming:
    """One name for each event that could stand alone; else one name, the listed things as its targets."""
    named = text[predicate.name_start : predicate.end].strip()
    wanted = text[predicate.start : predicate.end].strip()
    listed, tail = _listed(wanted, lexicon)
    items = _items(listed)
    for events in ([part for item in items for part in _split_joint(item)], items):
        if len(events) > 1 and all(_stands_alone(event, lexicon) for event in events):
            return Naming(tuple(_clean(event) for event in events), ())
    targets = _targets(items, lexicon) if len(items) > 1 and not named.startswith(predicate.verb) else ()
    keeps_verb = predicate.name_start < predicate.start
    single = named if keeps_verb or not tail else listed
    return Naming((_clean(single),), targets)


def is_general(name: str, lexicon: Lexicon) -> bool:
    """Whether the name says nothing of its own: 系列宣传, 相关主题活动, a bare 培训."""
    whole = bare = without_blanks(name)
    for word in lexicon.words_of("general-modifier"):
        bare = bare.removeprefix(word)
    event = bare in lexicon.words_of("event-noun") or bare in lexicon.words_of("plain-tail")
    return event and (bare != whole or len(whole) <= 2)


def edition_of(name: str) -> int | None:
    """The edition of the event (第五届 → 5, 首届 → 1); 首张 or 百名 count something else."""
    found = _EDITION.search(hide_inner(name))
    if not found:
        return None
    if found["first"]:
        return 1
    return int(found["n"]) if found["n"].isdecimal() else han_number(found["n"])


def hide_inner(name: str) -> str:
    """The name without what it quotes in 《》, whose editions are not the event's."""
    return re.sub(r"《[^》]*》", "", name)


def _listed(wanted: str, lexicon: Lexicon) -> tuple[str, bool]:
    """The object without an empty 等活动 at its end, and whether there was one."""
    found = _AND_SO_ON.search(hide_quoted(wanted))
    if not found:
        return wanted, False
    tail = without_blanks(found["tail"])
    empty = tail == "" or tail in lexicon.words_of("plain-tail") or tail.endswith("系列活动")
    return (wanted[: found.start()], True) if empty else (wanted, False)


def _items(listed: str) -> list[str]:
    shape = hide_quoted(listed)
    pieces = [listed[start:end] for start, end in split_at(listed, shape, _ENUMERATION)]
    return [part for piece in pieces for part in _split_quotes(piece)]


def _split_quotes(piece: str) -> list[str]:
    """“甲”“乙” are two."""
    if re.fullmatch(r"(?:“[^”]+”\s*){2,}", piece.strip()):
        return re.findall(r"“[^”]+”", piece)
    return [piece]


def _split_joint(piece: str) -> list[str]:
    shape = hide_quoted(piece)
    for found in _JOINT.finditer(shape):
        left, right = piece[: found.start()], piece[found.end() :]
        if min(len(left), len(right)) >= _SHORTEST_EVENT + 2:
            return [left, *_split_joint(right)]
    return [piece]


def _stands_alone(item: str, lexicon: Lexicon) -> bool:
    bare = without_blanks(item)
    if _QUOTED.fullmatch(bare):
        return True
    event = lexicon.ends_with(bare, "event-noun") and not lexicon.ends_with(bare, "part-noun")
    return len(bare) >= _SHORTEST_EVENT and event


def _clean(name: str) -> str:
    return _TAIL.sub("", without_blanks(name)) or without_blanks(name)


def _targets(items: list[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The things listed before one event noun: 充电宝、消防产品质量安全整治行动 are 充电宝 and 消防产品."""
    bare = [without_blanks(item) for item in items]
    bare[-1] = "" if re.search("[等和的]", bare[-1]) else _without_event(bare[-1], lexicon)
    if any("的" in item or not 1 < len(item) <= LONGEST_TARGET for item in bare[:-1]):
        return ()
    return tuple(item for item in bare if 1 < len(item) <= LONGEST_TARGET)


def _without_event(item: str, lexicon: Lexicon) -> str:
    endings = (*lexicon.words_of("event-noun"), *lexicon.words_of("event-modifier"))
    while ending := max((word for word in endings if item.endswith(word)), key=len, default=""):
        item = item.removesuffix(ending)
    return item
