"""The place that the name of a local agency begins with: printed, implied by the issuer, a zone or a town. Pure.

A name is read from its beginning, and every reading is yielded, the longest place first; which one is right shows
when the rest of the name is the form of a kind of agency (吉林市场监管局 is the bureau of 吉林, not of 吉林市).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ontology.divisions import COUNTY, MUNICIPAL, PROVINCIAL
from ontology.gazetteer import SHORT as SHORT_NAME
from ontology.gazetteer import Place, gazetteer
from ontology.ids import content_id, slug
from ontology.local.place_words import (
    level_words,
    listed_names,
    listed_places,
    zone_endings,
    zone_or_town,
)
from ontology.local.word_lists import WordLists
from ontology.vocabulary import Vocabulary

# How a name gives its place: in full, by a short name, by that of a county alone, by the issuer's place, as a
# development zone or a town inside another place, or not at all.
PRINTED, SHORT, SHORT_COUNTY, IMPLIED, ZONE, TOWN, BARE = (
    "printed", "short", "short-county", "implied", "zone", "town", "bare",
)  # fmt: skip
_CORPS = "660000"
_CORPS_CITIES = "6590"  # the beginning of the codes of the cities that divisions of the Corps run
_DIVISION = re.compile(r"第?(?P<number>[一二三四五六七八九十]{1,2})师")
_LEVEL_WORDS = ("自治区", "兵团", "地区", "师市", "省", "市", "区", "县", "州", "盟", "旗", "师")
_HASH = 4  # hexadecimal digits that distinguish zones of one pinyin in one region
_LONGEST_ZONE = 14  # characters of the proper name of a zone and its ending
_NO_ZONE = re.compile(r"[各有该某、，,]|^(?:县|市|省|州|区|镇|乡)")


class PlaceReading(NamedTuple):
    """A place at the beginning of a name: the place, the rest of the name, and how it is given."""

    place: Place
    rest: str
    how: str


@dataclass(frozen=True, eq=False)
class PlaceReader:
    """Reads places at the beginning of names, at an ISO date, for an issuer of the place `home`."""

    lexicon: WordLists
    date: str | None
    home: Place | None

    def readings(self, text: str) -> Sequence[PlaceReading]:
        """Return the places that a text may begin with, each with the rest of the text."""
        if text not in self._read:
            self._read[text] = tuple(self._readings(text))
        return self._read[text]

    @cached_property
    def _read(self) -> dict[str, tuple[PlaceReading, ...]]:
        """The readings made so far: each name of a notice is read as a region, a kind, a zone and a part."""
        return {}

    def _readings(self, text: str) -> Iterator[PlaceReading]:
        yield from self._printed(text, None, PRINTED)
        yield from self._listed(text)
        yield from self._implied(text)
        yield from self._near_home(text)

    def _near_home(self, text: str) -> Iterator[PlaceReading]:
        """Yield the zone or town of the issuer by its own name (关山镇), and those inside its division."""
        if self.home is None:
            return
        division = next((each for each in self.around_home() if not is_inner(each)), self.home)
        for reading in self._zones(text, division):
            own = text[: len(text) - len(reading.rest)]
            is_home = is_inner(self.home) and self.home.name.endswith(own)
            yield reading._replace(place=self.home) if is_home else reading

    def around_home(self) -> list[Place]:
        """Return the place of the issuer and those around it, the province last."""
        return [self.home, *places_around(self.home, self.lexicon.vocabulary)] if self.home else []

    def _printed(self, text: str, within: str | None, how: str) -> Iterator[PlaceReading]:
        """Yield printed names of divisions, the inner one of a chain first: 江苏省苏州市, 江苏苏州, 苏州."""
        near = self.home.code[:6] if self.home else None
        for length, place in gazetteer().beginnings(text, self.date, within, near):
            manner = _manner(place, within, how)
            rest = text[length:]
            yield from self._printed(rest, place.code, manner)
            if manner != SHORT_COUNTY:
                yield from self._zones(rest, place)
            yield from self._without_office(PlaceReading(place, rest, manner))

    def _without_office(self, reading: PlaceReading) -> Iterator[PlaceReading]:
        """Yield a reading, and that without the government before the name of its department: 市政府食安办."""
        yield reading
        for word in filter(reading.rest.startswith, self.lexicon.words_of("place-office")):
            yield reading._replace(rest=reading.rest.removeprefix(word))

    def _listed(self, text: str) -> Iterator[PlaceReading]:
        """Yield places of the vocabulary that are no divisions: new areas, the Corps and its divisions."""
        listed = listed_places(self.lexicon)
        for name in filter(text.startswith, listed_names(self.lexicon).get(text[:1], ())):
            place = place_of(listed[name], self.lexicon.vocabulary, self.date)
            if place:
                yield PlaceReading(place, text[len(name) :], PRINTED)
        corps = self.lexicon.vocabulary.regions.get(_CORPS)
        bare = _DIVISION.match(text) if corps else None
        if corps and bare and f"{corps.name}第{bare['number']}师" in listed:
            yield from self._listed(f"{corps.name}第{text.removeprefix('第')}")

    def _implied(self, text: str) -> Iterator[PlaceReading]:
        """Yield the place around the issuer that the character of a level means: 市教育局, 我省, 园区管委会."""
        own = next((len(word) for word in self.lexicon.words_of("own-place") if text.startswith(word)), 0)
        levels = level_words(self.lexicon)
        for start in {own, 0}:
            for level in levels if text.startswith(levels, start) else ():
                place = self._around(level) if text.startswith(level, start) else None
                if place:
                    rest = text[start + len(level) :]
                    yield from self._zones(rest, place)
                    yield from self._without_office(PlaceReading(place, rest, IMPLIED))

    def _around(self, level: str) -> Place | None:
        """Return the nearest place around the issuer whose name ends with the characters of a level."""
        if level == "兵团":
            in_corps = self.home is not None and self.home.code.startswith(("65", "66"))
            return place_of(_CORPS, self.lexicon.vocabulary, self.date) if in_corps else None
        full = dict(zone_endings(self.lexicon)).get(level, level)
        return next((place for place in self.around_home() if _is_of_level(place, full)), None)

    def _zones(self, text: str, outer: Place) -> Iterator[PlaceReading]:
        """Yield a development zone or a town inside a place: 苏州 + 工业园区, 开化县 + 桐村镇."""
        if not zone_or_town(self.lexicon).search(text, 0, _LONGEST_ZONE):
            return
        for ending, full in zone_endings(self.lexicon):
            at = text.find(ending, 0, _LONGEST_ZONE)
            if at >= 0 and not _NO_ZONE.search(text[:at]):
                zone = self._zone(outer, text[:at] + full)
                yield PlaceReading(zone, text[at + len(ending) :], ZONE)
        for ending in self.lexicon.words_of("town-name"):
            at = text.find(ending, 1, _LONGEST_ZONE)
            if at > 0 and not _NO_ZONE.search(text[:at]):
                rest = text[at + len(ending) :]
                yield PlaceReading(_inner(outer, text[:at] + ending, COUNTY), rest, TOWN)

    def _zone(self, outer: Place, name: str) -> Place:
        """Return the zone of a name inside a place: that of the vocabulary (两江新区 in 重庆市), else a made one."""
        code = listed_places(self.lexicon).get(name, "")
        around = code[:2] == outer.code[:2] and place_of(code, self.lexicon.vocabulary, self.date)
        return around or _inner(outer, name, COUNTY if outer.level == COUNTY else MUNICIPAL)


def is_inner(place: Place) -> bool:
    """Return whether a place is no division of its own but lies in one: a zone, a town, a division of the Corps."""
    name = place.code.partition("-")[2]
    return bool(name) and not name.isdecimal()


def begins_with_level(text: str, lexicon: WordLists) -> bool:
    """Return whether a text begins with the character of a level, as 市教育局 does and 市场管理办公室 does not."""
    return text.startswith(_LEVEL_WORDS) and not text.startswith(lexicon.words_of("no-level"))


def place_of(code: str, vocabulary: Vocabulary, date: str | None = None) -> Place | None:
    """Return the place of a code at a date: a division, or a region of the vocabulary."""
    division = gazetteer().at(code, date)
    region = vocabulary.regions.get(code)
    if division or region is None:
        return division
    return Place(code, region.level, region.name, region.name_en, region.name, None, None, (), "vocabulary")


def places_around(place: Place, vocabulary: Vocabulary) -> list[Place]:
    """Return the places around a place, the narrowest first and the province last."""
    found: list[Place] = []
    code = code_around(place.code, vocabulary)
    while code and (outer := place_of(code, vocabulary, place.valid_to)):
        found.append(outer)
        code = code_around(code, vocabulary)
    return found


def code_around(code: str, vocabulary: Vocabulary) -> str | None:
    """Return the code of the place around one: of a zone or town the division that its id begins with."""
    region = vocabulary.regions.get(code)
    own, _, name = code.partition("-")
    if region and region.within:
        return region.within
    return own if name and not name.isdecimal() else gazetteer().divisions.within(code)


def _manner(place: Place, within: str | None, outer: str) -> str:
    """Return how a place is given: that of the least clear name in a chain counts."""
    if place.rule != SHORT_NAME:
        return outer
    return SHORT_COUNTY if place.level == COUNTY and within is None else SHORT


def _inner(outer: Place, name: str, level: str) -> Place:
    """Return the place of a zone or town, named and identified inside the place around it.

    A zone is of the level of the city that runs it.
    """
    bare = outer.name.removesuffix("市").removesuffix("省")
    full = (
        f"{outer.name}{name}" if outer.level == COUNTY else name if name.startswith(bare) else f"{bare}{name}"
    )
    return Place(
        code=f"{outer.code}-{slug(name)}-{content_id(name)[:_HASH]}",
        level=level,
        name=full,
        name_en=f"{slug(name).replace('-', ' ').title()}, {outer.name_en}",
        today=full,
        valid_from=None,
        valid_to=None,
        successors=(),
        rule=ZONE,
    )


def _is_of_level(place: Place, level: str) -> bool:
    """Return whether the characters of a level mean a place of this name: 区 an autonomous region or a district."""
    if level == "省":
        return place.level == PROVINCIAL and place.name.endswith("省")
    if level == "州":
        return place.name.endswith("州") and place.level == MUNICIPAL
    if level == "师市":
        return place.name.endswith("师") or place.code.startswith(_CORPS_CITIES)
    return place.name.endswith(level) and not (level == "区" and place.name.endswith("地区"))
