"""Consistency of reforms: how many agencies of which part, dates, sources, and one full successor for each agency."""

from collections.abc import Iterator, Mapping

from rdflib import Graph
from rdflib.term import Node

from ontology.entries import AgencyEntry
from ontology.findings import Finding, is_circular, is_same_time
from ontology.reforms import PARTIAL, Reform, read_reforms
from ontology.terms import AGENCY, local_name

_FOUNDING = ("rename", "merge")  # the result is a new agency and begins with the reform
_SEVERAL = 2  # originals of a merge, results of a split


def reform_findings(graph: Graph, agencies: Mapping[str, AgencyEntry]) -> Iterator[Finding]:
    """Yield all findings about reforms; entries of the graph must conform to their classes."""
    reforms = read_reforms(graph)
    for reform in reforms:
        faults = (*_members(reform), *_ends(reform, agencies), *_beginnings(reform, agencies))
        yield from ((reform.term, what) for what in faults)
    yield from _full_successors(reforms)


def _members(reform: Reform) -> Iterator[str]:
    """A merge has several originals, or a note on the missing ones; only a division has several results."""
    if not reform.originals:
        yield "has no qm:original, qm:partialOriginal or qm:contributor"
    if not reform.results:
        yield "has no qm:result"
    if not reform.source:
        yield "has neither qm:legalBasis nor dcterms:source"
    for each in sorted({*reform.originals} & {*reform.results}, key=str):
        yield f"has {local_name(str(each))} both as an original and as a result"
    if len(set(reform.originals)) < len(reform.originals):
        yield "has one agency both as qm:partialOriginal and as qm:contributor"
    yield from _numbers(reform)


def _numbers(reform: Reform) -> Iterator[str]:
    """The numbers of agencies that a kind of reform asks for."""
    if reform.change_kind == "merge" and len(reform.originals) < _SEVERAL and not reform.note:
        yield "is a merge of one agency: add the others, or a skos:note on why they are not here"
    if reform.change_kind == "rename" and len(reform.wholes) != 1:
        yield f"is a rename of {len(reform.wholes)} agencies, needs one qm:original"
    if reform.change_kind != PARTIAL and len(reform.results) > 1:
        yield f"is a {reform.change_kind} with {len(reform.results)} results, may have one: a division is a {PARTIAL}"
    if reform.change_kind == PARTIAL and reform.wholes and len(reform.results) < _SEVERAL:
        yield f"is a {PARTIAL} into one agency: add the other results, or write qm:partialOriginal"


def _ends(reform: Reform, agencies: Mapping[str, AgencyEntry]) -> Iterator[str]:
    """An agency that is wholly taken in ends with the reform."""
    for each in _entries(reform.wholes, agencies):
        if each.valid_to is None:
            yield f"ends {each.id}, which has no qm:validTo"
        elif not is_same_time(each.valid_to, reform.changed_on):
            yield f"is dated {reform.changed_on}, but {each.id} ends {each.valid_to}"


def _beginnings(reform: Reform, agencies: Mapping[str, AgencyEntry]) -> Iterator[str]:
    """An agency that a rename or a merge founds begins with the reform."""
    for each in _entries(reform.results if reform.change_kind in _FOUNDING else (), agencies):
        if not is_same_time(each.valid_from, reform.changed_on):
            begun = each.valid_from or "at an unknown time"
            yield f"is dated {reform.changed_on}, but {each.id} begins {begun}"


def _full_successors(reforms: list[Reform]) -> Iterator[Finding]:
    """An agency has at most one full successor and is not its own, so that a roll-up counts nothing twice."""
    main: dict[str, str] = {}
    for reform in reforms:
        for original in reform.wholes if reform.change_kind != PARTIAL else ():
            old, new = local_name(str(original)), local_name(str(reform.results[0])) if reform.results else ""
            if main.setdefault(old, new) != new:
                what = (
                    f"gives {old} a second full successor, {new} after {main[old]}: one must be a {PARTIAL}"
                )
                yield reform.term, what
    yield from ((AGENCY[each], "is its own successor") for each in main if is_circular(each, main))


def _entries(terms: tuple[Node, ...], agencies: Mapping[str, AgencyEntry]) -> Iterator[AgencyEntry]:
    return (agencies[local_name(str(term))] for term in terms)
