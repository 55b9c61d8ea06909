"""Offices and units of agencies: 交通运输部办公厅 acts for the ministry, 质量发展科 is a unit of the issuer. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graph.identity import content_id, provisional_agency_id
from loaders.contract.identity import slug
from loaders.lexicon.lexicon import Lexicon
from ontology.entries import AgencyEntry, Subordination, Validity

_LEAST_AGENCY = 2  # characters of the name of an agency before that of its unit
_LEAST_NAME = 4  # characters of the name of an unknown agency
_LONGEST_UNIT = 12  # characters of the name of a unit
_HASH = 6  # hexadecimal digits, enough inside one agency


@dataclass(frozen=True)
class UnitAgency(AgencyEntry):
    """A unit of an agency, which is never shared between agencies."""

    parent: AgencyEntry | None = None


@dataclass(frozen=True)
class ProvisionalAgency(AgencyEntry):
    """An agency known by its name alone, until an editor adds it."""


Resolve = Callable[[str], AgencyEntry | None]


def find_office(name: str, resolve: Resolve, lexicon: Lexicon) -> AgencyEntry | None:
    """Return the agency that acts through the office of this name: 交通运输部办公厅, 青岛市教育局办公室."""
    for agency, rest in _splits(name, resolve, lexicon):
        if lexicon.has("acting-office", rest):
            return agency
    return None


def find_unit(name: str, resolve: Resolve, lexicon: Lexicon) -> AgencyEntry | None:
    """Return the unit of an agency that is printed before it: 福建省市场监管局质量发展处."""
    for agency, rest in _splits(name, resolve, lexicon):
        if is_unit_name(rest, lexicon):
            return make_unit(agency, rest, lexicon)
    return None


def _splits(name: str, resolve: Resolve, lexicon: Lexicon) -> Iterator[tuple[AgencyEntry, str]]:
    """Yield the agencies that a name may begin with, the longest first, each with the rest of the name."""
    for end in range(len(name) - 1, _LEAST_AGENCY - 1, -1):
        if len(name) - end > _LONGEST_UNIT:
            return
        agency = resolve(name[:end]) if lexicon.ends_with(name[:end], "agency-suffix") else None
        if agency:
            yield agency, name[end:]


def is_unit_name(name: str, lexicon: Lexicon) -> bool:
    """Return whether a text is the name of a unit without that of its agency: 质量监督股, 执法大队, 工会."""
    if not 2 <= len(name) <= _LONGEST_UNIT or is_general_term(name, lexicon):
        return False
    return lexicon.ends_with(name, "unit-suffix") and not lexicon.ends_with(name, "no-agency")


def is_general_term(name: str, lexicon: Lexicon) -> bool:
    """Return whether a name means several actors or anybody: 各有关单位, 建设单位, 省、市局."""
    return (
        lexicon.has("general-actor", name)
        or name.startswith(lexicon.words_of("general-beginning"))
        or lexicon.ends_with(name, "general-ending")
        or lexicon.holds(name, "general-inside")
    )


def is_agency_name(name: str, lexicon: Lexicon) -> bool:
    """Return whether an unknown name is that of a single agency, unlike 有关部门 or 四省."""
    has_suffix = lexicon.ends_with(name, "agency-suffix") and not lexicon.ends_with(name, "no-agency")
    return len(name) >= _LEAST_NAME and has_suffix and not is_general_term(name, lexicon)


def make_unit(parent: AgencyEntry, printed: str, lexicon: Lexicon) -> UnitAgency:
    """Return the unit of a parent agency; the id is made of that of the parent and of the name.

    部安全司 in a notice of a ministry is its 安全司: the end of the parent's name before that of the unit is left out.
    """
    own = next((word for word in lexicon.words_of("own-agency") if printed.startswith(word)), "")
    is_own = bool(own) and parent.name.endswith(own) and is_unit_name(printed[len(own) :], lexicon)
    name = printed[len(own) :] if is_own else printed
    english = f"{slug(name).replace('-', ' ').capitalize()}, {parent.name_en}"
    return _part(parent, f"{parent.name}{name}", english, name, parent.level)


def make_department(government: AgencyEntry, name: str, level: str) -> UnitAgency:
    """Return the department of a region of this full name (常州市创建办), which is of no known kind: the id is made of
    that of the region's government and of the name."""
    return _part(government, name, slug(name).replace("-", " ").capitalize(), name, level)


def _part(parent: AgencyEntry, full: str, english: str, name: str, level: str) -> UnitAgency:
    """Return the part of a parent with a full name and an English one; `name` is its own, which with the parent makes
    the id: a readable form, and a hash that distinguishes homophones."""
    return UnitAgency(
        id=f"{parent.id}.{slug(name)}-{content_id(name)[:_HASH]}",
        name=full,
        name_en=english,
        short_name=None,
        names=(name,),
        dated_names=(),
        level=level,
        valid_from=None,
        valid_to=None,
        jurisdiction=parent.jurisdiction,
        superiors=(Subordination(parent.id, Validity(None, None)),),
        campaign_scope=None,
        parent=parent,
    )


def make_provisional(
    name: str, level: str | None = None, jurisdiction: str | None = None, scope: str = ""
) -> ProvisionalAgency:
    """Return an agency that is known by its name alone; in a `scope`, the name means it there alone."""
    return ProvisionalAgency(
        id=provisional_agency_id(f"{name} {scope}" if scope else name),
        name=name,
        name_en=name,
        short_name=None,
        names=(name,),
        dated_names=(),
        level=level or "",
        valid_from=None,
        valid_to=None,
        jurisdiction=jurisdiction,
        superiors=(),
        campaign_scope=None,
    )
