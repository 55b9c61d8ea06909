"""The address of a request: one that is not UTF-8 is refused, as no value in it can be what the client meant."""

from urllib.parse import unquote_to_bytes

from fastapi import Request

from ontology.errors import QuestionError

_REMEDY = "not UTF-8; write 质 as %E8%B4%A8, for instance"


def check_address(request: Request) -> None:
    """Raise QuestionError where the path or a parameter is not UTF-8 once it is decoded, as of %FF."""
    if not _is_utf8(request.scope.get("raw_path") or b""):
        raise QuestionError(f"the path is {_REMEDY}")
    for part in request.scope["query_string"].split(b"&"):
        if not _is_utf8(part):
            raise QuestionError(f"{part.partition(b'=')[0][:60].decode('utf-8', 'replace')} is {_REMEDY}")


def _is_utf8(encoded: bytes) -> bool:
    try:
        unquote_to_bytes(encoded).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
