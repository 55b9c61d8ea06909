"""What an entity is related to: for each kind of relationship and direction, how many and which."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from ontology.kinds import EdgeClass, Model, NodeClass
from queries.shape import class_of, sorted_among, title

OUT, IN = "out", "in"
Ref = tuple[str, str]  # class and id


@dataclass(frozen=True)
class Related:
    """The entity at the other end of a relationship, and what the relationship says."""

    type: str
    id: str
    title: str
    properties: dict[str, Any]


@dataclass(frozen=True)
class Group:
    """The relationships of one type in one direction: how many there are, and the first of them."""

    relation: str
    direction: str
    total: int
    items: tuple[Related, ...]

    def told(self) -> dict[str, Any]:
        """As plain values."""
        items = [
            {"type": i.type, "id": i.id, "title": i.title, "properties": i.properties} for i in self.items
        ]
        return {"relation": self.relation, "direction": self.direction, "total": self.total, "items": items}


def related(
    store: Store, model: Model, node_class: NodeClass, entity: str, limit: int, derived: bool = False
) -> tuple[Group, ...]:
    """The groups of an entity in the order of the model, outgoing first, at most `limit` items each. What is
    derived is among them where asked for."""
    groups = []
    for way in _ways(model, node_class, derived):
        rows = store.read(_items(model, way, entity, limit + 1)).rows
        if rows:
            more = len(rows) > limit
            total = int(store.read(_total(way, entity)).value()) if more else len(rows)
            groups.append(Group(way.edge.type, way.direction, total, tuple(map(_read, rows[:limit]))))
    return tuple(groups)


def neighbours(
    store: Store, model: Model, node_class: NodeClass, entity: str, limit: int, derived: bool = False
) -> tuple[tuple[Ref, ...], ...]:
    """For each way that leads on, the first `limit` entities it leads to, each once, as class and id."""
    found = (store.read(_others(model, way, entity, limit)).rows for way in _ways(model, node_class, derived))
    return tuple(tuple((row[0], row[1]) for row in rows) for rows in found if rows)


@dataclass(frozen=True)
class _Way:
    """A kind of relationship in one direction, and the pattern that goes it from the node `n` with `$id`."""

    edge: EdgeClass
    direction: str
    pattern: str
    others: tuple[str, ...]


def may_be_derived(edge: EdgeClass) -> bool:
    """Whether some relationships of the class are read from notices and others worked out: those must not be
    mixed. One that says how certain it is, as an occurrence in a series does, is always worked out."""
    return "derived" in edge.properties and "certainty" not in edge.properties


def _ways(model: Model, node_class: NodeClass, derived: bool) -> Iterator[_Way]:
    start = f"(n:{node_class.name} {{id: $id}})"
    for edge in model.edges.values():
        printed = " WHERE r.derived IS NULL" if may_be_derived(edge) and not derived else ""
        if node_class.name in edge.sources:
            yield _Way(edge, OUT, f"{start}-[r:{edge.type}]->(other){printed}", edge.targets)
        if node_class.name in edge.targets:
            yield _Way(edge, IN, f"{start}<-[r:{edge.type}]-(other){printed}", edge.sources)


def _said(edge: EdgeClass) -> list[str]:
    """Everything a relationship says, as expressions that are never null: puts parallel ones in one order."""
    empty = {"string": "''", "integer": "0", "boolean": "false"}
    return [f"coalesce(r.{each.name}, {empty[each.datatype]})" for each in edge.properties.values()]


def _items(model: Model, way: _Way, entity: str, limit: int) -> Cypher:
    own = sorted_among("other", model, way.others)
    order = [*_first(own, way, "{}"), own, "other.id", *_said(way.edge)]
    text = (
        f"MATCH {way.pattern} RETURN {class_of('other', model)} AS class, other.id AS id, "
        f"{title('other', model)} AS title, properties(r) AS properties ORDER BY {', '.join(order)} LIMIT $limit"
    )
    return Cypher(text, {"id": entity, "limit": limit})


def _others(model: Model, way: _Way, entity: str, limit: int) -> Cypher:
    own = sorted_among("other", model, way.others)
    firsts = [f"{each} AS first{place}" for place, each in enumerate(_first(own, way, "min({})"))]
    order = [*(f"first{place}" for place in range(len(firsts))), own, "other.id"]
    text = (
        f"MATCH {way.pattern} WITH {', '.join(['other', *firsts])} "
        f"RETURN {class_of('other', model)} AS class, other.id AS id ORDER BY {', '.join(order)} LIMIT $limit"
    )
    return Cypher(text, {"id": entity, "limit": limit})


def _first(own: str, way: _Way, form: str) -> list[str]:
    """What comes before the entities' own order: the printed place; where they have none, that of the words."""
    if "position" in way.edge.properties:
        return [form.format("r.position")]
    places = ("coalesce(r.notice, '')", "coalesce(r.start, 0)") if own == "''" and way.edge.stated else ()
    return [form.format(place) for place in places]


def _total(way: _Way, entity: str) -> Cypher:
    return Cypher(f"MATCH {way.pattern} RETURN count(r) AS total", {"id": entity})


def _read(row: tuple[Any, ...]) -> Related:
    kind, entity, name, properties = row
    return Related(kind, entity, name or entity, dict(sorted(properties.items())))
