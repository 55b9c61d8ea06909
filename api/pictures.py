"""Pictures: the neighbourhood of one entity, or of several of one class, for drawing."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from api.context import DERIVED, STORE_ERRORS, AppContext, problems, router
from api.language import both
from api.negotiation import preferred
from api.shapes import PictureEdgeShape, PictureNodeShape, PictureShape
from graph.iris import entity_iri
from ontology.kinds import Model
from queries.neighbourhood import PictureNode, neighbourhood
from viz.graph_files import MEDIA_TYPES, GraphForm, graph_file

DEFAULT, MOST = 60, 400  # neighbours of an entity: more than 400 nodes nobody can read
CENTERS = 40  # entities at the centre of one picture

Ids = Annotated[
    list[str],
    Query(
        alias="id",
        min_length=1,
        max_length=CENTERS,
        description=both(f"实体标识，至多 {CENTERS} 个", f"id of the entity, repeatable, at most {CENTERS}"),
        examples=[["spc"]],
    ),
]
_Form = Annotated[
    Literal["json", "gexf", "graphml"] | None,
    Query(alias="format", description=both("格式，代替 Accept", "format, in place of Accept")),
]
Limit = Annotated[
    int,
    Query(ge=1, le=MOST, description=both("每个实体至多取多少邻居", "neighbours of each entity, at most")),
]


def class_parameter(model: Model) -> Any:
    """Return the annotation of the parameter `type`, which lists the classes that have a collection."""
    names = [node.name for node in model.nodes.values() if node.collection]
    description = both("实体的类", "class of the entity")
    return Annotated[
        str, Query(description=description, examples=["Agency"], json_schema_extra={"enum": names})
    ]


def picture_routes(context: AppContext) -> APIRouter:
    """Return `/v1/graph`."""
    routes = router("Pictures")

    def graph(
        request: Request,
        type: Any,
        ids: Ids,
        limit: Limit = DEFAULT,
        derived: DERIVED = False,
        form: _Form = None,
    ) -> PictureShape | Response:
        found = picture(context, type, ids, limit, derived)
        other = _other_form(request, form)
        return found if other is None else _file(found, other)

    graph.__annotations__["type"] = class_parameter(context.model)
    routes.add_api_route(
        "/v1/graph",
        graph,
        response_model=PictureShape,
        operation_id="graph",
        summary=both("一个实体周围的图", "The neighbourhood of an entity"),
        description=both(
            "供绘图用：实体、它的邻居及其间的关系与证据。也可取 GEXF（Gephi）或 GraphML（yEd、Cytoscape）。",
            "For drawing: entities, their neighbours, and the relationships among them with their evidence. Also as "
            "GEXF (Gephi) or GraphML (yEd, Cytoscape).",
        ),
        responses={
            200: {"content": {each: {"schema": {"type": "string"}} for each in MEDIA_TYPES.values()}},
            **problems(404, 422, *STORE_ERRORS),
        },
    )
    return routes


def _other_form(request: Request, name: str | None) -> GraphForm | None:
    """Return the format of a request by its parameter or Accept header; None for JSON."""
    accept = ",".join(request.headers.getlist("accept"))
    wanted = name or preferred(accept, ("application/json", *MEDIA_TYPES.values()))
    return next((form for form, media_type in MEDIA_TYPES.items() if wanted in (form, media_type)), None)


def _file(found: PictureShape, form: GraphForm) -> Response:
    headers = {
        "vary": "accept",
        "content-type": MEDIA_TYPES[form],
        "content-disposition": f'attachment; filename="quality-month.{form}"',
    }
    return Response(graph_file(found.model_dump(), form), headers=headers)


def picture(
    context: AppContext, class_name: str, ids: list[str], limit: int, derived: bool = False
) -> PictureShape:
    """Return the joined neighbourhoods of the entities. Raises NotFound for an unknown id."""
    unique = list(dict.fromkeys(ids))
    pictures = [
        neighbourhood(context.store, context.model, class_name, each, limit, derived) for each in unique
    ]
    nodes = {node.key: node for each in pictures for node in each.nodes}
    edges = {edge.id: edge for each in pictures for edge in each.edges}
    return PictureShape(
        centers=[f"{class_name}/{each}" for each in unique],
        nodes=[_node(node, context.settings.base_iri) for node in nodes.values()],
        edges=[PictureEdgeShape(**vars(edge)) for edge in edges.values()],
        truncated=any(each.truncated for each in pictures),
    )


def _node(node: PictureNode, base_iri: str) -> PictureNodeShape:
    iri = entity_iri(base_iri, node.type, node.id)
    return PictureNodeShape(
        id=node.key, type=node.type, title=node.title, iri=iri, properties=node.properties
    )
