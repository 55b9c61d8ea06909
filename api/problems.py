"""Errors as responses: each is a problem document (RFC 9457), whose status is in `PROBLEM_TYPES` alone.

The mistake of a client is explained in full. A failure of the service is explained in general and logged in
full, since the messages of the graph server and of Python may hold addresses and queries.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException
from starlette.types import Scope

from api.addresses import address_without_slash, methods_of
from api.headers import SECURITY
from api.language import Language, both, language_of
from api.request_ids import REQUEST_ID, request_id
from api.shapes import ParameterError, Problem
from ontology.errors import (
    CypherRefused,
    NotFound,
    NotInstalled,
    QualityMonthError,
    QueryExceeded,
    QuestionError,
    SparqlExceeded,
    SparqlRefused,
    StoreRefused,
    StoreUnavailable,
)

MEDIA_TYPE = "application/problem+json"
_LOG = logging.getLogger("api")


@dataclass(frozen=True)
class ProblemType:
    """A problem type: status, last part of its IRI, title in both languages, whether the client is to read what went
    wrong (of failures of the service, what its query was too large for), and the seconds until it may try again."""

    status: int
    slug: str
    zh: str
    en: str
    explained: bool = False
    retry_after: int | None = None

    @property
    def is_shown(self) -> bool:
        """True where the client is to read the message of the error."""
        return self.status < 500 or self.explained

    def title(self, language: Language) -> str:
        """Return the title in a language."""
        return self.zh if language == "zh" else self.en


# The first class of which an error is an instance gives its type.
PROBLEM_TYPES: Mapping[type[Exception], ProblemType] = {
    NotFound: ProblemType(404, "not-found", "没有找到", "Not found"),
    QuestionError: ProblemType(422, "bad-parameter", "参数有误", "Wrong parameter"),
    RequestValidationError: ProblemType(422, "bad-parameter", "参数有误", "Wrong parameter"),
    CypherRefused: ProblemType(400, "bad-query", "查询不能执行", "The query cannot be run"),
    SparqlRefused: ProblemType(400, "bad-query", "查询不能执行", "The query cannot be run"),
    SparqlExceeded: ProblemType(
        503, "over-limit", "查询超出限制", "The query is over a limit", explained=True
    ),
    QueryExceeded: ProblemType(
        503, "over-limit", "查询超出限制", "The query is over a limit", explained=True
    ),
    NotInstalled: ProblemType(
        501, "not-installed", "本服务没有安装此项功能", "This service lacks an optional part", explained=True
    ),
    StoreUnavailable: ProblemType(
        503, "store-unavailable", "图数据库暂时不可用", "The graph server is not available", retry_after=5
    ),
    StoreRefused: ProblemType(
        502, "store-refused", "图数据库拒绝了请求", "The graph server refused the request"
    ),
    QualityMonthError: ProblemType(500, "internal", "服务内部出错", "Internal error"),
    Exception: ProblemType(500, "internal", "服务内部出错", "Internal error"),
}
_HTTP = {
    400: ProblemType(400, "bad-request", "请求有误", "Malformed request"),
    401: ProblemType(401, "no-key", "需要密钥", "A key is needed"),
    403: ProblemType(403, "not-allowed", "密钥的范围不足", "The key lacks a scope"),
    404: ProblemType(404, "not-found", "没有找到", "Not found"),
    405: ProblemType(405, "method-not-allowed", "不支持这种请求方法", "Method not allowed"),
    406: ProblemType(406, "not-acceptable", "没有所要的格式", "No format that is accepted"),
    408: ProblemType(408, "too-slow", "请求发送过慢", "The request came too slowly"),
    413: ProblemType(413, "too-large", "请求过长", "The request is too large"),
    414: ProblemType(414, "address-too-long", "网址过长", "The address is too long"),
    415: ProblemType(
        415, "unsupported-media-type", "不支持这种请求内容", "Unsupported content of the request"
    ),
    429: ProblemType(429, "too-many-requests", "请求过多", "Too many requests"),
    503: ProblemType(503, "busy", "服务繁忙", "The service is busy", explained=True),
}
_CODE = "problem"
_INTERNAL = "the log of the service has the details; try again later"


def problem_type(error: Exception) -> ProblemType:
    """Return the problem type of an error."""
    if isinstance(error, HTTPException):
        other = ProblemType(error.status_code, "http", "请求未能完成", HTTPStatus(error.status_code).phrase)
        return _HTTP.get(error.status_code, other)
    return next(type_ for raised, type_ in PROBLEM_TYPES.items() if isinstance(error, raised))


def problem_line(error: Exception) -> str:
    """Return an error as one line in both languages, as far as a client is to read it."""
    type_ = problem_type(error)
    if isinstance(error, HTTPException):
        return f"{both(type_.zh, type_.en)}: {error.detail}"
    return f"{both(type_.zh, type_.en)}: {error if type_.is_shown else _INTERNAL}"


def install_problems(app: FastAPI, base_iri: str) -> None:
    """Make every error of the app a problem document, whose type is named under `base_iri`."""

    async def respond(request: Request, error: Exception) -> Response:
        other = address_without_slash(request) if problem_type(error).status == 404 else None
        if other is not None:
            return RedirectResponse(other, 308)
        response = problem_response(request, error, base_iri)
        methods = methods_of(request) if response.status_code == 405 else []
        if methods:
            response.headers["allow"] = ", ".join(methods)
        return response

    for raised in (QualityMonthError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(raised, respond)


def problem_response(request: Request, error: Exception, base_iri: str) -> JSONResponse:
    """Return the problem document of an error as a response; a failure of the service is logged, but for that of a
    graph server that is away (api/readiness.py has its beginning and end)."""
    type_ = problem_type(error)
    if not type_.is_shown and not isinstance(error, StoreUnavailable):
        _LOG.error("%s %s %s: %s", request_id(request.scope), request.method, request.url.path, error)
    request.scope[_CODE] = type_.slug
    return _response(request, type_, error, base_iri)


def problem_code(scope: Scope) -> str:
    """Return the code of the problem that a request was answered with, empty for none."""
    return str(scope.get(_CODE, ""))


def _detail(error: Exception, type_: ProblemType, request: Request) -> str:
    if not type_.is_shown:
        return _INTERNAL
    if isinstance(error, HTTPException):
        return f"{request.method} {request.url.path}: {error.detail}"
    if isinstance(error, RequestValidationError):
        return "; ".join(f"{each.where}: {each.message}" for each in _parameter_errors(error))
    return str(error)


def _parameter_errors(error: Exception) -> list[ParameterError]:
    """Return the errors that pydantic found, place by place, without the input."""
    if not isinstance(error, RequestValidationError):
        return []
    return [
        ParameterError(where=".".join(map(str, each["loc"])), message=str(each["msg"]))
        for each in error.errors()
    ]


def _response(request: Request, type_: ProblemType, error: Exception, base_iri: str) -> JSONResponse:
    language = language_of(request.headers.get("accept-language", ""))
    problem = Problem(
        type=f"{base_iri}problem/{type_.slug}",
        title=type_.title(language),
        status=type_.status,
        detail=_detail(error, type_, request),
        instance=request.url.path,
        request_id=request_id(request.scope),
        errors=_parameter_errors(error) or None,
    )
    own = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if type_.retry_after is not None:
        own["retry-after"] = str(type_.retry_after)
    common = {"content-language": language, "vary": "accept-language", "cache-control": "no-store"}
    common[REQUEST_ID] = problem.request_id  # an error of the program is answered outside of the middleware
    content = problem.model_dump(exclude_none=True)
    return JSONResponse(content, type_.status, {**SECURITY, **own, **common}, media_type=MEDIA_TYPE)
