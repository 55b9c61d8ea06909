"""Typed entries of the vocabularies, and the look-up of an agency or region by a printed name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class AgencyEntry:
    """An agency; `names` are all printed forms, the full name first. Dates are ISO, as precise as known.

    `kind` is the id of its kind, for an agency that a kind and a region make (`loaders.resolve.made`).
    """

    id: str
    name: str
    name_en: str
    short_name: str | None
    names: tuple[str, ...]
    level: str
    valid_from: str | None
    valid_to: str | None
    jurisdiction: str | None
    superior: str | None
    campaign_scope: str | None
    kind: str | None = None

    def existed(self, date: str) -> bool:
        """Return whether the agency existed at an ISO date; where precisions differ, a possible overlap counts."""
        begun = self.valid_from is None or self.valid_from[: len(date)] <= date
        return begun and (self.valid_to is None or date <= self.valid_to or date.startswith(self.valid_to))


@dataclass(frozen=True)
class Form:
    """A form of the full names of a kind of agency: Chinese, with {} {s} {l} as agency-kinds.ttl has them; English."""

    zh: str
    en: str


@dataclass(frozen=True)
class AgencyKind:
    """A kind of local agency, which with a region makes one agency.

    `full`, `provincial`, `municipality` are the forms of full names; `forms` are all printed ones, the full and the
    short form first. `level` is None where that of the place counts. `superior` and `becomes` are ids of kinds,
    `national` those of agencies. The dates are frames: it began between `valid_from` and `valid_from_latest`, and
    ended between `valid_to_earliest` and `valid_to`.
    """

    id: str
    name: str
    full: Form
    provincial: Form
    municipality: Form
    short: str
    forms: tuple[str, ...]
    superior: str | None
    level: str | None
    national: tuple[str, ...]
    becomes: str | None
    valid_from: str | None
    valid_from_latest: str | None
    valid_to_earliest: str | None
    valid_to: str | None
    remits: tuple[str, ...]
    source: str
    needs_place: bool
    in_towns: bool
    everywhere: bool

    def existed(self, date: str | None) -> bool:
        """Return whether such agencies may have existed at an ISO date; at an unknown date they may."""
        year = (date or "")[:4]
        begun = self.valid_from is None or self.valid_from <= year
        return not year or (begun and (self.valid_to is None or year <= self.valid_to))


@dataclass(frozen=True)
class RegionEntry:
    """A region; `within` is the id of the surrounding region, `abbreviation` its single character (沪)."""

    id: str
    name: str
    name_en: str
    short_name: str | None
    names: tuple[str, ...]
    level: str
    within: str | None
    abbreviation: str | None
    campaign_scope: str | None


@dataclass(frozen=True)
class TypeEntry:
    """An activity type with its triggers; the head of activity-types.ttl describes how they are used."""

    id: str
    name: str
    name_en: str
    definition: str
    definition_en: str
    position: int
    head_triggers: tuple[str, ...]
    triggers: tuple[str, ...]
    unless: tuple[str, ...]


@dataclass(frozen=True)
class SeriesEntry:
    """A recurring activity with the patterns of its names.

    A pattern is a tuple of words that a matching name contains, all of them, or `=` and the whole name. A name
    that matches one of `likely_patterns` probably belongs to the series; a word of `unless` excludes a name.
    """

    id: str
    name: str
    name_en: str
    names: tuple[str, ...]
    patterns: tuple[tuple[str, ...], ...]
    likely_patterns: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """All entries by id: agencies and their kinds in the order of the files, regions by code, types by position,
    series.

    `word_lists` maps the id of a word list to its words, longest first. `digest` is the sha256 of the files the
    entries came from, "" for a graph made in memory.
    """

    agencies: Mapping[str, AgencyEntry]
    regions: Mapping[str, RegionEntry]
    activity_types: Mapping[str, TypeEntry]
    series: Mapping[str, SeriesEntry]
    word_lists: Mapping[str, tuple[str, ...]]
    agency_kinds: Mapping[str, AgencyKind] = field(default_factory=dict)
    digest: str = ""

    @cached_property
    def agency_names(self) -> Mapping[str, tuple[AgencyEntry, ...]]:
        """Printed form to the agencies of that name (several only where their lifetimes differ)."""
        found: dict[str, tuple[AgencyEntry, ...]] = {}
        for entry in self.agencies.values():
            for name in entry.names:
                found[name] = (*found.get(name, ()), entry)
        return found

    @cached_property
    def region_names(self) -> Mapping[str, RegionEntry]:
        """Printed form to region."""
        return {name: entry for entry in self.regions.values() for name in entry.names}

    def agency(self, name: str, date: str | None = None) -> AgencyEntry | None:
        """Return the agency of a printed name; of several, the one that existed at the ISO date. Otherwise None."""
        bearers = self.agency_names.get(name, ())
        found = [each for each in bearers if date and each.existed(date)] or bearers
        return found[0] if len(found) == 1 else None
