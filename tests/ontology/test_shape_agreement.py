"""The compiled shapes and pySHACL, an implementation by others, agree on every constraint: accepted and refused facts
have the same verdict, on the same term, by the same shape."""

import os
import random
from functools import cache

import pytest
from rdflib import Graph
from rdflib.term import BNode, Node

from ontology.model import load_model
from ontology.shapes.model_shapes import model_shapes
from ontology.shapes.triples import TripleIndex
from ontology.shapes.validating import Shapes, shapes_graph
from ontology.terms import RDF, SH, SHAPE, local_name
from tests.ontology.shape_cases import Case, cases
from tests.ontology.shape_data import known, real_triples

pyshacl = pytest.importorskip("pyshacl")
pytestmark = pytest.mark.slow

Verdict = set[tuple[Node, Node]]  # terms with the shapes that they violate

SOAKING = os.environ.get("QMG_TEST_PROFILE") == "soak"
SHAPES = shapes_graph(load_model())
CASES = list(cases(SHAPES))
MADE = set(model_shapes(load_model()).subjects())  # alike in kind, so a sample of them is enough
SAMPLE = [case for number, case in enumerate(CASES) if case[0] not in MADE or number % 9 == 0]


def case_name(case: Case) -> str:
    shape, constraint, _ = case
    return f"{local_name(str(shape))} {local_name(str(constraint))}"


@cache
def compiled() -> Shapes:
    return Shapes.load(load_model())


def by_us(data: Graph) -> Verdict:
    """Return the verdict of the compiled shapes."""
    return {(each.focus, each.shape) for each in compiled().violations(TripleIndex(data, known()))}


def by_pyshacl(data: Graph, shapes: Graph) -> Verdict:
    """Return the verdict of pySHACL, which gets the classes of entities of the vocabulary beside the facts."""
    given, beside = set(data.subjects()), Graph()
    for triple in data:
        beside.add(triple)
    for term in {*data.objects()} - given:
        if term in known():
            beside.add((term, RDF.type, known()[term]))
    _, report, _ = pyshacl.validate(beside, shacl_graph=shapes)
    results = report.subjects(RDF.type, SH.ValidationResult)
    found = {(report.value(each, SH.focusNode), report.value(each, SH.sourceShape)) for each in results}
    return {(focus, shape) for focus, shape in found if focus in given}


def shape_alone(shape: Node) -> Graph:
    """Return a shape, with the one that it belongs to and all that they consist of."""
    graph, open_terms = Graph(), [shape, *SHAPES.subjects(SH.property, shape)]
    while open_terms:
        term = open_terms.pop()
        if (term, None, None) not in graph:
            for predicate, value in SHAPES.predicate_objects(term):
                graph.add((term, predicate, value))
                if isinstance(value, BNode) or predicate == SH.prefixes or str(value).startswith(str(SHAPE)):
                    open_terms.append(value)
    return graph


def real_facts() -> Graph:
    graph = Graph()
    for triple in real_triples():
        graph.add(triple)
    return graph


def test_real_facts_are_accepted_by_both() -> None:
    assert by_us(real_facts()) == by_pyshacl(real_facts(), SHAPES) == set()


@pytest.mark.parametrize("case", CASES if SOAKING else SAMPLE, ids=case_name)
def test_what_breaks_a_constraint_is_refused_by_both(case: Case) -> None:
    shape, _, mutate = case
    shapes, data = shape_alone(shape), real_facts()
    mutate(data)
    ours = {(focus, each) for focus, each in by_us(data) if (each, None, None) in shapes}
    assert shape in {each for _, each in ours}
    assert by_pyshacl(data, shapes) == ours


@pytest.mark.parametrize("seed", range(20 if SOAKING else 1))
def test_any_faults_are_the_same_for_both(seed: int) -> None:
    """Drop some triples, and give others the value of another triple with the same predicate; classes stay."""
    data, chance = real_facts(), random.Random(seed)
    triples = sorted((each for each in data if each[1] != RDF.type), key=str)
    for subject, predicate, value in chance.sample(triples, 60):
        data.remove((subject, predicate, value))
        others = [each[2] for each in triples if each[1] == predicate]
        if chance.random() < 0.6:
            data.add((subject, predicate, chance.choice(others)))
    ours = by_us(data)
    assert len({shape for _, shape in ours}) > 5
    assert by_pyshacl(data, SHAPES) == ours
