"""Which wider quality month a regional or industry one carries out, where its notice does not say so. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loaders.contract.record import NATIONAL
from loaders.derive.occurring import Evidence, Membership
from loaders.derive.state import Announced, State

SHARED = 3  # activities of series that both have: fewer may be chance


@dataclass(frozen=True)
class Carried:
    """That a campaign carries out a wider one: by which rule, from which words, and what it rests on."""

    campaign: str
    wider: str
    rule: str
    words: Evidence
    sources: tuple[str, ...]


def carried_out(state: State, memberships: Iterable[Membership]) -> Iterator[Carried]:
    """The campaigns of the same year and narrower scope that carry out the national one, each once: because
    a notice of theirs points at the national notice, or because they share enough of its series."""
    by_notice = {each.notice: each for each in state.announced}
    shared = _shared(memberships)
    done = set(state.carried)
    for local in state.announced:
        wide = [w for w in state.announced if w.year == local.year and w.scope == NATIONAL]
        if local.scope == NATIONAL or local.campaign in done or not wide:
            continue
        found = _pointing(local, state, by_notice) or _sharing(local, wide[0], shared)
        if found:
            done.add(local.campaign)
            yield found


def _pointing(local: Announced, state: State, by_notice: Mapping[str, Announced]) -> Carried | None:
    for pointer in state.pointers:
        if pointer.words.notice != local.notice:
            continue
        for notice, names in state.names.items():
            wide = by_notice.get(notice)
            if wide and wide.scope == NATIONAL and wide.year == local.year and names & pointer.names:
                return Carried(local.campaign, wide.campaign, "cites", pointer.words, (notice,))
    return None


Shared = Mapping[tuple[int, str], Mapping[str, list[Membership]]]


def _shared(memberships: Iterable[Membership]) -> Shared:
    """By year and scope: the series with their certain members."""
    found: dict[tuple[int, str], dict[str, list[Membership]]] = {}
    for each in memberships:
        if each.certainty == "certain":
            of_scope = found.setdefault((each.activity.year, each.activity.scope), {})
            of_scope.setdefault(each.series, []).append(each)
    return found


def _sharing(local: Announced, wide: Announced, shared: Shared) -> Carried | None:
    own, other = (shared.get((each.year, each.scope), {}) for each in (local, wide))
    common = [own[series][0].activity for series in own if series in other]
    if len(common) < SHARED:
        return None
    sources = tuple(sorted(each.id for each in common))
    return Carried(local.campaign, wide.campaign, "shared_series", Evidence(local.notice), sources)
