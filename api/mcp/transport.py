"""The protocol over streamable HTTP: a request and its answer in JSON, without sessions."""

from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from starlette.types import ASGIApp, Receive, Scope, Send

from api.context import AppContext
from api.mcp.server import mcp_server
from graph.settings import Settings

_LARGEST = 400_000  # bytes of a body
_HERE = ("127.0.0.1", "localhost", "[::1]")


def http_transport(context: AppContext) -> ASGIApp:
    """Return the app that answers one message of the protocol for each POST."""
    server, security = mcp_server(context), transport_security(context.settings)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        # A manager for each request: it keeps nothing for the next one, its tasks end with the request, and the app
        # needs no lifespan.
        manager = StreamableHTTPSessionManager(
            server,
            json_response=True,
            stateless=True,
            security_settings=security,
            max_request_body_size=_LARGEST,
        )
        async with manager.run():
            await manager.handle_request(scope, receive, send)

    return answer


def transport_security(settings: Settings) -> TransportSecuritySettings:
    """Return the names by which clients may reach the server: a page of another host that resolves to this machine is
    refused, whatever its name (DNS rebinding)."""
    own = f"[{settings.api_host}]" if ":" in settings.api_host else settings.api_host
    names = [*dict.fromkeys((*_HERE, own, *settings.mcp_hosts))]
    hosts = [each for name in names for each in (name, f"{name}:*")]
    return TransportSecuritySettings(
        allowed_hosts=hosts,
        allowed_origins=[
            *(f"{scheme}://{each}" for each in hosts for scheme in ("http", "https")),
            *settings.api_origins,
        ],
    )
