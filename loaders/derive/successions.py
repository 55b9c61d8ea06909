"""Successions of agencies: which one has the duties of another, at a date or today."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from graph.cypher import Cypher
from graph.store import Store

Successions = Mapping[str, tuple[str, str]]  # an agency to its successor and the date

_CHANGES = (
    "MATCH (old)-[change:SUCCEEDED_BY]->(new:Agency) WHERE change.change_kind <> 'split' "
    "RETURN DISTINCT old.id, new.id, change.changed_on ORDER BY old.id, new.id"
)
_ALL = f"MATCH (old:Agency) {_CHANGES}"
_FROM = (
    "UNWIND $ids AS given MATCH (:Agency {id: given})-[:SUCCEEDED_BY*0..8]->(old:Agency) WITH DISTINCT old "
    + _CHANGES
)


def read_successions(store: Store, agencies: Collection[str] | None = None) -> Successions:
    """Return the successions of these agencies and of their successors, or without them of all."""
    query = Cypher(_ALL) if agencies is None else Cypher(_FROM, {"ids": sorted(agencies)})
    return {old: (new, date) for old, new, date in store.read(query).rows}


def successor(agency: str, successions: Successions, date: str | None = None) -> str:
    """Return the agency that has the duties of `agency` at an ISO date, or today; the agency itself if it lasts."""
    visited = {agency}
    while (succession := successions.get(agency)) and succession[0] not in visited:
        if date is not None and succession[1][: len(date)] > date:
            break
        agency = succession[0]
        visited.add(agency)
    return agency
