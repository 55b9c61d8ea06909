"""Both servers with the vocabulary, from which facts are derived."""

import pytest

from graph.cypher import Cypher
from graph.loading import load_vocabulary_facts, prepare
from graph.rdf import facts_from_rdf
from graph.store import Store
from ontology.kinds import Model
from ontology.vocabulary import load_vocabulary


@pytest.fixture(params=["embedded", "neo4j"])
def vocabulary_store(request: pytest.FixtureRequest, model: Model) -> Store:
    """Each server in turn, with the vocabulary only."""
    server: Store = request.getfixturevalue(f"{request.param}_store")
    while server.read(Cypher("MATCH (n) RETURN count(n)")).value():
        server.write([Cypher("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n")])
    prepare(server, model)
    load_vocabulary_facts(server, model, facts_from_rdf(load_vocabulary(), model))
    return server
