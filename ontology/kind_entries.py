"""Read the kinds of local agency of a vocabulary."""

from rdflib import Graph, URIRef
from rdflib.term import Node

from ontology.agency_kinds import AgencyKind, Form
from ontology.term_lookup import is_true, single_value, text_in
from ontology.terms import DCTERMS, QM, RDF, SKOS, local_name


def read_agency_kinds(graph: Graph) -> dict[str, AgencyKind]:
    """Return the kinds by id, in the order of the file. Raises `OntologyError` for one without name, form or source."""
    kinds = [_kind(graph, term) for term in graph.subjects(RDF.type, QM.AgencyKind)]
    return {each.id: each for each in kinds}


def _kind(graph: Graph, term: Node) -> AgencyKind:
    full = _form(graph, term, QM.fullForm)
    provincial, municipality = (
        _form(graph, term, each) if (term, each, None) in graph else full
        for each in (QM.provincialForm, QM.municipalityForm)
    )
    short = _text(graph, term, QM.shortForm) or full.zh
    printed = (form for each in graph.objects(term, QM.otherForm) for form in str(each).split())
    others = sorted(printed, key=lambda form: (-len(form), form))
    return AgencyKind(
        id=local_name(str(term)),
        name=text_in(graph, term, SKOS.prefLabel, "zh"),
        full=full,
        provincial=provincial,
        municipality=municipality,
        short=short,
        forms=tuple(dict.fromkeys([full.zh, short, provincial.zh, municipality.zh, *others])),
        superior=_id(graph, term, QM.superiorKind),
        level=_text(graph, term, QM.level),
        national=tuple(sorted(local_name(str(each)) for each in graph.objects(term, QM.nationalAgency))),
        becomes=_id(graph, term, QM.becomes),
        valid_from=_text(graph, term, QM.validFrom),
        valid_from_latest=_text(graph, term, QM.validFromLatest),
        valid_to_earliest=_text(graph, term, QM.validToEarliest),
        valid_to=_text(graph, term, QM.validTo),
        remits=tuple(sorted(map(str, graph.objects(term, QM.remits)))),
        source=str(single_value(graph, term, DCTERMS.source)),
        named_after_seat=is_true(graph, term, QM.namedAfterSeat),
        in_towns=is_true(graph, term, QM.inTowns),
        everywhere=is_true(graph, term, QM.everywhere),
    )


def _form(graph: Graph, term: Node, predicate: URIRef) -> Form:
    return Form(text_in(graph, term, predicate, "zh"), text_in(graph, term, predicate, "en"))


def _text(graph: Graph, term: Node, predicate: URIRef) -> str | None:
    found = graph.value(term, predicate)
    return None if found is None else str(found)


def _id(graph: Graph, term: Node, predicate: URIRef) -> str | None:
    found = graph.value(term, predicate)
    return None if found is None else local_name(str(found))
