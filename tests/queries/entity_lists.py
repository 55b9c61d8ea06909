"""Lists of entities for the tests: a page, and a whole list page by page."""

from __future__ import annotations

from typing import Any

from graph.store import Store
from ontology.kinds import Model
from ontology.model import load_model
from queries.entities.listing import EntityPage, list_entities

CLASSES = [node.name for node in load_model().nodes.values() if not node.abstract]
Given = dict[str, Any]


def page_of(store: Store, model: Model, name: str, **asked: Any) -> EntityPage:
    asked = {"given": {}, "after": None, "limit": 1_000, **asked}
    return list_entities(store, model, model.nodes[name], **asked)


def all_items(
    store: Store, model: Model, name: str, limit: int = 1_000, **filters: Any
) -> list[dict[str, Any]]:
    """Return a whole list, page by page."""
    items: list[dict[str, Any]] = []
    after = None
    for _ in range(1_000):
        page = page_of(store, model, name, given=filters, after=after, limit=limit)
        assert len(page.items) <= limit
        items += page.items
        after = page.next
        if after is None:
            return items
    raise AssertionError("the list has no end")


def all_ids(store: Store, model: Model, name: str, limit: Any = 1_000, **filters: Any) -> list[str]:
    return [each["id"] for each in all_items(store, model, name, limit, **filters)]
