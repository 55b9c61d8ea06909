"""Occurrences of activities in notices, and whether two may be one recurring activity. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.contract.record import NATIONAL

_NAMED = frozenset(
    {"explicit", "heading", "curated"}
)  # bases of organizers that a notice names for an activity


@dataclass(frozen=True)
class LeadOrganizer:
    """A lead organizer of an activity that its notice names or implies.

    `id`: an agency or region; `kind`: which of the two; `today`: the agency that has its duties today; `basis`: how
    the notice names it.
    """

    id: str
    kind: str
    today: str
    level: str | None
    basis: str

    @property
    def is_named(self) -> bool:
        """The question whether the notice names it for the activity, not only as its issuer."""
        return self.basis in _NAMED


@dataclass(frozen=True)
class Evidence:
    """The passage of a notice that a derived fact rests on; a notice alone where no passage is known."""

    notice: str
    section: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None


@dataclass(frozen=True)
class ActivityOccurrence:
    """One activity of the graph: name, year and scope of its campaign, lead organizers and evidence; the first day
    (ISO, as precise as printed), place and edition where its notice has them.

    `core`: the name without what changes from year to year, None where it is too general to identify an activity.
    `known`: the series of the vocabulary whose triggers its name has, each with its certainty, by id. `campaign`: the
    id of its campaign.
    """

    id: str
    name: str
    year: int
    scope: str
    organizers: tuple[LeadOrganizer, ...]
    evidence: Evidence
    date_from: str | None = None
    date_to: str | None = None
    place: str | None = None
    edition: int | None = None
    core: str | None = None
    known: tuple[tuple[str, str], ...] = ()
    campaign: str = ""

    @property
    def notice(self) -> str:
        """The id of its notice."""
        return self.evidence.notice

    @property
    def hosts(self) -> frozenset[str]:
        """The actors that have the duties of its named lead organizers today."""
        return frozenset(organizer.today for organizer in self.organizers if organizer.is_named)

    @property
    def is_national(self) -> bool:
        """The question whether it is national: by its organizers, or without any by the scope of its campaign."""
        levels = {organizer.level for organizer in self.organizers}
        return NATIONAL in levels if levels else self.scope == NATIONAL

    @property
    def series(self) -> str | None:
        """The series of the vocabulary that it certainly belongs to; of several the first one."""
        return next((series for series, certainty in self.known if certainty == "certain"), None)

    @property
    def recurring(self) -> str | None:
        """The name under which it recurs: its certain series, or its core where it has no series at all."""
        return self.series or (None if self.known else self.core)


def may_recur(one: ActivityOccurrence, other: ActivityOccurrence) -> bool:
    """Return whether two activities of one name may be one activity that recurs.

    They must be in different notices. One agency may organize an activity again, and a national activity may be
    carried out anywhere; but activities of one name (kick-off ceremonies) of two provinces, of a city and of another
    province, or of two ministries are different ones.
    """
    if one.notice == other.notice:
        return False
    first, second = ({organizer.today for organizer in each.organizers} for each in (one, other))
    if first & second:
        return True
    if not first or not second:
        return one.scope == other.scope or one.is_national or other.is_national
    return one.is_national != other.is_national
