"""Neighbourhoods for drawing: what lies around one entity, or around several of one class."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.entity_shapes import entity_iri
from api.language import both
from api.parts import DERIVED, STORED, Parts, problems, router
from api.shapes import PictureEdgeShape, PictureNodeShape, PictureShape
from ontology.kinds import Model
from queries.neighbourhood import PictureNode, neighbourhood

USUAL, MOST = 60, 400  # neighbours of an entity: more than 400 nodes nobody can read
CENTERS = 40  # entities that one picture may be drawn around

Ids = Annotated[
    list[str],
    Query(
        alias="id",
        min_length=1,
        max_length=CENTERS,
        description=both(
            f"实体标识，至多 {CENTERS} 个", f"id of the entity; may be repeated, {CENTERS} at most"
        ),
    ),
]
Limit = Annotated[
    int,
    Query(ge=1, le=MOST, description=both("每个实体至多取多少邻居", "neighbours of each entity, at most")),
]


def class_parameter(model: Model) -> Any:
    """The annotation of the parameter `type`; a class that is not listed is one that has no such entity."""
    names = [each.name for each in model.nodes.values() if each.collection]
    told = both("实体的类", "class of the entity")
    return Annotated[str, Query(description=told, json_schema_extra={"enum": names})]


def picture_routes(parts: Parts) -> APIRouter:
    """`/v1/graph`."""
    routes = router("图", "Pictures")

    def graph(type: Any, ids: Ids, limit: Limit = USUAL, derived: DERIVED = False) -> PictureShape:
        return picture(parts, type, ids, limit, derived)

    graph.__annotations__["type"] = class_parameter(parts.model)
    routes.add_api_route(
        "/v1/graph",
        graph,
        operation_id="graph",
        summary=both("一个实体周围的图", "The neighbourhood of an entity"),
        description=both(
            "供绘图用：实体、它的邻居及其间的关系与证据。",
            "For drawing: entities, their neighbours, and the relationships between them with their evidence.",
        ),
        responses={**problems(404, 422, *STORED)},
    )
    return routes


def picture(parts: Parts, type_name: str, ids: list[str], limit: int, derived: bool = False) -> PictureShape:
    """The neighbourhoods of the entities, joined; NotFound for an id that is not there."""
    unique = list(dict.fromkeys(ids))
    found = [neighbourhood(parts.store, parts.model, type_name, each, limit, derived) for each in unique]
    nodes = {node.key: node for one in found for node in one.nodes}
    edges = {edge.id: edge for one in found for edge in one.edges}
    return PictureShape(
        centers=[f"{type_name}/{each}" for each in unique],
        nodes=[_node(node, parts.settings.base_iri) for node in nodes.values()],
        edges=[PictureEdgeShape(**vars(edge)) for edge in edges.values()],
        truncated=any(one.truncated for one in found),
    )


def _node(node: PictureNode, base_iri: str) -> PictureNodeShape:
    iri = entity_iri(base_iri, node.type, node.id)
    return PictureNodeShape(
        id=node.key, type=node.type, title=node.title, iri=iri, properties=node.properties
    )
