"""Reconciliation: the agencies and regions that a name in somebody's table may mean, one of them certain or none.

A name of many agencies (市场监管局), of several regions (鼓楼区) or of two agencies at different times has no match
until region, level or year decide (queries/reconcile/scores.py has the scale).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from graph.entities import Ref
from graph.iris import entity_iri
from graph.search.index import SearchIndex
from ontology.errors import QuestionError
from ontology.identities import IDENTITIES_CSV, read_identities
from ontology.kinds import Model
from ontology.local.word_lists import WordLists
from ontology.vocabulary import load_vocabulary, read_vocabulary
from queries.reconcile.conditions import CONDITIONS, NAME, ConditionReader, Conditions, Given
from queries.reconcile.names import NameFinder, possible_refs
from queries.reconcile.scores import NameCandidate, scored, with_match
from queries.reconcile.table import RECONCILED, read_name_table

LONGEST_NAME = 200  # characters
MOST_CANDIDATES, USUAL_CANDIDATES = 50, 5
BROADER = "Actor"  # the class that agencies and regions are of
# Between two names: 省委、省政府 is no single agency.
_SEVERAL = re.compile(r"(?<=[\u3400-\u9fff])\s*[、，,；;/|]\s*(?=[\u3400-\u9fff])")


@dataclass(frozen=True)
class NameQuery:
    """A name of a row, the classes that are asked for, the conditions of the row, and the candidates at most."""

    name: str
    classes: frozenset[str]
    conditions: Conditions
    limit: int = USUAL_CANDIDATES


@dataclass(frozen=True, eq=False)
class Reconciler:
    """Finds the candidates of names, in one state of the graph."""

    names: NameFinder
    conditions: ConditionReader

    def query(
        self, name: str, types: Iterable[str], given: Iterable[Given], limit: int | None = None
    ) -> NameQuery:
        """Return the query of a row. Raises QuestionError for a name that is too long, an unknown type or property, and
        a limit below 1."""
        if len(name) > LONGEST_NAME:
            raise QuestionError(f"a name has {len(name):,} characters; at most {LONGEST_NAME} are reconciled")
        if limit is not None and limit < 1:
            raise QuestionError(
                f"limit is {limit}; it takes 1 or more, and at most {MOST_CANDIDATES} are given"
            )
        most = min(limit or USUAL_CANDIDATES, MOST_CANDIDATES)
        pairs = [*given]
        conditions = self.conditions.read(pairs)
        asked = name.strip() or next((value for each, value in pairs if CONDITIONS[each] == NAME), "")
        return NameQuery(asked or _implied(conditions), asked_classes(types), conditions, most)

    def candidates(self, asked: NameQuery) -> list[NameCandidate]:
        """Return the candidates, the best first; a match is the first one."""
        best: dict[Ref, NameCandidate] = {}
        several = _SEVERAL.search(asked.name) is not None
        for likely in self.names.likely(asked.name, asked.conditions):
            each = replace(likely, is_doubtful=True) if several and likely.name != asked.name else likely
            found = scored(each, asked.conditions, self.names.table, self.names.words.vocabulary)
            if each.ref[0] in asked.classes and _is_better(found, best.get(each.ref)):
                best[each.ref] = found
        ordered = sorted(best.values(), key=lambda each: (-each.score, -each.mentions, each.ref))
        return with_match(ordered)[: asked.limit]

    def ref_of(self, identifier: str) -> Ref | None:
        """Return class and id of an identifier, of an entity of the graph or of a rule; None where there is none."""
        for ref in possible_refs(identifier.removeprefix(self.names.base_iri)):
            if ref in self.names.table.titles or self.names.known(ref):
                return ref
        return None


def asked_classes(types: Iterable[str]) -> frozenset[str]:
    """Return the classes of types, all without any. Raises QuestionError for an unknown one."""
    asked = [each for each in types if each]
    unknown = [each for each in asked if each not in (*RECONCILED, BROADER)]
    if unknown:
        raise QuestionError(
            f"there is no type {unknown[0][:60]!r}; there are {', '.join((*RECONCILED, BROADER))}"
        )
    return frozenset(RECONCILED if not asked or BROADER in asked else asked)


def identifier_of(ref: Ref) -> str:
    """Return the identifier of an entity: the end of its IRI, behind the identifier space."""
    return entity_iri("", *ref)


class Reconcilers:
    """Makes the reconciler of each state of the graph, and keeps the last one. Several threads may use it."""

    def __init__(self, model: Model, base_iri: str) -> None:
        self._model, self._base_iri = model, base_iri
        self._lock = threading.Lock()
        self._last: tuple[str, Reconciler] | None = None

    def at(self, index: SearchIndex, mark: str) -> Reconciler:
        """Return the reconciler of the state of an index that has this mark."""
        with self._lock:
            if self._last is None or self._last[0] != mark:
                self._last = mark, self._make(index)
            return self._last[1]

    @cached_property
    def _words(self) -> WordLists:
        return WordLists(read_vocabulary(load_vocabulary()))

    def _make(self, index: SearchIndex) -> Reconciler:
        with index.reading() as connection:
            table = read_name_table(connection)
        names = NameFinder(table, self._words, read_identities(IDENTITIES_CSV), self._base_iri)
        return Reconciler(names, ConditionReader(table, self._words.vocabulary, self._model))


def _implied(conditions: Conditions) -> str:
    """Return the id of the agency that a kind and a region make, where a row gives them instead of a name."""
    kinds, region = conditions.kinds or frozenset(), conditions.region
    return f"{next(iter(kinds))}-{region}" if len(kinds) == 1 and region else ""


def _is_better(found: NameCandidate, other: NameCandidate | None) -> bool:
    return other is None or (found.score, not found.is_doubtful) > (other.score, not other.is_doubtful)
