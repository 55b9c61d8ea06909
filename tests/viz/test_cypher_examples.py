"""The examples of the page for Cypher: let through by the guard, rows on both servers, with values to draw."""

import json
import re
from typing import Any

import pytest

from graph.cypher import Cypher
from graph.store import Store
from queries.cypher.guard import check_cypher
from viz.page import STATIC

FILE = (STATIC / "examples.cypher").read_text("utf-8")
EXAMPLE = re.compile(r"^// title: .* \| (.*)\n(?:// parameters: (.*)\n)?((?:(?!//).*\n?)+)", re.MULTILINE)
EXAMPLES: dict[str, tuple[str, dict[str, Any]]] = {
    title: (query.strip(), json.loads(given or "{}")) for title, given, query in EXAMPLE.findall(FILE)
}
MOST = 1000


def rows(store: Store, title: str) -> list[str]:
    """The rows of an example, each as text, without an order."""
    query, parameters = EXAMPLES[title]
    found = store.read(Cypher(check_cypher(query, parameters), parameters))
    return sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in found.rows)


def test_there_are_six_to_eight() -> None:
    assert 6 <= len(EXAMPLES) <= 8
    assert len(EXAMPLES) == FILE.count("// title: ")


@pytest.mark.parametrize("title", EXAMPLES)
def test_an_example_has_rows(title: str, shipped_store: Store) -> None:
    assert 0 < len(rows(shipped_store, title)) < MOST


@pytest.mark.parametrize("title", EXAMPLES)
def test_an_example_has_the_same_rows_on_both_servers(
    title: str, shipped_store: Store, neo4j_shipped: Store
) -> None:
    assert rows(neo4j_shipped, title) == rows(shipped_store, title)


@pytest.mark.parametrize("title", EXAMPLES)
def test_an_example_calls_no_procedure_and_ends_with_an_order_or_a_limit(title: str) -> None:
    query, _ = EXAMPLES[title]
    assert not re.search(r"\b(CALL|apoc|LOAD|SHOW)\b", query)
    assert query.splitlines()[-1].startswith(("LIMIT", "ORDER BY"))


def test_some_examples_have_paths_to_draw(shipped_store: Store) -> None:
    paths = [title for title in EXAMPLES if '"relationships"' in "".join(rows(shipped_store, title))]
    assert len(paths) >= 2
