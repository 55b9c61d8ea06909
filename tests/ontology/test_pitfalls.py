"""The ontology has none of the known pitfalls, and each query finds a fault put in: by rdflib, as the check runs
it, and by ROBOT, as a report."""

from pathlib import Path

import pytest
from rdflib import Graph

from ontology.check import ontology_defects
from ontology.pitfall_check import PITFALLS, found_by, pitfall_findings, pitfall_queries
from ontology.terms import QM, QUALITY_TTL
from ontology.turtle import parse_turtle
from tests.ontology.robot.command import joined, robot

NEW_CLASS = 'qm:Venue a owl:Class ; rdfs:label "场所"@zh ; skos:definition "场所。"@zh , "A place."@en .'
NEW_PROPERTY = "qm:heldAt a owl:ObjectProperty ; rdfs:domain qm:Activity ; rdfs:range qm:Region ."

# A fault for each query, and the term that the query then finds.
FAULTS = {
    "P04": (NEW_CLASS, "qm:Venue"),
    "P05": ("qm:hasActivity rdfs:range qm:Notice .", "qm:hasActivity"),
    "P10": (NEW_CLASS, "qm:Venue"),
    "P11": ("qm:seats a owl:DatatypeProperty ; rdfs:domain qm:Activity .", "qm:seats"),
    "P13": (NEW_PROPERTY, "qm:heldAt"),
    "P34": ("qm:Theme rdfs:subClassOf schema:Thing .", "schema:Thing"),
    "P35": ("qm:Theme schema:award 'none' .", "schema:award"),
    "P40": ("skos:prefLabel schema:domainIncludes skos:Concept .", "skos:prefLabel"),
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return parse_turtle(QUALITY_TTL)


def test_every_query_has_a_fault_to_find() -> None:
    assert [path.stem.partition("-")[0] for path in pitfall_queries()] == list(FAULTS)


def test_the_ontology_has_no_pitfall(ontology: Graph) -> None:
    assert list(pitfall_findings(ontology)) == []


@pytest.mark.parametrize("number", FAULTS)
def test_a_fault_is_found(number: str, tmp_path: Path) -> None:
    (query,) = PITFALLS.glob(f"{number}-*.rq")
    fault, term = FAULTS[number]
    faulty = Graph().parse(joined(tmp_path, QUALITY_TTL, more=fault))
    assert [curie_of(faulty, entity) for entity, _ in found_by(query, faulty)] == [term]


def curie_of(graph: Graph, term: object) -> str:
    return graph.namespace_manager.curie(str(term))


def test_the_check_names_term_and_pitfall(tmp_path: Path) -> None:
    faulty = joined(tmp_path, QUALITY_TTL, more="skos:note rdfs:comment 'A note.'@en .")
    (defect, *_) = (each for each in ontology_defects(faulty) if each.term == "skos:note")
    assert str(defect) == (
        "joined.ttl: skos:note belongs to another vocabulary, which alone may describe it (P40, rdfs:comment A note.)"
    )


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["", NEW_PROPERTY])
def test_robot_reports_the_same(fault: str, tmp_path: Path) -> None:
    profile, report = tmp_path / "profile.txt", tmp_path / "report.tsv"
    profile.write_text("".join(f"ERROR\t{each.as_uri()}\n" for each in pitfall_queries()), "utf-8")
    done = robot(
        "report", "--input", joined(tmp_path, QUALITY_TTL, more=fault),
        "--profile", profile, "--fail-on", "ERROR", "--output", report,
    )  # fmt: skip
    rows = report.read_text("utf-8").splitlines()[1:]
    assert (done.returncode == 0) == (fault == "")
    assert bool(rows) == bool(fault), rows
    assert all(str(QM.heldAt) in row or "heldAt" in row for row in rows), rows
