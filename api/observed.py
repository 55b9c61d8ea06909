"""Observation of requests: each is counted, and written to the log where that is wanted."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.gate.gate import caller_of
from api.metrics import Metrics
from api.problems import problem_code
from api.request_ids import request_id

UNKNOWN = "(none)"  # route of a path that leads nowhere
_METHODS = frozenset({"GET", "POST", "OPTIONS"})  # HEAD arrives as GET; others are of a stranger's making


@dataclass
class Observation:
    """A request and its answer: no parameter, no key, nothing that a header brought but the id."""

    request_id: str
    method: str
    path: str
    route: str = UNKNOWN
    status: int = 0
    seconds: float = 0.0
    size: int = 0
    code: str = ""
    key: str = ""


class Observed:
    """Middleware that counts requests and passes each observation to `log`. An answer that breaks off has status 0."""

    def __init__(
        self, app: ASGIApp, metrics: Metrics, routes: Iterable[BaseRoute], log: Callable[[Observation], None]
    ) -> None:
        self.app, self._metrics, self._routes, self._log = app, metrics, routes, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, seen = time.monotonic(), Observation(request_id(scope), scope["method"], scope["path"])
        self._metrics.begun()
        try:
            await self.app(scope, receive, _measuring(send, seen))
        finally:
            seen.seconds = time.monotonic() - begun
            seen.route = route_of(scope, self._routes)
            seen.code, seen.key = problem_code(scope), caller_of(scope)
            method = seen.method if seen.method in _METHODS else "other"
            self._metrics.answered(method, seen.route, seen.status, seen.seconds, seen.size, seen.code)
            self._log(seen)


def route_of(scope: Scope, routes: Iterable[BaseRoute]) -> str:
    """Return the template of the route of a request, also of one that was answered before it came there."""
    found = scope.get("route") or next(
        (each for each in routes if each.matches(scope)[0] != Match.NONE), None
    )
    return getattr(found, "path", "") or UNKNOWN


def _measuring(send: Send, seen: Observation) -> Send:
    async def send_measured(message: Message) -> None:
        if message["type"] == "http.response.start":
            seen.status = message["status"]
        else:
            seen.size += len(message.get("body", b""))
        await send(message)

    return send_measured
