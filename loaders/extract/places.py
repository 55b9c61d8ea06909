"""The place of an activity, read from its clause or its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.act_features import act_classes
from loaders.lexicon.lexicon import Lexicon
from ontology.gazetteer import gazetteer

# Words before a place: 在广州举办, 主会场设在市体育馆, 假座市委党校, 赴四川省, 走进分拨中心. 在建 and 存在 are others.
_AT = re.compile(
    r"(?:(?P<fixed>[设定]在|假座|(?<![存现所正])在(?![建线岗册用内此]|校(?!园)|职(?!工)))"
    r"|(?P<going>分?赴|前往|走进|深入|(?<![不达得做落收接找提遇受直等感看])到))"
    r"(?P<phrase>[^，,。；;：:“”《》（）()]{2,24})"
)
_ENTERING = ("走进", "深入")
_IN_BRACKETS = re.compile(r"[（(](?P<place>[\u3400-\u9fff]{2,8})[)）]\s*(?:大会|论坛|峰会|博览会)")
_BRACKETS = re.compile(r"[（(](?P<place>[^（）()]{2,16})[)）]")
_COUNTED = re.compile(r"^(?:[\d一二三四五六七八九十两数几各]+|全部|所有)[个省市县区州家]")
# 班组中, 项目上, 九月下旬 are no places; 1号线 and G357线 are.
_NO_PLACE = re.compile(
    r"(?:[时前后际的上下内中]|(?<!车)间)$|[\d一二三四五六七八九十]+[月日周年]|旬|(?<![A-Za-z\d])\d+(?!\d|号|楼|层|线|[省市县区州])"
)
_PREPOSITION = re.compile("[为作向对给把将用]")
_AMONG = re.compile("中(?![学心医央])")  # 班组中普遍, but 城区中学
_WITHIN = tuple("上中下内时")
_DURING = ("期间", "过程")
_LEVELS = ("", "市", "县", "区", "州")
_DIVISION_WITHIN = range(2, 5)  # characters at the beginning of a name that may be a division
_AND_SO_ON = re.compile(r"等(?:[地市省县区]|[两三四五六七八九十\d]+[省市县区地]+)?$")
_SITE_BEGINS = re.compile(r".*[，,。；;：:、“”《》（）()\s]|.*[日午时点旬起]")
_SITE_WITHOUT = re.compile("[在对从到的由向把将为]")
_SHORTEST, _SHORTEST_REACHED, _LONGEST_SITE = 2, 3, 10


def find_place(text: str, name: str, lexicon: Lexicon) -> str | None:
    """Return the place as printed (在广州举办…, 在市体育馆召开…, 中国质量（成都）大会), or None."""
    bracket = _IN_BRACKETS.search(name)
    if bracket and bracket["place"] in lexicon.actors.regions:
        return bracket["place"]
    return next(_places(text, lexicon), None) or next(_sites(text, lexicon), None)


def find_bracketed(text: str, lexicon: Lexicon) -> str | None:
    """Return the place in brackets behind a date (9月20日（绵阳）), or None."""
    found = (match["place"] for match in _BRACKETS.finditer(text))
    return next((each for each in found if _ending_as_place(each, lexicon) == each), None)


def find_destination(text: str, lexicon: Lexicon) -> str | None:
    """Return the place to which a clause sends somebody (组织专家赴衢州、丽水), or None."""
    return next(_places(text, lexicon, going=True), None)


def _places(text: str, lexicon: Lexicon, *, going: bool = False) -> Iterator[str]:
    """Yield the places behind the words that open one, each up to the next verb; with `going`, destinations only."""
    for match in _AT.finditer(text):
        if going and not match["going"]:
            continue
        end, place = _place_in(match["phrase"], match, lexicon)
        outside = text.startswith("》", match.end()) or lexicon.holds(match["phrase"][:end], "no-place")
        medium = any(lexicon.ends_with(part, "medium") for part in place.split("、"))
        if place and not (outside or medium) and _is_reached(match, place, lexicon):
            yield place


def _place_in(phrase: str, match: re.Match[str], lexicon: Lexicon) -> tuple[int, str]:
    """Return the end of the words of `phrase` in which no word of `no-place` may stand, and the place in them."""
    visit = _visit(phrase, lexicon) if match["going"] else None
    end = _verb_behind(phrase, lexicon) if visit is None else visit
    printed = phrase[:end].rstrip().rstrip("各等")
    closing = end == len(phrase) and match["fixed"] not in {None, "在"}  # 主会场设在人民广场
    before_verb = match["fixed"] is not None and 0 < end < len(phrase)
    certain = closing or before_verb or visit is not None
    place = printed if certain and _may_be_place(printed, lexicon) else _ending_as_place(printed, lexicon)
    if phrase.startswith(_DURING, end) or (
        not certain and lexicon.pattern("medium").match(phrase, len(place))
    ):
        return end, ""  # 在质量月期间开展, 在福州电视台播出
    return end, place


def _is_reached(match: re.Match[str], place: str, lexicon: Lexicon) -> bool:
    """Return whether a place is one to go to: not 工厂 in 走进工厂, where no visit is spoken of, but 实验室 in
    组织学生走进实验室."""
    if match["fixed"] or _is_division(place):
        return True
    plain = match["going"] in _ENTERING and _visit(match["phrase"], lexicon) is None
    owned = "的" in place and _visit(match["phrase"], lexicon) is None  # 到符合标准的项目
    led = match["going"] == _ENTERING[0] and lexicon.holds(match.string[: match.start()], "leading-verb")
    named = _begins_with_division(place) or (led and _is_whole(match["phrase"], lexicon))
    return not owned and len(place) >= _SHORTEST_REACHED and not (plain and not named)


def _visit(phrase: str, lexicon: Lexicon) -> int | None:
    """Return where a verb of visiting begins (到某厂参观), no verb of holding before it; None for none."""
    visit, held = (lexicon.pattern(name).search(phrase) for name in ("visiting-verb", "hold-verb"))
    return visit.start() if visit and not (held and held.start() < visit.start()) else None


def _verb_behind(phrase: str, lexicon: Lexicon) -> int:
    """Return where a place must end: at the first verb or adverb, or behind a whole place at a preposition or a verb
    of any class (在厂区大门公示…, 赴衢州等地为…)."""
    placing = lexicon.pattern("placing-verb").search(phrase)
    ends = placing.start() if placing else len(phrase)
    for word in lexicon.words(phrase):
        printed = phrase[word.start : word.end]
        adverb = word.is_in("adverb") and word.start > 0 and len(printed) > 1 and "号" not in printed
        adverb = adverb and not (word.is_noun or lexicon.has("place-adjective", printed))
        acts = word.is_verb and (not word.is_noun or word.is_in("hold-verb"))
        if (acts or adverb) and not lexicon.has("place-ending", printed):
            ends = min(word.start, ends)
            break
    return ends if _is_whole(phrase[:ends], lexicon) else _whole_end(phrase, ends, lexicon)


def _whole_end(phrase: str, ends: int, lexicon: Lexicon) -> int:
    """Return where a whole place ends before a preposition or a verb of any class, the last of several; else `ends`."""
    acts = (at for at, _ in act_classes(lexicon)[1].find(phrase))
    marks = sorted((*acts, *(mark.start() for mark in _PREPOSITION.finditer(phrase))), reverse=True)
    return next((at for at in marks if _SHORTEST < at < ends and _is_whole(phrase[:at], lexicon)), ends)


def _is_whole(words: str, lexicon: Lexicon) -> bool:
    """Return whether words end as the names of places do, or list divisions."""
    return lexicon.ends_with(words, "place-ending") or _are_divisions(words, lexicon)


def _sites(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the sites that stand without 在 before a verb of placing: 施工现场悬挂横幅."""
    for verb in lexicon.pattern("placing-verb").finditer(text):
        begins = _SITE_BEGINS.match(text, 0, verb.start())
        site = text[begins.end() if begins else 0 : verb.start()]
        named = len(site) <= _LONGEST_SITE and lexicon.ends_with(site, "site-ending")
        if named and not _SITE_WITHOUT.search(site) and _may_be_place(site, lexicon):
            yield site


