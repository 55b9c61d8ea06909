"""Conditional requests: what a client has already is not sent again, nor computed, while the data stays the same.

An answer to a GET depends on the data, the program, the address, and what the client accepts. So a mark of these is its
ETag, known before the answer is; every write changes the mark of the data (graph/loading.py).
"""

import hashlib
from collections.abc import Callable
from functools import cache

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.settings import PROJECT_ROOT
from ontology.errors import StoreError

VERSION = "x-dataset-version"  # header of every answer about the data: a number that each write increments
ABOUT_THE_DATA = ("/v1/", "/explorer/")
_VARY = "accept, accept-language"
_PROGRAM = (
    ("api", "*.py"),
    ("queries", "**/*"),
    ("graph", "*.py"),
    ("viz", "*.py"),
    ("ontology", "**/*.ttl"),
)


class ConditionalRequests:
    """Middleware that gives answers about the data an ETag and their version, and answers 304 where they are known.

    `mark` returns the mark of the data, and raises StoreError. An answer to HEAD arrives here as one to GET.
    """

    def __init__(self, app: ASGIApp, mark: Callable[[], str]) -> None:
        self.app, self._mark = app, mark

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(ABOUT_THE_DATA):
            await self.app(scope, receive, send)
            return
        try:
            mark = await run_in_threadpool(self._mark)
        except StoreError:  # the route says so
            await self.app(scope, receive, send)
            return
        added = {VERSION: mark.rpartition(" ")[2] or "0"}
        if scope["method"] == "GET":
            added |= {"etag": entity_tag(mark, scope), "cache-control": "no-cache"}
            if _is_known(added["etag"], Headers(scope=scope)):
                await Response(status_code=304, headers={**added, "vary": _VARY})(scope, receive, send)
                return
        await self.app(scope, receive, _with_headers(send, added))


def entity_tag(mark: str, scope: Scope) -> str:
    """Return the ETag of the answer to a request. It is weak, as an answer may be compressed or not."""
    headers = Headers(scope=scope)
    accepted = [",".join(headers.getlist(name)) for name in ("accept", "accept-language")]
    address = (scope.get("root_path", ""), scope["path"], scope["query_string"].decode("latin-1"))
    digest = hashlib.sha256("\n".join((_program(), mark, *address, *accepted)).encode()).hexdigest()
    return f'W/"{digest[:32]}"'


def _is_known(tag: str, headers: Headers) -> bool:
    given = ",".join(headers.getlist("if-none-match"))
    return given.strip() == "*" or tag.removeprefix("W/") in (
        each.strip().removeprefix("W/") for each in given.split(",")
    )


def _with_headers(send: Send, added: dict[str, str]) -> Send:
    """Return a `send` that adds the headers to an answer: of an error, the version alone."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in added.items():
                if name == VERSION or message["status"] == 200:
                    headers.setdefault(name, value)
            if message["status"] == 200 and "etag" in added:
                headers.setdefault("vary", _VARY)
        await send(message)

    return send_with_headers


@cache
def _program() -> str:
    """Return a digest of the program, of which another release may answer differently."""
    files = sorted(
        each
        for room, pattern in _PROGRAM
        for each in (PROJECT_ROOT / room).glob(pattern)
        if each.is_file() and "__pycache__" not in each.parts
    )
    return hashlib.sha256(b"".join(each.read_bytes() for each in files)).hexdigest()
