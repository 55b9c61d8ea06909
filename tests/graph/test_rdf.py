"""RDF to facts: the entities of the model, in any order, and errors that name the term."""

from itertools import permutations

import pytest
from rdflib import Graph

from graph.entities import VOCABULARY, Edge, Node, check_facts
from graph.rdf import facts_from_rdf, pinyin
from ontology.errors import OntologyError
from ontology.kinds import Model
from ontology.vocabulary import load_vocabulary

PREFIXES = """
@prefix qm: <https://w3id.org/quality-month/ontology#> .
@prefix agency: <https://w3id.org/quality-month/agency/> .
@prefix region: <https://w3id.org/quality-month/region/> .
@prefix type: <https://w3id.org/quality-month/activity-type/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
"""
REGION = 'region:350000 a qm:Region ; skos:prefLabel "福建省"@zh, "Fujian"@en .'
OLD = 'agency:old a qm:Agency ; skos:prefLabel "旧局"@zh ; qm:validTo "2018-03" .'
NEW = """agency:new a qm:Agency ; skos:prefLabel "新总局"@zh, "New"@en, "Neu"@de ; qm:shortName "新局"@zh ;
    skos:altLabel "乙"@zh , "甲"@zh , "A"@en ; qm:hasJurisdiction region:350000 ; dcterms:source "来源" ;
    skos:note "an editor's word"@en ; qm:provisional true ; qm:pinyin "typed" ."""
TYPE = 'type:training a qm:ActivityType ; qm:position 4 ; skos:prefLabel "培训"@zh ; qm:cue "培训班" .'
CHANGE = '[] a qm:Succession ; qm:predecessor agency:old ; qm:successor agency:new ; qm:changeKind "rename" .'


def parsed(*parts: str) -> Graph:
    return Graph().parse(data=PREFIXES + "\n".join(parts), format="turtle")


def test_entities_and_relationships(model: Model) -> None:
    facts = facts_from_rdf(parsed(REGION, OLD, NEW, TYPE, CHANGE), model)
    check_facts(facts, model)
    assert facts.owner == VOCABULARY
    assert {node.ref: dict(node.properties) for node in facts.nodes} == {
        ("Region", "350000"): {"name": "福建省", "name_en": "Fujian", "pinyin": "fu jian sheng"},
        ("Agency", "old"): {"name": "旧局", "valid_to": "2018-03", "pinyin": "jiu ju"},
        ("Agency", "new"): {
            "name": "新总局", "name_en": "New", "short_name": "新局", "alt_names": ("乙", "甲"),
            "source": "来源", "pinyin": "xin zong ju",
        },
        ("ActivityType", "training"): {"name": "培训", "position": 4},
    }  # fmt: skip
    assert facts.edges == (
        Edge("HAS_JURISDICTION", ("Agency", "new"), ("Region", "350000"), {}),
        Edge("SUCCEEDED_BY", ("Agency", "old"), ("Agency", "new"), {"change_kind": "rename"}),
    )


def test_a_subordination_and_its_short_form_are_relationships_of_one_type(model: Model) -> None:
    plain = "agency:new qm:subordinateTo agency:old ."
    dated = """[] a qm:Subordination ; qm:subordinate agency:old ; qm:superior agency:new ;
        qm:validFrom "2001" ; qm:validTo "2018-03" ; dcterms:source "来源" ."""
    facts = facts_from_rdf(parsed(REGION, OLD, NEW, plain, dated), model)
    check_facts(facts, model)
    assert [edge for edge in facts.edges if edge.type == "SUBORDINATE_TO"] == [
        Edge("SUBORDINATE_TO", ("Agency", "new"), ("Agency", "old"), {}),
        Edge(
            "SUBORDINATE_TO", ("Agency", "old"), ("Agency", "new"),
            {"source": "来源", "valid_from": "2001", "valid_to": "2018-03"},
        ),
    ]  # fmt: skip


def test_the_order_of_the_file_does_not_matter(model: Model) -> None:
    marks = {
        facts_from_rdf(parsed(*order), model).digest for order in permutations([REGION, OLD, NEW, CHANGE])
    }
    assert len(marks) == 1


def test_an_empty_graph_gives_no_facts(model: Model) -> None:
    assert facts_from_rdf(Graph(), model).nodes == ()


def test_the_shipped_vocabulary_gives_facts(model: Model) -> None:
    facts = facts_from_rdf(load_vocabulary(), model)
    check_facts(facts, model)
    assert Node("Agency", "samr", {}).ref in {node.ref for node in facts.nodes}
    assert {"HAS_JURISDICTION", "SUCCEEDED_BY", "WITHIN"} <= {edge.type for edge in facts.edges}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ('agency:x a qm:Agency ; skos:prefLabel "甲"@zh , "乙"@zh .', ["agency:x", "name"]),
        ("agency:x a qm:Agency , qm:Region .", ["agency:x", "Region"]),
        ("[] a qm:Agency .", ["Agency", "IRI"]),
        ("agency:x a qm:Agency ; qm:hasJurisdiction region:9 .", ["region:9", "hasJurisdiction"]),
        ('type:x a qm:ActivityType ; qm:position "first" .', ["type:x", "position", "integer"]),
        ("agency:x a qm:Agency . [] a qm:Succession ; qm:predecessor agency:x .", ["successor"]),
        ("[] a qm:Succession ; qm:predecessor agency:y ; qm:successor agency:z .", ["agency:y"]),
    ],
)
def test_a_defect_is_an_error_with_its_term(model: Model, wrong: str, words: list[str]) -> None:
    with pytest.raises(OntologyError) as refusal:
        facts_from_rdf(parsed(wrong), model)
    assert all(word in str(refusal.value) for word in words)


def test_names_are_read_as_phrases() -> None:
    assert pinyin("重庆市") == "chong qing shi"
    assert pinyin("CNAS认可委") == "cnas ren ke wei"
    assert pinyin("“剑网”专项行动") == "jian wang zhuan xiang xing dong"
