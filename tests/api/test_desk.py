"""Queries of others at once: a few run, a few wait, further ones are turned away, and other routes answer meanwhile."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog

Serve = Callable[[FastAPI], AbstractContextManager[str]]
Problem = Callable[[httpx.Response, int], dict[str, Any]]


@dataclass(frozen=True)
class Asking:
    """A way to ask: how a query is sent, one that takes long, one that does not, and what is said of the first."""

    path: str
    request: Callable[[str], dict[str, Any]]
    slow: str
    quick: str
    ended: frozenset[str]


def as_sparql(query: str) -> dict[str, Any]:
    return {"data": {"query": query}}


def as_cypher(query: str) -> dict[str, Any]:
    return {"json": {"query": query}}


WAYS = (
    Asking(
        "/v1/sparql",
        as_sparql,
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT (1 AS ?n) {}",
        frozenset({"the query took more than 1 s"}),
    ),
    Asking(
        "/v1/cypher",
        as_cypher,
        "MATCH (a), (b), (c) WHERE a.id + b.id = c.id RETURN count(*) AS n",
        "RETURN 1 AS n",
        frozenset({"the query took more than 1 s", "the query needs too much memory, or more than 1 s"}),
    ),
)
AWAY = "too many queries are waiting; try again later"


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.path)
def test_queries_over_the_limit_do_not_stop_the_service(
    way: Asking,
    shipped_store: Store,
    shipped_settings: Settings,
    model: Model,
    catalog: Catalog,
    served: Serve,
    problem: Problem,
) -> None:
    narrow = replace(shipped_settings, sparql_seconds=1, cypher_seconds=1)
    with served(create_app(shipped_store, narrow, model, catalog)) as address:

        def ask(query: str) -> httpx.Response:
            return httpx.post(f"{address}{way.path}", **way.request(query), timeout=120)

        with ThreadPoolExecutor(14) as pool:
            asked = [pool.submit(ask, way.slow) for _ in range(14)]
            meanwhile = [httpx.get(f"{address}/v1/agencies/samr", timeout=60) for _ in range(5)]
            place = f"POST {way.path}: "
            found = [problem(each.result(), 503)["detail"].removeprefix(place) for each in asked]
            details = {each.partition(":")[0] for each in found}
        assert {each.status_code for each in meanwhile} == {200}
        assert AWAY in details
        assert details - {AWAY}
        assert details - {AWAY} <= way.ended
        assert ask(way.quick).status_code == 200
