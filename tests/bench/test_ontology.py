"""The wait of every command: the ontology and the vocabulary, against the bare reading of their files."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Graph

from graph.rdf import facts_from_rdf
from ontology.division_triples import add_divisions
from ontology.divisions import read_divisions
from ontology.kinds import Model
from ontology.model import load_model
from ontology.terms import QUALITY_TTL, VOCABULARY
from ontology.turtle import parse_turtle
from ontology.vocabulary import load_vocabulary, read_vocabulary

Best = Callable[..., list[float]]
LOADED = 2.5  # times the bare parsing of the same files
DIVIDED = 2.5  # the divisions as triples and facts, against reading the rest of the vocabulary


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


def parse_all() -> list[Graph]:
    return [parse_turtle(path) for path in (QUALITY_TTL, *VOCABULARY.glob("*.ttl"))]


def load_all() -> None:
    load_model()
    read_vocabulary(load_vocabulary())


def test_loading_against_parsing(best: Best) -> None:
    parsed, loaded = best(parse_all, load_all)
    print(f"\nontology and vocabulary: {parsed:.2f} s parsed, {loaded:.2f} s loaded")
    assert loaded <= LOADED * parsed


def test_the_divisions_against_the_rest(model: Model, best: Best) -> None:
    def divisions() -> None:
        read_divisions.cache_clear()
        facts_from_rdf(add_divisions(load_vocabulary()), model)

    rest, everything = best(lambda: facts_from_rdf(load_vocabulary(), model), divisions)
    print(f"\nfacts of the vocabulary: {rest:.2f} s, with all divisions {everything:.2f} s")
    assert everything - rest <= DIVIDED * rest
