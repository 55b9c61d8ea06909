"""The prefix under which a proxy serves the API: https://HOST/qmg/ for `/qmg`.

It is set once (QMG_API_ROOT_PATH), and reaches the routes as `root_path` of ASGI, so that every path in an answer has
it. Pages need no setting, as their links are relative.
"""

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class UnderPrefix:
    """Middleware that puts the prefix in front of the path of a request, unless the proxy has left it there.

    The prefix alone, without a slash behind it, is redirected: relative links would lead out of it.
    """

    def __init__(self, app: ASGIApp, prefix: str) -> None:
        self.app, self._prefix = app, prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == self._prefix:
            query = scope["query_string"].decode("latin-1")
            address = f"{self._prefix}/{'?' if query else ''}{query}"
            await RedirectResponse(address, 308)(scope, receive, send)
            return
        if scope["type"] == "http":
            # In place, as the handler of unexpected errors is outside of middleware and has this scope.
            scope.update(self._whole(scope), root_path=self._prefix)
        await self.app(scope, receive, send)

    def _whole(self, scope: Scope) -> dict[str, str | bytes]:
        if scope["path"].startswith(f"{self._prefix}/"):
            return {}
        return {"path": self._prefix + scope["path"], "raw_path": self._prefix.encode() + raw_path(scope)}


def route_path(scope: Scope) -> str:
    """Return the path of a request without the prefix."""
    path: str = scope["path"]
    return path.removeprefix(str(scope.get("root_path", "")))


def raw_path(scope: Scope) -> bytes:
    """Return the path as it was sent, with its escapes."""
    found: bytes = scope.get("raw_path") or scope["path"].encode()
    return found
