"""Rows of a page, read by one query, or some years at a time (queries/yearly.py)."""

from collections.abc import Mapping
from typing import Any

from graph.cypher import Cypher
from graph.loading import data_mark
from graph.store import Store
from ontology.errors import QuestionError
from queries.pages import LIMIT, SKIP, PageStart
from queries.question import ParameterValue, Question
from queries.variants import variant
from queries.yearly import LAST, campaigns_by_year, groups_of_years, has_undated, is_yearly

Values = Mapping[str, ParameterValue]
Rows = list[tuple[Any, ...]]


def rows_from(
    store: Store, question: Question, values: Values, start: PageStart, limit: int
) -> tuple[Rows, PageStart | None]:
    """Return at most `limit` rows of the answer from there on, and the start of the next page where there are more.

    Raises QuestionError where something was written between two queries for them.
    """
    if is_yearly(variant(question.cypher, values)):
        rows = _rows_of_years(store, question, values, start, limit + 1)
        following = start.at(_years(question, rows))
    else:
        rows = _rows(store, question, values, start.skip, limit + 1)
        following = start.behind(limit)
    return rows[:limit], following if len(rows) > limit else None


def _rows_of_years(store: Store, question: Question, values: Values, start: PageStart, most: int) -> Rows:
    rows: Rows = []
    groups = groups_of_years(campaigns_by_year(store), values, start.year, has_undated(question.cypher))
    for place, years in enumerate(groups):
        skip = 0 if place else start.skip
        rows += _rows(store, question, years.values(values), skip, most - len(rows))
        if place and data_mark(store) != start.mark:
            raise QuestionError("the data has changed while the answer was read; ask again")
        if len(rows) == most:
            break
    return rows


def _years(question: Question, rows: Rows) -> list[int]:
    column = [each.name for each in question.columns].index("year")
    return [LAST if row[column] is None else row[column] for row in rows]


def _rows(store: Store, question: Question, values: Values, skip: int, most: int) -> Rows:
    arguments = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
    bounds = {SKIP: skip, LIMIT: most}
    return list(store.read(Cypher(variant(question.cypher, values), arguments | bounds)).rows)
