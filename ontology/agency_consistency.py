"""Consistency of agencies: names, lifetimes, successions, superiors, remits."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from rdflib import Graph
from rdflib.term import Node

from ontology.entries import AgencyEntry, Vocabulary
from ontology.findings import Finding, chain, is_circular
from ontology.terms import AGENCY, QM, RDF, local_name

_FOUNDING = ("rename", "merge")  # the successor is a new agency and begins when the predecessor ends
_PARTIAL = "split"  # only part of the duties: neither ends the predecessor nor begins the successor


def agency_findings(graph: Graph, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield all findings about agencies; entries of the graph must conform to their classes."""
    yield from agency_names(vocabulary)
    yield from lifetimes(vocabulary.agencies)
    yield from successions(graph, vocabulary.agencies)
    yield from superiors(vocabulary.agencies)
    yield from remits(graph, vocabulary.agencies)


def agency_names(vocabulary: Vocabulary) -> Iterator[Finding]:
    """A printed name belongs to one agency at any time."""
    for name, bearers in vocabulary.agency_names.items():
        for one, other in combinations(bearers, 2):
            if not (_before(one.valid_to, other.valid_from) or _before(other.valid_to, one.valid_from)):
                yield AGENCY[other.id], f"has the name {name}, which agency:{one.id} has at the same time"


def _before(end: str | None, start: str | None) -> bool:
    """Return whether an end is not after a start, compared at the precision both have; False where one is unknown."""
    if end is None or start is None:
        return False
    return end[: len(start)] <= start[: len(end)]


def lifetimes(agencies: Mapping[str, AgencyEntry]) -> Iterator[Finding]:
    """An agency does not end before it begins."""
    for each in agencies.values():
        if each.valid_from and each.valid_to and not _before(each.valid_from, each.valid_to):
            yield AGENCY[each.id], f"ends {each.valid_to}, before it begins {each.valid_from}"


def successions(graph: Graph, agencies: Mapping[str, AgencyEntry]) -> Iterator[Finding]:
    """An agency has at most one full successor, from the end of its life; a new agency begins at that time."""
    main: dict[str, str] = {}
    for term in graph.subjects(RDF.type, QM.Succession):
        ends = _ends(graph, term)
        if any(end not in agencies for end in ends):
            continue  # a succession of regions; `division_consistency` checks those of the divisions
        old, new = (agencies[end] for end in ends)
        kind, date = str(graph.value(term, QM.kind)), str(graph.value(term, QM.date))
        yield from ((AGENCY[old.id], what) for what in _handover(old, new, kind, date))
        if kind != _PARTIAL and main.setdefault(old.id, new.id) != new.id:
            yield (
                AGENCY[old.id],
                f"has two full successors, {main[old.id]} and {new.id}: one must be a {_PARTIAL}",
            )
    yield from ((AGENCY[each], "is its own successor") for each in main if is_circular(each, main))


def _ends(graph: Graph, succession: Node) -> tuple[str, str]:
    """Ids of predecessor and successor."""
    old, new = (graph.value(succession, end) for end in (QM.predecessor, QM.successor))
    return local_name(str(old)), local_name(str(new))


def _handover(old: AgencyEntry, new: AgencyEntry, kind: str, date: str) -> Iterator[str]:
    """A full succession is dated the end of the predecessor and, for a new agency, its beginning."""
    if kind == _PARTIAL:
        return
    if old.valid_to is None:
        yield f"has the successor {new.id} but no qm:validTo"
    elif not (_before(old.valid_to, date) and _before(date, old.valid_to)):
        yield f"has the successor {new.id} from {date} but ends {old.valid_to}"
    if kind in _FOUNDING and not (new.valid_from and _before(date, new.valid_from)):
        yield f"has the successor {new.id} from {date}, which begins {new.valid_from or 'at an unknown time'}"


def superiors(agencies: Mapping[str, AgencyEntry]) -> Iterator[Finding]:
    """No agency is subordinate to itself, directly or through others."""
    links = _superiors(agencies)
    yield from ((AGENCY[each], "is subordinate to itself") for each in links if is_circular(each, links))


def _superiors(agencies: Mapping[str, AgencyEntry]) -> dict[str, str]:
    return {each.id: each.superior for each in agencies.values() if each.superior}


def remits(graph: Graph, agencies: Mapping[str, AgencyEntry]) -> Iterator[Finding]:
    """A national remit belongs to one agency at a time, and to agencies subordinate to it."""
    holders: dict[str, list[AgencyEntry]] = {}
    for term, value in graph.subject_objects(QM.remits):
        entry = agencies.get(local_name(str(term)))
        if entry and entry.level == "national":
            holders.setdefault(str(value), []).append(entry)
    links, handovers = _superiors(agencies), _handovers(graph)
    for remit, several in holders.items():
        begun = _remit_begins(several, handovers)
        for one, other in combinations(sorted(several, key=lambda each: each.id), 2):
            apart = _before(one.valid_to, begun[other.id]) or _before(other.valid_to, begun[one.id])
            if not (apart or other.id in chain(one.id, links) or one.id in chain(other.id, links)):
                yield AGENCY[other.id], f"has the remit {remit}, which agency:{one.id} has at the same time"


def _remit_begins(
    holders: list[AgencyEntry], handovers: Mapping[str, list[tuple[str, str]]]
) -> dict[str, str | None]:
    """Return the date at which each holder of a remit got it: by succession to an earlier holder, else its beginning.

    An agency may be older than its remit: the customs took over inspection at the border in 2018.
    """
    ids = {each.id for each in holders}
    return {
        each.id: min((d for old, d in handovers.get(each.id, ()) if old in ids), default=each.valid_from)
        for each in holders
    }


def _handovers(graph: Graph) -> Mapping[str, list[tuple[str, str]]]:
    """For each successor, the predecessors and the dates of the successions."""
    found: dict[str, list[tuple[str, str]]] = {}
    for term in graph.subjects(RDF.type, QM.Succession):
        old, new = _ends(graph, term)
        found.setdefault(new, []).append((old, str(graph.value(term, QM.date))))
    return found
