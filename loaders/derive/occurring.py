"""An activity as the derivation sees it, and whether two may be one recurring activity. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Holder:
    """Who leads an activity, as its notice says: a body or region, the body of today, level and basis."""

    id: str
    kind: str
    today: str
    level: str | None
    basis: str


@dataclass(frozen=True)
class Evidence:
    """Where a notice tells of something."""

    notice: str
    section: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None


@dataclass(frozen=True)
class Occurring:
    """One activity of the graph: what it is called, whose it is, and its words."""

    id: str
    name: str
    year: int
    scope: str
    holders: tuple[Holder, ...]
    words: Evidence

    @property
    def notice(self) -> str:
        """The notice that tells of it."""
        return self.words.notice


@dataclass(frozen=True)
class Membership:
    """That an activity is one of a series: how certain, and by which rule."""

    activity: Occurring
    series: str
    certainty: str
    rule: str


def may_recur(one: Occurring, other: Occurring) -> bool:
    """Whether nothing speaks against two activities of one name being one that recurs.

    They must be told by different notices. One body may hold an activity again, and the nation's activity may
    be carried out anywhere; but what two provinces, a city and a province elsewhere, or two ministries hold
    under one name (kick-off ceremonies) is two.
    """
    if one.notice == other.notice:
        return False
    first, second = ({holder.today for holder in each.holders} for each in (one, other))
    if first & second:
        return True
    if not first or not second:
        return one.scope == other.scope or _is_national(one) or _is_national(other)
    return _is_national(one) != _is_national(other)


def _is_national(activity: Occurring) -> bool:
    """Whether the nation holds an activity: a national body, or nobody named in a notice to the nation."""
    levels = {holder.level for holder in activity.holders}
    return "national" in levels if levels else activity.scope == "national"
