"""Conditional requests: what a client has already is not sent again, nor computed, while the data stays the same.

An answer to a GET depends on the data, the program, the address, and what the client accepts. So a mark of these is its
ETag, known before the answer is; every write changes the mark of the data (graph/loading.py).
"""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.headers import changing_headers
from api.prefix import route_path
from api.readiness import Readiness
from graph.data_state import DataState
from graph.identity import files_digest
from graph.settings import PROJECT_ROOT
from ontology.errors import StoreError

VERSION = "x-dataset-version"  # header of every answer about the data: a number that each write increments
LOADED_AT = "x-loaded-at"  # another: the time of the last write
ABOUT_THE_DATA = ("/v1/", "/explorer/")
_THREADS = 8  # of their own, as a server that stands still holds them; the state is read in a millisecond
_VARY = "accept, accept-language"
_PROGRAM = (
    ("api", "**/*.py"),
    ("api", "**/*.html"),
    ("queries", "**/*"),
    ("graph", "**/*.py"),
    ("viz", "*.py"),
    ("ontology", "**/*.ttl"),
)


class ConditionalRequests:
    """Middleware that gives answers about the data an ETag and their version, and answers 304 where they are known.

    `state` returns the state of the data, and raises StoreError. An answer to HEAD arrives here as one to GET.
    """

    def __init__(self, app: ASGIApp, state: Callable[[], DataState], readiness: Readiness) -> None:
        self.app, self._state, self._readiness = app, state, readiness
        self._threads = CapacityLimiter(_THREADS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not route_path(scope).startswith(ABOUT_THE_DATA):
            await self.app(scope, receive, send)
            return
        try:
            state = await self._readiness.in_time(self._read_state)
        except StoreError:  # the route says so, where it needs the graph
            await self.app(scope, receive, send)
            return
        about = _headers(state)
        if scope["method"] != "GET":
            await self.app(scope, receive, changing_headers(send, _marking(about, {})))
            return
        tag = entity_tag(state.mark, scope)
        added = {"etag": tag, "cache-control": "no-cache", "vary": _VARY}
        known = [
            each.strip()
            for value in Headers(scope=scope).getlist("if-none-match")
            for each in value.split(",")
        ]
        if tag.removeprefix("W/") in (each.removeprefix("W/") for each in known):
            await Response(status_code=304, headers={**added, **about})(scope, receive, send)
            return
        # A * stands for whatever there is, which is known once there is an answer.
        inner = _without_body(send) if "*" in known else send
        await self.app(scope, receive, changing_headers(inner, _marking(about, added)))

    async def _read_state(self) -> DataState:
        return await to_thread.run_sync(self._state, limiter=self._threads)


def entity_tag(mark: str, scope: Scope) -> str:
    """Return the ETag of the answer to a request. It is weak, as an answer may be compressed or not."""
    headers = Headers(scope=scope)
    accepted = [",".join(headers.getlist(name)) for name in ("accept", "accept-language")]
    address = (scope.get("root_path", ""), scope["path"], scope["query_string"].decode("latin-1"))
    digest = hashlib.sha256("\n".join((_program(), mark, *address, *accepted)).encode()).hexdigest()
    return f'W/"{digest[:32]}"'


def _headers(state: DataState) -> dict[str, str]:
    """Return the headers about the data, of problems too."""
    loaded = {} if state.loaded_at is None else {LOADED_AT: state.loaded_at}
    return {VERSION: str(state.version or 0), **loaded}


def _marking(about: Mapping[str, str], added: Mapping[str, str]) -> Callable[[MutableHeaders, int], None]:
    """Return the change of headers that adds those about the data, and to an answer that is no problem the others."""

    def change(headers: MutableHeaders, status: int) -> None:
        headers.update(about)
        for name, value in added.items() if status == 200 else ():
            headers.setdefault(name, value)

    return change


def _without_body(send: Send) -> Send:
    """Return a `send` that makes an answer with status 200 one with 304, which ends at once."""
    ended = False

    async def send_changed(message: Message) -> None:
        nonlocal ended
        if message["type"] == "http.response.start" and message["status"] == 200:
            ended = True
            kept = [each for each in message["headers"] if not each[0].startswith(b"content-")]
            await send({**message, "status": 304, "headers": kept})
            await send({"type": "http.response.body"})
        elif not ended:
            await send(message)

    return send_changed


@cache
def _program() -> str:
    """Return a digest of the program, of which another release may answer differently."""
    return files_digest(
        each
        for room, pattern in _PROGRAM
        for each in (PROJECT_ROOT / room).glob(pattern)
        if each.is_file() and "__pycache__" not in each.parts
    )
