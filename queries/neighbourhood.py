"""The neighbourhood of an entity, for drawing: a limited number of neighbours of every type."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from graph.cypher import Cypher
from graph.entities import Ref
from graph.store import Store
from ontology.errors import NotFound, QuestionError
from ontology.kinds import Model, NodeClass
from queries.fragments import class_of, property_columns, property_names
from queries.relations import may_be_derived, neighbours

Relationship = tuple[str, Ref, Ref, dict[str, Any]]  # type, ends, properties as stored

MOST = 500  # neighbours; more would be a blot in a picture


@dataclass(frozen=True)
class PictureNode:
    """An entity in a picture. Its id is unique in its class, its `key` in the picture."""

    id: str
    type: str
    title: str
    properties: dict[str, Any]

    @property
    def key(self) -> str:
        """Class and id, such as `Agency/samr`, by which edges refer to it."""
        return f"{self.type}/{self.id}"


@dataclass(frozen=True)
class PictureEdge:
    """A relationship in a picture, with its evidence in the properties. `source` and `target` are keys."""

    id: str
    type: str
    source: str
    target: str
    properties: dict[str, Any]


@dataclass(frozen=True)
class Picture:
    """An entity, which is the first node, its neighbours, and all relationships among them. `truncated`: it has
    more neighbours than the limit."""

    nodes: tuple[PictureNode, ...]
    edges: tuple[PictureEdge, ...]
    truncated: bool


def neighbourhood(
    store: Store, model: Model, node_class_name: str, entity: str, limit: int, derived: bool = False
) -> Picture:
    """Return the picture of an entity and at most `limit` neighbours, with `derived` also derived ones.

    Neighbours are taken in turn from every type of relationship, so that a hundred activities do not hide the
    one theme. Raises NotFound for an unknown class or entity, and QuestionError for a limit out of range.
    """
    if not 1 <= limit <= MOST:
        raise QuestionError(f"limit is {limit}; it takes 1 to {MOST}")
    node_class = model.nodes.get(node_class_name)
    centre = (node_class_name, entity)
    if node_class is None or node_class.abstract or not _nodes(store, model, [centre]):
        raise NotFound(f"the graph has no {node_class_name} {entity!r}")
    # Two more than the limit: the entity itself may be among them, and one more shows that some are left out.
    by_type = neighbours(store, model, node_class, entity, limit + 2, derived)
    around = [ref for ref in dict.fromkeys(_in_turn(by_type)) if ref != centre]
    refs = [centre, *around[:limit]]
    edges = _edges(store, model, refs, derived)
    return Picture(_nodes(store, model, refs), edges, len(around) > limit)


def _in_turn(lists: Iterable[Iterable[Ref]]) -> Iterator[Ref]:
    """Yield the first of each list, then the second of each, and so on."""
    return (ref for each in zip_longest(*lists) for ref in each if ref is not None)


def _nodes(store: Store, model: Model, refs: list[Ref]) -> tuple[PictureNode, ...]:
    """Return the entities that exist, in the order of `refs`."""
    found: dict[Ref, PictureNode] = {}
    for name, ids in _by_class(refs).items():
        node_class = model.nodes[name]
        text = f"UNWIND $ids AS id MATCH (n:{name} {{id: id}}) RETURN {property_columns('n', node_class)} ORDER BY n.id"
        for row in store.read(Cypher(text, {"ids": ids})).rows:
            node = _node(node_class, row)
            found[name, node.id] = node
    return tuple(found[ref] for ref in refs if ref in found)


def _node(node_class: NodeClass, row: tuple[Any, ...]) -> PictureNode:
    properties = dict(zip(property_names(node_class), row, strict=True))
    entity = properties.pop("id")
    present = {name: value for name, value in properties.items() if value is not None}
    return PictureNode(entity, node_class.name, str(present.get(node_class.display, entity)), present)


def _edges(store: Store, model: Model, refs: list[Ref], derived: bool) -> tuple[PictureEdge, ...]:
    """Return the relationships among these entities, in the order of the model; parallel ones are numbered."""
    order = {relation: place for place, relation in enumerate(model.edges)}
    found = relationships_among(store, model, refs, derived)
    seen: Counter[str] = Counter()
    edges = []
    for relation, source, target, properties in sorted(
        found, key=lambda row: (order[row[0]], row[1], row[2], _key(row[3]))
    ):
        name = f"{'/'.join(source)} {relation} {'/'.join(target)}"
        seen[name] += 1
        edges.append(
            PictureEdge(f"{name} {seen[name]}", relation, "/".join(source), "/".join(target), properties)
        )
    return tuple(edges)


def relationships_among(store: Store, model: Model, refs: Iterable[Ref], derived: bool) -> list[Relationship]:
    """Return the relationships that lead from one of these entities to another; without `derived` only printed ones
    of those types that notices state too."""
    known = set(refs)
    every = (
        row for name, ids in _by_class(known).items() for row in _leaving(store, model, name, ids, known)
    )
    mixed = {edge.type for edge in model.edges.values() if may_be_derived(edge)}
    return [row for row in every if derived or row[0] not in mixed or not row[3].get("derived")]


def _leaving(store: Store, model: Model, name: str, ids: list[str], refs: Set[Ref]) -> Iterator[Relationship]:
    """Yield the relationships from these entities of one class to any of `refs`."""
    relations = "|".join(edge.type for edge in model.edges.values() if name in edge.sources)
    if not relations:
        return
    text = (
        f"UNWIND $sources AS id MATCH (s:{name} {{id: id}})-[r:{relations}]->(t) WHERE t.id IN $targets "
        f"RETURN type(r) AS relation, s.id AS source, {class_of('t', model)} AS class, t.id AS target, "
        "properties(r) AS properties ORDER BY relation, source, target"
    )
    rows = store.read(Cypher(text, {"sources": ids, "targets": [entity for _, entity in refs]})).rows
    for relation, source, target_class, target, properties in rows:
        if (target_class, target) in refs:  # ids are unique within a class only
            yield relation, (name, source), (target_class, target), dict(sorted(properties.items()))


def _key(properties: dict[str, Any]) -> str:
    """Return a sort key of parallel relationships: notice and place of the evidence, then everything else."""
    place = (str(properties.get("notice", "")), f"{properties.get('start', 0):012}")
    return repr((place, properties))


def _by_class(refs: Iterable[Ref]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for name, entity in refs:
        ids.setdefault(name, []).append(entity)
    return ids
