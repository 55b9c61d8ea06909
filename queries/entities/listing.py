"""Lists of the entities of a class: filtered, sorted, in pages, with the number of them by facets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.cypher import Cypher
from graph.search.index import SearchIndex
from graph.store import Store
from ontology.errors import QuestionError
from ontology.kinds import Model, NodeClass
from queries.answer import bound_values
from queries.entities.filters import (
    AGENCY,
    AS_OF,
    FACETS,
    FIELDS,
    REGION,
    ROLLUP,
    SORT,
    TEXT,
    facets_of,
    filters_of,
    list_question,
)
from queries.entities.match import IDS, End, end_of, match_entities
from queries.entities.order import Key, Order
from queries.entities.paths import Filter, Path
from queries.fragments import present, property_names, title
from queries.parameters import RawValue
from queries.question import ParameterValue
from queries.search.search import search_ids

MOST = 1_000  # entities on a page
MOST_FOUND = 10_000  # entities that a list with a text takes from the search index
_VALUES = 100  # of a facet, those with the most entities

_WITHIN = "MATCH (:Region {id: $id})<-[:WITHIN*0..5]-(r:Region) RETURN DISTINCT r.id"
_PREDECESSORS = "MATCH (:Actor {id: $id})<-[:SUCCEEDED_BY*0..8]-(a:Actor) RETURN DISTINCT a.id"


@dataclass(frozen=True)
class EntityPage:
    """Some entities in order, and the cursor of the next page, None after the last; where facets are asked for, the
    number of all entities, and of each facet the values with the number of entities that have them."""

    items: tuple[dict[str, Any], ...]
    next: str | None
    total: int | None = None
    facets: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)


def list_entities(
    store: Store,
    model: Model,
    node_class: NodeClass,
    *,
    given: Mapping[str, RawValue],
    after: str | None,
    limit: int,
    index: SearchIndex | None = None,
) -> EntityPage:
    """Return a page of the entities of a class that pass the filters, in the order that is asked for.

    `given` has values of the parameters of `list_question`, and `index` is that of the search, for a text. Raises
    QuestionError for a wrong parameter, a cursor of another list, and a limit out of range.
    """
    if not 1 <= limit <= MOST:
        raise QuestionError(f"limit is {limit}; it takes 1 to {MOST}")
    question = list_question(model, node_class)
    values = bound_values(store, question, given)
    order = Order.of(node_class, values.get(SORT))
    place = None if after is None else order.read(after)
    parameters = _parameters(store, node_class, values, index)
    names = _several(values, FIELDS) or property_names(node_class)[1:]
    match, ends = match_entities(node_class, parameters)
    rows = store.read(_page(match, parameters, order, place, limit + 1, names)).rows
    items = tuple(present(node_class, ["id", *names], row[1:]) for row in rows[:limit])
    following = order.cursor(*rows[limit - 1][:2]) if len(rows) > limit else None
    asked = _several(values, FACETS)
    if not asked:
        return EntityPage(items, following)
    known = facets_of(node_class)
    counted = {
        name: _facet(store, model, known[name], known[name].path(node_class), match, ends, parameters)
        for name in asked
    }
    total = store.read(Cypher(f"{match} RETURN count(*) AS total", parameters)).value()
    return EntityPage(items, following, int(total), counted)


def _several(values: Mapping[str, ParameterValue], name: str) -> list[str]:
    value = values.get(name)
    return [*value] if isinstance(value, tuple) else []


def _parameters(
    store: Store, node_class: NodeClass, values: Mapping[str, ParameterValue], index: SearchIndex | None
) -> dict[str, Any]:
    """Return the parameters of the query: lists for what is tested by IN, with regions inside and predecessors."""
    parameters: dict[str, Any] = {}
    for each in filters_of(node_class):
        value = values[each.name]
        if value is None:
            continue
        if each.name == REGION:
            parameters[each.name] = _ids(store, _WITHIN, str(value))
        elif each.name == AGENCY and values[ROLLUP]:
            parameters[each.name] = _ids(store, _PREDECESSORS, str(value))
        else:
            parameters[each.name] = _listed(value) if each.operator == "IN" else value
    if values.get(AS_OF) is not None:
        parameters[AS_OF] = values[AS_OF]
    if values.get(TEXT) is not None and index is not None:
        parameters[IDS] = search_ids(index, node_class, str(values[TEXT]), MOST_FOUND)
    return parameters


def _listed(value: ParameterValue) -> list[Any]:
    return [*value] if isinstance(value, tuple) else [value]


def _ids(store: Store, text: str, entity: str) -> list[str]:
    return sorted(row[0] for row in store.read(Cypher(text, {"id": entity})).rows)


def _page(
    match: str,
    parameters: Mapping[str, Any],
    order: Order,
    place: Key | None,
    limit: int,
    names: list[str],
) -> Cypher:
    behind = ""
    if place is not None:
        than = "<" if order.backward else ">"
        behind = f" WHERE _key {than} $key OR (_key = $key AND n.id > $id)"
        parameters = {**parameters, "key": place[0], "id": place[1]}
    columns = ", ".join(f"n.{name} AS `{name}`" for name in ("id", *names))
    direction = " DESC" if order.backward else ""
    text = (
        f"{match} WITH n, {order.key} AS _key{behind} RETURN _key, {columns} "
        f"ORDER BY _key{direction}, n.id LIMIT $limit"
    )
    return Cypher(text, {**parameters, "limit": limit})


def _facet(
    store: Store,
    model: Model,
    each: Filter,
    path: Path,
    match: str,
    ends: list[End],
    parameters: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """Return the values of a facet with the number of entities that have them, most first."""
    end = end_of(path, ends)
    value = end.value(path) if path.steps else f"n.{path.property}"
    step = f"MATCH {end.pattern()} WHERE {end.conditions()}" if path.steps else ""
    named = f", {title(end.node, model)} AS title" if each.entity and path.steps else ", NULL AS title"
    text = (
        f"{match} {step} WITH DISTINCT n, {value} AS value{named} WHERE value IS NOT NULL "
        f"RETURN value, title, count(*) AS total ORDER BY total DESC, value LIMIT {_VALUES}"
    )
    rows = store.read(Cypher(text, parameters)).rows
    return [{"value": row[0], "title": row[1], "total": row[2]} for row in rows]
