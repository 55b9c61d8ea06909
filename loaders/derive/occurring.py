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
class Words:
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
    words: Words

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
    """Whether nothing speaks against two activities of one name being one that recurs: they are told by
    different notices, and not led by different bodies of one level (two provinces' kick-off ceremonies)."""
    if one.notice == other.notice:
        return False
    first, second = ({holder.today for holder in each.holders} for each in (one, other))
    if not first or not second or first & second:
        return True
    return not {holder.level for holder in one.holders} & {holder.level for holder in other.holders}
