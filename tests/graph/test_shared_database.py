"""A database that has something of others already: what is in the way is refused, the rest left alone."""

import ssl
from collections.abc import Iterator
from dataclasses import replace

import pytest
from neo4j.exceptions import ServiceUnavailable

from graph.cypher import Cypher
from graph.driver_errors import store_error
from graph.loading import load_notice, prepare, retract_notice
from graph.settings import Settings
from graph.store import Store, open_store
from ontology.errors import StoreRefused, StoreUnavailable
from ontology.kinds import Model
from tests.conftest import empty
from tests.graph.conftest import FactsFactory

ALL = Cypher("MATCH (n) RETURN count(n)")


@pytest.fixture
def bare(store: Store, model: Model) -> Iterator[Store]:
    """A database that no graph of ours has begun in."""
    empty(store)
    yield store
    empty(store)
    prepare(store, model)


@pytest.mark.parametrize("label", ["Agency", "Notice", "ActivityType", "Ledger"])
def test_labels_of_ours_on_nodes_of_others_are_refused(label: str, bare: Store, model: Model) -> None:
    bare.write([Cypher(f"CREATE (:{label} {{name: 'of others'}})")])
    with pytest.raises(
        StoreRefused, match=f"nodes of others with the label {label}: give .*QMG_GRAPH_DATABASE"
    ):
        prepare(bare, model)
    assert bare.read(ALL).value() == 1


def test_other_labels_are_left_alone(bare: Store, model: Model) -> None:
    bare.write([Cypher("CREATE (:Person {id: 'n-1'})-[:KNOWS]->(:Person {id: 'samr'})")])
    prepare(bare, model)
    load_notice(bare, model, FactsFactory().notice("n-1"))
    retract_notice(bare, model, "n-1")
    pairs = Cypher("MATCH (a:Person)-[:KNOWS]->(b:Person) RETURN a.id, b.id, size(keys(a))")
    assert bare.read(pairs).rows == (("n-1", "samr", 1),)


def test_a_graph_that_has_begun_is_prepared_again_beside_strangers(bare: Store, model: Model) -> None:
    prepare(bare, model)
    bare.write([Cypher("CREATE (:Agency {name: 'of others'})")])
    prepare(bare, model)
    assert bare.read(Cypher("MATCH (a:Agency) RETURN a.name")).rows == (("of others",),)


def test_an_index_in_the_way_is_named_with_the_remedy(neo4j_store: Store, model: Model) -> None:
    empty(neo4j_store)
    drop, make = "DROP CONSTRAINT Notice_id IF EXISTS", "CREATE INDEX own FOR (n:Notice) ON (n.id)"
    neo4j_store.run_schema([Cypher(drop), Cypher(make)])
    try:
        with pytest.raises(StoreRefused, match=r"in the way .*\(:Notice \{id\}\).*QMG_GRAPH_DATABASE"):
            prepare(neo4j_store, model)
    finally:
        neo4j_store.run_schema([Cypher("DROP INDEX own")])
        prepare(neo4j_store, model)


@pytest.mark.parametrize(
    ("make", "drop", "place"),
    [
        (
            "CREATE CONSTRAINT Notice_id FOR (n:Person) REQUIRE n.name IS UNIQUE",
            "CONSTRAINT",
            r"Person \(name\)",
        ),
        (
            "CREATE CONSTRAINT Notice_id FOR (n:Notice) REQUIRE n.title IS UNIQUE",
            "CONSTRAINT",
            r"Notice \(title\)",
        ),
        ("CREATE INDEX Notice_id FOR ()-[r:KNOWS]-() ON (r.id)", "INDEX", r"KNOWS \(id\)"),
        ("CREATE TEXT INDEX Notice_id FOR (n:Person) ON (n.id)", "INDEX", r"Person \(id\)"),
    ],
)
def test_a_name_of_ours_that_is_taken_is_refused_with_the_remedy(
    make: str, drop: str, place: str, neo4j_store: Store, model: Model
) -> None:
    empty(neo4j_store)
    neo4j_store.run_schema([Cypher("DROP CONSTRAINT Notice_id IF EXISTS"), Cypher(make)])
    try:
        with pytest.raises(
            StoreRefused, match=rf"Notice_id, .* on {place}, is in the way .*QMG_GRAPH_DATABASE"
        ):
            prepare(neo4j_store, model)
        assert neo4j_store.read(ALL).value() == 0
    finally:
        neo4j_store.run_schema([Cypher(f"DROP {drop} Notice_id")])
        prepare(neo4j_store, model)


@pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc", "neo4j+s", "neo4j+ssc"])
def test_a_server_without_tls_is_named_with_the_address_to_write(
    scheme: str, neo4j_settings: Settings
) -> None:
    assert neo4j_settings.graph_uri is not None
    secure = neo4j_settings.graph_uri.replace("bolt", scheme)
    plain = neo4j_settings.graph_uri.replace("bolt", scheme.partition("+")[0])
    with pytest.raises(StoreUnavailable) as failure:
        open_store(replace(neo4j_settings, graph_uri=secure))
    assert str(failure.value) == (
        f"the graph server at {secure} does not speak TLS: set QMG_GRAPH_URI to {plain}, or give it a certificate"
    )


def test_a_certificate_that_is_not_trusted_is_no_missing_tls() -> None:
    error = ServiceUnavailable("no routing information")
    error.__cause__ = ExceptionGroup("all failed", [ssl.SSLCertVerificationError("self-signed")])
    found = store_error(error, "neo4j+s://127.0.0.1:1", "start it")
    assert isinstance(found, StoreUnavailable)
    assert "certificate" in str(found)
    assert "+ssc" in str(found)
