"""The address of a request: one that is not UTF-8 is refused, as no value in it can be what the client meant; one with
a slash too many leads to that without."""

from urllib.parse import unquote_to_bytes

from fastapi import Request
from starlette.routing import BaseRoute, Match, Mount, Route

from api.prefix import raw_path
from ontology.errors import QuestionError

_REMEDY = "not UTF-8; write 质 as %E8%B4%A8, for instance"


def check_address(request: Request) -> None:
    """Raise QuestionError where the path or a parameter is not UTF-8 once it is decoded, as of %FF."""
    if not _is_utf8(raw_path(request.scope)):
        raise QuestionError(f"the path is {_REMEDY}")
    for part in request.scope["query_string"].split(b"&"):
        if not _is_utf8(part):
            raise QuestionError(f"{part.partition(b'=')[0][:60].decode('utf-8', 'replace')} is {_REMEDY}")


def address_without_slash(request: Request) -> str | None:
    """Return the address without the slashes at the end of its path; None where there are none, or no such route."""
    sent = raw_path(request.scope)
    bare = sent.rstrip(b"/")
    if bare == sent:
        return None
    scope = {**request.scope, "path": request.scope["path"].rstrip("/")}
    routes = (each for each in request.app.routes if not isinstance(each, Mount))
    if all(each.matches(scope)[0] is Match.NONE for each in routes):
        return None
    query = request.scope["query_string"]
    return (bare + (b"?" + query if query else b"")).decode("latin-1")


def methods_of(request: Request) -> list[str]:
    """Return the methods that the path of a request takes: each of them may have a route of its own. Empty for a route
    that decides itself."""
    routes = [each for each in request.app.routes if not isinstance(each, Mount) and not _decides(each)]
    return [
        method
        for method in ("GET", "POST")
        if any(each.matches({**request.scope, "method": method})[0] is Match.FULL for each in routes)
    ]


def _decides(route: BaseRoute) -> bool:
    return isinstance(route, Route) and route.methods is None


def _is_utf8(encoded: bytes) -> bool:
    try:
        unquote_to_bytes(encoded).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
