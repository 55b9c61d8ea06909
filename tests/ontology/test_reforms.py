"""A reform is one event, from which the successions of its agencies follow."""

import pytest
from rdflib import Graph, URIRef

from graph.entities import Facts
from graph.rdf import facts_from_rdf
from ontology.model import Model
from ontology.reforms import Reform, add_successions, citation, read_policies, read_reforms
from ontology.terms import AGENCY, POLICY, QM, RDF, REFORM, local_name
from ontology.vocabulary import load_vocabulary

PREFIXES = """
@prefix qm: <https://w3id.org/quality-month/ontology#> .
@prefix agency: <https://w3id.org/quality-month/agency/> .
@prefix policy: <https://w3id.org/quality-month/policy/> .
@prefix reform: <https://w3id.org/quality-month/reform/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
"""
FOUNDING = """
reform:new-2018 a qm:Reform ; qm:changeKind "merge" ; qm:changedOn "2018-03" ; qm:event "改革" ; dcterms:source "来源" ;
    qm:original agency:one , agency:two ; qm:partialOriginal agency:divided ; qm:contributor agency:lasting ;
    qm:result agency:new ; qm:legalBasis policy:plan .
policy:plan a qm:Policy ; dcterms:title "方案" ; qm:issueDate "2018-03-17" ; skos:note "批准"@zh .
"""
DIVISION = """
reform:old-1988 a qm:Reform ; qm:changeKind "split" ; qm:changedOn "1988" ; qm:event "改革" ; dcterms:source "来源" ;
    qm:original agency:old ; qm:result agency:left , agency:right .
"""


@pytest.fixture(scope="module")
def facts(model: Model) -> Facts:
    return facts_from_rdf(load_vocabulary(), model)


def parsed(*parts: str) -> Graph:
    return Graph().parse(data=PREFIXES + "".join(parts), format="turtle")


def successions(graph: Graph) -> set[tuple[str, ...]]:
    """Return predecessor, successor, kind, date and event of each succession."""
    predicates = (QM.predecessor, QM.successor, QM.changeKind, QM.changedOn, QM.event)
    return {
        tuple(local_name(str(graph.value(term, each))) for each in predicates)
        for term in graph.subjects(RDF.type, QM.Succession)
    }


def test_one_succession_for_each_agency_that_ended_and_each_result() -> None:
    assert successions(add_successions(parsed(DIVISION))) == {
        ("old", "left", "split", "1988", "改革"), ("old", "right", "split", "1988", "改革"),
    }  # fmt: skip


def test_a_partial_original_is_split_and_a_contributor_has_no_successor() -> None:
    assert successions(add_successions(parsed(FOUNDING))) == {
        ("one", "new", "merge", "2018-03", "改革"), ("two", "new", "merge", "2018-03", "改革"),
        ("divided", "new", "split", "2018-03", "改革"),
    }  # fmt: skip


def test_all_are_originals_and_reading_again_is_the_same() -> None:
    graph = add_successions(parsed(FOUNDING))
    term = REFORM["new-2018"]
    assert set(graph.objects(term, QM.original)) == {AGENCY[n] for n in ("one", "two", "divided", "lasting")}
    (reform,) = read_reforms(graph)
    assert reform.wholes == (AGENCY["one"], AGENCY["two"])
    assert [local_name(str(each)) for each in reform.originals] == ["one", "two", "divided", "lasting"]


def test_the_source_of_a_succession_is_legal_basis_and_source() -> None:
    (reform,) = read_reforms(parsed(FOUNDING))
    assert reform.source == "《方案》（2018年3月17日批准）；来源"


@pytest.mark.parametrize(
    ("entry", "cited"),
    [
        ('dcterms:title "通知" ; qm:docNumber "国发〔2001〕13号"', "《通知》（国发〔2001〕13号）"),
        ('qm:docNumber "国办发〔2000〕81号" ; qm:issueDate "2000-12-31"', "国办发〔2000〕81号（2000年12月31日）"),
        ('dcterms:title "方案" ; qm:issueDate "2019" ; qm:sourceUrl "http://amr.sz.gov.cn"',
         "《方案》（2019年），http://amr.sz.gov.cn"),
        ('dcterms:title "规定"', "《规定》"),
    ],
)  # fmt: skip
def test_a_legal_basis_is_cited_by_what_is_known_of_it(entry: str, cited: str) -> None:
    assert citation(parsed(f"policy:x a qm:Policy ; {entry} ."), POLICY["x"]) == cited


def test_a_policy_is_found_by_a_title_or_number_that_no_other_has() -> None:
    found = read_policies(load_vocabulary())
    assert found["《深化党和国家机构改革方案》"] == "party-state-reform-plan-2018"
    assert found["国发〔2001〕13号"] == "adjustment-notice-2001"
    assert "《国务院机构改革方案》" not in found


def test_the_reform_that_made_samr_is_one_event_with_five_originals(facts: Facts) -> None:
    ends = {(e.type, e.target[1]) for e in facts.edges if e.source == ("Reform", "samr-2018")}
    assert {end for kind, end in ends if kind == "ORIGINAL"} == {"aqsiq", "saic", "cfda", "ndrc", "mofcom"}
    assert {end for kind, end in ends if kind == "CONTRIBUTOR"} == {"ndrc", "mofcom"}
    assert {(kind, end) for kind, end in ends if kind in ("RESULT", "LEGAL_BASIS")} == {
        ("RESULT", "samr"), ("LEGAL_BASIS", "party-state-reform-plan-2018"),
    }  # fmt: skip
    assert ("SUCCEEDED_BY", "ndrc", "samr") not in {(e.type, e.source[1], e.target[1]) for e in facts.edges}


def test_each_pair_of_agencies_has_one_succession(facts: Facts) -> None:
    """Two would be two rows of every question; they are as many as when each was written by hand."""
    pairs = [(edge.source, edge.target) for edge in facts.edges if edge.type == "SUCCEEDED_BY"]
    assert len(pairs) == len(set(pairs)) >= 301


def test_reforms_are_named_after_an_agency_and_their_year() -> None:
    graph = load_vocabulary()
    for reform in read_reforms(graph):
        agencies = (*reform.originals, *reform.results)
        assert any(_slug(reform).startswith(local_name(str(each))) for each in agencies), reform.term
        assert _slug(reform).endswith(reform.changed_on[:4])
        assert (URIRef(str(reform.term)), RDF.type, QM.Reform) in graph


def _slug(reform: Reform) -> str:
    return local_name(str(reform.term))
