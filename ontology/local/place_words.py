"""The words of the vocabulary by which places of notices are read: zones, towns, levels, listed regions."""

from __future__ import annotations

import re
from functools import lru_cache

from ontology.local.word_lists import WordLists

_CORPS = "660000"
_LEVEL_WORDS = ("自治区", "兵团", "地区", "师市", "省", "市", "区", "县", "州", "盟", "旗", "师")


@lru_cache(maxsize=4)
def zone_endings(lexicon: WordLists) -> list[tuple[str, str]]:
    """Return the endings of names of zones, the longest first, each with its full form."""
    pairs = [word.partition("=") for word in lexicon.words_of("zone-name")]
    return sorted(((short, full or short) for short, _, full in pairs), key=lambda pair: -len(pair[0]))


@lru_cache(maxsize=4)
def zone_words(lexicon: WordLists) -> tuple[str, ...]:
    """Return the endings of names of zones and towns, by which a notice of such a place refers to it (园区, 镇)."""
    return (*(short for short, _ in zone_endings(lexicon)), *lexicon.words_of("town-name"))


@lru_cache(maxsize=4)
def zone_or_town(lexicon: WordLists) -> re.Pattern[str]:
    """Return the pattern of all endings of names of zones and towns: most names have none."""
    return re.compile("|".join(map(re.escape, zone_words(lexicon))))


@lru_cache(maxsize=4)
def level_words(lexicon: WordLists) -> tuple[str, ...]:
    """Return the characters of all levels of places, zones and towns among them."""
    return (*_LEVEL_WORDS, *zone_words(lexicon))


@lru_cache(maxsize=4)
def listed_places(lexicon: WordLists) -> dict[str, str]:
    """Return the names of the regions of the vocabulary that are no divisions, with their ids."""
    return {
        name: region.id
        for region in lexicon.vocabulary.regions.values()
        if "-" in region.id or region.id == _CORPS
        for name in region.names
    }


@lru_cache(maxsize=4)
def listed_names(lexicon: WordLists) -> dict[str, list[str]]:
    """Return the names of `listed_places` by their first character, the longest first."""
    names: dict[str, list[str]] = {}
    for name in sorted(listed_places(lexicon), key=len, reverse=True):
        names.setdefault(name[:1], []).append(name)
    return names
