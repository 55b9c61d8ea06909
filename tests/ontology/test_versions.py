# ruff: noqa: E501  (one alteration a line or two)
"""Versions of the ontology: what each changed follows from its file, and what needs a reason has one."""

import pytest
from rdflib import Graph

from ontology.terms import QM, QUALITY_TTL
from ontology.turtle import parse_turtle
from ontology.versions import (
    ADDED,
    CHANGED,
    REMOVED,
    first_versions,
    read_versions,
    term_changes,
    version_defects,
    version_paths,
)

# An alteration of quality.ttl, and the defect that it makes; none where nobody who used the term is concerned.
ALTERATIONS = {
    "another range": ("rdfs:domain qm:Notice ; rdfs:range qm:Campaign", "rdfs:domain qm:Notice ; rdfs:range qm:Theme",
                      "qm:announces was changed in 0.3.0, but has no skos:changeNote that is part of 0.3.0"),
    "another name": ("qm:pinyin", "qm:sortKey", "qm:pinyin was removed in 0.3.0"),
    "no longer functional": ("qm:source a owl:DatatypeProperty , owl:FunctionalProperty", "qm:source a owl:DatatypeProperty",
                             "qm:source was changed in 0.3.0"),
    "note of another version": ("qm:date skos:changeNote v3:names-of-changes", "qm:date skos:changeNote v2:scans",
                                "qm:date was changed in 0.3.0"),
    "another definition": ("The pinyin of the name, computed for sorting.", "The sort key of the name.", ""),
    "a new term": ("qm:pinyin a", "qm:strokes a owl:DatatypeProperty ; rdfs:domain qm:Actor .\nqm:pinyin a", ""),
    "a new class in a domain": ("rdfs:domain qm:Actor ; rdfs:range rdf:langString", "rdfs:domain [ a owl:Class ; owl:unionOf"
                                " ( qm:Actor qm:Venue ) ] ; rdfs:range rdf:langString . qm:Venue a owl:Class ; rdfs:range []", ""),
    "change in one language": ('"Facts read from scans by OCR are marked, with the mean score."@en', '"-"@zh',
                               "0.2.0#scans has no dcterms:description in en"),
    "version without a text": ('"机构改革成为一个事件。"@zh , ', "", "ontology/0.3.0 has no dcterms:description in zh"),
    "another prior version": ("owl:priorVersion <https://w3id.org/quality-month/ontology/0.2.0>",
                              "owl:priorVersion <https://w3id.org/quality-month/ontology/0.1.0>",
                              "but the newest file of versions/ is https://w3id.org/quality-month/ontology/0.2.0"),
}  # fmt: skip


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return parse_turtle(QUALITY_TTL)


def test_each_earlier_version_is_the_file_of_its_number(ontology: Graph) -> None:
    versions = read_versions(ontology)
    assert list(version_paths()) == ["0.1.0", "0.2.0"]
    assert [each.number for each in versions[:-1]] == list(version_paths())
    assert all(str(each.iri).endswith(f"/{each.number}") for each in versions)


def test_changes_follow_from_the_files(ontology: Graph) -> None:
    versions = read_versions(ontology)
    changes, first = term_changes(versions), first_versions(versions)
    assert changes["0.3.0", QM.Reform] == ADDED
    assert changes["0.3.0", QM.date] == CHANGED
    assert changes["0.3.0", QM.dateEarliest] == REMOVED
    assert ("0.3.0", QM.Theme) not in changes
    assert (first[QM.Notice], first[QM.AgencyKind], first[QM.Reform]) == ("0.1.0", "0.2.0", "0.3.0")


def test_no_name_comes_back_with_another_meaning(ontology: Graph) -> None:
    versions = read_versions(ontology)
    removed = {term for (_, term), how in term_changes(versions).items() if how == REMOVED}
    assert removed
    assert removed.isdisjoint(versions[-1].terms)


def test_the_shipped_history_is_complete(ontology: Graph) -> None:
    assert list(version_defects(ontology, read_versions(ontology), "quality.ttl")) == []


@pytest.mark.parametrize("name", ALTERATIONS)
def test_what_concerns_users_needs_a_reason(name: str) -> None:
    old, new, message = ALTERATIONS[name]
    text = QUALITY_TTL.read_text("utf-8")
    assert old in text
    altered = Graph().parse(data=text.replace(old, new), format="turtle")
    found = [str(defect) for defect in version_defects(altered, read_versions(altered), "quality.ttl")]
    assert any(message in line for line in found) if message else found == [], found
