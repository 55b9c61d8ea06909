"""Entities of a class: a filtered list in pages, and a single entity with its relationships."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.cypher import Cypher
from graph.former_ids import FORMER_IDS, current_ids, current_ids_of_part, has_former_ids
from graph.identity import PROVISIONAL_PREFIX, provisional_agency_id
from graph.store import Store
from ontology.errors import NotFound, QuestionError
from ontology.kinds import Model, NodeClass, Property
from queries.cursors import cursor, read_cursor
from queries.fragments import missing_key, property_columns, property_names, sort_expression, sort_key
from queries.relations import related

MOST = 1_000  # entities on a page
MOST_RELATED = 50  # entities in a group of relationships, whose `total` counts all

Key = tuple[str | int, str]  # sort key and id


@dataclass(frozen=True)
class EntityPage:
    """Some entities in order, and the cursor of the next page; None after the last."""

    items: tuple[dict[str, Any], ...]
    next: str | None


def list_entities(
    store: Store, node_class: NodeClass, *, filters: Mapping[str, str], after: str | None, limit: int
) -> EntityPage:
    """Return a page of the entities of a class that pass the filters, in official, pinyin or id order.

    `filters` has values of any properties of the class, and of `id`; a list property passes when it contains
    the value. `after` is the `next` of the previous page. Raises QuestionError for an unknown property, a value
    of the wrong type, a cursor of another list, and a limit out of range.
    """
    if not 1 <= limit <= MOST:
        raise QuestionError(f"limit is {limit}; it takes 1 to {MOST}")
    query = _page(node_class, filters, None if after is None else read_place(node_class, after), limit + 1)
    rows = store.read(query).rows
    items = tuple(_present(node_class, property_names(node_class), row[1:]) for row in rows[:limit])
    more = len(rows) > limit
    return EntityPage(items, cursor(rows[limit - 1][0], rows[limit - 1][1]) if more else None)


def get_entity(
    store: Store, model: Model, node_class: NodeClass, entity: str, derived: bool = False
) -> dict[str, Any]:
    """Return one entity: `type`, `id`, its properties, and `relations`, a group for each type and direction.

    A group has `relation`, `direction` ("out" from this entity, "in" to it), `total`, and `items`, the first
    of them in order: the other entity as `type`, `id`, `title`, and the `properties` of the relationship.
    With `derived`, derived relationships are included. Raises NotFound for an unknown id.
    """
    names = property_names(node_class, whole=True)
    text = f"MATCH (n:{node_class.name} {{id: $id}}) RETURN {property_columns('n', node_class, whole=True)}"
    rows = store.read(Cypher(text, {"id": entity})).rows
    if not rows:
        raise NotFound(f"the graph has no {node_class.name} {entity!r}")
    groups = related(store, model, node_class, entity, MOST_RELATED, derived)
    return {**_present(node_class, names, rows[0]), "relations": [group.as_dict() for group in groups]}


def merged_into(store: Store, node_class: NodeClass, entity: str) -> str | None:
    """Return the id of the entity that the one with this former id was merged into; None where there is none.

    An id is former where the vocabulary lists it, where a notice, or the notice of an activity or of evidence, had it
    by an earlier rule, or where it is the provisional id of an agency whose name the vocabulary has by now. Removing
    the id or the name from the vocabulary undoes the merge. Raises NotFound, with their ids, where it was that of
    several: which one is meant nobody can know.
    """
    if not has_former_ids(node_class):
        return None
    own = FORMER_IDS in node_class.properties
    found = (current_ids if own else current_ids_of_part)(store, node_class.name, entity)
    if not found and node_class.name == "Agency" and entity.startswith(PROVISIONAL_PREFIX):
        found = [key for key, names in _agency_names(store) if entity in map(provisional_agency_id, names)]
    if len(found) > 1:
        raise NotFound(f"{entity!r} is a former id of {', '.join(found)}; use one of these ids")
    return found[0] if found else None


def _agency_names(store: Store) -> Iterator[tuple[str, list[str]]]:
    names = "n.name, n.short_name, n.alt_names, n.former_names"
    text = f"MATCH (n:Agency) WHERE n.provisional = false RETURN n.id, {names}"
    for key, name, short, others, former in store.read(Cypher(text)).rows:
        undated = (each.partition(" ")[0] for each in former or ())
        yield key, [each for each in (name, short, *(others or ()), *undated) if each]


def read_place(node_class: NodeClass, text: str) -> Key:
    """Return the place that a cursor of the list of this class encodes. Raises QuestionError for any other text."""
    match read_cursor(text):
        case [str() | int() as key, str(entity)] if type(key) is type(missing_key(node_class)):
            if _is_text(f"{key}{entity}") and not (isinstance(key, int) and abs(key) >= 2**63):
                return key, entity
    raise QuestionError(f"after is {text[:60]!r}, which is no cursor of the list of {node_class.collection}")


def _page(node_class: NodeClass, filters: Mapping[str, str], after: Key | None, limit: int) -> Cypher:
    parameters: dict[str, Any] = {"limit": limit}
    tests = ["n.id > ''"]  # a node of others that bears our label has no id, or a number
    for place, (name, value) in enumerate(filters.items()):
        test, parameters[f"value{place}"] = _filter(node_class, name, value, f"$value{place}")
        tests.append(test)
    order = sort_expression("n", node_class)
    if after is not None:
        parameters["key"], parameters["id"] = after
        ties = "" if sort_key(node_class) == "id" else f" OR ({order} = $key AND n.id > $id)"
        tests.append(f"({order} > $key{ties})")
    text = (
        f"MATCH (n:{node_class.name}) WHERE {' AND '.join(tests)} "
        f"RETURN {order} AS _key, {property_columns('n', node_class)} ORDER BY _key, n.id LIMIT $limit"
    )
    return Cypher(text, parameters)


def _filter(node_class: NodeClass, name: str, value: str, parameter: str) -> tuple[str, str | int | bool]:
    """Return a condition on a property of the model, and the typed value of its parameter."""
    if name == "id":
        return f"n.id = {parameter}", _text(name, value)
    declared = node_class.properties.get(name)
    if declared is None:
        names = ", ".join(("id", *node_class.properties))
        raise QuestionError(f"{node_class.collection} have no property {name[:60]!r}; they have {names}")
    test = f"{parameter} IN n.{name}" if declared.many else f"n.{name} = {parameter}"
    return test, _typed(declared, value)


def _typed(declared: Property, value: str) -> str | int | bool:
    match declared.datatype:
        case "integer" if (
            value.removeprefix("-").isascii() and value.removeprefix("-").isdigit() and len(value) < 19
        ):
            return int(value)
        case "boolean" if value in ("true", "false"):
            return value == "true"
        case "string":
            return _text(declared.name, value)
    raise QuestionError(f"{declared.name} is {value[:60]!r}; it takes {declared.datatype}")


def _text(name: str, value: str) -> str:
    if not _is_text(value):
        raise QuestionError(f"{name} is not text: {value[:60]!r}")
    return value


def _is_text(value: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" or character == "\0" for character in value)


def _present(node_class: NodeClass, names: list[str], row: tuple[Any, ...]) -> dict[str, Any]:
    """Return the properties of an entity without those that are missing."""
    present = {name: value for name, value in zip(names, row, strict=True) if value is not None}
    return {"type": node_class.name, **present}
