"""Both servers with the shipped notices and register, and the catalog of questions."""

import pytest

from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog, load_catalog


@pytest.fixture(scope="session")
def catalog(model: Model) -> Catalog:
    """The questions of the library."""
    return load_catalog(model=model)


@pytest.fixture
def embedded(shipped_store: Store) -> Store:
    """The embedded server."""
    return shipped_store


@pytest.fixture
def both(shipped_store: Store, neo4j_shipped: Store) -> tuple[Store, Store]:
    """The embedded server and Neo4j."""
    return shipped_store, neo4j_shipped


@pytest.fixture(params=["shipped_store", "neo4j_shipped"], ids=["embedded", "neo4j"])
def shipped(request: pytest.FixtureRequest) -> Store:
    """Each server in turn."""
    found: Store = request.getfixturevalue(request.param)
    return found
