"""Questions: the catalog, and for each question its answer as JSON and as CSV, with its parameters in OpenAPI."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api.context import STORE_ERRORS, AppContext, problems, router
from api.entity_rdf import FORM, RDF_CONTENT, rdf_form
from api.language import both
from api.shapes import AnswerShape, ColumnShape, ParameterShape, QuestionList, QuestionShape
from graph.rdf_files import rdf_bytes
from queries.answer import DATE, Answer, answer
from queries.answer_rdf import answer_triples
from queries.export import csv_lines
from queries.question import Column, Parameter, Question

_JSON_TYPES = {
    "string": "string", "integer": "integer", "boolean": "boolean", "strings": "string", "date": "string",
}  # fmt: skip
_Bom = Annotated[
    bool,
    Query(
        description=both(
            "以 BOM 开头，供 Excel 识别 UTF-8",
            "begin with a byte order mark, by which Excel recognises UTF-8",
        )
    ),
]
_CSV = both(
    "CSV（RFC 4180，UTF-8）；以 = + - @、制表符或回车开头的文字前加 '，以免表格软件当作公式。",
    "CSV (RFC 4180, UTF-8); a text that begins with = + - @, a tab or CR gets a ' in front, "
    "as spreadsheets run such a text as a formula.",
)


class CsvResponse(Response):
    """A response in CSV."""

    media_type = "text/csv"


def question_routes(context: AppContext) -> APIRouter:
    """Return `/v1/questions`, and for each question `/v1/questions/{name}` and `/v1/questions/{name}.csv`."""
    routes = router("问题", "Questions")
    catalog = QuestionList(items=[_question(each) for each in context.catalog.questions.values()])

    @routes.get("/v1/questions", operation_id="questions", summary=both("列出全部问题", "All questions"))
    async def get_questions() -> QuestionList:
        return catalog

    for question in context.catalog.questions.values():
        _add_json(routes, question, context)
        _add_csv(routes, question, context)

    @routes.get("/v1/questions/{name}", include_in_schema=False)
    def unknown(name: str) -> QuestionShape:
        return _question(context.catalog.get(name))

    return routes


def _add_json(routes: APIRouter, question: Question, context: AppContext) -> None:
    routes.add_api_route(
        _path(question),
        _json_endpoint(question, context),
        response_model=AnswerShape,
        operation_id=f"ask-{question.name}",
        summary=both(question.title_zh, question.title_en),
        description=both(
            f"{question.answers_zh}也可取 RDF：答案所及的实体和其间的关系。",
            f"{question.answers_en} In RDF too: the entities of the answer and the relationships among them.",
        ),
        openapi_extra={"parameters": [_openapi_parameter(each) for each in question.parameters]},
        responses={200: RDF_CONTENT, **problems(422, *STORE_ERRORS)},
    )


def _add_csv(routes: APIRouter, question: Question, context: AppContext) -> None:
    content = {"text/csv": {"schema": {"type": "string"}}}
    routes.add_api_route(
        f"{_path(question)}.csv",
        _csv_endpoint(question, context),
        response_class=CsvResponse,
        operation_id=f"ask-{question.name}-csv",
        summary=both(f"{question.title_zh}（CSV）", f"{question.title_en} (CSV)"),
        description=both(question.answers_zh, question.answers_en),
        openapi_extra={"parameters": [_openapi_parameter(each) for each in question.parameters]},
        responses={200: {"description": _CSV, "content": content}, **problems(422, *STORE_ERRORS)},
    )


def _json_endpoint(
    question: Question, context: AppContext
) -> Callable[[Request, Any], AnswerShape | Response]:
    def ask(request: Request, form: FORM = None) -> AnswerShape | Response:
        found, rdf = _answer(request, question, context), rdf_form(request, form)
        if rdf is not None:
            triples = answer_triples(context.store, context.model, found)
            content = rdf_bytes(triples, rdf.rdf, context.model, context.settings.base_iri)
            return Response(content, headers={"vary": "accept", "content-type": rdf.content_type})
        return AnswerShape(
            question=question.name,
            parameters=dict(found.parameters),
            columns=[_column(each) for each in found.columns],
            rows=[list(row) for row in found.rows],
        )

    return ask


def _csv_endpoint(question: Question, context: AppContext) -> Callable[[Request, bool], CsvResponse]:
    def ask(request: Request, bom: _Bom = False) -> CsvResponse:
        found = _answer(request, question, context)
        names = [column.name for column in found.columns]
        disposition = {"content-disposition": f'attachment; filename="{question.name}.csv"'}
        return CsvResponse("".join(csv_lines(names, found.rows, bom)), headers=disposition)

    return ask


def _answer(request: Request, question: Question, context: AppContext) -> Answer:
    query = request.query_params
    own = {"bom"} if request.url.path.endswith(".csv") else {"format"}
    return answer(context.store, question, {name: query.getlist(name) for name in query if name not in own})


def _path(question: Question) -> str:
    return f"/v1/questions/{question.name}"


def _question(question: Question) -> QuestionShape:
    return QuestionShape(
        name=question.name, href=_path(question),
        title_zh=question.title_zh, title_en=question.title_en,
        answers_zh=question.answers_zh, answers_en=question.answers_en,
        parameters=[_parameter(each) for each in question.parameters],
        columns=[_column(each) for each in question.columns],
    )  # fmt: skip


def _parameter(parameter: Parameter) -> ParameterShape:
    return ParameterShape(
        name=parameter.name, type=parameter.type, required=parameter.required, default=parameter.default,
        values=list(parameter.values), meaning_zh=parameter.meaning_zh, meaning_en=parameter.meaning_en,
    )  # fmt: skip


def _column(column: Column) -> ColumnShape:
    return ColumnShape(
        name=column.name,
        type=column.type,
        entities=list(column.entities),
        meaning_zh=column.meaning_zh,
        meaning_en=column.meaning_en,
    )


def _openapi_parameter(parameter: Parameter) -> dict[str, Any]:
    single: dict[str, Any] = {"type": _JSON_TYPES[parameter.type]}
    if parameter.type == "date":
        single["pattern"] = f"^{DATE.pattern}$"
    if parameter.values:
        single["enum"] = list(parameter.values)
    schema: dict[str, Any] = {"type": "array", "items": single} if parameter.type == "strings" else single
    if parameter.default is not None:
        schema["default"] = parameter.default
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": both(parameter.meaning_zh, parameter.meaning_en),
        "schema": schema,
    }
