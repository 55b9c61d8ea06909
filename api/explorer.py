"""The pages and files of the explorer, and the network that it draws of a picture."""

from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request, Response
from fastapi.staticfiles import StaticFiles

from api.context import STORE_ERRORS, AppContext, problems, router
from api.language import Language, both
from api.pictures import DEFAULT, Ids, Limit, class_parameter, picture
from api.shapes import LooksShape, NetworkShape
from viz.network import looks, network
from viz.page import CYPHER, INDEX, PAGE, STATIC, vis_folder
from viz.style import style_of

_REVALIDATE = {"cache-control": "no-cache"}  # requested again each time, answered 304 while unchanged


class RevalidatedFiles(StaticFiles):
    """Static files that a browser caches, but revalidates before each use."""

    def file_response(self, *args: Any, **kwargs: Any) -> Any:
        """Return the response of a file, to be revalidated before it is used again."""
        response = super().file_response(*args, **kwargs)
        response.headers.update(_REVALIDATE)
        return response


def explorer_routes(context: AppContext) -> APIRouter:
    """Return `/`, `/cypher`, `/page`, `/explorer/network` and `/explorer/looks`."""
    routes = router("Explorer")
    files = RevalidatedFiles(directory=STATIC)

    @routes.get("/", include_in_schema=False)
    async def index(request: Request) -> Response:
        return await files.get_response(INDEX.name, request.scope)

    @routes.get("/cypher", include_in_schema=False)
    async def cypher(request: Request) -> Response:
        return await files.get_response(CYPHER.name, request.scope)

    @routes.get("/page", include_in_schema=False)
    async def page(request: Request) -> Response:
        return await files.get_response(PAGE.name, request.scope)

    _add_network(routes, context)
    _add_looks(routes, context)
    return routes


def mount_files(app: FastAPI) -> None:
    """Add `/static` and `/vis`."""
    app.mount("/static", RevalidatedFiles(directory=STATIC), name="static")
    app.mount("/vis", RevalidatedFiles(directory=vis_folder()), name="vis")


def _add_network(routes: APIRouter, context: AppContext) -> None:
    style = style_of(context.model)
    language = Query(description=both("标签的语言", "language of the labels"))

    def draw(
        type: Any, ids: Ids, limit: Limit = DEFAULT, lang: Annotated[Language, language] = "zh"
    ) -> NetworkShape:
        shape = picture(context, type, ids, limit)
        return NetworkShape(picture=shape, **network(shape.model_dump(), style, lang))

    draw.__annotations__["type"] = class_parameter(context.model)
    routes.add_api_route(
        "/explorer/network",
        draw,
        operation_id="network",
        summary=both("可直接绘制的网络", "A network ready to be drawn"),
        description=both(
            "与 /v1/graph 相同的图，另附 vis-network 的节点、连线与选项。",
            "The picture of /v1/graph, with nodes, edges and options for vis-network.",
        ),
        responses={**problems(404, 422, *STORE_ERRORS)},
    )


def _add_looks(routes: APIRouter, context: AppContext) -> None:
    shape = LooksShape(**looks(style_of(context.model)))

    @routes.get(
        "/explorer/looks",
        operation_id="looks",
        summary=both("各类在图中的样子", "The look of each class in a network"),
    )
    async def get_looks() -> LooksShape:
        return shape
