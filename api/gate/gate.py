"""The gate as middleware: address, key, scope and limits of a request, before anything else is done for it."""

import contextlib

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.gate.access import OPEN, Access, check_scope, read_access
from api.gate.limits import RequestLimits
from api.prefix import raw_path, route_path
from api.problems import problem_response
from graph.settings import Settings

_LONGEST_ADDRESS = 8_000  # bytes of path and query, as RFC 9110 recommends to support
_CALLER = "caller"


class Gate:
    """Middleware that refuses what may not pass, with a problem document."""

    def __init__(self, app: ASGIApp, access: Access, limits: RequestLimits, base_iri: str) -> None:
        self.app, self._access, self._limits, self._base_iri = app, access, limits, base_iri

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or route_path(scope) in OPEN:
            await self.app(scope, receive, send)
            return
        with contextlib.ExitStack() as counted:
            try:
                counted.enter_context(self._limits.under_way(await self._passed(scope)))
            except HTTPException as error:
                answer: ASGIApp = problem_response(Request(scope), error, self._base_iri)
            else:
                answer = self.app
            await answer(scope, receive, send)

    async def _passed(self, scope: Scope) -> str:
        """Return what limits count the caller as. Raises HTTPException where the request may not pass."""
        _check_length(scope)
        caller = self._access.caller(scope)
        scope[_CALLER] = caller.name
        await self._limits.count(caller.counted_as)
        check_scope(caller, route_path(scope))
        return caller.counted_as


def read_gate(settings: Settings) -> tuple[Access, RequestLimits]:
    """Return access and limits as the settings have them. Raises SettingsError."""
    access = read_access(settings)
    a_minute, at_once = settings.api_rate, settings.api_at_once
    if access.local:
        return access, RequestLimits(a_minute or 0, at_once or 0)
    return access, RequestLimits(_or(a_minute, 600), _or(at_once, 16))


def caller_of(scope: Scope) -> str:
    """Return the name of the key of a request, empty without one."""
    return str(scope.get(_CALLER, ""))


def _or(given: int | None, default: int) -> int:
    return default if given is None else given


def _check_length(scope: Scope) -> None:
    length = len(raw_path(scope)) + len(scope["query_string"])
    if length > _LONGEST_ADDRESS:
        raise HTTPException(
            414, f"the address has more than {_LONGEST_ADDRESS:,} bytes; POST takes longer queries"
        )
