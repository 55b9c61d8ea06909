"""Local agencies made of a kind and a place: name, lifetime, superior and succession. Pure.

The id is that of the kind and of the place (amr-320500), so it is the same in every notice and on every machine. All
properties follow from kind and place alone, never from the notice that names the agency. An agency that the vocabulary
has under the made name is that entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ontology.agency_kinds import AgencyKind, Form
from ontology.divisions import COUNTY, PROVINCIAL, Division, short_name
from ontology.entries import AgencyEntry, Vocabulary
from ontology.gazetteer import Place, gazetteer
from ontology.local.places import places_around

_LEVEL_OF = {"自治区": "区", "自治州": "州", "自治县": "县", "自治旗": "旗"}
_FULL_SUCCESSIONS = ("rename", "merge", "absorb")


@dataclass(frozen=True)
class MadeAgency(AgencyEntry):
    """A local agency made of a kind and a place.

    The lifetime is a frame: it began between `valid_from` and `valid_from_latest`, and ended between
    `valid_to_earliest` and `valid_to`.
    """

    valid_from_latest: str | None = None
    valid_to_earliest: str | None = None
    former_names: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True)
class MadeSuccession:
    """The succession of a made agency: its successor, kind, the latest date and, of a frame, the earliest one."""

    successor: AgencyEntry
    change_kind: str
    changed_on: str
    changed_on_earliest: str | None
    event: str
    source: str


def make_agency(
    kind: AgencyKind, place: Place, vocabulary: Vocabulary, date: str | None = None
) -> AgencyEntry:
    """Return the agency of a kind in a place: the vocabulary's entry of that name (at an ISO date), else a made one."""
    place = _at_time_of(kind, place)
    name, name_en = _names(kind, place)
    short = _fill(kind.short, place)
    entry = _entry(vocabulary, (name, short), place.code, date or kind.valid_to)
    if entry:
        return entry
    return MadeAgency(
        id=f"{kind.id}-{place.code}",
        name=name,
        name_en=name_en,
        short_name=short if short != name else None,
        names=tuple(dict.fromkeys((name, short))),
        dated_names=(),
        level=kind.level or place.level,
        valid_from=_later(kind.valid_from, place.valid_from),
        valid_to=_earlier(kind.valid_to, place.valid_to),
        jurisdiction=None if kind.named_after_seat else place.code,
        superiors=(),
        campaign_scope=None,
        kind=kind.id,
        valid_from_latest=_inside(kind.valid_from_latest, place.valid_from),
        valid_to_earliest=kind.valid_to_earliest
        if _earlier(kind.valid_to, place.valid_to) == kind.valid_to
        else None,
        former_names=tuple(_former_names(kind, place)),
        place=place,
    )


def made_properties(
    made: MadeAgency, vocabulary: Vocabulary
) -> dict[str, str | tuple[str, ...] | bool | None]:
    """Return the properties of a made agency by their names in the model; None for those that it lacks."""
    kind = vocabulary.agency_kinds[made.kind or ""]
    return {
        "name": made.name,
        "name_en": made.name_en,
        "short_name": made.short_name,
        "level": made.level,
        "made_by_rule": True,
        "valid_from": made.valid_from,
        "valid_from_latest": made.valid_from_latest,
        "valid_to_earliest": made.valid_to_earliest,
        "valid_to": made.valid_to,
        "former_names": made.former_names or None,
        "remits": kind.remits or None,
        "source": kind.source,
    }


def _entry(vocabulary: Vocabulary, names: tuple[str, ...], code: str, date: str | None) -> AgencyEntry | None:
    """Return the vocabulary's agency of one of the names and this region."""
    for name in names:
        bearers = [each for each in vocabulary.agency_names.get(name, ()) if each.jurisdiction == code]
        found = [each for each in bearers if date and each.existed(date)] or bearers
        if found:
            return found[-1]
    return None


def _at_time_of(kind: AgencyKind, place: Place) -> Place:
    """Return the place with the last name that it had while agencies of the kind existed: one agency has one name."""
    return gazetteer().at(place.code, kind.valid_to) or place


def _names(kind: AgencyKind, place: Place) -> tuple[str, str]:
    """Return the full name in Chinese and English."""
    form = _form(kind, place)
    english = place.name_en.removesuffix(" City").removesuffix(" Province").removesuffix(" Municipality")
    return _fill(form.zh, place), form.en.replace("{}", english)


def _form(kind: AgencyKind, place: Place) -> Form:
    if place.level != PROVINCIAL:
        return kind.full
    return kind.municipality if place.name.endswith("市") else kind.provincial


def _fill(form: str, place: Place) -> str:
    """Return a form with the names of the place; without a placeholder the place comes first."""
    full = full_name(place)
    if "{}" not in form and "{s}" not in form:
        form = f"{{}}{form}"
    return form.replace("{}", full).replace("{s}", short_name(place.name)).replace("{l}", level_word(place))


