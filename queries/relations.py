"""The relationships of an entity, grouped by type and direction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.cypher import Cypher
from graph.entities import Ref
from graph.store import Store
from ontology.kinds import EdgeClass, Model, NodeClass
from queries.fragments import class_of, mixed_sort_expression, title

OUT, IN = "out", "in"


@dataclass(frozen=True)
class RelatedEntity:
    """The entity at the other end of a relationship, with the properties of the relationship."""

    type: str
    id: str
    title: str
    properties: dict[str, Any]


@dataclass(frozen=True)
class RelationGroup:
    """The relationships of one type in one direction: their number, and the first of them."""

    relation: str
    direction: str
    total: int
    items: tuple[RelatedEntity, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the group as plain values."""
        return {**vars(self), "items": [dict(vars(item)) for item in self.items]}


def related(
    store: Store, model: Model, node_class: NodeClass, entity: str, limit: int, derived: bool = False
) -> tuple[RelationGroup, ...]:
    """Return the groups of an entity in the order of the model, outgoing first, at most `limit` items each;
    with `derived` also derived relationships."""
    groups = []
    for hop in relation_hops(model, node_class, derived):
        rows = store.read(_items(model, hop, entity, limit + 1)).rows
        if rows:
            more = len(rows) > limit
            total = int(store.read(_total(hop, entity)).value()) if more else len(rows)
            items = tuple(map(_related, rows[:limit]))
            groups.append(RelationGroup(hop.edge.type, hop.direction, total, items))
    return tuple(groups)


def neighbours(
    store: Store, model: Model, node_class: NodeClass, entity: str, limit: int, derived: bool = False
) -> tuple[tuple[Ref, ...], ...]:
    """Return the first `limit` neighbours of an entity by each type and direction, each once."""
    tables = (
        store.read(_others(model, hop, entity, limit)) for hop in relation_hops(model, node_class, derived)
    )
    return tuple(tuple((row[0], row[1]) for row in table.rows) for table in tables if table.rows)


@dataclass(frozen=True)
class Hop:
    """A type of relationship in one direction, and the pattern that follows it from the node `n` with `$id`."""

    edge: EdgeClass
    direction: str
    pattern: str
    others: tuple[str, ...]


def may_be_derived(edge: EdgeClass) -> bool:
    """Tell whether some relationships of the class are read from notices and others derived, which must not be
    mixed. A class with a certainty, such as the occurrence in a series, has derived ones only."""
    return "derived" in edge.properties and "certainty" not in edge.properties


def relation_hops(model: Model, node_class: NodeClass, derived: bool) -> Iterator[Hop]:
    """Yield the types of relationships of a class in both directions; with `derived` also those that are derived."""
    start = f"(n:{node_class.name} {{id: $id}})"
    for edge in model.edges.values():
        printed = " AND r.derived IS NULL" if may_be_derived(edge) and not derived else ""
        if node_class.name in edge.sources:
            where = f"{_ours(edge.targets)}{printed}"
            yield Hop(edge, OUT, f"{start}-[r:{edge.type}]->(other) WHERE {where}", edge.targets)
        if node_class.name in edge.targets:
            where = f"{_ours(edge.sources)}{printed}"
            yield Hop(edge, IN, f"{start}<-[r:{edge.type}]-(other) WHERE {where}", edge.sources)


def _ours(classes: Iterable[str]) -> str:
    """Return the condition that the other end is an entity of these classes, and no node of others without an id."""
    return f"other.id > '' AND ({' OR '.join(f'other:{name}' for name in classes)})"


def _all_properties(edge: EdgeClass) -> list[str]:
    """Return expressions for all properties of a relationship, never null, by which parallel ones are ordered."""
    empty = {"string": "''", "integer": "0", "boolean": "false"}
    return [f"coalesce(r.{each.name}, {empty[each.datatype]})" for each in edge.properties.values()]


def _items(model: Model, hop: Hop, entity: str, limit: int) -> Cypher:
    own = mixed_sort_expression("other", model, hop.others)
    order = [*_first(own, hop, "{}"), own, "other.id", *_all_properties(hop.edge)]
    text = (
        f"MATCH {hop.pattern} RETURN {class_of('other', model)} AS class, other.id AS id, "
        f"{title('other', model)} AS title, properties(r) AS properties ORDER BY {', '.join(order)} LIMIT $limit"
    )
    return Cypher(text, {"id": entity, "limit": limit})


def _others(model: Model, hop: Hop, entity: str, limit: int) -> Cypher:
    own = mixed_sort_expression("other", model, hop.others)
    firsts = [f"{each} AS first{place}" for place, each in enumerate(_first(own, hop, "min({})"))]
    order = [*(f"first{place}" for place in range(len(firsts))), own, "other.id"]
    text = (
        f"MATCH {hop.pattern} WITH {', '.join(['other', *firsts])} "
        f"RETURN {class_of('other', model)} AS class, other.id AS id ORDER BY {', '.join(order)} LIMIT $limit"
    )
    return Cypher(text, {"id": entity, "limit": limit})


def _first(own: str, hop: Hop, form: str) -> list[str]:
    """Return what precedes the sort key of the entities: the printed position, or where there is neither, the
    place of the evidence."""
    if "position" in hop.edge.properties:
        return [form.format("r.position")]
    places = ("coalesce(r.notice, '')", "coalesce(r.start, 0)") if own == "''" and hop.edge.stated else ()
    return [form.format(place) for place in places]


def _total(hop: Hop, entity: str) -> Cypher:
    return Cypher(f"MATCH {hop.pattern} RETURN count(r) AS total", {"id": entity})


def _related(row: tuple[Any, ...]) -> RelatedEntity:
    kind, entity, name, properties = row
    return RelatedEntity(kind, entity, name or entity, dict(sorted(properties.items())))
