"""The names of agencies and regions in memory, so that a spreadsheet of names needs no query for each. Pure but for
the reading of the search index, from which the names come."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from graph.entities import Ref
from graph.search.folding import fold, joined_terms
from queries.search.matches import is_abbreviation

RECONCILED = ("Agency", "Region")  # the classes whose names are reconciled
_NAMES = """
SELECT e.class, e.id, e.title, n.property, n.value FROM name n JOIN entity e ON e.key = n.entity
WHERE e.class IN (?, ?) ORDER BY n.key
"""
_MENTIONS = """
SELECT class, id, count(*) FROM mention WHERE class IN (?, ?) AND owner <> 'vocabulary' GROUP BY class, id
"""


@dataclass(frozen=True)
class NameUse:
    """A name of an entity: `property` is that of the model, "name" for the title."""

    ref: Ref
    property: str
    name: str


def name_key(text: str) -> str:
    """Return the key of a name, equal where a reader sees one name: without punctuation, blanks between Chinese
    characters, differences of script, width and case."""
    return joined_terms(fold(text))


class GramIndex:
    """Keys by their pairs of neighbouring terms, which similar keys share."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = tuple(dict.fromkeys(keys))
        self._sizes = tuple(len(each.split()) + 1 for each in self._keys)
        self._places: dict[tuple[str, str], list[int]] = {}
        for place, key in enumerate(self._keys):
            for gram in _grams(key):
                self._places.setdefault(gram, []).append(place)

    def similar(self, key: str, least: float, most: int) -> list[tuple[float, str]]:
        """Return the keys whose likeness (Dice's coefficient of the pairs) is at least this much, the likest first."""
        grams = _grams(key)
        shared = Counter(place for gram in grams for place in self._places.get(gram, ()))
        scored = ((2 * count / (len(grams) + self._sizes[place]), place) for place, count in shared.items())
        found = sorted((each for each in scored if each[0] >= least), key=lambda each: (-each[0], each[1]))
        return [(likeness, self._keys[place]) for likeness, place in found[:most]]


def likeness(one: str, other: str) -> float:
    """Return the likeness of two keys: Dice's coefficient of their pairs of neighbouring terms."""
    first, second = _grams(one), _grams(other)
    return 2 * len(first & second) / (len(first) + len(second))


def _grams(key: str) -> set[tuple[str, str]]:
    return set(pairwise(("", *key.split(), "")))


@dataclass(frozen=True, eq=False)
class NameTable:
    """All names by key, the titles, and the number of notices and registers that refer to each entity."""

    uses: Mapping[str, Sequence[NameUse]]
    titles: Mapping[Ref, str]
    mentions: Mapping[Ref, int]

    def english_name(self, ref: Ref) -> str | None:
        """Return the English name of an entity, where it has one."""
        return self._english.get(ref)

    def similar(self, key: str, least: float, most: int) -> Iterator[tuple[float, NameUse]]:
        """Yield the names that are like a key, the likest first."""
        for likeness, found in self._grams.similar(key, least, most):
            yield from ((likeness, each) for each in self.uses[found])

    def abbreviated(self, terms: Sequence[str]) -> Iterator[NameUse]:
        """Yield the names of agencies that have these characters in this order, with others between them."""
        places = [self._by_term.get(term, frozenset()) for term in terms]
        for key in sorted(frozenset.intersection(*places) if places else (), key=len):
            if is_abbreviation(terms, key.split()):
                yield from (each for each in self.uses[key] if each.ref[0] == RECONCILED[0])

    @cached_property
    def _grams(self) -> GramIndex:
        return GramIndex(self.uses)

    @cached_property
    def _by_term(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for key, uses in self.uses.items():
            if any(each.ref[0] == RECONCILED[0] for each in uses):
                for term in key.split():
                    found.setdefault(term, set()).add(key)
        return {term: frozenset(keys) for term, keys in found.items()}

    @cached_property
    def _english(self) -> Mapping[Ref, str]:
        every = (each for uses in self.uses.values() for each in uses)
        return {each.ref: each.name for each in every if each.property == "name_en"}


def read_name_table(connection: sqlite3.Connection) -> NameTable:
    """Return the names of agencies and regions of a search index."""
    uses: dict[str, list[NameUse]] = {}
    titles: dict[Ref, str] = {}
    for name, entity, title, property, value in connection.execute(_NAMES, RECONCILED):
        titles[name, entity] = title
        # a former name has its time behind it: 国家技术监督局 1988/1998
        text = value.partition(" ")[0] if property == "former_names" else value
        uses.setdefault(name_key(text), []).append(NameUse((name, entity), property or "name", text))
    mentions = {(name, entity): count for name, entity, count in connection.execute(_MENTIONS, RECONCILED)}
    return NameTable(uses, titles, mentions)
