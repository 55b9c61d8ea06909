"""Consistency of agencies: names and remits. The rules of lives and superiors are shapes (agencies.ttl)."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from rdflib import Graph
from rdflib.term import Node

from ontology.entries import AgencyEntry, Validity, Vocabulary
from ontology.findings import Finding, chain, precedes
from ontology.terms import AGENCY, QM, RDF, local_name


def agency_findings(graph: Graph, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield all findings about agencies; entries of the graph must conform to their classes."""
    yield from agency_names(vocabulary)
    yield from dated_names(vocabulary.agencies)
    yield from remits(graph, vocabulary.agencies)


def agency_names(vocabulary: Vocabulary) -> Iterator[Finding]:
    """A printed name belongs to one agency at any time."""
    for name, bearers in vocabulary.agency_names.items():
        for one, other in combinations(bearers, 2):
            if any(_overlap(*pair) for pair in product(one.validities_of(name), other.validities_of(name))):
                yield AGENCY[other.id], f"has the name {name}, which agency:{one.id} has at the same time"


def dated_names(agencies: Mapping[str, AgencyEntry]) -> Iterator[Finding]:
    """A dated name is not also a name without dates, and its time lies within the life of the agency."""
    for each in agencies.values():
        for dated in each.dated_names:
            if dated.name in each.names:
                yield AGENCY[each.id], f"has {dated.name} both as qm:formerNames and as an undated name"
            yield from ((AGENCY[each.id], what) for what in _outside(dated.name, dated.validity, each))


def _outside(what: str, time: Validity, agency: AgencyEntry) -> Iterator[str]:
    """A time that belongs to an agency begins and ends within its life."""
    life = agency.life
    if not _ordered(time.begin, time.end):
        yield f"has {what} until {time.end}, before it begins {time.begin}"
    if not (_ordered(life.begin, time.begin) and _ordered(time.begin, life.end)):
        yield f"has {what} from {time.begin}, outside of its own time"
    if not (_ordered(time.end, life.end) and _ordered(life.begin, time.end)):
        yield f"has {what} until {time.end}, outside of its own time"


def _ordered(one: str | None, other: str | None) -> bool:
    """Return whether a date is not after another, or one of them is unknown."""
    return one is None or other is None or precedes(one, other)


def _overlap(one: Validity, other: Validity) -> bool:
    """Return whether two times may have a day in common; where one ends, the other may begin."""
    return not (precedes(one.end, other.begin) or precedes(other.end, one.begin))


def _superiors_at(date: str | None, agencies: Mapping[str, AgencyEntry]) -> dict[str, str]:
    links = ((each.id, each.superior_at(date)) for each in agencies.values())
    return {id: superior for id, superior in links if superior}


def remits(graph: Graph, agencies: Mapping[str, AgencyEntry]) -> Iterator[Finding]:
    """A national remit belongs to one agency at a time, and to agencies subordinate to it."""
    holders: dict[str, list[AgencyEntry]] = {}
    for term, value in graph.subject_objects(QM.remits):
        entry = agencies.get(local_name(str(term)))
        if entry and entry.level == "national":
            holders.setdefault(str(value), []).append(entry)
    handovers = _handovers(graph)
    for remit, several in holders.items():
        begun = _remit_begins(several, handovers)
        for one, other in combinations(sorted(several, key=lambda each: each.id), 2):
            apart = precedes(one.valid_to, begun[other.id]) or precedes(other.valid_to, begun[one.id])
            if not (apart or _in_one_line(one, other, agencies)):
                yield AGENCY[other.id], f"has the remit {remit}, which agency:{one.id} has at the same time"


def _in_one_line(one: AgencyEntry, other: AgencyEntry, agencies: Mapping[str, AgencyEntry]) -> bool:
    """Return whether one of two agencies was under the other when the younger of them began."""
    links = _superiors_at(max(one.valid_from or "", other.valid_from or "") or None, agencies)
    return other.id in chain(one.id, links) or one.id in chain(other.id, links)


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
        found.setdefault(new, []).append((old, str(graph.value(term, QM.changedOn))))
    return found


def _ends(graph: Graph, succession: Node) -> tuple[str, str]:
    """Ids of predecessor and successor."""
    old, new = (graph.value(succession, end) for end in (QM.predecessor, QM.successor))
    return local_name(str(old)), local_name(str(new))
