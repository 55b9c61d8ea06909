"""An entity and what is around it, for drawing: few enough to look at, of every kind some."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from ontology.errors import NotFound, QuestionError
from ontology.kinds import EdgeClass, Model, NodeClass
from queries.relations import Ref, neighbours, said
from queries.shape import listed, returned

MOST = 500  # neighbours; a picture of more is a hairball


@dataclass(frozen=True)
class PictureNode:
    """An entity in a picture. Ids are unique within a class: `key` is unique in the picture."""

    id: str
    type: str
    title: str
    properties: dict[str, Any]

    @property
    def key(self) -> str:
        """Class and id, as in `Agency/samr`: what edges name their ends by."""
        return f"{self.type}/{self.id}"


@dataclass(frozen=True)
class PictureEdge:
    """A relationship in a picture, with its evidence among the properties. `source` and `target` are keys."""

    id: str
    type: str
    source: str
    target: str
    properties: dict[str, Any]


@dataclass(frozen=True)
class Picture:
    """The entity asked for first, its neighbours, and all relationships among them. `truncated`: there are
    more neighbours than were asked for."""

    nodes: tuple[PictureNode, ...]
    edges: tuple[PictureEdge, ...]
    truncated: bool


def neighbourhood(store: Store, model: Model, node_class_name: str, entity: str, limit: int) -> Picture:
    """The picture around an entity with at most `limit` neighbours, taken in turn from every kind of
    relationship, so that a hundred activities do not hide the one theme.

    NotFound when there is no such class or entity; QuestionError when the limit is out of range.
    """
    if not 1 <= limit <= MOST:
        raise QuestionError(f"limit is {limit}; it takes 1 to {MOST}")
    node_class = model.nodes.get(node_class_name)
    centre = (node_class_name, entity)
    if node_class is None or node_class.abstract or not _nodes(store, model, [centre]):
        raise NotFound(f"the graph has no {node_class_name} {entity!r}")
    # Two more than wanted: the entity itself may be among them, and one too many tells that there are more.
    ways = neighbours(store, model, node_class, entity, limit + 2)
    around = [ref for ref in dict.fromkeys(_in_turn(ways)) if ref != centre]
    refs = [centre, *around[:limit]]
    return Picture(_nodes(store, model, refs), _edges(store, model, refs), len(around) > limit)


def _in_turn(ways: Iterable[Iterable[Ref]]) -> Iterator[Ref]:
    """The first of each way, then the second of each, and so on."""
    return (ref for each in zip_longest(*ways) for ref in each if ref is not None)


def _nodes(store: Store, model: Model, refs: list[Ref]) -> tuple[PictureNode, ...]:
    """The entities of these classes and ids that are there, in the order given."""
    found: dict[Ref, PictureNode] = {}
    for name, ids in _by_class(refs).items():
        node_class = model.nodes[name]
        text = f"UNWIND $ids AS id MATCH (n:{name} {{id: id}}) RETURN {returned('n', node_class)} ORDER BY n.id"
        for row in store.read(Cypher(text, {"ids": ids})).rows:
            node = _node(node_class, row)
            found[name, node.id] = node
    return tuple(found[ref] for ref in refs if ref in found)


def _node(node_class: NodeClass, row: tuple[Any, ...]) -> PictureNode:
    told = dict(zip(listed(node_class), row, strict=True))
    entity = told.pop("id")
    present = {name: value for name, value in told.items() if value is not None}
    return PictureNode(entity, node_class.name, str(present.get(node_class.display, entity)), present)


def _edges(store: Store, model: Model, refs: list[Ref]) -> tuple[PictureEdge, ...]:
    """The relationships among these entities, in the order of the model."""
    ids = _by_class(refs)
    return tuple(
        picture
        for edge in model.edges.values()
        for source in edge.sources
        for target in edge.targets
        if source in ids and target in ids
        for picture in _between(store, edge, (source, ids[source]), (target, ids[target]))
    )


def _between(
    store: Store, edge: EdgeClass, sources: tuple[str, list[str]], targets: tuple[str, list[str]]
) -> Iterator[PictureEdge]:
    """The relationships of one type between entities of two classes; parallel ones are numbered."""
    text = (
        f"UNWIND $sources AS id MATCH (s:{sources[0]} {{id: id}})-[r:{edge.type}]->(t:{targets[0]}) "
        f"WHERE t.id IN $targets RETURN s.id AS source, t.id AS target, properties(r) AS properties "
        f"ORDER BY {', '.join(['source', 'target', *said('r', edge)])}"
    )
    seen: Counter[str] = Counter()
    for source, target, told in store.read(Cypher(text, {"sources": sources[1], "targets": targets[1]})).rows:
        ends = f"{sources[0]}/{source}", f"{targets[0]}/{target}"
        name = f"{ends[0]} {edge.type} {ends[1]}"
        seen[name] += 1
        yield PictureEdge(f"{name} {seen[name]}", edge.type, *ends, dict(sorted(told.items())))


def _by_class(refs: Iterable[Ref]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for name, entity in refs:
        ids.setdefault(name, []).append(entity)
    return ids
