"""Requests to the reconciliation service: the parameters `queries` and `extend`, of an address or of a form."""

import json
from collections.abc import Iterator
from typing import TypeVar
from urllib.parse import parse_qsl

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter, ValidationError

from api.bodies import body_of, content_type
from api.reconcile.manifest import MOST_QUERIES
from api.reconcile.shapes import (
    EntityReference,
    ExtensionQueryShape,
    GivenProperty,
    GivenValue,
    ReconcileQueryShape,
)
from ontology.errors import QuestionError
from queries.reconcile.conditions import Given
from queries.reconcile.reconciler import NameQuery, Reconciler

MOST_IDS, MOST_PROPERTIES = 500, 50  # of one request to extend
_LARGEST = 1_000_000  # bytes of a form
_MOST_GIVEN = 50  # properties of one query
_FORM = "application/x-www-form-urlencoded"
QUERIES, EXTEND = "queries", "extend"
_BATCH = TypeAdapter(dict[str, ReconcileQueryShape])
_EXTENSION = TypeAdapter(ExtensionQueryShape)
_T = TypeVar("_T")

Batch = dict[str, ReconcileQueryShape]


async def asked_of(request: Request) -> dict[str, str]:
    """Return the fields of the address, and of the form of a POST. Raises HTTPException for another body."""
    fields = dict(request.query_params)
    if request.method != "POST":
        return fields
    if content_type(request) != _FORM:
        raise HTTPException(415, f"send {_FORM}, not {content_type(request)[:60] or 'nothing'}")
    body = await body_of(request, _LARGEST)
    try:
        return fields | dict(parse_qsl(body.decode("utf-8"), errors="strict", max_num_fields=100))
    except ValueError as error:
        raise HTTPException(
            400, f"the body is not UTF-8, or no form of at most 100 fields ({error})"
        ) from error


def read_batch(text: str) -> Batch:
    """Return the queries by their keys. Raises HTTPException and RequestValidationError where they are malformed or
    too many."""
    batch = _read(_BATCH, text, QUERIES)
    if len(batch) > MOST_QUERIES:
        raise HTTPException(413, f"{len(batch)} queries; send at most {MOST_QUERIES} at once (batchSize)")
    return batch


def read_extension(text: str) -> ExtensionQueryShape:
    """Return the request for properties. Raises as `read_batch` does."""
    asked = _read(_EXTENSION, text, EXTEND)
    if len(asked.ids) > MOST_IDS or len(asked.properties) > MOST_PROPERTIES:
        raise HTTPException(413, f"send at most {MOST_IDS} ids and {MOST_PROPERTIES} properties at once")
    return asked


def name_query(reconciler: Reconciler, key: str, asked: ReconcileQueryShape) -> NameQuery:
    """Return the query of a row. Raises QuestionError, which names the key."""
    if asked.query is None and not asked.properties:
        raise QuestionError(f"{QUERIES}.{key}: give query, properties, or both")
    if len(asked.properties) > _MOST_GIVEN:
        raise QuestionError(
            f"{QUERIES}.{key}: {len(asked.properties)} properties; give at most {_MOST_GIVEN}"
        )
    types = [asked.type] if isinstance(asked.type, str) else asked.type or []
    name = "" if asked.query is None else _text(asked.query)
    try:
        return reconciler.query(name, types, _given(asked.properties), asked.limit)
    except QuestionError as error:
        raise QuestionError(f"{QUERIES}.{key}: {error}") from error


def _given(properties: list[GivenProperty]) -> Iterator[Given]:
    for each in properties:
        for value in each.v if isinstance(each.v, list) else [each.v]:
            yield each.pid, _text(value)


def _text(value: GivenValue) -> str:
    """Return a value as text: a whole number without its fraction (2015.0), an entity as its id."""
    if isinstance(value, EntityReference):
        return value.id
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _read(shape: TypeAdapter[_T], text: str, name: str) -> _T:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, f"{name} is no JSON: {error}") from error
    try:
        return shape.validate_python(content)
    except ValidationError as error:
        faults = [{**each, "loc": (name, *each["loc"])} for each in error.errors(include_input=False)]
        raise RequestValidationError(faults) from error
