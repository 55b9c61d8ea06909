"""`/mcp` of the app, which is there where the extra `mcp` is installed."""

import threading

from fastapi import HTTPException
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from api.addresses import check_address
from api.context import AppContext
from api.mcp.installed import MISSING, mcp_is_installed

PATH = "/mcp"
MCP_HEADERS = ("mcp-protocol-version", "mcp-method", "mcp-name")  # of its requests


def mcp_route(context: AppContext) -> Route:
    """Return the route `/mcp`."""
    return Route(PATH, McpEndpoint(context), include_in_schema=False)


class McpEndpoint:
    """An ASGI app that answers the messages of assistants. The SDK is imported for the first of them: it takes 0.5 s,
    which most starts need not spend."""

    def __init__(self, context: AppContext) -> None:
        self._context, self._lock = context, threading.Lock()
        self._transport: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request. Raises HTTPException and QuestionError."""
        check_address(Request(scope))
        if not mcp_is_installed():
            raise HTTPException(404, MISSING)
        if scope["method"] != "POST":  # without sessions there is nothing to listen to, or to end
            raise HTTPException(405, "send messages by POST", headers={"allow": "POST"})
        if self._transport is None:
            self._transport = await run_in_threadpool(self._begin)
        await self._transport(scope, receive, send)

    def _begin(self) -> ASGIApp:
        from api.mcp.transport import http_transport

        with self._lock:  # of several first messages
            return self._transport or http_transport(self._context)
