"""One entity as triples: its properties, and its relationships with their evidence, a page at a time.

A loaded notice is all facts that it states, as `python -m loaders export --notice` writes them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.cypher import Cypher
from graph.entities import FINGERPRINT, Edge
from graph.owners import home_of
from graph.store import Store
from graph.stored_facts import EDGE_COLUMNS, read_stored, stored_edge, stored_node
from graph.triples import Triple, edges_triples, facts_triples, node_triples, ordered_triples
from ontology.errors import NotFound, QuestionError
from ontology.kinds import Model, NodeClass
from queries.cursors import cursor, read_cursor
from queries.relations import OUT, Hop, relation_hops

MOST_EDGES = (
    2_000  # relationships on a page: 中国 has 3,000 regions, an agency of the centre as many activities
)

Place = tuple[
    int, str
]  # kind and direction of a relationship, by number, and the id of the entity at its end


@dataclass(frozen=True)
class EntityTriples:
    """The triples of an entity, and the cursor of those that follow; None where these are all."""

    triples: list[Triple]
    next: str | None


def entity_triples(
    store: Store,
    model: Model,
    node_class: NodeClass,
    entity: str,
    *,
    derived: bool = False,
    after: str | None = None,
    limit: int = MOST_EDGES,
) -> EntityTriples:
    """Return the triples of an entity, and of its relationships about `limit`; with `derived` also derived ones.

    `after` is the `next` of the page before. Raises NotFound for an unknown id, QuestionError for another cursor.
    """
    text = f"MATCH (n:{node_class.name} {{id: $id}}) RETURN properties(n)"
    found = store.read(Cypher(text, {"id": entity})).value()
    if found is None:
        raise NotFound(f"the graph has no {node_class.name} {entity!r}")
    if found.get(FINGERPRINT) and home_of(entity) == (node_class.name, entity):
        stored = read_stored(store, model, entity)
        more = edges_triples(stored.derived if derived else (), model)
        return EntityTriples(ordered_triples([*facts_triples(stored.facts, model), *more]), None)
    start = (0, "") if after is None else _place(after)
    edges, following = _page(_edges(store, model, node_class, entity, derived, start, limit), limit)
    own = node_triples(stored_node(node_class.name, found), model)
    behind = None if following is None else cursor(*following)
    return EntityTriples(ordered_triples([*own, *edges_triples(edges, model)]), behind)


def _page(placed: Iterator[tuple[Place, Edge]], limit: int) -> tuple[list[Edge], Place | None]:
    """Return the relationships of a page, and the place of the last where others follow. Those that are parallel to
    one another are on one page, as their triples depend on one another; more than a page of them are cut."""
    taken = list(placed)
    if len(taken) <= limit:
        return [edge for _, edge in taken], None
    last = taken[limit][0]
    kept = [(place, edge) for place, edge in taken[:limit] if place != last] or taken[:limit]
    return [edge for _, edge in kept], kept[-1][0]


def _edges(
    store: Store, model: Model, node_class: NodeClass, entity: str, derived: bool, start: Place, limit: int
) -> Iterator[tuple[Place, Edge]]:
    """Yield the relationships behind a place, one more than `limit` at most."""
    left = limit + 1
    for number, hop in enumerate(relation_hops(model, node_class, derived)):
        if number >= start[0] and left > 0:
            after = start[1] if number == start[0] else ""
            rows = store.read(_query(hop, entity, after, left)).rows
            left -= len(rows)
            for row in rows:
                edge = stored_edge(row, model)
                yield (number, (edge.target if hop.direction == OUT else edge.source)[1]), edge


def _query(hop: Hop, entity: str, after: str, limit: int) -> Cypher:
    joined = "AND" if " WHERE " in hop.pattern else "WHERE"
    text = (
        f"MATCH {hop.pattern} {joined} other.id > $after WITH r, other, startNode(r) AS s, endNode(r) AS t "
        f"RETURN {EDGE_COLUMNS} ORDER BY other.id LIMIT $limit"
    )
    return Cypher(text, {"id": entity, "after": after, "limit": limit})


def _place(text: str) -> Place:
    match read_cursor(text):
        case [int(number), str(entity)] if not isinstance(number, bool) and entity.isprintable():
            return number, entity
    raise QuestionError(f"after is {text[:60]!r}, which is no cursor of the triples of an entity")
