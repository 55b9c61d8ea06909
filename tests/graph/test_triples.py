"""Facts to RDF and back: the triples of the mapping, and no fact lost on the way."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

from graph.entities import VOCABULARY, Edge, Facts, Node, check_facts
from graph.iris import entity_iri, entity_ref, entity_term, owner_graph, owner_of_graph
from graph.rdf import facts_from_rdf, read_facts
from graph.triples import Triple, facts_triples
from ontology.errors import OntologyError
from ontology.kinds import Model
from ontology.terms import BASE
from tests.graph.drawn_facts import IDS, MODEL, drawn_facts

PREFIXES = f"""
@prefix qm: <{BASE}ontology#> .
@prefix : <{BASE}> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
"""


def graph_of(triples: Iterable[Triple]) -> Graph:
    """A graph with these triples."""
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return graph


def test_the_mapping(model: Model) -> None:
    here, campaign, theme = ("Notice", "n"), ("Campaign", "national-2025"), ("Theme", "t")
    facts = Facts(
        "n",
        (
            Node(*here, {"title": "通知", "issuers_complete": True, "recipients": ("各省", "各市", "中央")}),
            Node(*campaign, {"name": "质量月", "name_en": "Month", "year": 2025}),
            Node(*theme, {"text": "质量"}),
            Node("Agency", "name-1", {"name": "某局"}),
        ),
        (
            Edge("HAS_THEME", campaign, theme, {"notice": "n", "start": 3}),
            Edge("ISSUED", ("Agency", "samr"), here, {"notice": "n", "position": 1}),
        ),
        (Edge("HAS_JURISDICTION", ("Agency", "name-1"), ("Region", "350000"), {}),),
    )
    check_facts(facts, model)
    expected = """
    :notice\\/n a qm:Notice ; dcterms:title "通知" ; qm:issuersComplete true ; qm:recipients "各省" , "各市" , "中央" .
    [] a rdf:Statement ; rdf:subject :notice\\/n ; rdf:predicate qm:recipients ; rdf:object "各省" ; schema:position 1 .
    [] a rdf:Statement ; rdf:subject :notice\\/n ; rdf:predicate qm:recipients ; rdf:object "各市" ; schema:position 2 .
    [] a rdf:Statement ; rdf:subject :notice\\/n ; rdf:predicate qm:recipients ; rdf:object "中央" ; schema:position 3 .
    :campaign\\/national-2025 a qm:Campaign ; skos:prefLabel "质量月"@zh , "Month"@en ; qm:year 2025 .
    :theme\\/t a qm:Theme ; qm:text "质量" .
    :campaign\\/national-2025 qm:hasTheme :theme\\/t .
    [] a rdf:Statement ; rdf:subject :campaign\\/national-2025 ; rdf:predicate qm:hasTheme ; rdf:object :theme\\/t ;
        qm:notice "n" ; qm:start 3 .
    [] a qm:Issuance ; qm:issuer :agency\\/samr ; qm:issuedNotice :notice\\/n ; qm:notice "n" ; qm:position 1 .
    :agency\\/name-1 a qm:Agency ; skos:prefLabel "某局"@zh ; qm:hasJurisdiction :region\\/350000 .
    """
    wanted = Graph().parse(data=PREFIXES + expected, format="turtle")
    found = graph_of(facts_triples(facts, model))
    blank = Graph().parse(data=_blanked(found), format="nt")
    assert isomorphic(blank, wanted)
    # Written by others with blank nodes, it is the same facts.
    assert read_facts(wanted, model, "n").facts.digest == facts.digest
    assert read_facts(wanted, model, "n").unread == ()


def _blanked(graph: Graph) -> str:
    """N-Triples in which terms named by their content are blank nodes."""
    lines = graph.serialize(format="nt")
    for path in ("statement", "issuance"):
        for term in {str(s) for s in graph.subjects() if str(s).startswith(f"{BASE}{path}/")}:
            lines = lines.replace(f"<{term}>", f"_:b{term[-32:]}")
    return lines


@pytest.mark.parametrize("owner", ["n", "通知/1 #?%", "register:r", VOCABULARY])
@given(data=st.data())
def test_no_fact_is_lost(owner: str, data: st.DataObject) -> None:
    facts = data.draw(drawn_facts(owner))
    check_facts(facts, MODEL)
    triples = facts_triples(facts, MODEL)
    graph = graph_of(triples)
    if owner == VOCABULARY:
        found = facts_from_rdf(graph, MODEL)
    else:
        reading = read_facts(graph, MODEL, owner)
        found = reading.facts
        assert reading.unread == ()
    assert found.digest == facts.digest
    assert facts_triples(found, MODEL) == triples


def test_parallel_relationships_with_and_without_properties_stay_two(model: Model) -> None:
    campaign, theme = ("Campaign", "c"), ("Theme", "t")
    nodes = (Node(*campaign, {}), Node(*theme, {}))
    edges = tuple(Edge("HAS_THEME", campaign, theme, each) for each in ({}, {"source": "甲"}))
    facts = Facts(VOCABULARY, nodes, edges)
    check_facts(facts, model)
    assert facts_from_rdf(graph_of(facts_triples(facts, model)), model).digest == facts.digest


def test_the_order_of_facts_does_not_matter(model: Model, factory: Any) -> None:
    facts = factory.notice("n")
    turned = replace(facts, nodes=facts.nodes[::-1], edges=facts.edges[::-1])
    assert facts_triples(turned, model) == facts_triples(facts, model)


@pytest.mark.parametrize("name", sorted(name for name, each in MODEL.nodes.items() if not each.abstract))
@given(entity=IDS)
def test_an_iri_stands_for_one_entity(name: str, entity: str) -> None:
    assert entity_ref(entity_term((name, entity)), MODEL) == (name, entity)
    assert entity_iri("http://localhost/", name, entity).startswith("http://localhost/")


@pytest.mark.parametrize("owner", ["n", "通知/1", "register:r/s", "register:vocabulary", VOCABULARY])
def test_a_named_graph_stands_for_one_owner(owner: str) -> None:
    assert owner_of_graph(owner_graph(owner)) == owner


@pytest.mark.parametrize(
    "path", ["facts/derived", "facts/notice/", "facts/vocabulary/x", "facts/other/x", "notice/n"]
)
def test_other_names_are_of_no_owner(path: str) -> None:
    assert owner_of_graph(type(owner_graph("n"))(BASE + path)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (":notice\\/n a qm:Notice ; dcterms:title '甲' , '乙' .", ["title", "2 values"]),
        (":agency\\/n a qm:Notice .", ["agency:n", "notice/"]),
        ("<http://example.org/n> a qm:Notice .", ["http://example.org/n", f"{BASE}notice/"]),
        (":notice\\/%FF a qm:Notice .", ["%FF", "UTF-8"]),
        (":notice\\/n a qm:Notice ; qm:announces :campaign\\/c .", ["campaign/c", "no entity"]),
        ("[] a rdf:Statement ; rdf:subject :notice\\/n .", ["rdf:predicate", "has 0"]),
        (
            ":notice\\/n a qm:Notice ; qm:cc '甲' , '乙' . [] a rdf:Statement ; rdf:subject :notice\\/n ; "
            "rdf:predicate qm:cc ; rdf:object '甲' ; schema:position 1 .",
            ["cc", "position"],
        ),
        (
            ":notice\\/n a qm:Notice ; qm:cc '甲' . [] a rdf:Statement ; rdf:subject :notice\\/n ; "
            "rdf:predicate qm:cc ; rdf:object '甲' ; schema:position 2 .",
            ["qm:cc", "1, 2, 3"],
        ),
    ],
)
def test_a_fault_is_an_error_with_its_term(model: Model, text: str, words: list[str]) -> None:
    graph = Graph().parse(data=PREFIXES + text.replace("'", '"'), format="turtle")
    with pytest.raises(OntologyError) as refusal:
        read_facts(graph, model, "n")
    assert all(word in str(refusal.value) for word in words), str(refusal.value)


@pytest.mark.parametrize(
    "stray",
    [
        'qm:nmae "甲"',
        'skos:prefLabel "Neu"@de',
        'dcterms:title "甲"@zh',
        'qm:campaignYear "2025"^^<http://www.w3.org/2001/XMLSchema#gYear>',
        "schema:location :region\\/350000",
        "qm:forwardedBy :notice\\/n",
    ],
)
def test_a_triple_that_is_no_fact_is_returned(model: Model, stray: str) -> None:
    graph = Graph().parse(data=f"{PREFIXES} :notice\\/n a qm:Notice ; {stray} .", format="turtle")
    (unread,) = read_facts(graph, model, "n").unread
    assert unread in graph
