"""Conditional requests: an answer is sent again only after a write, and every one bears the version of the data."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from graph.cypher import Cypher
from graph.data_state import data_state
from graph.loading import load_notice, retract_notice
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog
from tests.graph.conftest import FactsFactory

PATHS = [
    "/v1/summary",
    "/v1/agencies?limit=3",
    "/v1/agencies/samr",
    "/v1/agencies/samr?format=ttl",
    "/v1/questions",
    "/v1/questions/types-by-year",
    "/v1/questions/types-by-year.csv",
    "/v1/graph?type=Agency&id=samr",
    "/v1/sparql?query=ASK%20%7B%7D",
    "/explorer/network?type=Agency&id=samr",
]


@pytest.mark.parametrize("path", PATHS)
def test_what_a_client_has_is_not_sent_again(path: str, client: httpx.Client, shipped_store: Store) -> None:
    first = client.get(path)
    assert first.status_code == 200
    assert first.headers["etag"].startswith('W/"')
    assert first.headers["cache-control"] == "no-cache"
    assert "accept" in first.headers["vary"]
    state = data_state(shipped_store)
    assert first.headers["x-dataset-version"] == str(state.version)
    assert first.headers["x-loaded-at"] == state.loaded_at
    for known in (first.headers["etag"], f'"other", {first.headers["etag"]}', "*"):
        again = client.get(path, headers={"if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert again.headers["x-loaded-at"] == state.loaded_at
        assert again.headers["x-content-type-options"] == "nosniff"
    assert client.get(path, headers={"if-none-match": '"other"'}).content == first.content
    assert client.head(path).headers["etag"] == first.headers["etag"]


def test_a_stream_that_is_known_leaves_the_connection_usable(client: httpx.Client) -> None:
    for _ in range(20):
        known = client.get("/v1/questions/types-by-year.csv", headers={"if-none-match": "*"})
        assert (known.status_code, known.content) == (304, b"")
        assert client.get("/healthz").status_code == 200


def test_what_there_is_not_is_not_known(client: httpx.Client) -> None:
    for path, status in (("/v1/agencies/nobody", 404), ("/v1/agencies?limit=0", 422), ("/v1/nothing", 404)):
        assert client.get(path, headers={"if-none-match": "*"}).status_code == status


def test_each_answer_has_a_tag_of_its_own(client: httpx.Client) -> None:
    answers = [client.get(path) for path in PATHS]
    answers += [client.get(PATHS[2], headers={"accept-language": each}) for each in ("en", "zh")]
    answers += [
        client.get(PATHS[2], headers={"accept": each}) for each in ("text/turtle", "application/json")
    ]
    tags = [each.headers["etag"] for each in answers]
    assert len(set(tags)) == len(tags)


def test_problems_and_posts_have_no_tag(client: httpx.Client) -> None:
    answers = [
        client.get("/v1/agencies/nobody"),
        client.get("/v1/questions/types-by-year?from_year=x"),
        client.post("/v1/cypher", json={"query": "RETURN 1 AS n"}),
    ]
    for each in answers:
        assert "etag" not in each.headers
        assert each.headers["x-dataset-version"].isdecimal()
    assert "x-dataset-version" not in client.get("/healthz").headers


def test_answers_are_compressed_for_those_who_take_it(client: httpx.Client) -> None:
    path = "/v1/questions/activities?limit=50"
    packed = client.get(path, headers={"accept-encoding": "gzip"})
    plain = client.get(path, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 3
    assert packed.json() == plain.json()
    assert packed.headers["etag"] == plain.headers["etag"]
    assert "content-encoding" not in client.get("/healthz", headers={"accept-encoding": "gzip"}).headers


@pytest.fixture
def written(
    store: Store, model: Model, catalog: Catalog, served: Callable[[FastAPI], AbstractContextManager[str]]
) -> Iterator[httpx.Client]:
    """An API over a graph that a test writes."""
    load_notice(store, model, FactsFactory().notice("n-1"))
    with (
        served(create_app(store, Settings(), model, catalog)) as address,
        httpx.Client(base_url=address, timeout=60) as http,
    ):
        yield http


def test_a_write_makes_a_new_answer(written: httpx.Client, store: Store, model: Model) -> None:
    first = written.get("/v1/notices")
    load_notice(store, model, FactsFactory().notice("n-2"))
    second = written.get("/v1/notices", headers={"if-none-match": first.headers["etag"]})
    assert second.status_code == 200
    assert len(second.json()["items"]) == 2
    versions = [int(each.headers["x-dataset-version"]) for each in (first, second)]
    assert versions[0] < versions[1]


def test_the_time_of_the_last_load_is_that_of_the_graph(
    written: httpx.Client, store: Store, model: Model
) -> None:
    """It is kept there, so that it changes with a write alone, and whoever serves the graph gives the same."""
    past = "2001-02-03T04:05:06Z"
    store.write([Cypher("MATCH (d:Dataset) SET d.loaded_at = $past", {"past": past})])
    load_notice(store, model, FactsFactory().notice("n-1"))  # it is loaded already
    for response in (written.get("/v1/summary"), written.get("/v1/notices/none")):
        assert response.headers["x-loaded-at"] == past
    assert written.get("/v1/summary").json()["loaded_at"] == past
    retract_notice(store, model, "n-1")
    later = written.get("/v1/summary").json()["loaded_at"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", later)
    assert later > past


def test_a_graph_without_a_time_has_no_header_for_it(written: httpx.Client, store: Store) -> None:
    store.write([Cypher("MATCH (d:Dataset) SET d.loaded_at = NULL")])
    response = written.get("/v1/summary")
    assert response.json()["loaded_at"] is None
    assert "x-loaded-at" not in response.headers
    assert response.headers["x-dataset-version"].isdecimal()
