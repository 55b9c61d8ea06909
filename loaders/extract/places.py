"""The place of an activity, read from its clause or its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.lexicon.lexicon import Lexicon, Word
from ontology.gazetteer import gazetteer

# Words before a place: 在广州举办, 主会场设在市体育馆, 假座市委党校, 赴四川省, 走进分拨中心. 在建 and 存在 are others.
_AT = re.compile(
    r"(?P<fixed>[设定]在|假座|(?<![存现所正])在(?![建校线岗职册用内此]))(?P<at>[^，,。；;：:“”《》（）()]{2,24})"
    r"|(?:分?赴|前往|走进|深入|(?<![达得做落收接找提遇受直等感看])到)(?P<reached>[^，,。；;：:“”《》（）()]{2,24})"
)
_IN_BRACKETS = re.compile(r"[（(](?P<place>[\u3400-\u9fff]{2,8})[)）]\s*(?:大会|论坛|峰会|博览会)")
_COUNTED = re.compile(r"^(?:[\d一二三四五六七八九十两数几各]+|全部|所有)[个省市县区州家]")
# 班组中, 项目上, 九月下旬 are no places; 市中心 and 1号线 are.
_NO_PLACE = re.compile(
    r"[时前后间际的]$|中(?!心|学|国|央|医|小|等|山)|[上下内]$|[\d一二三四五六七八九十]+[月日周年]|旬"
    r"|\d(?!\d*(?:号|楼|层|[省市县区州]))"
)
_WITHIN = tuple("上中下内时")
_LEVELS = ("", "市", "县", "区")
_AND_SO_ON = re.compile(r"等(?:[地市省县区]|[两三四五六七八九十\d]+[省市县区地]+)?$")
_SHORTEST, _SHORTEST_REACHED = 2, 3


def find_place(text: str, name: str, lexicon: Lexicon) -> str | None:
    """Return the place as printed (在广州举办…, 在市体育馆召开…, 中国质量（成都）大会), or None."""
    bracket = _IN_BRACKETS.search(name)
    if bracket and bracket["place"] in lexicon.actors.regions:
        return bracket["place"]
    return next(_places(text, lexicon), None)


def _places(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the places behind the words that open one, each up to the next verb."""
    for match in _AT.finditer(text):
        phrase = match["at"] or match["reached"]
        visit = None if match["at"] else _visit(phrase, lexicon)
        end, verb = _verb_behind(phrase, lexicon) if visit is None else (visit, None)
        printed = phrase[:end].rstrip().rstrip("各等")
        if lexicon.holds(printed, "no-place") or text.startswith("》", match.end()):
            continue
        held = verb is not None and verb.is_in("hold-verb") and match["fixed"] is not None
        closing = end == len(phrase) and match["fixed"] not in {None, "在"}  # 主会场设在人民广场
        certain = held or closing or visit is not None
        place = printed if certain and _may_be_place(printed) else _ending_as_place(printed, lexicon)
        if place and (match["fixed"] or len(place) >= _SHORTEST_REACHED or _is_division(place)):
            yield place


def _visit(phrase: str, lexicon: Lexicon) -> int | None:
    """Return where a verb of visiting begins (到某厂参观), no verb of holding before it; None for none."""
    visit, held = (lexicon.pattern(name).search(phrase) for name in ("visiting-verb", "hold-verb"))
    return visit.start() if visit and not (held and held.start() < visit.start()) else None


def _verb_behind(phrase: str, lexicon: Lexicon) -> tuple[int, Word | None]:
    """Return where a place must end, at the first verb or adverb, and the verb there."""
    words = lexicon.words(phrase)
    for order, word in enumerate(words):
        printed = phrase[word.start : word.end]
        adverb = word.is_in("adverb") and word.start > 0 and len(printed) > 1 and "号" not in printed
        acts = word.is_verb and (not word.is_noun or word.is_in("hold-verb"))
        if (acts or (adverb and not word.is_noun)) and not lexicon.has("place-ending", printed):
            behind = words[order + 1] if order + 1 < len(words) else None  # 在西安同时举办
            joined = behind if adverb and behind and behind.start == word.end else word
            return word.start, joined
    return len(phrase), None


def _ending_as_place(printed: str, lexicon: Lexicon) -> str:
    """Return the longest beginning of words that is a list of divisions or ends as places do; empty for none."""
    for end in range(len(printed), _SHORTEST - 1, -1):
        place = printed[:end]
        ends = lexicon.ends_with(place, "place-ending") or _are_divisions(place, lexicon)
        if ends and _may_be_place(place) and not printed.startswith(_WITHIN, end):
            return place.removesuffix("等")
    return printed if lexicon.has("place-ending", printed) else ""


def _may_be_place(place: str) -> bool:
    """Return whether nothing speaks against words as a place: no number, no position within something."""
    return len(place) >= _SHORTEST and not (_NO_PLACE.search(place) or _COUNTED.match(place))


def _are_divisions(place: str, lexicon: Lexicon) -> bool:
    """Return whether words list divisions: 柳州、十堰、芜湖; 漠河、抚远等地."""
    parts = _AND_SO_ON.sub("", place).split("、")
    return all(part in lexicon.actors.regions or _is_division(part) for part in parts)


def _is_division(name: str) -> bool:
    """Return whether a division has this name, the name of its level left out or not."""
    return len(name) > 1 and any(gazetteer().candidates(name + level) for level in _LEVELS)
