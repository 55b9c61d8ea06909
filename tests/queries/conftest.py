"""The five shipped files and the register in both servers, loaded as by a user, and the catalog of questions."""

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
Ledgers = tuple[tuple[object, ...], ...]


@pytest.fixture(scope="session")
def catalog(model: Model) -> Catalog:
    """The questions of the library."""
    return load_catalog(model=model)


@pytest.fixture(scope="session")
def triples() -> Graph:
    """The vocabularies."""
    return load_vocabulary()


@pytest.fixture(scope="session")
def knowledge(triples: Graph) -> Knowledge:
    """The knowledge that notices and registers are read with."""
    return Knowledge.of(read_vocabulary(triples))


@pytest.fixture(scope="session")
def register(model: Model, knowledge: Knowledge) -> Register:
    """The shipped register."""
    return read_register(REGISTER, Rules(model, knowledge))


@pytest.fixture(scope="session")
def read(knowledge: Knowledge) -> list[tuple[NoticeRecord, Facts]]:
    """The notices of the five files as a user loads them, with the curators' corrections."""
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
    """A function that loads the shipped notices and register into a store, unless it holds just them. Other tests
    empty the servers, so it is called before each test: the ledgers show what is loaded, by content."""
    shipped: dict[str, Ledgers] = {}

    def load(store: Store) -> Store:
        if shipped.get(store.kind) != ledgers(store):
            empty(store)
            install(store, model, triples)
            assert len(list(write(store, model, read))) == len(read)
            assert len(list(write_registers(store, model, [register], knowledge))) == 1
            derive(store, model, knowledge)
            shipped[store.kind] = ledgers(store)
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


def ledgers(store: Store) -> Ledgers:
    """Return the owners in the store, each with the digest of its facts."""
    return store.read(Cypher("MATCH (l:Ledger) RETURN l.id, l.digest ORDER BY l.id")).rows


def empty(store: Store) -> None:
    """Delete everything, in steps that fit the memory of a transaction."""
    while store.read(Cypher("MATCH (n) RETURN count(n)")).value():
        store.write([Cypher("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n")])
