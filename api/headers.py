"""Security headers of every response: only our own scripts, no other host, no frame, unless its policy allows one."""

from collections.abc import Callable, Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The least that the page needs: tests/browser fails on any violation. vis-network sets its styles through the
# CSSOM, which needs no 'unsafe-inline'; the images of its style sheet are for buttons that we leave out.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
SECURITY: Mapping[str, str] = {
    "content-security-policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_FRAMED = "frame-ancestors *"  # in the policy of an answer that other pages may show in a frame


def changing_headers(send: Send, change: Callable[[MutableHeaders, int], None]) -> Send:
    """Return a `send` for middleware: `change` gets the headers of the answer, and its status."""

    async def send_changed(message: Message) -> None:
        if message["type"] == "http.response.start":
            change(MutableHeaders(scope=message), message["status"])
        await send(message)

    return send_changed


class SecurityHeaders:
    """Middleware that adds the headers where they are missing, and answers HEAD like GET without a body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        def secure(headers: MutableHeaders, _status: int) -> None:
            framed = _FRAMED in headers.get("content-security-policy", "")
            for name, value in SECURITY.items():
                if not (framed and name == "x-frame-options"):
                    headers.setdefault(name, value)

        # The server keeps the original scope, and so drops the body of the response to HEAD.
        inner = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        await self.app(inner, receive, changing_headers(send, secure))
