"""The names of the events in the object of an action (annotation rules R2–R4)."""

from __future__ import annotations

import re

from loaders.extract.patterns import Predicate
from loaders.lexicon.lexicon import Lexicon, hide_quoted, split_at
from loaders.text.extracted import without_blanks
from loaders.text.markers import number_of

_AND_SO_ON = re.compile(r"等(?P<tail>[^等、]*)$")
_ENUMERATION = re.compile("[、；;]|，(?=[^，]{4,})")
_MARK = re.compile("[、；;，]")
_TAIL = re.compile(r"的?力度$")
_QUOTED = re.compile(r"^\S{0,4}“[^”]+”")
_QUOTES = re.compile(r"(?:“[^”]+”\s*){2,}")
# 第六届省长质量奖获奖企业的经验 is not the sixth edition of an event.
_EDITION = re.compile(
    r"第\s*(?P<n>\d{1,3}|[一二三四五六七八九十百]{1,4})\s*(?:[届次]|期(?=[)）]|.{2,12}班))"
    r"(?![^、，]{0,14}奖(?:获奖[^、，]{0,6}的|申报))|(?P<first>首届)"
)
_JOINT = re.compile(r"(?<=[\u3400-\u9fff”）])(?:和|以及|及|与)(?=[\u3400-\u9fff“])")
# 强基提升、品质提升、诚信计量“三大行动”: the parts of a programme, with its name behind them
_PROGRAMME = re.compile(r"、[^“”、]+(?P<name>“[一二三四五六七八九十\d]{1,2}[大项个][^”]*”)$")
_TITLED = re.compile(r"《[^》]*》")
_DESTINATIONS = re.compile(r"进[\u3400-\u9fff]{2,4}(?:、进[\u3400-\u9fff]{2,4})+$")
_ONCE = re.compile(r"^(?:一次|一场|一轮|一项|一届|一期)")
_SHORTEST_EVENT, _LONGEST_PART = 4, 5


def name_events(text: str, predicate: Predicate, lexicon: Lexicon) -> tuple[str, ...]:
    """Return one name for each listed event; where the list is not one of events, a single name."""
    action = text[predicate.name_start : predicate.end].strip()
    object_text = text[predicate.start : predicate.end].strip()
    listed, tail = _split_tail(object_text, lexicon)
    programme = _PROGRAMME.search(listed)
    if programme:
        return (programme["name"],)
    parts = _split_list(listed)
    shared = _with_shared_noun(parts, tail, lexicon)
    if shared:
        return tuple(_clean(event) for event in shared)
    shortest = _SHORTEST_EVENT if len(parts) > 1 else _SHORTEST_EVENT + 2
    for events in ([piece for part in parts for piece in _split_joint(part, shortest)], parts):
        if len(events) > 1 and _are_events(events, tail, lexicon):
            return tuple(_clean(_without_verb(event, lexicon)) for event in events)
    needs_tail = tail not in lexicon.words_of("plain-tail") or not _names_event(listed, lexicon)
    single = action if predicate.name_start < predicate.start or needs_tail else listed
    return (_clean(single.removesuffix("等") if tail == "" else single),)


def _without_verb(event: str, lexicon: Lexicon) -> str:
    """Return a listed event without its verb of holding: 召开分析会、开展一次大检查."""
    verb = lexicon.pattern("hold-verb").match(event.lstrip())
    bare = event.lstrip()[verb.end() :] if verb else event
    names_event = lexicon.ends_with(bare, "event-noun") or bare.rstrip().endswith("”")
    return bare if names_event and len(bare) >= _SHORTEST_EVENT else event


def _names_event(listed: str, lexicon: Lexicon) -> bool:
    """Return whether words name an event without 等活动: 质量升级工程进乡镇、进校园, but not 质量知识进校园."""
    goes = _DESTINATIONS.search(listed)
    return goes is None or lexicon.holds(listed[: goes.start()][-_LONGEST_PART:], "event-noun")


def is_general(name: str, lexicon: Lexicon) -> bool:
    """Return whether a name fits any activity: 系列宣传, 相关主题活动, a bare 培训."""
    whole = bare = without_blanks(name)
    if not whole.startswith(lexicon.words_of("general-modifier")) and len(whole) > 2:
        return False
    for word in lexicon.words_of("general-modifier"):
        bare = bare.removeprefix(word)
    nouns = (bare, bare.removesuffix("活动"))
    is_noun = any(lexicon.has(words, noun) for noun in nouns for words in ("event-noun", "plain-tail"))
    return is_noun and (bare != whole or len(whole) <= 2)


def edition_of(name: str) -> int | None:
    """Return the edition of the event (第五届 → 5, 首届 → 1) or None; 首张 and 百名 are no editions."""
    match = _EDITION.search(without_titles(name))
    if not match:
        return None
    if match["first"]:
        return 1
    return number_of(match["n"])


