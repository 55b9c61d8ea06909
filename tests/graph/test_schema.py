"""Constraints and indexes: those of the model, accepted and enforced by both servers."""

from dataclasses import replace

import pytest

from graph.cypher import Cypher
from graph.loading import prepare, version
from graph.owners import NOTICE_OWNER, REGISTER_OWNER
from graph.schema import free_edges, owned_classes, schema, vocabulary_edges
from graph.store import Store
from ontology.errors import OntologyError, QueryFailed
from ontology.kinds import Model


def test_every_label_has_its_constraint(model: Model) -> None:
    texts = [query.text for query in schema(model)]
    for label in (*model.nodes, "Claim", "Ledger", "Dataset"):
        assert f"CREATE CONSTRAINT {label}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE" in texts


def test_the_facts_of_a_notice_are_found_by_an_index(model: Model) -> None:
    assert owned_classes(model, NOTICE_OWNER) == ["Activity", "Evidence"]
    assert {"HAS_THEME", "IMPLEMENTS", "FORWARDS", "IN_REGION"} <= set(free_edges(model, NOTICE_OWNER))
    assert not {"ORGANIZED", "MENTIONED_IN", "HAS_EVIDENCE", "WITHIN"} & set(free_edges(model, NOTICE_OWNER))
    assert {"WITHIN", "SUCCEEDED_BY", "HAS_JURISDICTION"} <= set(vocabulary_edges(model))
    texts = " ".join(query.text for query in schema(model))
    assert "FOR (n:Activity) ON (n.notice)" in texts
    assert "FOR ()-[r:HAS_THEME]-() ON (r.notice)" in texts


def test_the_facts_of_a_register_are_found_by_an_index(model: Model) -> None:
    assert owned_classes(model, REGISTER_OWNER) == ["Record"]
    assert free_edges(model, REGISTER_OWNER) == ["HAS_THEME", "HAS_SLOGAN"]
    texts = " ".join(query.text for query in schema(model))
    assert "FOR (n:Record) ON (n.registered_in)" in texts
    assert "FOR ()-[r:HAS_THEME]-() ON (r.registered_in)" in texts


def test_a_new_class_needs_no_code(model: Model) -> None:
    venue = replace(model.nodes["Activity"], name="Venue", labels=("Venue",))
    grown = replace(model, nodes={**model.nodes, "Venue": venue})
    added = {query.text for query in schema(grown)} - {query.text for query in schema(model)}
    assert len(added) == 2
    assert all("Venue" in text for text in added)


def test_a_class_named_like_a_bookkeeping_label_is_refused(model: Model) -> None:
    with pytest.raises(OntologyError, match="Ledger"):
        schema(replace(model, nodes={**model.nodes, "Ledger": model.nodes["Theme"]}))


def test_preparing_again_changes_nothing(store: Store, model: Model) -> None:
    prepare(store, model)
    names = Cypher("SHOW INDEXES YIELD name RETURN name ORDER BY name")
    before = store.read(names), version(store)
    prepare(store, model)
    assert (store.read(names), version(store)) == before
    assert len(before[0].rows) >= len(schema(model))


@pytest.mark.parametrize("second", ["CREATE (n:Actor:Agency {id: 'a'})", "CREATE (n:Actor:Region {id: 'a'})"])
def test_an_id_is_unique_among_all_actors(store: Store, second: str) -> None:
    store.write([Cypher("CREATE (n:Actor:Agency {id: 'a'})")])
    with pytest.raises(QueryFailed):
        store.write([Cypher(second)])
    assert store.read(Cypher("MATCH (n:Actor) RETURN count(n)")).value() == 1


def test_merge_finds_a_node_by_any_of_its_labels(store: Store) -> None:
    for labels in ("Actor:Agency", "Agency:Actor", "Agency", "Actor", "Actor:Agency"):
        store.write([Cypher(f"MERGE (n:{labels} {{id: 'a'}})")])
    assert store.read(Cypher("MATCH (n) WHERE n.id = 'a' RETURN count(n)")).value() == 1
