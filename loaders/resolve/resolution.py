"""Why a printed name is taken for a body: the rule that decided, as value:resolvedBy of the ontology names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.lexicon.lexicon import Lexicon
from ontology.entries import AgencyEntry, Vocabulary

_LEVELS = ("national", "provincial", "municipal", "county")  # each has its list cue:LEVEL-body
_LIKE_ENOUGH = 2  # pairs of characters that the names of two bodies of one line of work share


@dataclass(frozen=True)
class Resolution:
    """What a printed name means: the id of a body or region, None where no one body is meant, and the rule."""

    name: str
    id: str | None
    rule: str

    @property
    def is_known(self) -> bool:
        """Whether the vocabulary has it."""
        return self.id is not None and self.rule != "provisional"


def by_name(name: str, date: str | None, vocabulary: Vocabulary) -> tuple[AgencyEntry, str] | None:
    """The body of the vocabulary that bears a printed name at an ISO date, and how that was told."""
    for form in dict.fromkeys((name, name.split("（")[0])):
        body = vocabulary.agency(form, date)
        if body:
            existed = date is None or body.existed(date)
            return body, _rule(form, name, body, existed, len(vocabulary.agency_names[form]))
    return None


def _rule(form: str, printed: str, body: AgencyEntry, existed: bool, bearers: int) -> str:
    if not existed:
        return "other_time"
    if bearers > 1:
        return "date"
    if form != printed:
        return "bracket"
    if form == body.name:
        return "full_name"
    return "short_name" if form == body.short_name else "other_name"


def by_standing(
    name: str, date: str | None, issuer: AgencyEntry | None, vocabulary: Vocabulary, lexicon: Lexicon
) -> tuple[AgencyEntry, str] | None:
    """The body that a name means by who speaks: 我局 is the issuer, 省局 in a city's notice the bureau of the
    province, 总局 the nation's body of the issuer's line of work."""
    level = next((level for level in _LEVELS if lexicon.has(f"{level}-body", name)), None)
    if issuer is None or not (level or lexicon.has("own-name", name)):
        return None
    if level is None or level == issuer.level:
        return issuer, "own_name"
    found = _superior(issuer, level, date, vocabulary)
    return (found, "superior") if found else None


def _superior(
    issuer: AgencyEntry, level: str, date: str | None, vocabulary: Vocabulary
) -> AgencyEntry | None:
    """The body of a level above the issuer, of its region, whose name is most like the issuer's; None where
    two are equally like."""
    regions = set(_chain(issuer.jurisdiction, vocabulary))
    own = _pairs(issuer.name)
    ranked: dict[int, list[AgencyEntry]] = {}
    for each in vocabulary.agencies.values():
        fits = each.jurisdiction in regions if level != "national" else each.superior is None
        if each.level == level and each.id != issuer.id and fits and (date is None or each.existed(date)):
            ranked.setdefault(len(own & _pairs(each.name)), []).append(each)
    best = max(ranked, default=0)
    return ranked[best][0] if best >= _LIKE_ENOUGH and len(ranked[best]) == 1 else None


def _chain(region: str | None, vocabulary: Vocabulary) -> Iterator[str]:
    while region is not None:
        yield region
        entry = vocabulary.regions.get(region)
        region = entry.within if entry else None


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}
