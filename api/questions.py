"""Questions: the catalog, and for each question its answer as JSON and as CSV, with its parameters in OpenAPI."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api.context import STORE_ERRORS, AppContext, problems, router
from api.entity_rdf import RDF_CONTENT, next_link, next_path, rdf_form
from api.language import both
from api.parameters import given_values, openapi_parameter
from api.question_files import (
    ANSWER_FORM,
    BOM,
    CSV,
    CSV_TEXT,
    FILE_CONTENT,
    FILES,
    LANGUAGE,
    PAGE_FORMS,
    answer_file,
    answer_form,
)
from api.shapes import AnswerShape, ColumnShape, ParameterShape, QuestionList, QuestionShape
from graph.rdf_files import rdf_bytes
from ontology.errors import QuestionError
from queries.answer import Answer
from queries.answer_rdf import answer_triples
from queries.pages import MOST, USUAL, Page
from queries.parameters import bind
from queries.question import Column, Parameter, Question

_Limit = Annotated[int, Query(ge=1, le=MOST, description=both("每页至多的行数", "rows on a page, at most"))]
_After = Annotated[
    str | None,
    Query(description=both("上一页 next 中的位置", "cursor in `next` of the previous page")),
]
_OWN = ("format", "limit", "after", "bom", "lang")  # parameters of the route, beside those of the question
_GOES_WITH = {"limit": PAGE_FORMS, "after": PAGE_FORMS, "bom": ("csv",), "lang": ("xlsx",)}
_CONTENT = {"content": {**RDF_CONTENT["content"], **FILE_CONTENT}}


class CsvResponse(Response):
    """A response in CSV."""

    media_type = CSV


def question_routes(context: AppContext) -> APIRouter:
    """Return `/v1/questions`, and for each question `/v1/questions/{name}` and `/v1/questions/{name}.csv`."""
    routes = router("Questions")
    catalog = QuestionList(items=[_question(each, context) for each in context.catalog.questions.values()])

    @routes.get("/v1/questions", operation_id="questions", summary=both("列出全部问题", "All questions"))
    async def get_questions() -> QuestionList:
        return catalog

    for question in context.catalog.questions.values():
        _add_json(routes, question, context)
        _add_csv(routes, question, context)

    @routes.get("/v1/questions/{name}", include_in_schema=False)
    def unknown(name: str) -> QuestionShape:
        return _question(context.catalog.get(name), context)

    return routes


def _add_json(routes: APIRouter, question: Question, context: AppContext) -> None:
    routes.add_api_route(
        _path(question),
        _json_endpoint(question, context),
        response_model=AnswerShape,
        operation_id=f"ask-{question.name}",
        summary=both(question.title_zh, question.title_en),
        description=both(
            f"{question.answers_zh}也可取 RDF（答案所及的实体和其间的关系）、CSV、NDJSON 和 xlsx（全部行）。",
            f"{question.answers_en} In RDF too (the entities of the answer and the relationships among them), and "
            "with all rows as CSV, NDJSON and xlsx.",
        ),
        openapi_extra={"parameters": _declared(question)},
        responses={200: _CONTENT, **problems(422, 501, *STORE_ERRORS)},
    )


def _add_csv(routes: APIRouter, question: Question, context: AppContext) -> None:
    content = {CSV: FILE_CONTENT[CSV]}
    routes.add_api_route(
        f"{_path(question)}.csv",
        _csv_endpoint(question, context),
        response_class=CsvResponse,
        operation_id=f"ask-{question.name}-csv",
        summary=both(f"{question.title_zh}（CSV）", f"{question.title_en} (CSV)"),
        description=both(question.answers_zh, question.answers_en),
        openapi_extra={"parameters": _declared(question)},
        responses={200: {"description": CSV_TEXT, "content": content}, **problems(422, *STORE_ERRORS)},
    )


def _json_endpoint(question: Question, context: AppContext) -> Callable[..., AnswerShape | Response]:
    def ask(
        request: Request,
        form: ANSWER_FORM = None,
        limit: _Limit = USUAL,
        after: _After = None,
        bom: BOM = False,
        lang: LANGUAGE = None,
    ) -> AnswerShape | Response:
        given, chosen = given_values(request, *_OWN), answer_form(request, form)
        _check(chosen, limit=(limit, USUAL), after=(after, None), bom=(bom, False), lang=(lang, None))
        if chosen in FILES:
            return answer_file(request, question, context, given, chosen, bom, lang)
        found = context.recent.page(context.store, question, given, Page(limit, after))
        context.metrics.rows(question.name, len(found.rows))
        following = None if found.next is None else next_path(request, found.next)
        rdf = rdf_form(request, chosen)
        if rdf is None:
            return _answer(found, following)
        triples = answer_triples(context.store, context.model, found)
        content = rdf_bytes(triples, rdf.rdf, context.model, context.settings.base_iri)
        link = {"link": next_link(following)} if following else {}
        return Response(content, headers={"vary": "accept", "content-type": rdf.content_type, **link})

    return ask


def _check(form: str, **given: tuple[object, object]) -> None:
    """Raise QuestionError for a parameter that is not for this format, as a client would take it for observed.

    `given`: the value and the default of each; generated clients send the default where nothing is asked for.
    """
    for name, (value, usual) in given.items():
        if value != usual and form not in _GOES_WITH[name]:
            raise QuestionError(
                f"{name} does not go with {form}, but with {', '.join(_GOES_WITH[name])}: leave it out"
            )


def _csv_endpoint(question: Question, context: AppContext) -> Callable[..., Response]:
    def ask(request: Request, bom: BOM = False) -> Response:
        return answer_file(request, question, context, given_values(request, "bom"), "csv", bom)

    return ask


def _answer(found: Answer, following: str | None) -> AnswerShape:
    return AnswerShape(
        question=found.question.name,
        parameters=dict(found.parameters),
        columns=[_column(each) for each in found.columns],
        rows=[list(row) for row in found.rows],
        next=following,
    )


def _declared(question: Question) -> list[dict[str, Any]]:
    """Return the parameters for OpenAPI, with the example of the question."""
    example = bind(question, question.example) if question.example else {}
    return [
        openapi_parameter(each, example[each.name] if each.name in question.example else None)
        for each in question.parameters
    ]


def _path(question: Question) -> str:
    return f"/v1/questions/{question.name}"


def _question(question: Question, context: AppContext) -> QuestionShape:
    return QuestionShape(
        name=question.name, href=f"{context.settings.api_root_path}{_path(question)}",
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
