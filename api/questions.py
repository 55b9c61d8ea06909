"""Questions: the catalog, and for each question its answer as JSON and as CSV, with its parameters in OpenAPI."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse

from api.context import STORE_ERRORS, AppContext, problems, router
from api.entity_rdf import FORM, RDF_CONTENT, next_link, next_path, rdf_form
from api.language import both
from api.parameters import given_values, openapi_parameter
from api.shapes import AnswerShape, ColumnShape, ParameterShape, QuestionList, QuestionShape
from graph.rdf_files import rdf_bytes
from queries.answer import Answer, answer_pages
from queries.answer_rdf import answer_triples
from queries.export import csv_blocks
from queries.pages import MOST, USUAL, Page
from queries.question import Column, Parameter, Question

_Bom = Annotated[
    bool,
    Query(
        description=both(
            "以 BOM 开头，供 Excel 识别 UTF-8",
            "begin with a byte order mark, by which Excel recognises UTF-8",
        )
    ),
]
_Limit = Annotated[int, Query(ge=1, le=MOST, description=both("每页至多的行数", "rows on a page, at most"))]
_After = Annotated[
    str | None,
    Query(description=both("上一页 next 中的位置", "cursor in `next` of the previous page")),
]
_CSV = both(
    "全部行，CSV（RFC 4180，UTF-8）；以 = + - @、制表符或回车开头的文字前加 '，以免表格软件当作公式。",
    "All rows in CSV (RFC 4180, UTF-8); a text that begins with = + - @, a tab or CR gets a ' in front, "
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
        openapi_extra={"parameters": [openapi_parameter(each) for each in question.parameters]},
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
        openapi_extra={"parameters": [openapi_parameter(each) for each in question.parameters]},
        responses={200: {"description": _CSV, "content": content}, **problems(422, *STORE_ERRORS)},
    )


def _json_endpoint(question: Question, context: AppContext) -> Callable[..., AnswerShape | Response]:
    def ask(
        request: Request, form: FORM = None, limit: _Limit = USUAL, after: _After = None
    ) -> AnswerShape | Response:
        given = given_values(request, "format", "limit", "after")
        found = context.recent.page(context.store, question, given, Page(limit, after))
        context.metrics.rows(question.name, len(found.rows))
        following = None if found.next is None else next_path(request, found.next)
        rdf = rdf_form(request, form)
        if rdf is None:
            return _answer(found, following)
        triples = answer_triples(context.store, context.model, found)
        content = rdf_bytes(triples, rdf.rdf, context.model, context.settings.base_iri)
        link = {"link": next_link(following)} if following else {}
        return Response(content, headers={"vary": "accept", "content-type": rdf.content_type, **link})

    return ask


def _csv_endpoint(question: Question, context: AppContext) -> Callable[..., Response]:
    def ask(request: Request, bom: _Bom = False) -> Response:
        pages = answer_pages(context.store, question, given_values(request, "bom"))
        first = next(pages)  # an error is answered as such, and not by half a file
        rows = (row for page in _counted(chain((first,), pages), context) for row in page.rows)
        blocks = csv_blocks([column.name for column in question.columns], rows, bom)
        disposition = {"content-disposition": f'attachment; filename="{question.name}.csv"'}
        return StreamingResponse(blocks, media_type="text/csv", headers=disposition)

    return ask


def _counted(pages: Iterable[Answer], context: AppContext) -> Iterator[Answer]:
    """Yield pages, and count their rows."""
    for page in pages:
        context.metrics.rows(page.question.name, len(page.rows))
        yield page


def _answer(found: Answer, following: str | None) -> AnswerShape:
    return AnswerShape(
        question=found.question.name,
        parameters=dict(found.parameters),
        columns=[_column(each) for each in found.columns],
        rows=[list(row) for row in found.rows],
        next=following,
    )


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
