"""The agencies and regions in the cells of a register, resolved as those of a notice of that year. Pure."""

from __future__ import annotations

from loaders.facts.campaigns import CAMPAIGN_MONTH
from loaders.lexicon.knowledge import Knowledge
from loaders.resolve.resolution import Resolution
from loaders.resolve.resolver import Resolver
from loaders.resolve.units import is_general_term
from ontology.gazetteer import gazetteer
from ontology.local.places import place_of

SEPARATOR = "、"  # between the names of a cell
_CODE_DIGITS = 6


def split_names(cell: str) -> list[str]:
    """Return the names of a cell, in their order; none for an empty cell."""
    return [name.strip() for name in cell.split(SEPARATOR)] if cell else []


def resolver_of_row(year: str, scope: str, knowledge: Knowledge) -> Resolver:
    """Return the resolver of names in September of the year, within the region of the scope."""
    date, code = f"{year}-{CAMPAIGN_MONTH}", region_code(scope, knowledge)
    place = place_of(code, knowledge.vocabulary, date) if code else None
    return Resolver(
        knowledge.vocabulary, knowledge.lexicon, date, place=place, identities=knowledge.identities
    )


def organizer_named(name: str, resolver: Resolver) -> Resolution:
    """Return the resolution of the name of an organiser: an agency or region, a provisional agency if it is unknown."""
    resolution = resolver.explain(name)
    return resolution if resolution.id else resolver.issuer_named(name)


def is_no_single_body(name: str, resolver: Resolver) -> bool:
    """Return whether a name means several bodies or any: 有关部门."""
    return resolver.explain(name).id is None and is_general_term(name, resolver.lexicon)


def region_code(cell: str, knowledge: Knowledge) -> str | None:
    """Return the code of a region by its code or scope; None where no region has it."""
    regions = knowledge.vocabulary.regions.values()
    listed = next((each.id for each in regions if cell in (each.campaign_scope, each.id)), None)
    is_code = len(cell) == _CODE_DIGITS and cell.isascii() and cell.isdecimal()
    return listed or (cell if is_code and gazetteer().at(cell) else None)


def series_id(cell: str, knowledge: Knowledge) -> str | None:
    """Return the id of a series of the vocabulary by id or name; None where it has no such series."""
    all_series = knowledge.vocabulary.series.values()
    return next((each.id for each in all_series if cell in (each.id, each.name, *each.names)), None)
