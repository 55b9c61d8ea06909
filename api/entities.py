"""Entities: a list and a page of one for every class of the model that has a collection."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Path, Query
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from api.entity_shapes import entity_iri, entity_shape, filters_shape, full_shape, page_shape
from api.language import both
from api.parts import DERIVED, STORED, Parts, problems, router
from ontology.errors import NotFound
from ontology.kinds import NodeClass
from queries.entities import get_entity, list_entities, moved_to


def entity_routes(parts: Parts) -> APIRouter:
    """`/v1/{collection}` and `/v1/{collection}/{id}` for each class."""
    routes = router("实体", "Entities")
    for node_class in parts.model.nodes.values():
        if node_class.collection:
            _add_list(routes, node_class, parts)
            _add_one(routes, node_class, parts)
    return routes


def _add_list(routes: APIRouter, node_class: NodeClass, parts: Parts) -> None:
    path, filters = f"/v1/{node_class.collection}", filters_shape(node_class)

    def listed(query: Any) -> dict[str, Any]:
        given = _filters(query)
        page = list_entities(parts.store, node_class, filters=given, after=query.after, limit=query.limit)
        following = {**given, "limit": str(query.limit), "after": page.next}
        return {
            "items": [_with_iri(item, node_class, parts) for item in page.items],
            "next": f"{path}?{urlencode(following)}" if page.next else None,
        }

    routes.add_api_route(
        path,
        _signed(listed, query=Annotated[filters, Query()]),
        response_model=page_shape(node_class, entity_shape(node_class)),
        response_model_exclude_none=True,
        operation_id=f"list-{node_class.collection}",
        summary=both(f"列出{node_class.label_zh}", f"List: {node_class.label_en}"),
        description=both(node_class.definition_zh, node_class.definition_en),
        responses={**problems(422, *STORED)},
    )


def _add_one(routes: APIRouter, node_class: NodeClass, parts: Parts) -> None:
    def one(id: str, derived: bool = False) -> dict[str, Any] | RedirectResponse:
        try:
            found = get_entity(parts.store, parts.model, node_class, id, derived)
        except NotFound:
            now = moved_to(parts.store, node_class, id)
            if now is None:
                raise
            return RedirectResponse(f"/v1/{node_class.collection}/{quote(now, safe='')}", 308)
        relations = [_group_with_iris(group, parts) for group in found["relations"]]
        return {**_with_iri(found, node_class, parts), "relations": relations}

    identifier = Path(description=both("标识", "id"), min_length=1)
    routes.add_api_route(
        f"/v1/{node_class.collection}/{{id}}",
        _signed(one, id=Annotated[str, identifier], derived=DERIVED),
        response_model=full_shape(node_class),
        response_model_exclude_none=True,
        operation_id=f"get-{node_class.collection}",
        summary=both(f"查看一项{node_class.label_zh}", f"One: {node_class.label_en}"),
        description=both(
            f"{node_class.definition_zh}附其全部关系。", f"{node_class.definition_en} With all its relations."
        ),
        responses={**_moved(node_class), **problems(404, 422, *STORED)},
    )


def _moved(node_class: NodeClass) -> dict[int | str, dict[str, Any]]:
    """What is told of an id that was merged into another: where it is now."""
    if "former_ids" not in node_class.properties:
        return {}
    told = both("此标识已并入另一项，见 Location。", "The id was merged into another: see Location.")
    location = {"description": told, "schema": {"type": "string"}}
    return {308: {"description": told, "headers": {"Location": location}}}


def _filters(query: BaseModel) -> dict[str, str]:
    """The filters that were given, as text; true and false as JSON has them."""
    given = query.model_dump(exclude={"limit", "after"}, exclude_none=True)
    return {name: str(v).lower() if isinstance(v, bool) else str(v) for name, v in given.items()}


def _with_iri(item: dict[str, Any], node_class: NodeClass, parts: Parts) -> dict[str, Any]:
    iri = entity_iri(parts.settings.base_iri, node_class.name, item["id"])
    return {**item, "iri": iri}


def _group_with_iris(group: dict[str, Any], parts: Parts) -> dict[str, Any]:
    base = parts.settings.base_iri
    items = [{**item, "iri": entity_iri(base, item["type"], item["id"])} for item in group["items"]]
    return {**group, "items": items}


def _signed(endpoint: Callable[..., Any], **annotations: Any) -> Callable[..., Any]:
    """The endpoint with parameters of types that are known only once the model is read."""
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    known = inspect.signature(endpoint).parameters
    parameters = [
        inspect.Parameter(name, kind, annotation=each, default=known[name].default)
        for name, each in annotations.items()
    ]
    endpoint.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return endpoint
