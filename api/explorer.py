"""The explorer's page and files, and the network of a picture as it draws it."""

from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request, Response
from fastapi.staticfiles import StaticFiles

from api.language import Language, both
from api.parts import STORED, Parts, problems, router
from api.pictures import USUAL, Ids, Limit, class_parameter, picture
from api.shapes import NetworkShape
from viz.network import network
from viz.page import INDEX, STATIC, vis_folder
from viz.style import style_of

_FRESH = {"cache-control": "no-cache"}  # asked for again each time, answered 304 while unchanged


class PageFiles(StaticFiles):
    """Static files that a browser keeps, but asks about before it uses them."""

    def file_response(self, *args: Any, **kwargs: Any) -> Any:
        response = super().file_response(*args, **kwargs)
        response.headers.update(_FRESH)
        return response


def mount_explorer(app: FastAPI, parts: Parts) -> None:
    """`/`, `/static`, `/vis` and `/explorer/network`."""
    routes = router("浏览", "Explorer")

    files = PageFiles(directory=STATIC)

    @routes.get("/", include_in_schema=False)
    async def index(request: Request) -> Response:
        return await files.get_response(INDEX.name, request.scope)

    _add_network(routes, parts)
    app.include_router(routes)
    app.mount("/static", files, name="static")
    app.mount("/vis", PageFiles(directory=vis_folder()), name="vis")


def _add_network(routes: APIRouter, parts: Parts) -> None:
    style = style_of(parts.model)
    spoken = Query(description=both("标签的语言", "language of the labels"))

    def drawn(
        type: Any, ids: Ids, limit: Limit = USUAL, lang: Annotated[Language, spoken] = "zh"
    ) -> NetworkShape:
        found = picture(parts, type, ids, limit)
        return NetworkShape(picture=found, **network(found.model_dump(), style, lang))

    drawn.__annotations__["type"] = class_parameter(parts.model)
    routes.add_api_route(
        "/explorer/network",
        drawn,
        operation_id="network",
        summary=both("可直接绘制的网络", "A network ready to be drawn"),
        description=both(
            "与 /v1/graph 相同的图，另附 vis-network 的节点、连线与选项。",
            "The picture of /v1/graph, with nodes, lines and options for vis-network.",
        ),
        responses={**problems(404, 422, *STORED)},
    )
