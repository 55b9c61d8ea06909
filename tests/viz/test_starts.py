"""The questions in plain words of the first page: each names a question of the catalog, and has an answer."""

import json
from typing import Any

import pytest

from graph.store import Store
from queries.answer import answer
from queries.catalog import load_catalog
from viz.page import STATIC

STARTS: list[dict[str, Any]] = json.loads((STATIC / "starts.json").read_text("utf-8"))
ASKED = [start for start in STARTS if "question" in start]
CATALOG = load_catalog()


def test_there_are_six_in_two_languages() -> None:
    assert len({start["id"] for start in STARTS}) == len(STARTS) == 6
    for start in STARTS:
        assert start["zh"].endswith("？")
        assert start["en"].endswith("?")
        assert ("question" in start) != ("state" in start)


@pytest.mark.parametrize("start", ASKED, ids=lambda start: start["id"])
def test_its_columns_are_those_of_the_question(start: dict[str, Any]) -> None:
    names = {column.name for column in CATALOG.get(start["question"]).columns}
    shown = {*start["columns"]["zh"], *start["columns"]["en"]}
    needed = {"actor_class", "actor_id", "type_id"} if start.get("cell") else set()
    assert shown | needed | set(start.get("node", ["", *names])[1:]) <= names
    assert len(start["columns"]["zh"]) == len(start["columns"]["en"])


@pytest.mark.parametrize("start", ASKED, ids=lambda start: start["id"])
def test_the_shipped_notices_answer_it(start: dict[str, Any], shipped_store: Store) -> None:
    found = answer(shipped_store, CATALOG.get(start["question"]), start.get("parameters", {}))
    assert len(found.rows) >= 5
    for name in (*start["columns"]["zh"], *start["columns"]["en"]):
        assert any(row[name] not in (None, []) for row in found.records()), name
