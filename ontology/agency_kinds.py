"""Kinds of local agency: with a region, a kind makes one agency."""

from dataclasses import dataclass


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
    named_after_seat: bool
    in_towns: bool
    everywhere: bool

    def existed(self, date: str | None) -> bool:
        """Return whether such agencies may have existed at an ISO date; at an unknown date they may."""
        year = (date or "")[:4]
        begun = self.valid_from is None or self.valid_from <= year
        return not year or (begun and (self.valid_to is None or year <= self.valid_to))
