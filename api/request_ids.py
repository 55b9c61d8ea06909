"""The id of a request, by which a client and the log of the service name the same one."""

import re
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from api.headers import changing_headers

REQUEST_ID = "x-request-id"  # header of requests and answers
_USABLE = re.compile(r"[A-Za-z0-9._:-]{1,64}", re.ASCII)
_KEY = "request_id"


class RequestIds:
    """Middleware that keeps the id that a request brings, or gives it one, and returns it with the answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID, "")
        scope[_KEY] = given if _USABLE.fullmatch(given) else uuid4().hex

        def name(headers: MutableHeaders, _status: int) -> None:
            headers[REQUEST_ID] = scope[_KEY]

        await self.app(scope, receive, changing_headers(send, name))


def request_id(scope: Scope) -> str:
    """Return the id of a request."""
    return str(scope.get(_KEY, ""))
