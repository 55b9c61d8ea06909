"""Routes that read the graph: they wait for its server as long as it answers, and a few at once."""

import inspect
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from api.readiness import Readiness

READS_THE_GRAPH = 502  # an error status of every route that does, and of no other


class GraphRoute(APIRoute):
    """A route that does not outwait a graph server that stands still. The state of the app has the readiness."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler, which raises StoreUnavailable where the server does not answer."""
        handle = super().get_route_handler()

        async def handle_in_time(request: Request) -> Response:
            if READS_THE_GRAPH not in self.responses:
                return await handle(request)
            readiness: Readiness = request.app.state.readiness
            if inspect.iscoroutinefunction(self.endpoint):  # its work has threads of its own (api/desk.py)
                return await readiness.in_time(partial(handle, request))

            async def placed() -> Response:
                async with readiness.places:
                    return await handle(request)

            return await readiness.in_time(placed)

        return handle_in_time
