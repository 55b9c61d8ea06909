"""A database that others write too: their nodes break no route, whatever they lack."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from graph.cypher import Cypher
from graph.loading import load_notice
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog
from tests.graph.conftest import FactsFactory

STRANGERS = (
    "CREATE (:Agency {name: '无标识'}), (:Agency {id: 5, name: 7}), (:Notice {title: '别人的'}), (:Stranger {id: 's'})",
    "MATCH (n:Notice {id: 'n-1'}) CREATE (:Agency {name: '无标识'})-[:ISSUED]->(n), (:Stranger)-[:ISSUED]->(n)",
    "MATCH (n:Notice {id: 'n-1'}) CREATE (n)-[:STRANGE {id: 1}]->(:Agency), (n)-[:CITES]->(:Policy {id: 2})",
    "MATCH (a:Activity) CREATE (:Agency {name: '无标识'})-[:ORGANIZED {basis: 'explicit', role: 'lead'}]->(a)",
)


@pytest.fixture
def client(
    store: Store, model: Model, catalog: Catalog, served: Callable[[FastAPI], AbstractContextManager[str]]
) -> Iterator[httpx.Client]:
    """An API over a graph with one notice, and the nodes and relationships of others."""
    load_notice(store, model, FactsFactory().notice("n-1"))
    store.write([Cypher(text) for text in STRANGERS])
    with (
        served(create_app(store, Settings(), model, catalog)) as address,
        httpx.Client(base_url=address, timeout=60) as http,
    ):
        yield http


def test_every_route_answers(client: httpx.Client, model: Model, catalog: Catalog) -> None:
    paths = [f"/v1/{each.collection}" for each in model.nodes.values() if each.collection]
    paths += [f"/v1/questions/{each.name}" for each in catalog.questions.values()]
    paths += [
        "/v1/notices/n-1",
        "/v1/graph?type=Notice&id=n-1",
        "/explorer/network?type=Notice&id=n-1",
        "/v1/summary",
    ]
    paths += [f"/v1/notices/n-1?format={form}" for form in ("ttl", "nt", "jsonld")]
    found = {path: client.get(path) for path in paths}
    faults = {path: each.text for path, each in found.items() if each.status_code >= 500}
    assert faults == {}
    assert {each["id"] for each in found["/v1/notices"].json()["items"]} == {"n-1"}
    assert all(isinstance(each["id"], str) for each in found["/v1/agencies"].json()["items"])
