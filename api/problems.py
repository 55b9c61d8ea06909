"""Errors as answers: every one is a problem document (RFC 9457), and `TABLE` alone gives each its status.

What a client did wrong is told in full. What went wrong here is told in general and logged in full, since
the messages of the graph server and of Python may hold addresses and queries.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.headers import SECURITY
from api.language import Language, language_of
from api.shapes import Defect, Problem
from ontology.errors import (
    NotFound,
    QualityMonthError,
    QuestionError,
    StoreRefused,
    StoreUnavailable,
)

MEDIA_TYPE = "application/problem+json"
_LOG = logging.getLogger("api")


@dataclass(frozen=True)
class Kind:
    """One kind of problem: its status, the end of its type IRI, and its title in both languages."""

    status: int
    slug: str
    zh: str
    en: str

    def title(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


# The first class that an error is an instance of tells its kind.
TABLE: Mapping[type[Exception], Kind] = {
    NotFound: Kind(404, "not-found", "没有找到", "Not found"),
    QuestionError: Kind(422, "bad-parameter", "参数有误", "A parameter is wrong"),
    RequestValidationError: Kind(422, "bad-parameter", "参数有误", "A parameter is wrong"),
    StoreUnavailable: Kind(
        503, "store-unavailable", "图数据库暂时不可用", "The graph server does not answer"
    ),
    StoreRefused: Kind(502, "store-refused", "图数据库拒绝了请求", "The graph server refused"),
    QualityMonthError: Kind(500, "internal", "服务内部出错", "Something went wrong here"),
    Exception: Kind(500, "internal", "服务内部出错", "Something went wrong here"),
}
_HTTP = {
    400: Kind(400, "bad-request", "请求有误", "The request is malformed"),
    404: Kind(404, "not-found", "没有找到", "Not found"),
    405: Kind(405, "method-not-allowed", "不支持这种请求方法", "The method is not allowed here"),
}
_TOLD = "the server's log says more; try again later"


def kind_of(error: Exception) -> Kind:
    """The kind of problem an error is."""
    if isinstance(error, HTTPException):
        other = Kind(error.status_code, "http", "请求未能完成", HTTPStatus(error.status_code).phrase)
        return _HTTP.get(error.status_code, other)
    return next(kind for raised, kind in TABLE.items() if isinstance(error, raised))


def install_problems(app: FastAPI, base_iri: str) -> None:
    """Makes every error of the app a problem document; its types are named under `base_iri`."""

    async def tell(request: Request, error: Exception) -> JSONResponse:
        kind = kind_of(error)
        if kind.status >= 500:
            _LOG.error("%s %s: %s", request.method, request.url.path, error)
        return _response(request, kind, _detail(error, kind, request), _defects(error), error, base_iri)

    for raised in (QualityMonthError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(raised, tell)


def _detail(error: Exception, kind: Kind, request: Request) -> str:
    if kind.status >= 500:
        return _TOLD
    if isinstance(error, HTTPException):
        return f"{request.method} {request.url.path}: {error.detail}"
    if isinstance(error, RequestValidationError):
        return "; ".join(f"{each.where}: {each.message}" for each in _defects(error))
    return str(error)


def _defects(error: Exception) -> list[Defect]:
    """What pydantic found wrong, place by place; the input itself is not repeated."""
    if not isinstance(error, RequestValidationError):
        return []
    return [
        Defect(where=".".join(map(str, each["loc"])), message=str(each["msg"])) for each in error.errors()
    ]


def _response(
    request: Request, kind: Kind, detail: str, defects: list[Defect], error: Exception, base_iri: str
) -> JSONResponse:
    language = language_of(request.headers.get("accept-language", ""))
    problem = Problem(
        type=f"{base_iri}problem/{kind.slug}",
        title=kind.title(language),
        status=kind.status,
        detail=detail,
        instance=request.url.path,
        errors=defects or None,
    )
    own = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    told = {"content-language": language, "vary": "accept-language", "cache-control": "no-store"}
    content = problem.model_dump(exclude_none=True)
    return JSONResponse(content, kind.status, {**SECURITY, **own, **told}, media_type=MEDIA_TYPE)
