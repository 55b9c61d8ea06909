"""Query parameters without a value, as forms send those that were not filled in: `agency=&from_year=2020`.

OpenAPI names this `allowEmptyValue`: where an optional parameter is sent so, it counts as one that is not given. It
holds for every route of our own, whoever reads the parameter; the routes of protocols follow their specifications.
"""

from collections.abc import Callable, Coroutine, Iterable, Mapping
from typing import Any
from urllib.parse import unquote_plus

from fastapi import Request, Response
from starlette.routing import BaseRoute

from api.graph_routes import GraphRoute


class OwnRoute(GraphRoute):
    """A route that takes an optional parameter without a value for one that is not given."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler, which is given a request without such parameters."""
        handle = super().get_route_handler()

        async def handle_given(request: Request) -> Response:
            return await handle(_without_empty(request, self.optional_parameters()))

        return handle_given

    def optional_parameters(self) -> set[str]:
        """Return the names of the query parameters that need not be given, declared to FastAPI or by ourselves."""
        typed, own = self.dependant.query_params, (self.openapi_extra or {}).get("parameters", ())
        return {
            *(each.alias for each in typed if not each.field_info.is_required()),
            *(each["name"] for each in own if _is_optional(each)),
        }


def _without_empty(request: Request, names: Iterable[str]) -> Request:
    """Return the request without the parameters of these names that have no value."""
    parts = request.scope["query_string"].split(b"&")
    kept = b"&".join(each for each in parts if not _is_empty(each, names))
    if kept == request.scope["query_string"]:
        return request
    return Request({**request.scope, "query_string": kept}, request.receive)


def _is_empty(part: bytes, names: Iterable[str]) -> bool:
    name, _, value = part.decode("latin-1").partition("=")
    return not value and unquote_plus(name) in names


def declare_empty_values(routes: Iterable[BaseRoute], paths: Mapping[str, Any]) -> None:
    """Add to the paths of the OpenAPI document which parameters may be sent without a value."""
    for route in routes:
        if isinstance(route, OwnRoute) and route.include_in_schema:
            for method in route.methods or ():
                for each in paths[route.path_format][method.lower()].get("parameters", ()):
                    each.update({"allowEmptyValue": True} if _is_optional(each) else {})


def _is_optional(parameter: Mapping[str, Any]) -> bool:
    return parameter["in"] == "query" and not parameter.get("required")
