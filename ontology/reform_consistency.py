"""Consistency of reforms: one full successor for each agency. The other rules of reforms are shapes (reforms.ttl)."""

from collections.abc import Iterator

from rdflib import Graph

from ontology.findings import Finding, is_circular
from ontology.reforms import PARTIAL, Reform, read_reforms
from ontology.terms import AGENCY, local_name


def reform_findings(graph: Graph) -> Iterator[Finding]:
    """Yield all findings about reforms; entries of the graph must conform to their classes."""
    yield from _full_successors(read_reforms(graph))


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
