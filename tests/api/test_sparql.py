"""`/v1/sparql` after the SPARQL 1.1 Protocol; tests/queries/test_sparql.py has what the engine does."""

import json
import urllib.parse
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from rdflib import Graph

Serve = Callable[[FastAPI], AbstractContextManager[str]]
Problem = Callable[[httpx.Response, int], dict[str, Any]]
ROOT = Path(__file__).parents[2]
PATH = "/v1/sparql"
TYPES = "SELECT ?type { ?type a qm:ActivityType } ORDER BY ?type LIMIT 3"
LABELS = "CONSTRUCT { ?type rdfs:label ?name } { ?type a qm:ActivityType ; skos:prefLabel ?name } LIMIT 5"
QUERY_TYPE = {"content-type": "application/sparql-query"}


def number(response: httpx.Response) -> int:
    assert response.status_code == 200, response.text
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def test_the_three_ways_to_send_a_query(client: httpx.Client) -> None:
    answers = (
        client.get(PATH, params={"query": TYPES}),
        client.post(PATH, data={"query": TYPES}),
        client.post(PATH, content=TYPES, headers=QUERY_TYPE),
        client.post(PATH, content=TYPES, headers={"content-type": "application/sparql-query; charset=utf-8"}),
    )
    for each in answers:
        assert each.status_code == 200, each.text
        assert each.headers["content-type"] == "application/sparql-results+json"
        assert each.headers["vary"] == "accept"
        assert each.json() == answers[0].json()
    assert len(answers[0].json()["results"]["bindings"]) == 3


@pytest.mark.parametrize("way", ["get", "form", "query"])
def test_the_dataset_of_a_request(client: httpx.Client, way: str) -> None:
    graphs = {"default-graph-uri": "https://w3id.org/quality-month/ontology"}
    text = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    if way == "get":
        response = client.get(PATH, params={"query": text, **graphs})
    elif way == "form":
        response = client.post(PATH, data={"query": text, **graphs})
    else:
        response = client.post(f"{PATH}?{urllib.parse.urlencode(graphs)}", content=text, headers=QUERY_TYPE)
    every = number(client.get(PATH, params={"query": text}))
    assert 0 < number(response) < every


@pytest.mark.parametrize(
    ("accept", "text", "media_type"),
    [
        ("application/sparql-results+xml", TYPES, "application/sparql-results+xml"),
        ("application/json", TYPES, "application/sparql-results+json"),
        ("text/csv", TYPES, "text/csv; charset=utf-8"),
        ("text/tab-separated-values;q=0.9, text/csv;q=0.8", TYPES, "text/tab-separated-values; charset=utf-8"),
        ("application/xml", "ASK {}", "application/sparql-results+xml"),
        ("text/turtle, application/sparql-results+json", LABELS, "text/turtle; charset=utf-8"),
        ("", LABELS, "text/turtle; charset=utf-8"),
        ("application/n-triples", LABELS, "application/n-triples"),
        ("application/rdf+xml", LABELS, "application/rdf+xml"),
        ("application/ld+json", LABELS, "application/ld+json"),
    ],
)  # fmt: skip
def test_the_format_is_negotiated(client: httpx.Client, accept: str, text: str, media_type: str) -> None:
    response = client.post(PATH, content=text, headers={**QUERY_TYPE, "accept": accept})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == media_type
    kind = media_type.partition(";")[0]
    if text == LABELS:
        assert len(Graph().parse(data=response.text, format="nt" if kind.endswith("triples") else kind)) == 5


def test_the_format_of_a_parameter_comes_before_the_header(client: httpx.Client) -> None:
    response = client.get(PATH, params={"query": TYPES, "format": "csv"}, headers={"accept": "text/turtle"})
    assert response.text.splitlines()[0] == "type"


def test_chinese_in_and_out(client: httpx.Client) -> None:
    text = "SELECT ?agency { ?agency skos:prefLabel '国家市场监督管理总局'@zh }"
    (row,) = client.get(PATH, params={"query": text}).json()["results"]["bindings"]
    assert row["agency"]["value"] == "https://w3id.org/quality-month/agency/samr"


@pytest.mark.parametrize(
    ("status", "message", "given"),
    [
        (400, "line 1, column", {"params": {"query": "SELECT * { ?s ?p }"}}),
        (400, "give one query", {}),
        (400, "give one query", {"params": [("query", "ASK {}"), ("query", "ASK {}")]}),
        (400, "no update", {"method": "POST", "data": {"update": "CLEAR ALL"}}),
        (400, "is an update", {"params": {"query": "CLEAR ALL"}}),
        (400, "SERVICE is not offered", {"params": {"query": "ASK { SERVICE <http://127.0.0.1:1/> {} }"}}),
        (400, "there is no parameter", {"params": {"query": "ASK {}", "timeout": "9"}}),
        (400, "format is 'xls'", {"params": {"query": "ASK {}", "format": "xls"}}),
        (400, "not UTF-8", {"method": "POST", "content": b"\xff", "headers": QUERY_TYPE}),
        (400, "at most 100", {"method": "POST", "data": {f"a{n}": "" for n in range(101)}}),
        (400, "", {"params": {"query": "ASK {}", "default-graph-uri": "not an IRI"}}),
        (406, "can be had as", {"params": {"query": "ASK {}"}, "headers": {"accept": "image/png"}}),
        (406, "text/csv", {"params": {"query": "ASK {}"}, "headers": {"accept": "text/turtle"}}),
        (406, "text/turtle", {"params": {"query": LABELS}, "headers": {"accept": "text/csv"}}),
        (413, "400,000", {"method": "POST", "content": b" " * 400_001, "headers": QUERY_TYPE}),
        (415, "send application/", {"method": "POST", "json": {"query": "ASK {}"}}),
        (415, "nothing", {"method": "POST"}),
        (405, "PUT", {"method": "PUT"}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(
    client: httpx.Client, problem: Problem, status: int, message: str, given: dict[str, Any]
) -> None:
    response = client.request(given.pop("method", "GET"), PATH, **given)
    assert message in problem(response, status)["detail"]


def test_the_examples_of_the_description_have_results(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"][PATH]
    (query, *_) = paths["get"]["parameters"]
    posted = paths["post"]["requestBody"]["content"]["application/sparql-query"]["examples"]
    assert query["examples"] == posted
    for each in posted.values():
        response = client.get(PATH, params={"query": each["value"]})
        assert response.status_code == 200, response.text
        assert len(response.text) > 500
    assert json.dumps(posted, ensure_ascii=False).count("·") == len(posted)
