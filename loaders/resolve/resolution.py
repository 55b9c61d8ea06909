"""The resolution of a printed name, and the rule it follows: one of value:resolvedBy in the ontology."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.lexicon.lexicon import Lexicon
from ontology.entries import AgencyEntry, Vocabulary
from ontology.gazetteer import Place
from ontology.local.by_kind import KindReading
from ontology.local.made import MadeAgency, make_agency
from ontology.local.places import places_around

LEVELS = ("national", "provincial", "municipal", "county")  # each has a word list cue:LEVEL-body
PROVISIONAL, GENERAL, REGION, KIND, OFFICE, UNIT, DEPARTMENT, OTHER_TIME, DECIDED = (
    "provisional", "general", "region", "kind", "office", "unit", "department", "other_time", "decided",
)  # fmt: skip
_LEAST_SHARED = 2  # bigrams that the names of two agencies of one field of work have in common


@dataclass(frozen=True)
class Resolution:
    """The agency or region of a printed name (id None: no single one), and the rule by which it was found.

    `agency` is the agency itself, also a made or provisional one; `reading` is kind and place, where they made it;
    `place` is the zone or town that a name means.
    """

    name: str
    id: str | None
    rule: str
    agency: AgencyEntry | None = None
    reading: KindReading | None = None
    place: Place | None = None

    @property
    def is_known(self) -> bool:
        """Return whether the agency or region is identified: by the vocabulary, the gazetteer or a rule."""
        return self.id is not None and self.rule != PROVISIONAL


def resolve_by_name(name: str, date: str | None, vocabulary: Vocabulary) -> tuple[AgencyEntry, str] | None:
    """Return the agency of the vocabulary that has a printed name at an ISO date, and the rule."""
    for form in dict.fromkeys((name, without_bracket(name))):
        agency = vocabulary.agency(form, date)
        if agency:
            at_date = date is None or agency.had_name(form, date)
            by_date = date is not None and len(vocabulary.agency_names[form]) > 1
            return agency, _rule(form, name, agency, at_date, by_date)
    return None


def without_bracket(name: str) -> str:
    """Return a name without the text in brackets at its end: 市场监管局（知识产权局）."""
    return name.split("（")[0].split("(")[0]


def _rule(form: str, printed: str, agency: AgencyEntry, at_date: bool, by_date: bool) -> str:
    if not at_date:
        return OTHER_TIME
    if by_date:
        return "date"
    if form != printed:
        return "bracket"
    if form == agency.name:
        return "full_name"
    return "short_name" if form == agency.short_name else "other_name"


def resolve_by_issuer(
    name: str, date: str | None, issuer: AgencyEntry | None, vocabulary: Vocabulary, lexicon: Lexicon
) -> tuple[AgencyEntry, str] | None:
    """Return the agency that a name means in a notice of the issuer, and the rule.

    我局 is the issuer, 省局 in a city's notice the bureau of the province, 总局 the national agency of the issuer's
    field of work.
    """
    level = next((level for level in LEVELS if lexicon.has(f"{level}-body", name)), None)
    if issuer is None or not (level or lexicon.has("own-name", name)):
        return None
    if level is None or level == issuer.level:
        return issuer, "own_name"
    superior = _made_superior(issuer, level, date, vocabulary)
    superior = superior or _superior(name, issuer, level, date, vocabulary)
    return (superior, "superior") if superior else None


def _made_superior(
    issuer: AgencyEntry, level: str, date: str | None, vocabulary: Vocabulary
) -> AgencyEntry | None:
    """Return the agency of the same kind, of a level, around the place of a made issuer."""
    kind = vocabulary.agency_kinds.get(issuer.kind or "")
    if kind is None or not isinstance(issuer, MadeAgency):
        return None
    if level == "national":
        agencies = [vocabulary.agencies[each] for each in kind.national if each in vocabulary.agencies]
        found = [each for each in agencies if date is None or each.existed(date)]
        return found[0] if len(found) == 1 else None
    around = places_around(issuer.place, vocabulary) if issuer.place else []
    place = next((each for each in around if each.level == level), None)
    return make_agency(kind, place, vocabulary, date) if place else None


def _superior(
    name: str, issuer: AgencyEntry, level: str, date: str | None, vocabulary: Vocabulary
) -> AgencyEntry | None:
    """Return the agency of a level and of the issuer's region with the most similar name; None in a tie.

    A national agency is under no other, and its name ends with the printed one (总局).
    """
    regions = set(_with_wider_regions(issuer.jurisdiction, vocabulary))
    own = _bigrams(issuer.name)
    by_similarity: dict[int, list[AgencyEntry]] = {}
    for each in vocabulary.agencies.values():
        highest = each.superior_at(date) is None and each.name.endswith(name)
        fits = highest if level == "national" else each.jurisdiction in regions
        if each.level == level and each.id != issuer.id and fits and (date is None or each.existed(date)):
            by_similarity.setdefault(len(own & _bigrams(each.name)), []).append(each)
    best = max(by_similarity, default=0)
    return by_similarity[best][0] if best >= _LEAST_SHARED and len(by_similarity[best]) == 1 else None


def _with_wider_regions(region: str | None, vocabulary: Vocabulary) -> Iterator[str]:
    while region is not None:
        yield region
        entry = vocabulary.regions.get(region)
        region = entry.within if entry else None


def _bigrams(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}
