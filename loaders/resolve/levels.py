"""The level of an agency that is known by its name alone: by the kind of organization, else by the place."""

from __future__ import annotations

import re

from loaders.contract.record import Level
from loaders.lexicon.lexicon import Lexicon

# The level of an agency in the vocabulary to that of its notices in the contract.
NOTICE_LEVELS: dict[str, Level] = {
    "national": "national", "provincial": "provincial", "municipal": "municipal", "county": "county",
    "association": "industry", "industry": "industry", "enterprise": "enterprise",
}  # fmt: skip
# The kind of an organization counts before the place that its name begins with.
_KIND_TRIGGERS: tuple[tuple[Level, str], ...] = (
    ("enterprise", "enterprise-sign"),
    ("industry", "industry-sign"),
)
_PLACE_TRIGGERS: tuple[tuple[Level, str], ...] = (
    ("national", "national-issuer-sign"),
    ("county", "county-sign"),
    ("county", "county-office-sign"),
    ("municipal", "municipal-sign"),
    ("provincial", "provincial-sign"),
)
_MARKET = "市场"  # the 市 of 市场监督管理局 is no city
LOCAL: frozenset[Level | None] = frozenset({"provincial", "municipal", "county"})
_PROVINCE = re.compile(r"^[\u3400-\u9fff]{0,3}省(?!略|际)")
_COUNTY = re.compile(r"^[\u3400-\u9fff]{1,8}?(?:自治县|县|区|旗|市(?!场|政|容))")
_CITY = re.compile(r"^[\u3400-\u9fff]{1,9}?(?:自治州|州市|州|地区|盟|市(?!场|政|容))")
_NO_COUNTY = ("开发区", "示范区", "自治区", "保税区", "合作区", "试验区", "地区", "社区", "园区")


def level_of_name(name: str, lexicon: Lexicon) -> Level | None:
    """Return the level that a name shows; None where it shows none."""
    kind = next((level for level, words in _KIND_TRIGGERS if _has_word(name, words, lexicon)), None)
    return kind or _level_of_place(name, lexicon)


def _level_of_place(name: str, lexicon: Lexicon) -> Level | None:
    words = (level for level, each in _PLACE_TRIGGERS if _has_word(name, each, lexicon))
    return level_of_place(name, lexicon) or next(words, None)


def level_of_place(name: str, lexicon: Lexicon) -> Level | None:
    """Return the level of the smallest place that a text begins with: 重庆市北碚区… county, 青岛市… municipal."""
    province = _province(name, lexicon)
    rest = name[len(province) :]
    if province in lexicon.words_of("municipality"):
        return "county" if _is_county(rest) else "provincial"
    city, county = _CITY.match(rest), _COUNTY.match(rest)
    if city and "省" in city.group():  # 苏浙皖三省市
        return "provincial"
    if city and not (county and county.end() < city.end()):
        is_inner = _is_county(rest[city.end() :]) or city.group() in lexicon.words_of("county-city")
        return "county" if is_inner else "municipal"
    if _is_county(rest):
        return "county"
    return "provincial" if province else None


def _province(name: str, lexicon: Lexicon) -> str:
    """Return the province that a name begins with, or ""."""
    provinces = (each for each in lexicon.vocabulary.regions.values() if each.level == "provincial")
    full = [region.name for region in provinces if name.startswith(region.name)]
    match = _PROVINCE.match(name)
    return max(full, key=len, default=match.group() if match else "")


def _is_county(rest: str) -> bool:
    """Return whether a text begins with the name of a county or district, unlike that of a development zone."""
    match = _COUNTY.match(rest)
    return match is not None and not match.group().endswith(_NO_COUNTY) and "质量" not in match.group()


def _has_word(name: str, word_list: str, lexicon: Lexicon) -> bool:
    place = name.replace(_MARKET, "")
    return any(word in place for word in lexicon.words_of(word_list))