def _ending_as_place(printed: str, lexicon: Lexicon) -> str:
    """Return the longest beginning of words that is a list of divisions or ends as places do; empty for none."""
    for end in range(len(printed), _SHORTEST - 1, -1):
        place = printed[:end]
        ends = lexicon.ends_with(place, "place-ending") or _are_divisions(place, lexicon)
        if ends and _may_be_place(place, lexicon) and not printed.startswith(_WITHIN, end):
            return place.removesuffix("等")
    return printed if lexicon.has("place-ending", printed) and not lexicon.has("bare-place", printed) else ""


def _may_be_place(place: str, lexicon: Lexicon) -> bool:
    """Return whether nothing speaks against words as a place: no number, no position within something."""
    bare = len(place) < _SHORTEST or lexicon.has("bare-place", place)
    groups = lexicon.pattern("group-noun").finditer(place)
    among = any(_AMONG.match(place, group.end()) for group in groups)
    return not (bare or among or _NO_PLACE.search(place) or _COUNTED.match(place))


def _are_divisions(place: str, lexicon: Lexicon) -> bool:
    """Return whether words list divisions: 柳州、十堰、芜湖; 漠河、抚远等地."""
    parts = _AND_SO_ON.sub("", place).split("、")
    return all(part in lexicon.actors.regions or _is_division(part) for part in parts)


def _is_division(name: str) -> bool:
    """Return whether a division has this name, the name of its level left out or not."""
    return len(name) > 1 and any(gazetteer().candidates(name + level) for level in _LEVELS)


def _begins_with_division(name: str) -> bool:
    """Return whether a division stands at the beginning of a name: 凭祥、东兴等口岸, 南海经济开发区."""
    return any(_is_division(name[:length]) for length in _DIVISION_WITHIN)
