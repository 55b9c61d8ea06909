"""Reforms of agencies, and the successions that follow from them.

A reform is one entry of the vocabulary with all its originals and results. The graph also has a succession for each
pair of agencies, which the program derives here and an editor never writes: `ontology.check` refuses it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.term_lookup import single_value
from ontology.terms import DCTERMS, QM, RDF, SKOS, local_name

PARTIAL = "split"  # the kind of a succession by which only part of the duties passed on

Triple = tuple[Node, URIRef, Node]


@dataclass(frozen=True)
class Reform:
    """A reform: its agencies as terms, in the order of the file.

    `wholes` are the agencies that ended in it, `partials` those that it took a part of, `contributors` those that gave
    single duties and have no successor in it. `source` names the legal bases and then the other sources.
    """

    term: Node
    change_kind: str
    changed_on: str
    event: str
    source: str
    note: str | None
    wholes: tuple[Node, ...]
    partials: tuple[Node, ...]
    contributors: tuple[Node, ...]
    results: tuple[Node, ...]

    @property
    def originals(self) -> tuple[Node, ...]:
        """All agencies whose duties passed on."""
        return (*self.wholes, *self.partials, *self.contributors)


def read_reforms(graph: Graph) -> list[Reform]:
    """Return the reforms in the order of the files. Raises `OntologyError` for one without kind, date or event."""
    return [_reform(graph, term) for term in graph.subjects(RDF.type, QM.Reform)]


def add_successions(graph: Graph) -> Graph:
    """Add the successions that follow from the reforms, and qm:original for what its subproperties say; return the
    graph."""
    for reform in read_reforms(graph):
        for triple in (*_originals(reform), *_successions(reform)):
            graph.add(triple)
    return graph


def _reform(graph: Graph, term: Node) -> Reform:
    partials, contributors = (
        tuple(graph.objects(term, each)) for each in (QM.partialOriginal, QM.contributor)
    )
    originals = dict.fromkeys(graph.objects(term, QM.original))
    return Reform(
        term=term,
        change_kind=str(single_value(graph, term, QM.changeKind)),
        changed_on=str(single_value(graph, term, QM.changedOn)),
        event=str(single_value(graph, term, QM.event)),
        source="；".join(_sources(graph, term)),
        note=_text(graph, term, SKOS.note),
        wholes=tuple(each for each in originals if each not in {*partials, *contributors}),
        partials=partials,
        contributors=contributors,
        results=tuple(graph.objects(term, QM.result)),
    )


def _sources(graph: Graph, term: Node) -> Iterator[str]:
    yield from (citation(graph, basis) for basis in graph.objects(term, QM.legalBasis))
    yield from map(str, graph.objects(term, DCTERMS.source))


def citation(graph: Graph, policy: Node) -> str:
    """Cite a legal basis: its title, in brackets its number or else when and by whom it was adopted, its address."""
    title, number = (_text(graph, policy, each) for each in (DCTERMS.title, QM.docNumber))
    date = _chinese_date(_text(graph, policy, QM.issueDate) or "") + (_text(graph, policy, SKOS.note) or "")
    name, inner = (f"《{title}》", number or date) if title else (number or "", date)
    address = _text(graph, policy, QM.sourceUrl)
    return f"{name}{f'（{inner}）' if inner else ''}{f'，{address}' if address else ''}"


def read_policies(graph: Graph) -> dict[str, str]:
    """Map the title in 《》 and the number of each policy to its id, leaving out those that several have: the plans of
    1998, 2003 and 2008 are all called 国务院机构改革方案."""
    bearers: dict[str, list[str]] = {}
    for term in graph.subjects(RDF.type, QM.Policy):
        title, number = (_text(graph, term, each) for each in (DCTERMS.title, QM.docNumber))
        for name in filter(None, (title and f"《{title}》", number)):
            bearers.setdefault(name, []).append(local_name(str(term)))
    return {name: several[0] for name, several in bearers.items() if len(several) == 1}


def _chinese_date(date: str) -> str:
    """Write an ISO date as far as it is known: 2018年3月17日."""
    parts = zip(filter(None, date.split("-")), "年月日", strict=False)
    return "".join(f"{int(number)}{unit}" for number, unit in parts)


def _text(graph: Graph, term: Node, predicate: URIRef) -> str | None:
    found = graph.value(term, predicate)
    return None if found is None else str(found)


def _originals(reform: Reform) -> Iterator[Triple]:
    return ((reform.term, QM.original, each) for each in (*reform.partials, *reform.contributors))


def _successions(reform: Reform) -> Iterator[Triple]:
    ended = [(each, reform.change_kind) for each in reform.wholes] + [
        (each, PARTIAL) for each in reform.partials
    ]
    for original, kind in ended:
        for result in reform.results:
            node = BNode()
            yield node, RDF.type, QM.Succession
            yield node, QM.predecessor, original
            yield node, QM.successor, result
            values = {
                QM.changeKind: kind,
                QM.changedOn: reform.changed_on,
                QM.event: reform.event,
                DCTERMS.source: reform.source,
            }
            yield from ((node, predicate, Literal(value)) for predicate, value in values.items())
