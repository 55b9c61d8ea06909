"""Access from pages of other sites (CORS) to the routes that clients in a browser need: read only, of public data,
without credentials. Of all other routes QMG_API_ORIGINS decides."""

from collections.abc import Sequence

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from api.prefix import route_path


class CrossOrigin:
    """Middleware that opens the routes below a path to the pages of any site."""

    def __init__(self, app: ASGIApp, path: str, exposed: Sequence[str]) -> None:
        self._app, self._path = app, path
        self._open = CORSMiddleware(
            app,
            allow_origins=["*"],
            allow_methods=["GET", "POST"],
            allow_headers=["*"],
            allow_credentials=False,
            expose_headers=exposed,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_open = scope["type"] == "http" and f"{route_path(scope)}/".startswith(f"{self._path}/")
        await (self._open if is_open else self._app)(scope, receive, send)