def without_titles(name: str) -> str:
    """Return a name without the titles in 《》, whose editions are not the event's."""
    return _TITLED.sub("", name) if "《" in name else name


def _split_tail(text: str, lexicon: Lexicon) -> tuple[str, str | None]:
    """Split an object from 等活动 at its end; the tail is what stands behind 等, None where there is no 等."""
    match = _AND_SO_ON.search(hide_quoted(text)) if "等" in text else None
    if match is None:
        quotes = _QUOTES.match(text)  # “甲”“乙”系列活动 has no 等 but is such a list
        tail = without_blanks(text[quotes.end() :]) if quotes else ""
        return (
            (text[: quotes.end()], tail)
            if quotes and tail in lexicon.words_of("plain-tail")
            else (text, None)
        )
    listed = text[: match.start()]
    return (listed, without_blanks(match["tail"])) if listed.strip() else (text, None)


def _split_list(listed: str) -> list[str]:
    """Return the parts of a list, split at 、 and the like and between names in quotation marks."""
    shape = hide_quoted(listed) if _MARK.search(listed) else listed
    pieces = [listed[start:end] for start, end in split_at(listed, shape, _ENUMERATION)]
    return [part for piece in pieces for part in _split_quotes(piece)]


def _split_quotes(piece: str) -> list[str]:
    """Split “甲”“乙” into two names."""
    if _QUOTES.fullmatch(piece.strip()):
        return re.findall(r"“[^”]+”", piece)
    return [piece]


def _split_joint(piece: str, shortest: int) -> list[str]:
    """Split at each 和, 及 or 与 with the length of an event on both sides."""
    joints = _JOINT.finditer(hide_quoted(piece)) if _JOINT.search(piece) else ()
    for joint in joints:
        left, right = piece[: joint.start()], piece[joint.end() :]
        if min(len(left), len(right)) >= shortest:
            return [left, *_split_joint(right, shortest)]
    return [piece]


def _are_events(parts: list[str], tail: str | None, lexicon: Lexicon) -> bool:
    """Return whether each part of a list is an event; before 等活动 most of them are enough, if all are long."""
    events = sum(_is_own_event(part, tail, lexicon) for part in parts)
    listed = _lists_events(tail, lexicon) and all(len(part) >= _SHORTEST_EVENT for part in parts)
    return events == len(parts) or (listed and 2 * events > len(parts))


def _with_shared_noun(parts: list[str], tail: str | None, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the parts of a list of actions, each completed by the noun behind 等: 食品质量提升、家电质量提升等质量提升
    专项行动 are two such actions, and so are “红盾护农”、农药残留等专项行动, as one part has a name of its own. Empty
    where the parts are topics (食品、家电等质量提升行动)."""
    noun = lexicon.ending(tail or "", "action-noun")
    if not noun or len(parts) < 2:
        return ()
    before = (tail or "").removesuffix(noun)
    shared = all(len(part) > len(before) and part.endswith(before or noun[:2]) for part in parts)
    named = any(map(_QUOTED.fullmatch, parts)) and not _are_events(parts, tail, lexicon)
    acts = not before and (named or all(lexicon.ends_with(part, "event-noun") for part in parts))
    if not (shared or acts):
        return ()
    return tuple(part if part.endswith(noun) else part + noun for part in parts)


def _lists_events(tail: str | None, lexicon: Lexicon) -> bool:
    """Return whether a tail closes a list of events: 活动, 系列活动."""
    return tail is not None and (tail in lexicon.words_of("listing-tail") or tail.endswith("系列活动"))


def _is_own_event(part: str, tail: str | None, lexicon: Lexicon) -> bool:
    """Return whether a part of a list is an event of its own.

    Before 等活动 a part of one event counts too (质量帮扶、质量维权等活动); before 等举措 or 等质量赋能活动
    it does not.
    """
    bare = without_blanks(part)
    bare = bare.removesuffix("工作") if len(bare) > _SHORTEST_EVENT + 2 else bare
    if _QUOTED.fullmatch(bare):
        return True
    event = lexicon.ends_with(bare, "event-noun")
    if _lists_events(tail, lexicon):
        return len(bare) >= _SHORTEST_EVENT and (event or lexicon.ends_with(bare, "listed-noun"))
    part_of_event = len(bare) <= _LONGEST_PART and lexicon.ends_with(bare, "part-noun")
    return len(bare) >= _SHORTEST_EVENT and event and not part_of_event


def _clean(name: str) -> str:
    """Return a name without blanks, 一次 and the like before it, and 力度 behind it."""
    whole = without_blanks(name)
    bare = _ONCE.sub("", whole) or whole
    return _TAIL.sub("", bare) or bare
