"""`/v1/cypher`: Cypher queries of clients, read only, within limits."""

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError

from api.bodies import body_of, content_type
from api.context import STORE_ERRORS, AppContext, problems, router
from api.cypher_openapi import CSV, FORMATS, JSON, NDJSON, REQUEST_BODY, RESULTS, TRUNCATED
from api.language import both
from api.negotiation import preferred
from api.shapes import CypherQueryShape, CypherResultShape
from graph.untrusted import Excerpt
from ontology.errors import QuestionError
from queries.cypher.names import UnknownName
from queries.export import csv_lines, ndjson_lines

_LARGEST = 400_000  # bytes of a body


def cypher_routes(context: AppContext) -> APIRouter:
    """Return `/v1/cypher`."""
    routes = router("Cypher")
    desk = context.cypher

    async def post(request: Request) -> Response:
        form = _form(request)
        asked = await _asked(request)
        return await desk.ask(asked.query, asked.parameters, partial(_response, form=form))

    routes.add_api_route(
        "/v1/cypher",
        post,
        methods=["POST"],
        response_model=CypherResultShape,
        operation_id="cypher",
        summary=both("Cypher 查询（只读）", "Cypher query, read only"),
        description=both(*_description(context)),
        openapi_extra=REQUEST_BODY,
        responses={200: RESULTS, **problems(400, 406, 408, 413, 415, 422, *STORE_ERRORS)},
    )
    return routes


async def _asked(request: Request) -> CypherQueryShape:
    """Return the query of a body. Raises HTTPException and RequestValidationError."""
    if content_type(request) != JSON:
        raise HTTPException(415, f"send {JSON}, not {content_type(request)[:60] or 'nothing'}")
    body = await body_of(request, _LARGEST)
    try:
        return CypherQueryShape.model_validate_json(body)
    except ValidationError as error:
        faults = [{**each, "loc": ("body", *each["loc"])} for each in error.errors(include_input=False)]
        raise RequestValidationError(faults) from error


def _form(request: Request) -> str:
    """Return the media type of the answer, by the parameter `format` or else the Accept header."""
    name = request.query_params.get("format")
    if name is not None and name not in FORMATS:
        raise QuestionError(f"format is {name[:60]!r}; it takes {', '.join(FORMATS)}")
    if name is not None:
        return FORMATS[name]
    found = preferred(",".join(request.headers.getlist("accept")), [*FORMATS.values()])
    if found is None:
        raise HTTPException(406, f"the rows can be had as {', '.join(FORMATS.values())}")
    return found


def _response(found: Excerpt, unknown: Sequence[UnknownName], form: str) -> Response:
    headers = {"vary": "accept", "cache-control": "no-cache", TRUNCATED: str(found.truncated).lower()}
    if form == JSON:
        rows = {"columns": found.columns, "rows": found.rows, "truncated": found.truncated}
        return JSONResponse({**rows, "unknown_names": [*map(asdict, unknown)]}, headers=headers)
    lines = csv_lines if form == CSV else ndjson_lines
    encoded = form if form == NDJSON else f"{form}; charset=utf-8"
    text = "".join(lines(found.columns, found.rows))
    return Response(text, headers={**headers, "content-type": encoded})


def _description(context: AppContext) -> tuple[str, str]:
    seconds, rows = context.settings.cypher_seconds, context.settings.cypher_rows
    return (
        f"只读：不写入，不调用过程，不读文件。至多 {seconds} 秒、{rows:,} 行；行数更多时 truncated 为 true。"
        "被拒绝的查询答以 400，指出行、列、词和原因。",
        f"Read only: no writing, no procedures, no files. At most {seconds} s and {rows:,} rows; `truncated` where "
        "there are more. A query that is refused is answered by 400 with line, column, word and reason.",
    )
