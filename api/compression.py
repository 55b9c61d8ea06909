"""Compression of answers about the data for clients that accept gzip; files are sent as they are, with a length."""

from fastapi.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from api.conditional import ABOUT_THE_DATA
from api.prefix import route_path

_SMALL = 1_000  # bytes that are not worth compressing


class CompressedAnswers:
    """Middleware that compresses the answers of the API."""

    def __init__(self, app: ASGIApp) -> None:
        self._plain, self._packed = app, GZipMiddleware(app, minimum_size=_SMALL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        packed = scope["type"] == "http" and route_path(scope).startswith(ABOUT_THE_DATA)
        await (self._packed if packed else self._plain)(scope, receive, send)
