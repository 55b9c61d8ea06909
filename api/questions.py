"""Questions: the catalog, and one route for each question with its own parameters in OpenAPI."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request

from api.language import both
from api.parts import STORED, Parts, problems, router
from api.shapes import AnswerShape, ColumnShape, ParameterShape, QuestionList, QuestionShape
from queries.answer import DATE, answer
from queries.question import Column, Parameter, Question

_JSON_TYPES = {
    "string": "string", "integer": "integer", "boolean": "boolean", "strings": "string", "date": "string",
}  # fmt: skip


def question_routes(parts: Parts) -> APIRouter:
    """`/v1/questions`, and `/v1/questions/{name}` for each question of the catalog."""
    routes = router("问题", "Questions")
    catalog = QuestionList(items=[_question(each) for each in parts.catalog.questions.values()])

    @routes.get("/v1/questions", operation_id="questions", summary=both("列出全部问题", "All questions"))
    async def get_questions() -> QuestionList:
        return catalog

    for question in parts.catalog.questions.values():
        _add(routes, question, parts)

    @routes.get("/v1/questions/{name}", include_in_schema=False)
    def unknown(name: str) -> QuestionShape:
        return _question(parts.catalog.get(name))

    return routes


def _add(routes: APIRouter, question: Question, parts: Parts) -> None:
    routes.add_api_route(
        _path(question),
        _asker(question, parts),
        response_model=AnswerShape,
        operation_id=f"ask-{question.name}",
        summary=both(question.title_zh, question.title_en),
        description=both(question.answers_zh, question.answers_en),
        openapi_extra={"parameters": [_described(each) for each in question.parameters]},
        responses={**problems(422, *STORED)},
    )


def _asker(question: Question, parts: Parts) -> Callable[[Request], AnswerShape]:
    def ask(request: Request) -> AnswerShape:
        given = {name: request.query_params.getlist(name) for name in request.query_params}
        found = answer(parts.store, question, given)
        return AnswerShape(
            question=question.name,
            parameters=dict(found.parameters),
            columns=[_column(each) for each in found.columns],
            rows=[list(row) for row in found.rows],
        )

    return ask


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
        name=column.name, type=column.type, meaning_zh=column.meaning_zh, meaning_en=column.meaning_en
    )


def _described(parameter: Parameter) -> dict[str, Any]:
    """A parameter as OpenAPI has it."""
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
