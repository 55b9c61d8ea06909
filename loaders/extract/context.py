"""The context that earlier blocks of a notice give to later ones: organizers of headings, details of activities."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from loaders.contract.details import ActivityDetails
from loaders.extract.activity import Activity
from loaders.extract.items import NoticeItem
from loaders.extract.organizers import Organizers
from loaders.outline.sections import Entry, Heading

Key = tuple[int | None, tuple[Heading, ...]]


@dataclass
class BlockContext:
    """The context that the blocks read so far give to those below them, by annex and headings.

    `headings`: the entry of the heading; `activities`: the indices of its activities in the list of activities;
    `organizers`: the organizers behind it.
    """

    headings: dict[Key, Entry] = field(default_factory=dict)
    activities: dict[Key, range] = field(default_factory=dict)
    organizers: dict[Key, Organizers] = field(default_factory=dict)

    def organizers_above(self, entry: Entry) -> Organizers:
        """Return the organizers of the nearest heading that has any."""
        paths = [entry.headings[:depth] for depth in range(len(entry.headings), 0, -1)]
        found = (self.organizers.get((entry.annex, path)) for path in paths)
        return next((organizers for organizers in found if organizers), Organizers())

    def record_block(self, first: Entry, heading: Entry | None, activities: range) -> None:
        """Keep the heading and the activities of a block for details that may follow below it."""
        key = (first.annex, first.headings)
        self.activities[key] = activities
        if heading:
            self.headings[key] = heading


def with_organizers(activity: Activity, organizers: Organizers) -> Activity:
    """Return the activity with the organizers printed behind it, which take precedence over those in its clause."""
    if not organizers:
        return activity
    lead = organizers.lead or activity.organizers
    partners = organizers.partners if organizers.lead else (*activity.partners, *organizers.partners)
    partners = partners or tuple(name for name in activity.partners if name not in lead)
    basis = "explicit" if organizers.lead else activity.basis
    return replace(activity, organizers=lead, partners=tuple(dict.fromkeys(partners)), basis=basis)


def with_inherited(activity: Activity, organizers: Organizers) -> Activity:
    """Return the activity with the organizers of the heading above it, where it names none itself."""
    if activity.organizers or not organizers:
        return activity
    return replace(
        activity,
        organizers=organizers.lead,
        partners=activity.partners or organizers.partners,
        basis="heading",
    )


def with_details(activity: Activity, item: NoticeItem) -> Activity:
    """Return the activity with the labelled date and place of its item, where its clause has none."""
    dated = item.date is not None and activity.details.date is None
    if item.place is None and not dated:
        return activity
    labelled = ActivityDetails(place=item.place)
    if item.date and dated:
        labelled = labelled.model_copy(update={"date": item.date.printed, "date_iso": item.date.iso})
    details = activity.details.completed(labelled)
    return activity if details is activity.details else replace(activity, details=details)
