"""Typed entries of the vocabularies, and the look-up of an agency or region by a printed name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ontology.agency_kinds import AgencyKind


@dataclass(frozen=True)
class Validity:
    """The time in which something held: two ISO dates, each as precise as known and None where it is not known."""

    begin: str | None
    end: str | None

    def covers(self, date: str) -> bool:
        """Return whether an ISO date lies in it; where precisions differ, a possible overlap counts."""
        begun = self.begin is None or self.begin[: len(date)] <= date
        return begun and (self.end is None or date <= self.end or date.startswith(self.end))


@dataclass(frozen=True)
class DatedName:
    """A name that an agency had for a time only."""

    name: str
    validity: Validity


@dataclass(frozen=True)
class Subordination:
    """The id of a superior of an agency, and the time in which it was the superior."""

    superior: str
    validity: Validity


@dataclass(frozen=True)
class AgencyEntry:
    """An agency; `names` are the printed forms of its whole life, the full name first, `dated_names` the others.

    Dates are ISO, as precise as known. `superiors` are in the order of their time. `kind` is the id of its kind, for an
    agency that a kind and a region make (`ontology.local.made`).
    """

    id: str
    name: str
    name_en: str
    short_name: str | None
    names: tuple[str, ...]
    dated_names: tuple[DatedName, ...]
    level: str
    valid_from: str | None
    valid_to: str | None
    jurisdiction: str | None
    superiors: tuple[Subordination, ...]
    campaign_scope: str | None
    kind: str | None = None

    @property
    def life(self) -> Validity:
        """The time in which the agency existed."""
        return Validity(self.valid_from, self.valid_to)

    def existed(self, date: str) -> bool:
        """Return whether the agency existed at an ISO date; where precisions differ, a possible overlap counts."""
        return self.life.covers(date)

    def superior_at(self, date: str | None) -> str | None:
        """Return the id of the superior at an ISO date, without a date of the last one; None where there is none.

        In a month or year of a change it is the new superior.
        """
        found = [each.superior for each in self.superiors if date is None or each.validity.covers(date)]
        return found[-1] if found else None

    def validities_of(self, name: str) -> tuple[Validity, ...]:
        """Return the times in which the agency had a printed name."""
        if name in self.names:
            return (self.life,)
        return tuple(each.validity for each in self.dated_names if each.name == name)

    def has_name(self, name: str) -> bool:
        """Return whether the agency still exists and has a printed name today."""
        return self.valid_to is None and any(each.end is None for each in self.validities_of(name))

    def had_name(self, name: str, date: str) -> bool:
        """Return whether the agency existed and had a printed name at an ISO date."""
        return self.existed(date) and any(each.covers(date) for each in self.validities_of(name))


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

    `word_lists` maps the id of a word list to its words, longest first; `policies` the title in 《》 or the number of a
    policy to its id, where no other has it. `digest` is the sha256 of the files the
    entries came from, "" for a graph made in memory.
    """

    agencies: Mapping[str, AgencyEntry]
    regions: Mapping[str, RegionEntry]
    activity_types: Mapping[str, TypeEntry]
    series: Mapping[str, SeriesEntry]
    word_lists: Mapping[str, tuple[str, ...]]
    agency_kinds: Mapping[str, AgencyKind] = field(default_factory=dict)
    policies: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""

    @cached_property
    def agency_names(self) -> Mapping[str, tuple[AgencyEntry, ...]]:
        """Printed form to the agencies of that name (several only where they had it at different times)."""
        found: dict[str, tuple[AgencyEntry, ...]] = {}
        for entry in self.agencies.values():
            for name in dict.fromkeys((*entry.names, *(each.name for each in entry.dated_names))):
                found[name] = (*found.get(name, ()), entry)
        return found

    @cached_property
    def region_names(self) -> Mapping[str, RegionEntry]:
        """Printed form to region."""
        return {name: entry for entry in self.regions.values() for name in entry.names}

    def agency(self, name: str, date: str | None = None) -> AgencyEntry | None:
        """Return the agency of a printed name; of several, the one that had it at the ISO date. Otherwise None.

        Where no agency had the name at the date, the only one that had it at another time is returned, because
        names outlive their time in print. A dated name is that of its agency only while the agency exists: 人事部
        in a text of 2024 is a department of an enterprise. Without a date, of several the one of today is meant.
        """
        bearers = self.agency_names.get(name, ())
        if date:
            found = [each for each in bearers if each.had_name(name, date)] or [
                each for each in bearers if name in each.names or each.existed(date)
            ]
        else:
            found = [each for each in bearers if each.has_name(name)] or list(bearers)
        return found[0] if len(found) == 1 else None
