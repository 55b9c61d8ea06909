"""Every question on both servers: the same rows, of the types in its header, and at least one."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from queries.answer import Answer, answer
from queries.catalog import LIBRARY, Catalog
from queries.parameters import RawValue

NAMES = sorted(path.stem for path in LIBRARY.glob("*.cypher"))
VARIATIONS: list[tuple[str, dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "variations.json").read_text("utf-8")
)
PYTHON = {"string": str, "integer": int, "boolean": bool, "strings": str, "integers": int}


def agreed(stores: tuple[Store, Store], catalog: Catalog, name: str, given: dict[str, RawValue]) -> Answer:
    """Return the answer of both servers, which must be the same in values, types and order."""
    one, two = (answer(store, catalog.get(name), given) for store in stores)
    assert repr(one.rows) == repr(two.rows)
    return one


def check_types(found: Answer) -> None:
    for row in found.rows:
        for column, value in zip(found.columns, row, strict=True):
            values = value if column.type.endswith("s") else [value]
            assert isinstance(values, list), column.name
            assert all(
                type(each) is PYTHON[column.type] or (each is None and values is not value) for each in values
            )


@pytest.mark.parametrize("name", NAMES)
def test_a_question_has_one_answer_on_both_servers(
    both: tuple[Store, Store], catalog: Catalog, name: str
) -> None:
    question = catalog.get(name)
    found = agreed(both, catalog, name, dict(question.example))
    check_types(found)
    assert bool(found.rows) != bool(question.empty_en)
    assert len(set(map(repr, found.rows))) == len(found.rows)


@pytest.mark.parametrize(("name", "given"), VARIATIONS)
def test_parameters_mean_the_same_on_both_servers(
    both: tuple[Store, Store], catalog: Catalog, name: str, given: dict[str, Any]
) -> None:
    check_types(agreed(both, catalog, name, given))


def test_every_parameter_is_tried() -> None:
    expected = Path(__file__).parent / "expected"
    tried = [(name, key) for name, given in VARIATIONS for key in given]
    tried += [
        (path.stem, key)
        for path in expected.glob("*.json")
        for case in json.loads(path.read_text("utf-8"))
        for key in case["parameters"]
    ]
    years = {"from_year", "to_year", "scope", "level"}  # the same condition in every question
    for name in NAMES:
        header = (LIBRARY / f"{name}.cypher").read_text("utf-8")
        for key in re.findall(r"^// parameter: (\w+)", header, re.MULTILINE):
            assert (name, key) in tried or key in years, f"{name} is never asked with {key}"


def test_every_column_is_filled_somewhere(embedded: Store, catalog: Catalog) -> None:
    """A column that the shipped notices never fill would be untested."""
    for question in (each for each in map(catalog.get, NAMES) if not each.empty_en):
        name = question.name
        asked = [dict(question.example), *(given for each, given in VARIATIONS if each == name)]
        rows = [row for given in asked for row in answer(embedded, question, given).records()]
        for column in question.columns:
            assert any(row[column.name] not in (None, []) for row in rows), (
                f"{name}: {column.name} is always empty"
            )


@pytest.mark.parametrize("name", NAMES)
def test_the_dialect_is_that_of_both_servers(catalog: Catalog, name: str) -> None:
    code = catalog.get(name).cypher
    for refused in ("apoc.", "CYPHER", "labels(", "elementId", "SHORTEST ", "date("):
        assert refused not in code, refused
    assert not re.search(r"\bCALL\b(?! \(\w+\) \{)", code), "no procedures; a subquery names what it takes"
    # any(…) inside CASE in a WHERE after collect() is silently false on the embedded server
    assert not re.search(r"WHERE CASE\b", code)
