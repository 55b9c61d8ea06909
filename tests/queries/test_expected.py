"""Answers checked by hand against the printed notices, as expected/README.md describes.

On the embedded server; test_library.py checks that Neo4j answers the same.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from queries.answer import answer
from queries.catalog import LIBRARY, Catalog

EXPECTED = Path(__file__).parent / "expected"
CASES = [
    pytest.param(path.stem, case, id=f"{path.stem}-{number}")
    for path in sorted(EXPECTED.glob("*.json"))
    for number, case in enumerate(json.loads(path.read_text("utf-8")), start=1)
]


@pytest.mark.parametrize(("name", "case"), CASES)
def test_an_answer_is_that_of_the_notices(
    catalog: Catalog, embedded: Store, name: str, case: dict[str, Any]
) -> None:
    found = answer(embedded, catalog.get(name), case["parameters"]).records()
    where = case.get("where", {})
    rows = [row for row in found if all(row[column] in values for column, values in where.items())]
    assert [[row[column] for column in case["columns"]] for row in rows] == case["rows"]


def test_every_question_has_answers_checked_by_hand() -> None:
    assert {path.stem for path in EXPECTED.glob("*.json")} == {path.stem for path in LIBRARY.glob("*.cypher")}


def test_every_case_says_how_it_was_checked() -> None:
    for path in EXPECTED.glob("*.json"):
        for case in json.loads(path.read_text("utf-8")):
            assert len(case["checked"]) > 20
            assert set(case) <= {"checked", "parameters", "where", "columns", "rows"}
