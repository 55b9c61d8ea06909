"""Divisions as triples: they conform to the ontology and leave regions of the vocabulary; defects are found."""

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.term import Node

from graph.entities import Facts, check_facts
from graph.rdf import facts_from_rdf
from ontology.conformance import conformance_defects, entry_rules
from ontology.division_consistency import division_findings
from ontology.division_triples import add_divisions
from ontology.divisions import Division, DivisionName, Divisions, Succession, read_divisions
from ontology.model import Model
from ontology.terms import QM, QUALITY_TTL, REGION
from ontology.turtle import parse_turtle
from ontology.vocabulary import load_vocabulary, read_vocabulary, vocabulary_digest

SAMPLES = ("350182", "350112", "420600", "350200", "330110", "222400", "659010", "341400", "511421-1997")


@pytest.fixture(scope="module")
def everything() -> Graph:
    return add_divisions(load_vocabulary())


@pytest.fixture(scope="module")
def facts(everything: Graph, model: Model) -> Facts:
    return facts_from_rdf(everything, model)


def test_they_conform_to_the_ontology(everything: Graph, model: Model) -> None:
    terms: list[Node] = [REGION[code] for code in SAMPLES]
    terms += [node for term in terms for node in everything.subjects(QM.changedRegion, term)]
    part = Graph()
    for term in terms:
        for triple in everything.triples((term, None, None)):
            part.add(triple)
    assert len(terms) > len(SAMPLES)
    # An editor may not write region changes; for the program they have the rules of any other class.
    edges = {name: replace(edge, computed=False) for name, edge in model.edges.items()}
    rules = entry_rules(parse_turtle(QUALITY_TTL), replace(model, edges=edges))
    assert [str(each) for each in conformance_defects(rules, part, everything, "divisions")] == []


def test_they_become_nodes_of_the_graph(facts: Facts, model: Model) -> None:
    check_facts(facts, model)
    regions = {node.ref[1]: node.properties for node in facts.nodes if node.ref[0] == "Region"}
    others = {each for each in regions if "-" in each and each[7:8].isalpha()}
    assert {"130000-xiong-an-xin-qu", "660000-di-ba-shi"} < others  # new areas and divisions of the Corps
    assert len(regions) == len(read_divisions().by_code) + 1 + len(
        others
    )  # 新疆生产建设兵团 is not a division
    assert regions["420600"]["former_names"] == ("襄樊市 /2010",)
    assert (regions["350182"]["valid_to"], regions["350112"]["valid_from"]) == ("2017", "2017")
    assert str(regions["350200"]["note"]).startswith("计划单列市")
    assert regions["222400"]["alt_names"] == ("延边州",)
    assert regions["350203"]["name_en"] == "Siming District"


def test_a_short_name_belongs_to_one_region(facts: Facts) -> None:
    short = {node.ref[1]: node.properties["short_name"] for node in facts.nodes if node.ref[0] == "Region"}
    assert (short["220000"], short["220200"]) == ("吉林", "吉林市")
    assert (short["350112"], short["350182"]) == ("长乐", "长乐市")
    assert (short["350200"], short["320106"], short["350203"]) == ("厦门", "鼓楼区", "思明")
    full = {node.ref[1]: str(node.properties["name"]) for node in facts.nodes if node.ref[0] == "Region"}
    shortened = [name for code, name in short.items() if len(str(name)) < len(full[code])]
    assert len(shortened) == len(set(shortened))


def test_regions_of_the_vocabulary_are_kept(facts: Facts) -> None:
    regions = {node.ref[1]: node.properties for node in facts.nodes if node.ref[0] == "Region"}
    assert regions["350128"]["alt_names"] == ("平潭综合实验区",)
    assert regions["540000"]["campaign_scope"] == "xizang"


def test_changes_and_surrounding_divisions(facts: Facts) -> None:
    joined = {(edge.type, edge.source[1], edge.target[1]): edge.properties for edge in facts.edges}
    change = joined["CHANGED_INTO", "350182", "350112"]
    assert (change["change_kind"], change["changed_on"], change["event"]) == (
        "rename",
        "2017",
        "长乐市改为长乐区",
    )
    assert ("WITHIN", "320106", "320100") in joined
    assert ("WITHIN", "469025", "460000") in joined
    assert ("WITHIN", "511421-1997", "511400-1997") in joined


def test_a_split_has_a_change_for_each_part_since_2002(facts: Facts) -> None:
    changes = [e for e in facts.edges if e.type == "CHANGED_INTO"]
    found = {(e.source[1], e.target[1], e.properties["changed_on"]) for e in changes}
    assert {("320304", each, "2010") for each in ("320302", "320311", "320312")} <= found
    assert not any(source == "420400" for source, _, _ in found)  # 1994: in the file, not in the graph
    events = [
        e.properties["event"]
        for e in changes
        if e.source[1] == "370284" and e.properties["changed_on"] == "2012"
    ]
    assert events == ["胶南市并入黄岛区"]


def test_the_vocabulary_does_not_contain_them() -> None:
    vocabulary = read_vocabulary(load_vocabulary())
    assert len([each for each in vocabulary.regions if "-" not in each]) == 52
    assert "和平区" not in vocabulary.region_names


def test_the_digest_includes_them(tmp_path: Path) -> None:
    (tmp_path / "cues.ttl").write_text("", "utf-8")
    before = vocabulary_digest(tmp_path)
    (tmp_path / "regions-gbt2260.csv").write_text("code,name,from,to,name_en,successions,note\n", "utf-8")
    assert vocabulary_digest(tmp_path) != before


def made(*divisions: Division) -> Divisions:
    province = Division("350000", (DivisionName("福建省", "Fujian", None, None),), (), None)
    return Divisions({each.code: each for each in (province, *divisions)})


def county(
    code: str, begin: str | None, end: str | None, *successions: Succession, name: str = "甲县"
) -> Division:
    return Division(code, (DivisionName(name, "Jia County", begin, end),), successions, None)


@pytest.mark.parametrize(
    ("divisions", "message"),
    [
        (made(county("35x", None, None)), "is not identified by a code of six digits"),
        (made(county("360121", None, None)), "lies in no provincial region"),
        (made(county("350121", "2010", "2005")), "has the name 甲县 until 2005, but only from 2010"),
        (made(county("350121", "soon", None)), "has the year soon, which is not of four digits"),
        (made(county("350121", None, None), county("350122", "2010", None)), "甲县, which 350121 in 350000 has"),
        (made(county("350121", None, "2010", Succession("rename", "350181", "2010"))), "350181 in 2010, when"),
        (made(county("350121", None, "2010", Succession("rename", "350000", "2011"))), "in 2011 but ends 2010"),
        (made(county("350121", None, "2010")), "ends 2010 without a successor"),
        (made(county("350121-2009", None, "2010")), "is identified by the year 2009 but ends 2010"),
        (made(county("350100", "2005", None), county("350121", None, None, name="乙县")), "did not exist all the time"),
    ],
)  # fmt: skip
def test_an_inconsistency_is_found(divisions: Divisions, message: str) -> None:
    assert any(message in what for _, what in division_findings(divisions, {}))


def test_a_name_may_be_used_again_later() -> None:
    ended = county("350121", None, "2010", Succession("rename", "350122", "2010"))
    consistent = made(ended, county("350122", "2010", None))
    assert list(division_findings(consistent, {})) == []
