"""The divisions as triples: of the form the ontology asks for, beside what is written by hand."""

from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.term import Node

from graph.entities import Facts, check
from graph.rdf import facts_from_rdf
from ontology.division_sense import division_findings
from ontology.division_triples import add_divisions
from ontology.divisions import Division, Divisions, Naming, Passed, read_divisions
from ontology.form import form_defects, form_of
from ontology.model import Model
from ontology.terms import QM, QUALITY_TTL, REGION
from ontology.turtle import parse_turtle
from ontology.vocabulary import load_vocabulary, read_vocabulary, vocabulary_digest

SPOKEN_OF = ("350182", "350112", "420600", "350200", "330110", "222400", "659010", "341400")


@pytest.fixture(scope="module")
def everything() -> Graph:
    return add_divisions(load_vocabulary())


@pytest.fixture(scope="module")
def facts(everything: Graph, model: Model) -> Facts:
    return facts_from_rdf(everything, model)


def test_they_have_the_form_of_regions(everything: Graph, model: Model) -> None:
    terms: list[Node] = [REGION[code] for code in SPOKEN_OF]
    terms += [node for term in terms for node in everything.subjects(QM.predecessor, term)]
    part = Graph()
    for term in terms:
        for triple in everything.triples((term, None, None)):
            part.add(triple)
    assert len(terms) > len(SPOKEN_OF)
    form = form_of(parse_turtle(QUALITY_TTL), model)
    assert [str(each) for each in form_defects(form, part, everything, "divisions")] == []


def test_they_are_facts_of_the_graph(facts: Facts, model: Model) -> None:
    check(facts, model)
    regions = {node.ref[1]: node.properties for node in facts.nodes if node.ref[0] == "Region"}
    assert len(regions) == len(read_divisions().by_code) + 1  # 新疆生产建设兵团 is none
    assert regions["420600"]["former_names"] == ("襄樊市 /2011",)
    assert (regions["350182"]["valid_to"], regions["350112"]["valid_from"]) == ("2018", "2018")
    assert str(regions["350200"]["note"]).startswith("计划单列市")
    assert regions["222400"]["alt_names"] == ("延边州",)
    assert regions["350203"]["name_en"] == "Siming District"


def test_a_short_name_means_one_region(facts: Facts) -> None:
    short = {node.ref[1]: node.properties["short_name"] for node in facts.nodes if node.ref[0] == "Region"}
    assert (short["220000"], short["220200"]) == ("吉林", "吉林市")
    assert (short["350112"], short["350182"]) == ("长乐", "长乐市")
    assert (short["350200"], short["320106"], short["350203"]) == ("厦门", "鼓楼区", "思明")
    full = {node.ref[1]: str(node.properties["name"]) for node in facts.nodes if node.ref[0] == "Region"}
    words = [name for code, name in short.items() if len(str(name)) < len(full[code])]
    assert len(words) == len(set(words))


def test_what_is_written_by_hand_stays(facts: Facts) -> None:
    regions = {node.ref[1]: node.properties for node in facts.nodes if node.ref[0] == "Region"}
    assert regions["350128"]["alt_names"] == ("平潭综合实验区",)
    assert regions["540000"]["campaign_scope"] == "xizang"


def test_what_became_of_them_and_what_they_lie_in(facts: Facts) -> None:
    joined = {(edge.type, edge.source[1], edge.target[1]): edge.properties for edge in facts.edges}
    passed = joined["SUCCEEDED_BY", "350182", "350112"]
    assert (passed["kind"], passed["date"], passed["event"]) == ("rename", "2018", "长乐市改为长乐区")
    assert ("WITHIN", "320106", "320100") in joined
    assert ("WITHIN", "469025", "460000") in joined


def test_words_are_read_without_them() -> None:
    words = read_vocabulary(load_vocabulary())
    assert len(words.regions) == 52
    assert "和平区" not in words.region_names


def test_the_digest_is_of_them_too(tmp_path: Path) -> None:
    (tmp_path / "cues.ttl").write_text("", "utf-8")
    before = vocabulary_digest(tmp_path)
    (tmp_path / "regions-gbt2260.csv").write_text("code,name,from,to,name_en,passed,note\n", "utf-8")
    assert vocabulary_digest(tmp_path) != before


def made(*divisions: Division) -> Divisions:
    province = Division("350000", (Naming("福建省", "Fujian", None, None),), (), None)
    return Divisions({each.code: each for each in (province, *divisions)})


def county(code: str, begin: str | None, end: str | None, *passed: Passed, name: str = "甲县") -> Division:
    return Division(code, (Naming(name, "Jia County", begin, end),), passed, None)


@pytest.mark.parametrize(
    ("divisions", "said"),
    [
        (made(county("35x", None, None)), "is not identified by a code of six digits"),
        (made(county("360121", None, None)), "lies in no provincial region"),
        (made(county("350121", "2010", "2005")), "was called 甲县 until 2005, before it was from 2010"),
        (made(county("350121", "soon", None)), "has soon, which is no year"),
        (made(county("350121", None, None), county("350122", "2010", None)), "is called 甲县, as 350121 in 350000"),
        (made(county("350121", None, "2010", Passed("rename", "350181", "2010"))), "350181, which was not there"),
        (made(county("350121", None, "2010", Passed("rename", "350000", "2011"))), "in 2011 but ends 2010"),
        (made(county("350100", "2005", None), county("350121", None, None, name="乙县")), "not there all the time"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_found(divisions: Divisions, said: str) -> None:
    assert any(said in what for _, what in division_findings(divisions, {}))


def test_one_name_at_two_times_or_in_two_places_is_fine() -> None:
    sound = made(county("350121", None, "2010"), county("350122", "2010", None))
    assert list(division_findings(sound, {})) == []
