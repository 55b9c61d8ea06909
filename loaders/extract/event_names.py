"""What an action is called, and how many events its object names (annotation rules R2–R4)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.extract.patterns import Predicate
from loaders.lexicon.lexicon import Lexicon, hide_quoted, split_at
from loaders.text.extracted import without_blanks
from loaders.text.markers import number_of

_AND_SO_ON = re.compile(r"等(?P<tail>[^等、]*)$")
_ENUMERATION = re.compile("[、；;]|，(?=[^，]{4,})")
_TAIL = re.compile(r"的?力度$")
_QUOTED = re.compile(r"^“[^”]+”")
_QUOTES = re.compile(r"(?:“[^”]+”\s*){2,}")
# 第六届省长质量奖获奖企业的经验 is no event of a sixth edition
_EDITION = re.compile(
    r"第\s*(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,4})\s*(?:[届次]|期(?=[)）]|.{2,12}班))"
    r"(?![^、，]{0,14}奖(?:获奖[^、，]{0,6}的|申报))|(?P<first>首届)"
)
_JOINT = re.compile(r"(?<=[\u3400-\u9fff”）])(?:和|以及|及|与)(?=[\u3400-\u9fff“])")
# 强基提升、品质提升、诚信计量“三大行动”: the parts of a programme behind which its name stands
_PROGRAMME = re.compile(r"、[^“”、]+(?P<name>“[一二三四五六七八九十\d]{1,2}[大项个][^”]*”)$")
_TITLED = re.compile(r"《[^》]*》")
_ONCE = re.compile(r"^(?:一次|一场|一轮|一项|一届)")
_SHORTEST_EVENT, _LONGEST_PART = 4, 6
LONGEST_TARGET = 40


@dataclass(frozen=True)
class EventNames:
    """The names of the events in one clause, and the things a list before the event names."""

    names: tuple[str, ...]
    targets: tuple[str, ...]


def name_events(text: str, predicate: Predicate, lexicon: Lexicon) -> EventNames:
    """One name for each event that could stand alone; else one name, the listed things as its targets."""
    named = text[predicate.name_start : predicate.end].strip()
    wanted = text[predicate.start : predicate.end].strip()
    listed, tail = _listed(wanted, lexicon)
    programme = _PROGRAMME.search(listed)
    if programme:
        return EventNames((programme["name"],), ())
    items = _items(listed)
    for events in ([part for item in items for part in _split_joint(item)], items):
        if len(events) > 1 and _are_events(events, tail, lexicon):
            return EventNames(tuple(_clean(event) for event in events), ())
    targets = _targets(items, lexicon) if len(items) > 1 and not named.startswith(predicate.verb) else ()
    keeps_verb = predicate.name_start < predicate.start
    single = named if keeps_verb or tail not in lexicon.words_of("plain-tail") else listed
    return EventNames((_clean(single.removesuffix("等") if tail == "" else single),), targets)


def is_general(name: str, lexicon: Lexicon) -> bool:
    """Whether the name says nothing of its own: 系列宣传, 相关主题活动, a bare 培训."""
    whole = bare = without_blanks(name)
    for word in lexicon.words_of("general-modifier"):
        bare = bare.removeprefix(word)
    kinds = (bare, bare.removesuffix("活动"))
    event = any(lexicon.has(name, kind) for kind in kinds for name in ("event-noun", "plain-tail"))
    return event and (bare != whole or len(whole) <= 2)


def edition_of(name: str) -> int | None:
    """The edition of the event (第五届 → 5, 首届 → 1); 首张 or 百名 count something else."""
    found = _EDITION.search(hide_inner(name))
    if not found:
        return None
    if found["first"]:
        return 1
    return number_of(found["n"])


def hide_inner(name: str) -> str:
    """The name without what it quotes in 《》, whose editions are not the event's."""
    return _TITLED.sub("", name) if "《" in name else name


