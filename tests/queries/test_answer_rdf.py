"""The part of the graph that an answer is about, as triples: equal on both servers, and what the rows name."""

from __future__ import annotations

import pytest
from rdflib import URIRef

from graph.cypher import Cypher
from graph.store import Store
from ontology.kinds import Model
from ontology.terms import QM, RDF
from queries.answer import answer
from queries.answer_rdf import answer_triples
from queries.catalog import LIBRARY, Catalog
from queries.parameters import RawValue

NAMES = sorted(path.stem for path in LIBRARY.glob("*.cypher"))
ASKED: list[tuple[str, dict[str, RawValue]]] = [
    ("evidence", {"agency": "gacc", "type": "risk_monitoring", "year": 2023}),
    ("agency-record", {"agency": "samr"}),
    ("recurring-activities", {}),
    ("path-between-actors", {"from_actor": "spc", "to_actor": "gacc"}),
    ("slogans-reused", {}),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_column_of_a_class_has_ids_of_it(
    embedded: Store, catalog: Catalog, model: Model, name: str
) -> None:
    question = catalog.get(name)
    found = answer(embedded, question, dict(question.example))
    for place, column in enumerate(question.columns):
        if not column.entities:
            continue
        cells = [row[place] for row in found.rows if row[place] is not None]
        ids = {each for cell in cells for each in (cell if isinstance(cell, list) else [cell])}
        known: set[str] = set()
        for kind in column.entities:
            assert kind in model.nodes
            text = f"UNWIND $ids AS id MATCH (n:{kind} {{id: id}}) RETURN n.id"
            known |= {row[0] for row in embedded.read(Cypher(text, {"ids": sorted(ids)})).rows}
        assert known == ids, column.name


def test_columns_of_ids_name_their_class(catalog: Catalog) -> None:
    for question in catalog.questions.values():
        unnamed = [c.name for c in question.columns if c.name.endswith(("_id", "_ids")) and not c.entities]
        assert unnamed == [], question.name


@pytest.mark.parametrize(("name", "given"), ASKED)
def test_both_servers_give_the_same_triples(
    both: tuple[Store, Store], catalog: Catalog, model: Model, name: str, given: dict[str, RawValue]
) -> None:
    one, other = (answer_triples(store, model, answer(store, catalog.get(name), given)) for store in both)
    assert one == other
    assert len(one) > 10


def test_an_answer_has_its_entities_and_what_relates_them(
    embedded: Store, catalog: Catalog, model: Model
) -> None:
    name, given = ASKED[0]
    found = answer(embedded, catalog.get(name), given)
    triples = answer_triples(embedded, model, found)
    types = {
        (str(subject).rpartition("/")[2], kind)
        for subject, predicate, kind in triples
        if predicate == RDF.type
    }
    for column, kind in (("actor_id", QM.Agency), ("activity_id", QM.Activity), ("notice_id", QM.Notice)):
        assert {(row[column], kind) for row in found.records()} <= types
    parts = {
        subject for subject, predicate, kind in triples if (predicate, kind) == (RDF.type, QM.Participation)
    }
    assert parts
    assert {(predicate) for subject, predicate, _ in triples if subject in parts} >= {
        QM.quote,
        QM.basis,
        QM.role,
    }
    assert not [
        each for each in triples if each[1] in (QM.text, QM.corrections) and "/notice/" in str(each[0])
    ]


@pytest.mark.parametrize(("basis", "derived"), [(["explicit"], False), (["series"], True)])
def test_derived_participations_are_there_when_asked_for(
    embedded: Store, catalog: Catalog, model: Model, basis: list[str], derived: bool
) -> None:
    found = answer(embedded, catalog.get("activities"), {"basis": basis})
    triples = answer_triples(embedded, model, found)
    bases = {str(value) for _, predicate, value in triples if predicate == URIRef(str(QM.basis))}
    assert ("series" in bases) == derived
