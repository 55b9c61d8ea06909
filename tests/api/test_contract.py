"""The promise of /v1: what a client relies on today it finds in every later release."""

import copy
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.api.contract import broken, contract, recorded, takes

Document = dict[str, Any]
QUESTION = "/v1/questions/types-by-year"


@pytest.fixture(scope="module")
def document(client: httpx.Client) -> Document:
    found: Document = client.get("/openapi.json").json()
    return found


def test_nothing_that_is_recorded_is_broken(document: Document) -> None:
    assert list(broken(recorded(), contract(document))) == []


def test_everything_is_recorded(document: Document) -> None:
    assert contract(document) == recorded(), "record what is new: python -m tests.api.contract"


def parameter(document: Document, name: str) -> Document:
    found: Document = next(
        each for each in document["paths"][QUESTION]["get"]["parameters"] if each["name"] == name
    )
    return found


def shapes(document: Document) -> Document:
    found: Document = document["components"]["schemas"]
    return found


def content(document: Document) -> Document:
    found: Document = document["paths"][QUESTION]["get"]["responses"]["200"]["content"]
    return found


NEW = {"name": "new", "in": "query", "required": True, "schema": {"type": "string"}}
BREAKING: tuple[tuple[str, Callable[[Document], object]], ...] = (
    ("is gone", lambda d: d["paths"].pop(QUESTION)),
    ("is gone", lambda d: d["paths"][QUESTION]["get"]["parameters"].remove(parameter(d, "limit"))),
    ("has become required", lambda d: parameter(d, "from_year").update(required=True)),
    ("is string, was integer", lambda d: parameter(d, "from_year")["schema"].update(type="string")),
    ("was string in", lambda d: parameter(d, "count")["schema"].update(enum=["activities"])),
    ("is new and required", lambda d: d["paths"][QUESTION]["get"]["parameters"].append(NEW)),
    ("was string in", lambda d: parameter(d, "format")["schema"]["anyOf"][0].update(enum=["json"])),
    ("|null", lambda d: parameter(d, "format")["schema"]["anyOf"].pop()),
    ("answers 200 application/json", lambda d: content(d).pop("application/json")),
    ("rows is gone", lambda d: shapes(d)["AnswerShape"]["properties"].pop("rows")),
    ("may be missing", lambda d: shapes(d)["AnswerShape"]["required"].remove("rows")),
    ("status is any[], was integer", lambda d: shapes(d)["Problem"]["properties"].update(status={"type": "array"})),
    ("has become required", lambda d: shapes(d)["CypherQueryShape"]["required"].append("parameters")),
)  # fmt: skip


@pytest.mark.parametrize(("fault", "change"), BREAKING)
def test_a_change_that_breaks_clients_is_found(
    fault: str, change: Callable[[Document], object], document: Document
) -> None:
    changed = copy.deepcopy(document)
    change(changed)
    found = list(broken(contract(document), contract(changed)))
    assert found
    assert any(fault in each for each in found), found


def test_an_addition_breaks_nobody(document: Document) -> None:
    changed = copy.deepcopy(document)
    changed["paths"]["/v1/new"] = changed["paths"]["/v1/summary"]
    shapes(changed)["AnswerShape"]["properties"]["new"] = {"type": "string"}
    parameters = changed["paths"][QUESTION]["get"]["parameters"]
    parameters.append({**NEW, "required": False})
    parameter(changed, "count")["schema"]["enum"].append("more")
    parameter(changed, "format")["schema"]["anyOf"][0]["enum"].append("more")
    assert list(broken(contract(document), contract(changed))) == []


@pytest.mark.parametrize(
    ("new", "harmless"),
    [("string in a,b,c[]", True), ("string in a[]", False), ("string[]", True), ("string in a,b", False)],
)
def test_a_list_may_take_more_values_and_no_fewer(new: str, harmless: bool) -> None:
    assert takes(new, "string in a,b[]") is harmless
