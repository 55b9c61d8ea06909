"""The first page of every question on graphs of two sizes: its time, its size, and how the time grows.

Held: no page is larger than a browser or service takes at once, and for each of its rows the time does not grow
faster than the graph.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from graph.store import Store
from queries.answer import Answer, answer
from queries.catalog import load_catalog
from queries.pages import Page

Best = Callable[..., list[float]]
BYTES = 2**20  # of a first page, at most
GROWTH = 12  # times the time a row for ten times the notices, at most
LEAST = 0.02  # seconds: shorter times are those of a round trip


@pytest.mark.parametrize("name", load_catalog().questions)
def test_first_page(name: str, grown: list[Any], best: Best) -> None:
    question = load_catalog().get(name)
    required = any(parameter.required for parameter in question.parameters)
    given = dict(question.example) if required else {}

    stores = [each.store for each in grown]
    pages: dict[Store, Answer] = {}

    def first_page(store: Store) -> None:
        pages[store] = answer(store, question, given, Page())

    small, large = best(*(partial(first_page, store) for store in stores), runs=3)
    found = pages[stores[1]]
    size = len(json.dumps(found.rows, ensure_ascii=False).encode())
    growth = max(large, LEAST) / max(small, LEAST)
    more_rows = max(1.0, len(found.rows) / max(len(pages[stores[0]].rows), 1))
    print(
        f"\n{name}: {small * 1000:.0f} ms at {grown[0].notices} notices, {large * 1000:.0f} ms at {grown[1].notices} "
        f"({growth:.1f} times); {len(found.rows)} rows, {size / 1000:.0f} kB"
    )
    assert size <= BYTES
    assert growth <= GROWTH * more_rows
