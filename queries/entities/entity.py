"""Single entities with their relationships, and what became of those that were merged."""

from collections.abc import Iterator
from typing import Any

from graph.cypher import Cypher
from graph.former_ids import FORMER_IDS, current_ids, current_ids_of_part, has_former_ids
from graph.identity import PROVISIONAL_PREFIX, provisional_agency_id
from graph.store import Store
from ontology.errors import NotFound, QuestionError
from ontology.kinds import Model, NodeClass
from queries.answer import ids_named
from queries.fragments import present, property_columns, property_names
from queries.relations import related

MOST_RELATED = 50  # entities in a group of relationships, whose `total` counts all


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
    return {**present(node_class, names, rows[0]), "relations": [group.as_dict() for group in groups]}


def named_entity(store: Store, node_class: NodeClass, named: str) -> str:
    """Return the id of the entity of a class that has, or had, this id, or has this name.

    Raises NotFound where there is none, and QuestionError, with their ids, where the name is that of several.
    """
    ids = ids_named(store, node_class.name, named)
    if len(ids) > 1:
        raise QuestionError(f"{named!r} is the name of {', '.join(ids)}; give one of these ids")
    found = ids[0] if ids else merged_into(store, node_class, named)
    if found is None:
        raise NotFound(f"the graph has no {node_class.name} {named!r}, by id or name; search for it")
    return found


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
