"""`/v1/sparql`: queries after the SPARQL 1.1 Protocol, read only, within limits."""

import itertools
from collections.abc import Iterator
from functools import partial
from urllib.parse import parse_qsl

from fastapi import APIRouter, HTTPException, Request, Response

from api.bodies import body_of, content_type
from api.context import STORE_ERRORS, AppContext, problems, router
from api.desk import Desk
from api.language import both
from api.negotiation import preferred
from api.sparql_openapi import PARAMETERS, REQUEST_BODY, RESULTS
from ontology.errors import SparqlRefused
from queries.sparql.engine import SparqlEngine, SparqlQuery, SparqlResult
from queries.sparql.formats import (
    FORMAT_NAMES,
    ROW_FORMATS,
    TRIPLE_FORMATS,
    SparqlFormat,
    SparqlFormats,
    named_formats,
)

_LARGEST = 400_000  # bytes of a body: 100,000 characters, of four bytes each
_FORM, _QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_SINGLE = ("query", "format")
_KNOWN = (*_SINGLE, "default-graph-uri", "named-graph-uri", "update")

Fields = list[tuple[str, str]]


def sparql_routes(context: AppContext) -> APIRouter:
    """Return `/v1/sparql`, by GET and by POST."""
    routes = router("SPARQL")
    engine = SparqlEngine(context.store, context.model, context.settings)
    desk = Desk("sparql", context.metrics, engine.stop)

    async def answer(request: Request, fields: Fields) -> Response:
        query, formats = _query(fields), _formats(request, fields)
        return _response(await desk.run(partial(engine.answer, query, formats)), formats)

    async def get(request: Request) -> Response:
        return await answer(request, request.query_params.multi_items())

    async def post(request: Request) -> Response:
        return await answer(request, await _posted(request))

    for method, endpoint, extra in (("GET", get, PARAMETERS), ("POST", post, REQUEST_BODY)):
        routes.add_api_route(
            "/v1/sparql",
            endpoint,
            methods=[method],
            response_class=Response,
            operation_id=f"sparql-{method.lower()}",
            summary=both("SPARQL 1.1 查询（只读）", "SPARQL 1.1 query, read only"),
            description=both(*_description(context)),
            openapi_extra=extra,
            responses={200: RESULTS, **problems(400, 406, 408, 413, 415, *STORE_ERRORS)},
        )
    return routes


def _response(result: SparqlResult, formats: SparqlFormats) -> Response:
    form = formats.triples if result.kind == "triples" else formats.rows
    if form is None or result.content is None:
        raise _not_acceptable(TRIPLE_FORMATS if result.kind == "triples" else ROW_FORMATS)
    headers = {"vary": "accept", "cache-control": "no-cache", "content-type": form.content_type}
    return Response(result.content, headers=headers)


def _query(fields: Fields) -> SparqlQuery:
    """Return the query of a request. Raises SparqlRefused where it has none, several, or parameters of no meaning."""
    values: dict[str, list[str]] = {}
    for name, value in fields:
        values.setdefault(name, []).append(value)
    unknown = next((name for name in values if name not in _KNOWN), None)
    if unknown is not None:
        raise SparqlRefused(f"there is no parameter {unknown[:60]!r}; known are {', '.join(_KNOWN[:-1])}")
    if "update" in values:
        raise SparqlRefused("the graph is only read here: give a query, no update")
    if len(values.get("query", ())) != 1:
        raise SparqlRefused(
            "give one query: /v1/sparql?query=…, or a body of the type application/sparql-query"
        )
    return SparqlQuery(
        values["query"][0],
        tuple(values.get("default-graph-uri", ())),
        tuple(values.get("named-graph-uri", ())),
    )


def _formats(request: Request, fields: Fields) -> SparqlFormats:
    """Return the formats that the parameter `format` names, or else the Accept header."""
    name = next((value for name, value in fields if name == "format"), None)
    if name is not None and name not in FORMAT_NAMES:
        raise SparqlRefused(f"format is {name[:60]!r}; it takes {', '.join(FORMAT_NAMES)}")
    if name is not None:
        return named_formats(name)
    accept = ",".join(request.headers.getlist("accept"))
    formats = SparqlFormats(accepted(accept, ROW_FORMATS), accepted(accept, TRIPLE_FORMATS))
    if formats == SparqlFormats(None, None):
        raise _not_acceptable((*ROW_FORMATS, *TRIPLE_FORMATS))
    return formats


def accepted(accept: str, offered: tuple[SparqlFormat, ...]) -> SparqlFormat | None:
    """Return the format that an Accept header prefers; None where it accepts none."""
    by_type = {media_type: each for each in offered for media_type in each.media_types}
    # Official types first, so that */* and text/* mean one of these.
    types = [
        each
        for each in itertools.chain(*itertools.zip_longest(*(each.media_types for each in offered)))
        if each
    ]
    found = preferred(accept, types)
    return None if found is None else by_type[found]


def _not_acceptable(offered: tuple[SparqlFormat, ...]) -> HTTPException:
    return HTTPException(
        406, f"the result can be had as {', '.join(each.media_types[0] for each in offered)}"
    )


async def _posted(request: Request) -> Fields:
    """Return the fields of a body, and for a query as body also those of the address. Raises HTTPException."""
    kind = content_type(request)
    if kind not in (_FORM, _QUERY):
        raise HTTPException(415, f"send {_FORM} or {_QUERY}, not {kind[:60] or 'nothing'}")
    body = await body_of(request, _LARGEST)
    try:
        text = body.decode("utf-8")
        if kind == _QUERY:
            return [("query", text), *request.query_params.multi_items()]
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise SparqlRefused(f"the body is not UTF-8, or no form of at most 100 fields ({error})") from error


def _description(context: AppContext) -> Iterator[str]:
    seconds, rows = context.settings.sparql_seconds, context.settings.sparql_rows
    yield (
        f"默认图含全部三元组，命名图为各所有者的事实；项目的前缀不必声明。至多 {seconds} 秒、{rows:,} 行；"
        "没有 SERVICE，FROM 只指本图谱的命名图。"
    )
    yield (
        "The default graph has all triples, the named graphs are the facts of each owner; prefixes of the project "
        f"need no declaration. At most {seconds} s and {rows:,} rows; no SERVICE, and FROM names graphs of this "
        "dataset alone."
    )