def _listed(wanted: str, lexicon: Lexicon) -> tuple[str, str | None]:
    """The object without 等活动 at its end, and what stands behind 等 (None: there is no 等)."""
    found = _AND_SO_ON.search(hide_quoted(wanted))
    if found is None:
        quotes = _QUOTES.match(wanted)  # “甲”“乙”系列活动 says no 等, and means it
        tail = without_blanks(wanted[quotes.end() :]) if quotes else ""
        return (
            (wanted[: quotes.end()], tail)
            if quotes and tail in lexicon.words_of("plain-tail")
            else (wanted, None)
        )
    listed = wanted[: found.start()]
    return (listed, without_blanks(found["tail"])) if listed.strip() else (wanted, None)


def _items(listed: str) -> list[str]:
    shape = hide_quoted(listed)
    pieces = [listed[start:end] for start, end in split_at(listed, shape, _ENUMERATION)]
    return [part for piece in pieces for part in _split_quotes(piece)]


def _split_quotes(piece: str) -> list[str]:
    """“甲”“乙” are two."""
    if _QUOTES.fullmatch(piece.strip()):
        return re.findall(r"“[^”]+”", piece)
    return [piece]


def _split_joint(piece: str) -> list[str]:
    shape = hide_quoted(piece)
    for found in _JOINT.finditer(shape):
        left, right = piece[: found.start()], piece[found.end() :]
        if min(len(left), len(right)) >= _SHORTEST_EVENT + 2:
            return [left, *_split_joint(right)]
    return [piece]


def _are_events(items: list[str], tail: str | None, lexicon: Lexicon) -> bool:
    """Whether each listed thing is an event. Behind 等活动 most of them are enough, if all are long."""
    events = sum(_stands_alone(item, tail, lexicon) for item in items)
    listed = _lists_events(tail, lexicon) and all(len(item) >= _SHORTEST_EVENT for item in items)
    return events == len(items) or (listed and 2 * events > len(items))


def _lists_events(tail: str | None, lexicon: Lexicon) -> bool:
    return tail is not None and (tail in lexicon.words_of("listing-tail") or tail.endswith("系列活动"))


def _stands_alone(item: str, tail: str | None, lexicon: Lexicon) -> bool:
    """Whether a listed thing is an event of its own. Before 等活动 what could be part of one event counts as
    one too (质量帮扶、质量维权等活动); before 等举措 or 等质量赋能活动 it does not."""
    bare = without_blanks(item)
    bare = bare.removesuffix("工作") if len(bare) > _SHORTEST_EVENT + 2 else bare
    if _QUOTED.fullmatch(bare):
        return True
    event = lexicon.ends_with(bare, "event-noun")
    if _lists_events(tail, lexicon):
        return len(bare) >= _SHORTEST_EVENT and (event or lexicon.ends_with(bare, "listed-noun"))
    part = len(bare) <= _LONGEST_PART and lexicon.ends_with(bare, "part-noun")
    return len(bare) >= _SHORTEST_EVENT and event and not part


def _clean(name: str) -> str:
    whole = without_blanks(name)
    bare = _ONCE.sub("", whole) or whole
    return _TAIL.sub("", bare) or bare


def _targets(items: list[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The things listed before one event noun: 充电宝、消防产品质量安全整治行动 are 充电宝 and 消防产品."""
    bare = [without_blanks(item) for item in items]
    bare[-1] = "" if re.search("[等和的]", bare[-1]) else _without_event(bare[-1], lexicon)
    if any("的" in item or not 1 < len(item) <= LONGEST_TARGET for item in bare[:-1]):
        return ()
    return tuple(item for item in bare if 1 < len(item) <= LONGEST_TARGET)


def _without_event(item: str, lexicon: Lexicon) -> str:
    while ending := lexicon.ending(item, "event-noun", "event-modifier"):
        item = item.removesuffix(ending)
    return item
