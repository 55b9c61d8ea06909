"""The scale of reconciliation, one for all candidates, and the decision whether the first of them is certain. Pure.

100 is the whole name or the id, 96 another form of it, 92 a former or short name; less than 90 is a name that only
resembles, or may be that of others. Each condition of the row that is not met takes from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.entities import Ref
from ontology.entries import AgencyEntry
from ontology.gazetteer import Place, gazetteer
from ontology.local.made import MadeAgency
from ontology.vocabulary import Vocabulary
from queries.reconcile.conditions import KIND, LEVEL, NAME, REGION, TIME, Conditions, lies_in
from queries.reconcile.table import NameTable, NameUse, name_key

WHOLE, FORM, SHORT = 100.0, 96.0, 92.0
CERTAIN = 90.0
BRACKET, DOUBTFUL, LIKE, ABBREVIATED, PART = 88.0, 85.0, 80.0, 40.0, 50.0
BY_PROPERTY = {"id": WHOLE, "name": WHOLE, "name_en": FORM, "short_name": FORM, "alt_names": FORM}
_LOSSES = {TIME: 30.0, LEVEL: 40.0, REGION: 40.0, KIND: 40.0, NAME: 40.0}  # where a condition is not met
_UNKNOWN = 5.0  # where nothing is known of it
_ENDED = 2.0  # of two with one name the one of today comes first

Known = AgencyEntry | Place | None


@dataclass(frozen=True)
class Likely:
    """An entity that a name may mean before the conditions count. `likeness` is 1 for a name of its own; `is_doubtful`
    where the name may be that of others; `is_of_time` whether it had the name at the date; `known` is the agency or
    place, None for one of which the graph alone knows."""

    ref: Ref
    name: str
    base: float
    likeness: float = 1.0
    is_doubtful: bool = False
    is_of_time: bool | None = None
    known: Known = None


@dataclass(frozen=True)
class NameCandidate:
    """An entity that a name may mean, scored. Each of `met` is whether a condition is met, None where nothing is known
    of it; `mentions` is the number of notices and registers that refer to the entity."""

    ref: Ref
    name: str
    score: float
    likeness: float
    is_doubtful: bool
    met: Mapping[str, bool | None]
    mentions: int
    known: Known
    match: bool = False


def scored(likely: Likely, conditions: Conditions, table: NameTable, vocabulary: Vocabulary) -> NameCandidate:
    """Return an entity with its score."""
    met = dict(_met(likely, conditions, vocabulary))
    if conditions.names is not None:
        met[NAME] = _has_name(likely, conditions.names, table)
    score = min(likely.base, DOUBTFUL) if likely.is_doubtful else likely.base
    score -= sum(_LOSSES[name] for name, each in met.items() if each is False)
    score -= sum(_UNKNOWN for each in met.values() if each is None)
    if conditions.date is None and likely.known is not None and likely.known.valid_to is not None:
        score -= _ENDED
    return NameCandidate(
        likely.ref,
        likely.name,
        round(max(score, 0.0), 1),
        round(likely.likeness, 3),
        likely.is_doubtful,
        met,
        table.mentions.get(likely.ref, 0),
        likely.known,
    )


def with_match(ordered: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Return the candidates, the best first, that one as a match where it is certain: the name is its own, all
    conditions are met, and no other comes near."""
    near = [each for each in ordered if each.score >= CERTAIN]
    if len(near) == 1 and not near[0].is_doubtful and all(near[0].met.values()):
        return [replace(near[0], match=True), *ordered[1:]]
    return list(ordered)


def had_name(known: Known, use: NameUse, date: str) -> bool | None:
    """Return whether an entity had a name at an ISO date; None where nothing is known of it."""
    if known is None or isinstance(known, MadeAgency) or use.property in ("id", "name_en"):
        return _existed(known, date)
    if isinstance(known, AgencyEntry):
        return known.had_name(use.name, date)
    division = gazetteer().divisions.by_code.get(known.code)
    if division is None or use.property == "short_name":
        return _existed(known, date)
    return any(use.name == each.name and each.held_in(date[:4]) for each in division.names)


def _met(likely: Likely, conditions: Conditions, vocabulary: Vocabulary) -> Iterator[tuple[str, bool | None]]:
    """Yield each condition with whether it is met."""
    known = likely.known
    if conditions.has_no_date:
        yield TIME, None
    elif conditions.date is not None:
        yield TIME, _existed(known, conditions.date) if likely.is_of_time is None else likely.is_of_time
    if conditions.levels is not None:
        yield LEVEL, known.level in conditions.levels if known and known.level else None
    if conditions.regions is not None:
        code = known.code if isinstance(known, Place) else known.jurisdiction if known else None
        yield REGION, lies_in(code, conditions.regions, vocabulary) if code else None
    if conditions.kinds is not None:
        kind = known.kind if isinstance(known, AgencyEntry) else None
        yield KIND, kind in conditions.kinds if kind else None


def _has_name(likely: Likely, keys: frozenset[str], table: NameTable) -> bool:
    """Return whether one of the keys is that of a name of the entity."""
    uses = (each.ref for key in keys for each in table.uses.get(key, ()))
    known = likely.known
    return likely.ref in uses or (
        known is not None and not keys.isdisjoint(map(name_key, (known.name, known.name_en)))
    )


def _existed(known: Known, date: str) -> bool | None:
    if isinstance(known, AgencyEntry):
        return known.existed(date)
    return gazetteer().may_exist(known.code, date) if known else None
