"""The whole API against its OpenAPI document, on both servers: nothing fails, and nothing is undocumented."""

import random
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from fastapi import FastAPI

from api.app import create_app
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog
from tests.api.fuzz.fuzzing import Fuzzed, fuzz
from tests.api.fuzz.hooks import REASONS, is_list_of_one, is_reasoned

Serve = Callable[[FastAPI], AbstractContextManager[str]]
# Of each kind of route one whose parameters are tried one by one.
KINDS = ("/v1/agencies", "/v1/questions/evidence.csv", "/v1/search", "/v1/cypher")
SAMPLE, LONG = 400, 5_000  # requests at least


@pytest.fixture(params=["embedded", "neo4j"])
def address(
    request: pytest.FixtureRequest, model: Model, catalog: Catalog, served: Serve, tmp_path: Path
) -> Iterator[str]:
    """A service over what is shipped, from each server."""
    embedded = request.param == "embedded"
    store: Store = request.getfixturevalue("shipped_store" if embedded else "neo4j_shipped")
    settings: Settings = request.getfixturevalue("shipped_settings" if embedded else "neo4j_settings")
    own = settings if embedded else replace(settings, data_dir=tmp_path / "own")
    with served(create_app(store, own, model, catalog)) as place:
        assert httpx.get(f"{place}/v1/suggest?q=sjj", timeout=60).status_code == 200  # the index is made
        yield place


def test_nothing_fails_and_nothing_is_undocumented(address: str, tmp_path: Path, soaking: bool) -> None:
    if soaking:
        seed = random.SystemRandom().randrange(2**32)
        found = [fuzz(address, tmp_path, "--max-examples", "20", "--seed", str(seed))]
    else:
        wide = "--phases", "examples,fuzzing,stateful", "--max-examples", "2"
        deep = "--phases", "coverage", *(word for path in KINDS for word in ("--include-path", path))
        found = [fuzz(address, tmp_path, "--seed", "1", *words) for words in (wide, deep)]
    cases, reports = sum(each.cases for each in found), "\n".join(each.text for each in found)
    print(f"{cases} requests; {', '.join(map(summary, found))}")
    assert [dict(each.findings) for each in found] == [{}] * len(found), reports
    assert {phase for each in found for phase, status in each.phases.items() if status == "success"} == {
        "examples", "coverage", "fuzzing", "stateful",
    }, reports  # fmt: skip
    assert cases >= (LONG if soaking else SAMPLE)
    assert httpx.get(f"{address}/readyz", timeout=60).json() == {"status": "ok"}


def summary(found: Fuzzed) -> str:
    """Return the lines of a report about seed and refusals with a reason, as one text."""
    return "; ".join(re.findall(r"^(?:Seed|Filtered).*", found.text, re.MULTILINE))


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/v1/questions/notices?bom=true", "does not go with"),
        ("/v1/questions/evidence?agency=nobody", "the graph has no"),
        ("/v1/questions/evidence?agency=no'body", "the graph has no"),
        ("/v1/questions/notices?from_year=2025&to_year=2020", "exchange them"),
        ("/v1/search?q=x&from_year=2025&to_year=2020", "exchange them"),
        ("/v1/agencies?after=x", "is no cursor of"),
        ("/v1/search?q=%7C", "the search has no letters"),
        ("/v1/suggest?q=x&type=Nothing", "there is no type"),
        ("/v1/reconcile/properties?type=Nothing", "there is no type"),
        ("/v1/questions/notices?agency=%00", "is not text of at most"),
        ("/v1/reconcile?queries=x", "is no JSON"),
        ("/v1/sparql?query=SELECT", "bad-query"),
        ("/v1/sparql?query=ASK%7B%7D&format=ttl", "the result can be had as"),
    ],
)
def test_each_reason_is_given_by_the_service(path: str, reason: str, client: httpx.Client) -> None:
    response = client.get(path)
    problem: dict[str, Any] = response.json()
    assert 400 <= response.status_code < 500
    assert reason in f"{problem['detail']} {problem['type']}"
    assert is_reasoned(response.content)


@pytest.mark.parametrize(
    "path",
    [
        "/v1/agencies?limit=0",
        "/v1/agencies?level=none",
        "/v1/agencies?as_of=May",
        "/v1/search?q=",
        "/nothing",
    ],
)
def test_no_other_refusal_is_one_with_a_reason(path: str, client: httpx.Client) -> None:
    assert not is_reasoned(client.get(path).content)
    assert not is_reasoned(b"no JSON")


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [("scope", "a", True), ("scope", ["a", "b"], False), ("level", "a", False), ("agency", "a", False)],
)
def test_a_text_is_a_list_of_one_where_any_text_may_be_in_the_list(
    name: str, value: object, right: bool, client: httpx.Client
) -> None:
    document = schemathesis.openapi.from_dict(client.get("/openapi.json").json())
    case = document["/v1/campaigns"]["GET"].Case(query={name: value})
    message = f"Invalid component: parameter `{name}` in query - violates `anyOf` at /properties/{name}"
    assert is_list_of_one(message, case) is right
    assert not is_list_of_one("Invalid component: body - violates `type`", case)


def test_every_reason_has_a_cause() -> None:
    assert all(len(cause.split()) > 3 for cause in REASONS.values())
