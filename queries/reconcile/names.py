"""The entities that a name may mean: by the names of the graph, by the rule of kinds and places, by likeness."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import unquote

from graph.entities import Ref
from graph.identity import PROVISIONAL_PREFIX
from graph.iris import entity_iri
from graph.search.folding import is_han
from ontology.divisions import COUNTY
from ontology.entries import AgencyEntry
from ontology.gazetteer import gazetteer
from ontology.identities import Identities
from ontology.local.by_kind import made_agency_of
from ontology.local.made import MadeAgency
from ontology.local.places import begins_with_level, place_of
from ontology.local.word_lists import WordLists
from queries.reconcile.conditions import Conditions
from queries.reconcile.local import LocalReader
from queries.reconcile.scores import (
    ABBREVIATED,
    BRACKET,
    BY_PROPERTY,
    CERTAIN,
    FORM,
    LIKE,
    PART,
    SHORT,
    WHOLE,
    Known,
    Likely,
    had_name,
)
from queries.reconcile.table import RECONCILED, NameTable, NameUse, likeness, name_key

_LEAST_LIKE, _FEW = 0.45, 8
_TODAY = "9999"  # a year after every change
_SAME_FIELD = 0.6  # likeness of two agencies of a region that may be one
_SHORTEST_PART = 4  # characters of the name of an agency before that of its part
_SHORTENED = 30  # added to the score of an abbreviation as it nears the whole name


@dataclass(frozen=True, eq=False)
class NameFinder:
    """Reads names. An IRI begins with `base_iri`."""

    table: NameTable
    words: WordLists
    identities: Identities
    base_iri: str

    def likely(self, name: str, conditions: Conditions) -> Iterator[Likely]:
        """Yield the entities that a name may mean; those that it resembles where none has it."""
        own = list(self._named(name, conditions))
        yield from own
        bare = name.split("（")[0].split("(")[0].strip()
        if bare not in ("", name):
            for each in self._named(bare, conditions):
                yield replace(each, base=min(each.base, BRACKET))
        if not any(each.base >= CERTAIN for each in own):
            yield from self._resembling(name_key(name).split())

    def known(self, ref: Ref) -> Known:
        """Return the agency of the vocabulary or of a rule, or the place; None for others, as provisional ones are."""
        vocabulary = self.words.vocabulary
        if ref[0] == "Region":
            return place_of(ref[1], vocabulary)
        return vocabulary.agencies.get(ref[1]) or made_agency_of(ref[1], self.words)

    @cached_property
    def _local(self) -> LocalReader:
        return LocalReader(self.words, self.table)

    def _named(self, name: str, conditions: Conditions) -> Iterator[Likely]:
        """Yield the entities of which a name is one, or the id."""
        key = name_key(name)
        uses = self.table.uses.get(key, ())
        codes = {each.ref[1] for each in uses if each.ref[0] == "Region"}
        for use in uses:
            if not _is_succeeded(use.ref, codes, conditions.date):
                yield self._of_use(use, conditions, name)
        for ref in possible_refs(name.strip().removeprefix(self.base_iri)):
            known = self.known(ref)
            if known or ref in self.table.titles:
                yield Likely(ref, self.title(ref, known), WHOLE, known=known)
        yield from self._agencies(key, conditions)
        yield from self._regions(key, conditions)

    def title(self, ref: Ref, known: Known) -> str:
        """Return the name of an entity, its id where it has none."""
        return self.table.titles.get(ref) or (known.name if known else ref[1])

    def _of_use(self, use: NameUse, conditions: Conditions, name: str) -> Likely:
        known, plain = self.known(use.ref), plain_name(name)
        if use.ref[0] == "Agency":
            doubtful = self._is_of_many(plain, use, known, conditions)
        else:
            shared = gazetteer().short_name_bearers(plain, conditions.date)
            doubtful = use.property == "short_name" and len(shared) > 1
        of_time = had_name(known, use, conditions.date) if conditions.date else None
        base = BY_PROPERTY.get(use.property, SHORT)
        return Likely(use.ref, self.title(use.ref, known), base, 1.0, doubtful, of_time, known)

    def _is_of_many(self, plain: str, use: NameUse, known: Known, conditions: Conditions) -> bool:
        """Return whether the name of an agency may be that of others too: in each region one (发展改革委, 市教育局), of
        departments of enterprises since the agency ended (人事部)."""
        if use.property in ("id", "name_en"):
            return False
        if use.property == "former_names" and conditions.date is None and known and known.valid_to:
            return True
        is_bare = self._local.is_bare(plain)
        if use.ref[1].startswith(PROVISIONAL_PREFIX):
            return is_bare or begins_with_level(plain, self.words)
        is_national = known is not None and known.level in (conditions.levels or ())
        return is_bare and use.property != "name" and not is_national

    def _agencies(self, key: str, conditions: Conditions) -> Iterator[Likely]:
        """Yield the local agencies of a name."""
        date, region = conditions.date, conditions.region
        if any(map(is_han, key)):
            home = place_of(region, self.words.vocabulary, date) if region else None
            found = self._local.read(plain_name(key), date, home)
        else:
            found = self._local.read_english(key, date)
        for each in found:
            agency = self._merged(each.agency)
            made, ref = isinstance(agency, MadeAgency), ("Agency", agency.id)
            form = WHOLE if name_key(agency.name) == key else FORM
            yield Likely(
                ref,
                self.title(ref, agency),
                form if each.likeness == 1 else LIKE * each.likeness,
                each.likeness,
                not each.is_clear or (made and self._has_other(agency)),
                (each.existed if made else agency.existed(date)) if date else None,
                agency,
            )

    def _merged(self, agency: AgencyEntry) -> AgencyEntry:
        """Return the agency that an editor found to be this one, or itself."""
        into = self.identities.merges.get(agency.id, "")
        return self.words.vocabulary.agencies.get(into) or made_agency_of(into, self.words) or agency

    def _has_other(self, made: AgencyEntry) -> bool:
        """Return whether the vocabulary has an agency of the place that is like a made one, and so may be meant:
        天津市市场监督管理委员会 by 天津市市场监督管理局."""
        others = self._of_region.get(made.jurisdiction or "", ())
        return any(likeness(name_key(made.name), name_key(each.name)) >= _SAME_FIELD for each in others)

    @cached_property
    def _of_region(self) -> Mapping[str, list[AgencyEntry]]:
        found: dict[str, list[AgencyEntry]] = {}
        for each in self.words.vocabulary.agencies.values():
            found.setdefault(each.jurisdiction or "", []).append(each)
        return found

    def _regions(self, key: str, conditions: Conditions) -> Iterator[Likely]:
        """Yield the regions of a name that is more than one of theirs: in full (江苏省苏州市), or short (延边州)."""
        plain, date = plain_name(key), conditions.date
        for place in self._local.english_places(key, date):
            yield Likely(("Region", place.code), place.name, SHORT, 1.0, place.level == COUNTY, None, place)
        bearers = gazetteer().short_name_bearers(plain, date)
        found = gazetteer().candidates(plain, date, conditions.region) or gazetteer().candidates(plain, date)
        for place in found:
            whole = plain.endswith(place.name)
            doubtful = len(found) > 1 or (not whole and len(bearers) > 1)
            base = WHOLE if whole else SHORT
            yield Likely(("Region", place.code), place.name, base, 1.0, doubtful, None, place)
        for place in () if found else self._local.places(plain, date):
            yield Likely(("Region", place.code), place.name, SHORT, 1.0, False, None, place)
        for each in () if found else bearers[:_FEW]:
            short = gazetteer().at(each.code, date)
            if short:
                yield Likely(("Region", short.code), short.name, SHORT, 1.0, True, None, short)

    def _resembling(self, terms: Sequence[str]) -> Iterator[Likely]:
        """Yield the entities that a name resembles, abbreviates, or names a part of."""
        for share, use in self.table.similar(" ".join(terms), _LEAST_LIKE, _FEW):
            yield self._of_likeness(use, LIKE * share, share)
        if len(terms) > 1 and all(map(is_han, terms)):
            for use, _ in zip(self.table.abbreviated(terms), range(_FEW), strict=False):
                share = len(terms) / max(len(use.name), len(terms))
                yield self._of_likeness(use, ABBREVIATED + _SHORTENED * share, share)
            yield from self._wholes(terms)

    def _wholes(self, terms: Sequence[str]) -> Iterator[Likely]:
        """Yield the agency of whose part a name may be: 国家市场监督管理总局 of its 计量司."""
        for end in range(len(terms) - 1, _SHORTEST_PART - 1, -1):
            uses = self.table.uses.get(" ".join(terms[:end]), ())
            found = [each for each in uses if each.ref[0] == "Agency"]
            if found:
                yield from (self._of_likeness(each, PART, end / len(terms)) for each in found)
                return

    def _of_likeness(self, use: NameUse, score: float, share: float) -> Likely:
        known = self.known(use.ref)
        return Likely(use.ref, self.title(use.ref, known), score, share, True, None, known)


def possible_refs(identifier: str) -> list[Ref]:
    """Return class and id that an identifier may stand for: of the form agency/samr, or the id alone."""
    for name in RECONCILED:
        path = entity_iri("", name, "")
        if identifier.startswith(path):
            return [(name, unquote(identifier.removeprefix(path)))]
    return [(name, identifier) for name in RECONCILED]


def plain_name(text: str) -> str:
    """Return a name as the readers of Chinese names take it: its terms without anything between."""
    return "".join(name_key(text).split())


def _is_succeeded(ref: Ref, codes: Collection[str], date: str | None) -> bool:
    """Return whether a region had by a date (by today) another of these codes, under the same name."""
    division = gazetteer().divisions.by_code.get(ref[1]) if ref[0] == "Region" else None
    return division is not None and division.succeeded_by(codes, (date or _TODAY)[:4])
