"""The level of a notice: that of its issuers, of the place in its title, or the one that its words show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from loaders.contract.record import Level
from loaders.lexicon.lexicon import Lexicon
from loaders.outline.sections import Entry
from loaders.resolve.levels import level_of_place
from loaders.text.extracted import without_blanks

# Lists of words by which a notice shows its level, from the recipients or anywhere in the text
_LEVELS: Mapping[Level, str] = {
    "enterprise": "voice-enterprise", "industry": "voice-industry", "county": "voice-county",
    "municipal": "voice-municipal", "provincial": "voice-provincial", "national": "voice-national",
}  # fmt: skip
_ORGANISATIONS: tuple[Level, ...] = ("industry", "enterprise")  # whatever place their titles begin with
_WHOLE = "全"
_ENOUGH = 2  # points of the words for a level
_MARKET = "市场"  # the 市 of 市场监管总局 is no city
_CITY = "市"
_CITED = re.compile(r"《[^《》]*》")
_PLACE_IN_TITLE = re.compile(
    r"^(?:(?:19|20)\d\d年度?)?(?:关于)?(?:印发|开展|组织开展|做好|举办|下发)?[《“]?(?P<place>[\u3400-\u9fff]{3,20})"
)


def find_level(
    of_issuers: Level | None, names: Sequence[str], title: str, entries: Sequence[Entry], lexicon: Lexicon
) -> Level | None:
    """Return the level of a notice by its issuers, else by its title, else by its words.

    A city that has no name in the issuers' (市教育局) is a province where the text is of 重庆市.
    """
    if of_issuers == "municipal" and names[0].startswith(_CITY):
        text = "".join(without_blanks(entry.paragraph.text) for entry in entries)
        return "provincial" if _names_municipality(text, lexicon) else of_issuers
    of_words = level_of_voice(entries, lexicon)
    if of_issuers or of_words in _ORGANISATIONS:
        return of_issuers or of_words
    place = _PLACE_IN_TITLE.match(without_blanks(title))
    return (level_of_place(place["place"], lexicon) if place else None) or of_words


def _names_municipality(text: str, lexicon: Lexicon) -> bool:
    """Return whether a text speaks of a city that is a province: 上海市, or 上海 repeatedly."""
    cities = lexicon.words_of("municipality")
    return any(city in text or text.count(city.removesuffix(_CITY)) >= _ENOUGH for city in cities)


def level_of_voice(entries: Sequence[Entry], lexicon: Lexicon) -> Level | None:
    """Return the level that the words of a notice for itself and its recipients show most often, for one whose issuer
    shows none."""
    text = _CITED.sub("", "".join(without_blanks(entry.paragraph.text) for entry in entries)).replace(
        _MARKET, ""
    )
    points = {level: _points(lexicon.pattern(words).findall(text)) for level, words in _LEVELS.items()}
    best = max(points, key=lambda level: points[level])
    if points[best] < _ENOUGH:
        return None
    return "provincial" if best == "municipal" and _names_municipality(text, lexicon) else best


def _points(words: Sequence[str]) -> int:
    """Return the weight of words for a level: 全省 alone may be from a notice that is cited, 我省 is not."""
    return sum(1 if word.startswith(_WHOLE) and len(word) == len("全省") else _ENOUGH for word in words)
