"""The five shipped notices and the register in both servers, loaded as a user would, and the catalog of
questions."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Graph

from graph.cypher import Cypher
from graph.entities import Facts
from graph.store import Store
from loaders.contract.record import NoticeRecord
from loaders.curation.files import CURATION, Curation
from loaders.derive.deriving import derive
from loaders.formats.reading import find_files
from loaders.lexicon.knowledge import Knowledge
from loaders.register.entries import Rules
from loaders.register.files import Register, read_register
from loaders.run.pipeline import all_facts, install, read_files, write, write_registers
from ontology.kinds import Model
from ontology.vocabulary import load_vocabulary, read_vocabulary
from queries.catalog import Catalog, load_catalog

LOADERS = Path(__file__).parents[2] / "loaders"
NOTICES, REGISTER = LOADERS / "notices", LOADERS / "register" / "campaigns.csv"
Ledger = tuple[tuple[object, ...], ...]


@pytest.fixture(scope="session")
def catalog(model: Model) -> Catalog:
    """The questions as they are."""
    return load_catalog(model=model)


@pytest.fixture(scope="session")
def triples() -> Graph:
    """The vocabularies."""
    return load_vocabulary()


@pytest.fixture(scope="session")
def knowledge(triples: Graph) -> Knowledge:
    """What the readers of notices and registers know beforehand."""
    return Knowledge.of(read_vocabulary(triples))


@pytest.fixture(scope="session")
def register(model: Model, knowledge: Knowledge) -> Register:
    """The shipped register."""
    return read_register(REGISTER, Rules(model, knowledge))


@pytest.fixture(scope="session")
def read(knowledge: Knowledge) -> list[tuple[NoticeRecord, Facts]]:
    """The notices of the five files as a user loads them: read, with the curators' corrections."""
    readings = read_files(find_files([NOTICES]), knowledge, curation=Curation.read(CURATION))
    return all_facts(list(readings), knowledge)


@pytest.fixture(scope="session")
def ship(
    model: Model,
    triples: Graph,
    knowledge: Knowledge,
    read: list[tuple[NoticeRecord, Facts]],
    register: Register,
) -> Callable[[Store], Store]:
    """Loads a store with the shipped notices and register, unless they are there and nothing else is. Other
    tests empty the servers, so this is asked before each test: the ledger tells what is loaded, by its content."""
    shipped: dict[str, Ledger] = {}

    def load(store: Store) -> Store:
        if shipped.get(store.kind) != ledger(store):
            empty(store)
            install(store, model, triples)
            assert len(list(write(store, model, read))) == len(read)
            assert len(list(write_registers(store, model, [register], knowledge))) == 1
            derive(store, model, knowledge)
            shipped[store.kind] = ledger(store)
        return store

    return load


@pytest.fixture
def embedded(embedded_store: Store, ship: Callable[[Store], Store]) -> Store:
    """The embedded server with the shipped notices."""
    return ship(embedded_store)


@pytest.fixture
def both(embedded: Store, neo4j_store: Store, ship: Callable[[Store], Store]) -> tuple[Store, Store]:
    """The embedded server and Neo4j, both with the shipped notices."""
    return embedded, ship(neo4j_store)


@pytest.fixture(params=["embedded", "neo4j"])
def shipped(request: pytest.FixtureRequest, ship: Callable[[Store], Store]) -> Store:
    """Each server in turn with the shipped notices."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return ship(found)


def ledger(store: Store) -> Ledger:
    """Who has said something to the store, and a digest of what."""
    return store.read(Cypher("MATCH (l:Ledger) RETURN l.id, l.digest ORDER BY l.id")).rows


def empty(store: Store) -> None:
    """Takes everything out, in steps that fit the memory of a transaction."""
    while store.read(Cypher("MATCH (n) RETURN count(n)")).value():
        store.write([Cypher("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n")])
