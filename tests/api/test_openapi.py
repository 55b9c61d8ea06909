"""The OpenAPI document: complete, valid, in both languages, without pages of another host."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from api.cypher_openapi import FORMATS as CYPHER_FORMATS
from api.question_files import FILES
from ontology.kinds import Model
from ontology.pages.serialisations import FORMATS
from queries.catalog import Catalog
from queries.entities.filters import list_question
from queries.sparql.formats import ROW_FORMATS, TRIPLE_FORMATS
from viz.graph_files import MEDIA_TYPES

# The responses that are not JSON, beside the CSV of questions.
DOCUMENTS = {
    "get /ontology": {"text/html", *(each.media_type for each in FORMATS)},
    "get /ontology/{version}": {"text/turtle"},
    "get /vocabularies": {"text/html"},
    "get /v1/reconcile/preview": {"text/html"},
    "get /metrics": {"text/plain; version=0.0.4; charset=utf-8"},
}
CHINESE, ENGLISH = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[A-Za-z]{2}")


@pytest.fixture(scope="module")
def document(client: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield f"{method} {path}", operation


def texts(value: Any, key: str) -> Iterator[str]:
    """Yield every string under a key, at any depth; names of properties are not keys."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == key and isinstance(inner, str):
                yield inner
            yield from texts(inner, key)
    if isinstance(value, list):
        for inner in value:
            yield from texts(inner, key)


def in_both(text: str) -> bool:
    return bool(CHINESE.search(text)) and bool(ENGLISH.search(text))


def test_it_has_version_title_and_description(document: dict[str, Any], model: Model) -> None:
    assert document["openapi"].startswith("3.1")
    assert document["info"]["version"] == model.version
    assert in_both(document["info"]["title"])
    assert in_both(document["info"]["description"])


def test_every_operation_is_described_in_both_languages(document: dict[str, Any]) -> None:
    names, tags = [], {each["name"]: each["description"] for each in document["tags"]}
    for name, operation in operations(document):
        assert in_both(operation["summary"]), name
        assert [tag for tag in operation["tags"] if not in_both(tags.get(tag, ""))] == [], name
        assert all(in_both(each["description"]) for each in operation.get("parameters", ())), name
        for status, response in operation["responses"].items():
            assert status == "200" or in_both(response["description"]), (name, status)
        names.append(operation["operationId"])
    assert len(set(names)) == len(names)
    assert all(name.isascii() for name in (*names, *tags)), "generated clients name modules by them"


def test_every_field_of_a_response_is_described_in_both_languages(document: dict[str, Any]) -> None:
    for name, shape in document["components"]["schemas"].items():
        for field, schema in shape["properties"].items():
            assert in_both(schema.get("description", "")), (name, field)


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    known = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    used = set(texts(document, "$ref"))
    assert used <= known
    assert "#/components/schemas/Problem" in used


def test_every_other_path_is_described(document: dict[str, Any]) -> None:
    own = {"/v1", "/v1/model", "/v1/summary", "/v1/questions", "/v1/cypher", "/v1/sparql", "/v1/graph"}
    assert own | {"/explorer/network", "/explorer/looks", "/healthz", "/readyz"} <= set(document["paths"])


def test_every_collection_and_question_has_its_path(
    document: dict[str, Any], model: Model, catalog: Catalog
) -> None:
    for node_class in model.nodes.values():
        if node_class.collection:
            listed = document["paths"][f"/v1/{node_class.collection}"]["get"]
            assert f"/v1/{node_class.collection}/{{id}}" in document["paths"]
            declared = list_question(model, node_class).parameters
            names = [each["name"] for each in listed["parameters"]]
            assert sorted(names) == sorted(["limit", "after", *(each.name for each in declared)])
    for question in catalog.questions.values():
        asked = document["paths"][f"/v1/questions/{question.name}"]["get"]
        parameters = {each["name"]: each for each in asked["parameters"]}
        own = {"format", "limit", "after", "bom", "lang"}
        assert set(parameters) == own | {each.name for each in question.parameters}
        for each in question.parameters:
            assert parameters[each.name]["required"] == each.required
            schema = parameters[each.name]["schema"]
            assert (schema["type"] == "array") == (each.type == "strings")
            assert tuple(schema.get("items", schema).get("enum", ())) == each.values
        csv = document["paths"][f"/v1/questions/{question.name}.csv"]["get"]
        assert {each["name"] for each in csv["parameters"]} == {*parameters} - own | {"bom"}


def test_errors_are_described_as_problem_documents(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        for status, response in operation["responses"].items():
            kinds = set(response.get("content", ()))
            expected = {"200": answered(name), "308": set()}.get(status, {"application/problem+json"})
            assert kinds == expected, name


def answered(name: str) -> set[str]:
    """Return the media types of an answer."""
    if name in DOCUMENTS:
        return DOCUMENTS[name]
    rows, triples = ({each.media_types[0] for each in formats} for formats in (ROW_FORMATS, TRIPLE_FORMATS))
    if name.endswith("/sparql"):
        return rows | triples
    if name == "get /v1/graph":
        return {"application/json", *MEDIA_TYPES.values()}
    if name.endswith("/cypher"):
        return {*CYPHER_FORMATS.values()}
    if name.endswith("/{id}"):
        return {"application/json"} | triples
    if "/questions/" in name and not name.endswith(".csv"):
        return {"application/json", *FILES.values()} | triples
    return {"text/csv" if name.endswith(".csv") else "application/json"}
