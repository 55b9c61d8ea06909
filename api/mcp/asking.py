"""The tools for questions: the catalog, and the answer to one."""

import difflib
from functools import partial
from typing import Any

from api.language import both
from api.mcp.answers import CatalogAnswer, CatalogColumn, CatalogParameter, CatalogQuestion, RowsAnswer
from api.mcp.arguments import QuestionArguments, QuestionListArguments
from api.mcp.bounds import CUT, fitted, shortened
from api.mcp.context import ToolContext
from api.mcp.quotes import quotes_of, with_notices
from api.mcp.row_quotes import row_quotations
from graph.loading import summary
from ontology.errors import NotFound
from queries.answer import Answer
from queries.catalog import Catalog
from queries.pages import Page
from queries.question import Parameter, Question

_EMPTY = both(
    "图谱中没有通知，请先载入：python -m loaders load loaders/notices",
    "the graph has no notices; load some first: python -m loaders load loaders/notices",
)
_FEWER = both(
    "为不超出篇幅，行数少于所要的；其余由 next 接续",
    "fewer rows than asked for, to keep the answer short: go on with next",
)
_UNQUOTED = both(
    "这些行没有所附的原文；可用 ask_question 问 activities、evidence，或用 get_evidence 查证",
    "no quotes belong to these rows: ask `activities` or `evidence`, or use get_evidence",
)
_SOME = both(
    "只附了一部分行的原文；其余用 get_evidence，或增大 quotes",
    "some rows are without quotes: use get_evidence for theirs, or give a larger `quotes`",
)


def catalog_answer(context: ToolContext, asked: QuestionListArguments) -> CatalogAnswer:
    """Return all questions, or one with the meaning of its parameters and columns. Raises NotFound."""
    catalog = context.app.catalog
    if asked.name is not None:
        return CatalogAnswer(questions=[_question(_named_question(catalog, asked.name), whole=True)])
    note = both(
        "参数和各列的含义：list_questions 并给出 name",
        "meaning of parameters and columns: list_questions with a name",
    )
    return CatalogAnswer(questions=[*map(_question, catalog.questions.values())], notes=[note])


def rows_answer(context: ToolContext, asked: QuestionArguments) -> RowsAnswer:
    """Return rows of the answer to a question, with quotes. Raises NotFound and QuestionError."""
    question = _named_question(context.app.catalog, asked.name)
    return fitted(partial(_rows, context, asked, question), asked.limit)


def _named_question(catalog: Catalog, name: str) -> Question:
    """Return the question of this name or title. Raises NotFound, which names the likely one."""
    known = {each: question for question in catalog.questions.values() for each in _names(question)}
    found = known.get(name.strip().lower().replace("_", "-"))
    if found is None:
        likely = known[difflib.get_close_matches(name.lower(), known, 1, 0)[0]].name
        raise NotFound(f"no question is called {name!r}: did you mean {likely}? list_questions has all")
    return found


def _names(question: Question) -> tuple[str, ...]:
    return question.name, question.title_zh.lower(), question.title_en.lower()


def _rows(context: ToolContext, asked: QuestionArguments, question: Question, limit: int) -> RowsAnswer:
    page = Page(limit, asked.cursor)
    found = context.app.recent.page(context.app.store, question, asked.parameters, page)
    records = [
        {name: value for name, value in each.items() if value not in (None, [])} for each in found.records()
    ]
    rows = [*map(shortened, records)]
    quotations = row_quotations(context, found, asked.quotes)
    quotes, notices = with_notices(context, quotes_of(quotations, asked.quotes))
    quoted = {number for each in quotes for number in each.rows}
    return RowsAnswer(
        question=question.name, title_zh=question.title_zh, title_en=question.title_en,
        parameters={name: value for name, value in found.parameters.items() if value is not None},
        columns=[column.name for column in question.columns],
        rows=rows, next=found.next,
        quotes=quotes, notices=notices,
        notes=[*_notes(context, found, asked, limit, quoted), *([CUT] if rows != records else [])],
    )  # fmt: skip


def _notes(
    context: ToolContext, found: Answer, asked: QuestionArguments, limit: int, quoted: set[int]
) -> list[str]:
    if not found.rows:
        return [] if summary(context.app.store).notices else [_EMPTY]
    notes = [_FEWER] if limit < asked.limit and found.next else []
    if asked.quotes and len(quoted) < len(found.rows):
        notes.append(_SOME if quoted else _UNQUOTED)
    return notes


def _question(question: Question, whole: bool = False) -> CatalogQuestion:
    columns = [
        CatalogColumn(name=each.name, type=each.type, meaning_zh=each.meaning_zh, meaning_en=each.meaning_en)
        for each in question.columns
    ]
    return CatalogQuestion(
        name=question.name, title_zh=question.title_zh, title_en=question.title_en,
        answers_zh=question.answers_zh, answers_en=question.answers_en,
        parameters=[_parameter(each, whole) for each in question.parameters],
        columns=columns if whole else None,
    )  # fmt: skip


def _parameter(parameter: Parameter, whole: bool) -> CatalogParameter:
    details: dict[str, Any] = {}
    if whole:
        details = {
            "meaning_zh": parameter.meaning_zh,
            "meaning_en": parameter.meaning_en,
            "default": parameter.default,
        }
    return CatalogParameter(
        name=parameter.name, type=parameter.type, required=parameter.required,
        values=[*parameter.values] or None, **details,
    )  # fmt: skip
