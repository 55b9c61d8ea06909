"""Shared parts of the consistency checks: what a finding is, chains of links between entries, comparison of dates."""

from collections.abc import Mapping

from rdflib.term import Node

Finding = tuple[Node, str]  # a term, and what is wrong with it


def chain(start: str, links: Mapping[str, str]) -> list[str]:
    """Return the id and those its links lead to, in order; a circle is followed once."""
    found = [start]
    while (following := links.get(found[-1])) is not None and following not in found:
        found.append(following)
    return found


def is_circular(start: str, links: Mapping[str, str]) -> bool:
    """Return whether following the links from an id never ends."""
    return chain(start, links)[-1] in links


def precedes(one: str | None, other: str | None) -> bool:
    """Return whether an ISO date is not after another, at the precision both have; False where one is unknown."""
    if one is None or other is None:
        return False
    return one[: len(other)] <= other[: len(one)]
