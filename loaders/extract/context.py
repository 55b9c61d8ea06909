"""What the parts of a notice say of others: units behind a heading, details below an activity."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from loaders.contract.details import ActivityDetails
from loaders.extract.activity import Activity
from loaders.extract.items import Item
from loaders.extract.units import Units
from loaders.outline.sections import Entry, Heading

Key = tuple[int | None, tuple[Heading, ...]]


@dataclass
class BlockContext:
    """What the parts read so far say of those below them, by annex and headings: the heading's words, the places
    of the activities told there, and the units behind it."""

    heads: dict[Key, Entry] = field(default_factory=dict)
    told: dict[Key, range] = field(default_factory=dict)
    units: dict[Key, Units] = field(default_factory=dict)

    def units_above(self, entry: Entry) -> Units:
        """The units of the nearest heading that has any."""
        paths = [entry.headings[:depth] for depth in range(len(entry.headings), 0, -1)]
        found = (self.units.get((entry.annex, path)) for path in paths)
        return next((units for units in found if units), Units())

    def note(self, first: Entry, head: Entry | None, told: range) -> None:
        """Keeps what a block told for the details that may follow below it."""
        key = (first.annex, first.headings)
        self.told[key] = told
        if head:
            self.heads[key] = head


def with_units(activity: Activity, units: Units) -> Activity:
    """The activity with the units that stand behind it: they say more surely than its words who holds it."""
    if not units:
        return activity
    lead = units.lead or activity.organizers
    partners = units.partner if units.lead else (*activity.partners, *units.partner)
    basis = "explicit" if units.lead else activity.basis
    return replace(activity, organizers=lead, partners=tuple(dict.fromkeys(partners)), basis=basis)


def inherited(activity: Activity, units: Units) -> Activity:
    """The activity with the units of the heading above it, where its own words name nobody."""
    if activity.organizers or not units:
        return activity
    return replace(
        activity, organizers=units.lead, partners=activity.partners or units.partner, basis="heading"
    )


def with_details(activity: Activity, item: Item) -> Activity:
    """The activity with the labelled date and place, where its own words have none."""
    given = ActivityDetails(place=item.place)
    if item.date and activity.details.date is None:
        given = given.model_copy(update={"date": item.date.printed, "date_iso": item.date.iso})
    return replace(activity, details=activity.details.completed(given))