def full_name(place: Place) -> str:
    """Return the name of a place as its agencies have it: a district after its city, all others alone."""
    if place.level == COUNTY and place.name.endswith("区") and "-" not in place.code:
        outer = gazetteer().divisions.within(place.code)
        city = gazetteer().at(outer, place.valid_to) if outer else None
        return f"{city.name}{place.name}" if city else place.name
    return place.name


def level_word(place: Place) -> str:
    """Return the character of the level in the name of a place: 市 of 苏州市, 区 of 内蒙古自治区."""
    longer = next((word for ending, word in _LEVEL_OF.items() if place.name.endswith(ending)), None)
    return longer or place.name[-1:]


def _former_names(kind: AgencyKind, place: Place) -> Iterator[str]:
    """Yield the names that the agency had before the place was renamed, each with its time (qm:formerNames)."""
    division = gazetteer().divisions.by_code.get(place.code)
    for each in division.names if division else ():
        if each.name != place.name and each.end and kind.existed(each.end):
            earlier = replace(place, name=each.name)
            yield f"{_fill(_form(kind, earlier).zh, earlier)} {each.begin or ''}/{each.end}"


def succession_of(agency: MadeAgency, vocabulary: Vocabulary) -> MadeSuccession | None:
    """Return the succession of a made agency: to the kind that its kind became, or to the place that its place became,
    whichever came first; None where it still exists, or its place was divided."""
    kind = vocabulary.agency_kinds[agency.kind or ""]
    division = gazetteer().divisions.by_code.get(agency.place.code) if agency.place else None
    ended = division.latest.end if division else None
    if division and ended and (kind.valid_to is None or ended < kind.valid_to):
        return _with_place(kind, division, ended, vocabulary)
    if not (kind.becomes and kind.valid_to and agency.place):
        return None
    successor = make_agency(vocabulary.agency_kinds[kind.becomes], agency.place, vocabulary)
    merged = sum(each.becomes == kind.becomes for each in vocabulary.agency_kinds.values()) > 1
    how, event = ("merge", "机构改革：合并组建") if merged else ("rename", "机构改革")
    return MadeSuccession(successor, how, kind.valid_to, kind.valid_to_earliest, event, kind.source)


def _with_place(
    kind: AgencyKind, division: Division, ended: str, vocabulary: Vocabulary
) -> MadeSuccession | None:
    """Return the succession by which an agency followed its place: 吴江市 became 吴江区."""
    steps = [each for each in division.successions if each.year == ended]
    codes = dict.fromkeys(each.code for each in steps)
    if len(codes) != 1 or steps[0].kind not in _FULL_SUCCESSIONS or not kind.existed(ended):
        return None
    place = gazetteer().at(next(iter(codes)), ended)
    if place is None:
        return None
    successor = make_agency(kind, place, vocabulary)
    return MadeSuccession(successor, steps[0].kind, ended, None, "行政区划调整", kind.source)


def superior_of(agency: MadeAgency, vocabulary: Vocabulary) -> AgencyEntry | None:
    """Return the superior of a made agency: in its region, in the region around it, or the national one."""
    kind = vocabulary.agency_kinds[agency.kind or ""]
    if kind.superior is None or agency.place is None:
        return _national(kind, vocabulary)
    if kind.superior != kind.id:
        return make_agency(vocabulary.agency_kinds[kind.superior], agency.place, vocabulary)
    outer = next(iter(places_around(agency.place, vocabulary)), None)
    return make_agency(kind, outer, vocabulary) if outer else _national(kind, vocabulary)


def _national(kind: AgencyKind, vocabulary: Vocabulary) -> AgencyEntry | None:
    """Return the national agency of the field that existed last while agencies of the kind did."""
    agencies = [vocabulary.agencies[each] for each in kind.national if each in vocabulary.agencies]
    fitting = [each for each in agencies if kind.valid_to is None or each.existed(kind.valid_to)] or agencies
    return max(fitting, key=lambda each: each.valid_from or "", default=None)


def predecessors_of(agency: AgencyEntry, vocabulary: Vocabulary) -> Iterator[MadeAgency]:
    """Yield the predecessors of a made agency that every region had, so that they are known without being named."""
    if not isinstance(agency, MadeAgency) or agency.place is None:
        return
    for kind in vocabulary.agency_kinds.values():
        if kind.everywhere and kind.becomes == agency.kind:
            made = make_agency(kind, agency.place, vocabulary)
            if isinstance(made, MadeAgency) and _has_lived(made):
                yield made


def _has_lived(made: MadeAgency) -> bool:
    """Return whether the place existed at some time of the kind."""
    return made.valid_from is None or made.valid_to is None or made.valid_from <= made.valid_to


def _later(one: str | None, other: str | None) -> str | None:
    return max(filter(None, (one, other)), default=None)


def _earlier(one: str | None, other: str | None) -> str | None:
    return min(filter(None, (one, other)), default=None)


def _inside(latest: str | None, begun: str | None) -> str | None:
    """Return the end of the frame of a beginning, unless the place itself began later."""
    return None if latest is None or (begun is not None and begun > latest) else latest
