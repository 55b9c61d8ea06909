"""Entities: a list and a page of one for every class of the model that has a collection."""

import inspect
import re
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.context import DERIVED, STORE_ERRORS, AppContext, problems, router
from api.entity_rdf import AFTER, FORM, RDF_CONTENT, next_path, rdf_form, rdf_response
from api.entity_shapes import entity_shape, full_shape, page_shape
from api.language import both
from api.parameters import given_values, openapi_parameter
from graph.former_ids import has_former_ids
from graph.iris import entity_iri
from graph.search.index import SearchIndex
from graph.search.renewal import renewed_index
from ontology.errors import NotFound
from ontology.kinds import NodeClass
from queries.entities.entity import get_entity, merged_into
from queries.entities.filters import TEXT, list_question
from queries.entities.listing import list_entities

_USUAL, _MOST = 50, 500  # entities on a page
_Limit = Annotated[int, Query(ge=1, le=_MOST, description=both("每页数量", "entities per page"))]
_After = Annotated[
    str | None, Query(description=both("上一页 next 中的位置", "cursor in `next` of the previous page"))
]


def entity_routes(context: AppContext) -> APIRouter:
    """Return `/v1/{collection}` and `/v1/{collection}/{id}` for each class."""
    routes = router("Entities")
    for node_class in context.model.nodes.values():
        if node_class.collection:
            _add_list(routes, node_class, context)
            _add_single(routes, node_class, context)
    return routes


def _add_list(routes: APIRouter, node_class: NodeClass, context: AppContext) -> None:
    question = list_question(context.model, node_class)

    def list_page(request: Request, limit: _Limit = _USUAL, after: _After = None) -> dict[str, Any]:
        given = given_values(request, "limit", "after")
        index = _index(context) if given.get(TEXT) else None
        page = list_entities(
            context.store, context.model, node_class, given=given, after=after, limit=limit, index=index
        )
        return {
            "items": [_with_iri(item, node_class, context) for item in page.items],
            "next": None if page.next is None else next_path(request, page.next),
            "total": page.total,
            "facets": page.facets or None,
        }

    routes.add_api_route(
        f"/v1/{node_class.collection}",
        list_page,
        response_model=page_shape(node_class, entity_shape(node_class)),
        response_model_exclude_none=True,
        operation_id=f"list-{node_class.collection}",
        summary=both(f"列出{node_class.label_zh}", f"List: {node_class.label_en}"),
        description=both(node_class.definition_zh, node_class.definition_en),
        openapi_extra={"parameters": [openapi_parameter(each) for each in question.parameters]},
        responses={**problems(422, *STORE_ERRORS)},
    )


def _index(context: AppContext) -> SearchIndex:
    return renewed_index(context.store, context.model, context.settings)[0]


def _add_single(routes: APIRouter, node_class: NodeClass, context: AppContext) -> None:
    path = f"/v1/{node_class.collection}"

    def single(
        request: Request,
        response: Response,
        id: str,
        derived: bool = False,
        form: str | None = None,
        after: str | None = None,
    ) -> dict[str, Any] | Response:
        response.headers["vary"] = "accept"
        rdf = rdf_form(request, form)
        try:
            if rdf is not None:
                return rdf_response(request, context, node_class, id, rdf, derived, after)
            entity = get_entity(context.store, context.model, node_class, id, derived)
        except NotFound:
            successor = merged_into(context.store, node_class, id)
            if successor is None:
                raise
            query = f"?{request.url.query}" if request.url.query else ""
            prefix = context.settings.api_root_path
            return RedirectResponse(f"{prefix}{path}/{quote(successor, safe='')}{query}", 308)
        relations = [_group_with_iris(group, context) for group in entity["relations"]]
        return {**_with_iri(entity, node_class, context), "relations": relations}

    identifier = Path(description=both("标识", "id"), min_length=1)
    routes.add_api_route(
        f"{path}/{{id}}",
        _with_signature(
            single,
            request=Request,
            response=Response,
            id=Annotated[str, identifier],
            derived=DERIVED,
            form=FORM,
            after=AFTER,
        ),
        response_model=full_shape(node_class),
        response_model_exclude_none=True,
        operation_id=f"get-{_kebab(node_class.name)}",
        summary=both(f"查看一项{node_class.label_zh}", f"Get: {node_class.label_en}"),
        description=both(
            f"{node_class.definition_zh}附其全部关系；也可取 RDF。",
            f"{node_class.definition_en} With all its relations; in RDF too.",
        ),
        responses={200: RDF_CONTENT, **_redirect(node_class), **problems(404, 422, *STORE_ERRORS)},
    )


def _kebab(name: str) -> str:
    """Return the name of a class in small letters: agency-kind for AgencyKind."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()


def _redirect(node_class: NodeClass) -> dict[int | str, dict[str, Any]]:
    """Return the response for an id that was merged into another, for OpenAPI."""
    if not has_former_ids(node_class):
        return {}
    merged = both("此标识已并入另一项，见 Location。", "The id was merged into another: see Location.")
    location = {"description": merged, "schema": {"type": "string"}}
    return {308: {"description": merged, "headers": {"Location": location}}}


def _with_iri(item: dict[str, Any], node_class: NodeClass, context: AppContext) -> dict[str, Any]:
    iri = entity_iri(context.settings.base_iri, node_class.name, item["id"])
    return {**item, "iri": iri}


def _group_with_iris(group: dict[str, Any], context: AppContext) -> dict[str, Any]:
    base = context.settings.base_iri
    items = [{**item, "iri": entity_iri(base, item["type"], item["id"])} for item in group["items"]]
    return {**group, "items": items}


def _with_signature(endpoint: Callable[..., Any], **annotations: Any) -> Callable[..., Any]:
    """Return the endpoint with parameters of types that are known only once the model is read."""
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    declared = inspect.signature(endpoint).parameters
    parameters = [
        inspect.Parameter(name, kind, annotation=annotation, default=declared[name].default)
        for name, annotation in annotations.items()
    ]
    endpoint.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return endpoint
