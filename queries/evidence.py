"""The evidence of an entity: the notices, sections, spans and quotes behind its relationships, and what a citation of a
notice needs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.cypher import Cypher
from graph.entities import NOTICE
from graph.store import Store
from ontology.kinds import EdgeClass, Model, NodeClass
from queries.fragments import class_of, title
from queries.relations import Hop, RelatedEntity, relation_hops

_NOTICES = (
    f"UNWIND $ids AS id MATCH (n:{NOTICE} {{id: id}}) RETURN n.id, n.title, n.doc_number, n.issue_date, "
    "n.issuing_agency, n.campaign_year, n.source_file"
)
# The longest statement of an activity says most about it: an annex names who carries it out, a list only what.
_QUOTES = (
    f"UNWIND $ids AS id MATCH (a:Activity {{id: id}})-[r:MENTIONED_IN]->(:{NOTICE}) WHERE r.quote > '' "
    "RETURN a.id, a.name, properties(r) ORDER BY size(r.quote) DESC, r.notice, r.start"
)
_GROUNDS = ("quote", "source")  # the properties by which a relationship leads back to a text


@dataclass(frozen=True)
class CitedNotice:
    """A notice as a reader cites it. What it does not state is None."""

    id: str
    title: str | None
    doc_number: str | None
    issue_date: str | None
    issuing_agency: str | None
    campaign_year: int | None
    source_file: str | None


@dataclass(frozen=True)
class StatedRelation:
    """A relationship of an entity to another one, whose properties have its evidence."""

    relation: str
    direction: str
    other: RelatedEntity


@dataclass(frozen=True)
class EvidencePage:
    """Some relationships with evidence, in order, and the number of all."""

    items: tuple[StatedRelation, ...]
    total: int


def cited_notices(store: Store, ids: Iterable[str]) -> dict[str, CitedNotice]:
    """Return what a citation of these notices needs, by id; of unknown ids nothing."""
    rows = store.read(Cypher(_NOTICES, {"ids": list(ids)})).rows
    return {row[0]: CitedNotice(*row) for row in rows}


def activity_quotes(store: Store, ids: Iterable[str]) -> dict[str, StatedRelation]:
    """Return the longest statement of each of these activities, by id."""
    found: dict[str, StatedRelation] = {}
    for entity, name, properties in store.read(Cypher(_QUOTES, {"ids": list(ids)})).rows:
        mentioned = RelatedEntity("Activity", entity, name or entity, properties)
        found.setdefault(entity, StatedRelation("MENTIONED_IN", "in", mentioned))
    return found


def read_evidence(
    store: Store,
    model: Model,
    node_class: NodeClass,
    entity: str,
    *,
    relation: str | None = None,
    other: str | None = None,
    skip: int = 0,
    limit: int = 50,
) -> EvidencePage:
    """Return relationships of an entity that a text states, by type in the order of the model, then by their place.

    `relation` is the only type that counts, and `other` the id of the only entity at the other end. Derived
    relationships have no evidence of their own and are left out.
    """
    items: list[StatedRelation] = []
    total = 0
    for hop in _grounded(relation_hops(model, node_class, derived=False), relation):
        match, parameters = _match(hop, entity, other)
        count = int(store.read(Cypher(f"{match} RETURN count(r)", parameters)).value())
        before = max(0, skip - total)
        wanted = limit - len(items)
        if before < count and wanted > 0:
            rows = store.read(_rows(model, match, parameters, before, wanted)).rows
            items += [_stated(hop.edge, hop.direction, row) for row in rows]
        total += count
    return EvidencePage(tuple(items), total)


def _grounded(hops: Iterable[Hop], relation: str | None) -> Iterator[Hop]:
    for hop in hops:
        if relation in (None, hop.edge.type) and any(each in hop.edge.properties for each in _GROUNDS):
            yield hop


def _match(hop: Hop, entity: str, other: str | None) -> tuple[str, dict[str, Any]]:
    grounds = " OR ".join(f"r.{each} > ''" for each in _GROUNDS if each in hop.edge.properties)
    match, parameters = f"MATCH {hop.pattern} AND ({grounds})", {"id": entity}
    if other is None:
        return match, parameters
    return f"{match} AND other.id = $other", {**parameters, "other": other}


def _rows(model: Model, match: str, parameters: Mapping[str, Any], skip: int, limit: int) -> Cypher:
    text = (
        f"{match} RETURN {class_of('other', model)} AS class, other.id AS id, {title('other', model)} AS title, "
        "properties(r) AS properties ORDER BY coalesce(r.notice, ''), coalesce(r.start, 0), coalesce(r.end, 0), "
        "other.id, coalesce(r.basis, ''), coalesce(r.role, '') SKIP $skip LIMIT $limit"
    )
    return Cypher(text, {**parameters, "skip": skip, "limit": limit})


def _stated(edge: EdgeClass, direction: str, row: tuple[Any, ...]) -> StatedRelation:
    kind, entity, name, properties = row
    related = RelatedEntity(kind, entity, name or entity, dict(sorted(properties.items())))
    return StatedRelation(edge.type, direction, related)
