"""The examples on the pages of the ontology are true: questions run, RDF is that of the graph."""

import shlex
import tomllib

import pytest
from rdflib import Graph

from graph.cypher import Cypher
from graph.export import owner_piece
from graph.owners import NOTICE_OWNER
from graph.store import Store
from ontology.kinds import Model
from ontology.pages.questions import QUESTIONS
from ontology.pages.site import RDF_EXAMPLE
from ontology.terms import QM
from queries.answer import answer
from queries.catalog import load_catalog

SAMPLES = {each["en"]: each for each in tomllib.loads(QUESTIONS.read_text("utf-8"))["question"]}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_question_runs(name: str, shipped_store: Store) -> None:
    assert shipped_store.read(Cypher(SAMPLES[name]["cypher"])).rows


@pytest.mark.parametrize("name", SAMPLES)
def test_its_command_answers(name: str, shipped_store: Store, model: Model) -> None:
    python, module, room, question, *options = shlex.split(SAMPLES[name]["command"])
    assert (python, module, room) == ("python", "-m", "queries")
    given = dict(zip(options[::2], options[1::2], strict=True))
    found = answer(
        shipped_store,
        load_catalog(model=model).get(question),
        {option.removeprefix("--"): value for option, value in given.items()},
    )
    assert found.rows


def test_the_triples_of_the_example_are_those_of_the_graph(shipped_store: Store, model: Model) -> None:
    example = Graph().parse(RDF_EXAMPLE, format="turtle")
    (notice,) = set(example.objects(None, QM.notice))
    piece = owner_piece(shipped_store, model, NOTICE_OWNER.prefix + str(notice))
    assert piece is not None
    assert set(example) <= set(piece.triples)
