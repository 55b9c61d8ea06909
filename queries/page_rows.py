"""Rows of a page, read by one query, or some years at a time (queries/yearly.py)."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate
from typing import Any

from graph.cypher import Cypher
from graph.entities import canonical
from graph.loading import data_mark
from graph.store import Store
from ontology.errors import QuestionError
from queries.pages import LIMIT, SKIP, PageStart
from queries.question import ParameterValue, Question
from queries.variants import variant
from queries.yearly import LAST, campaigns_by_year, groups_of_years, has_undated, is_yearly

Values = Mapping[str, ParameterValue]
Rows = list[tuple[Any, ...]]
ROOM = 1_000_000  # bytes of JSON on a page, at most, unless it has a single row
ROW = 2_000  # bytes a row on a page of more rows than are usual
_TRIES = 5  # to read a first page in one state of the data


def rows_from(
    store: Store, question: Question, values: Values, start: PageStart, limit: int
) -> tuple[Rows, PageStart | None]:
    """Return at most `limit` rows of the answer from there on, as many as a page has room for, and the start of the
    next page where there are more.

    Where something is written between two queries for them, a first page is read again, and a later one is refused.
    Raises QuestionError for the latter, and where writing does not pause.
    """
    if not is_yearly(variant(question.cypher, values)):
        rows = _rows(store, question, values, start.skip, limit + 1)
        fitting = _fitting(rows, limit)
        return rows[:fitting], start.behind(fitting) if len(rows) > fitting else None
    for _ in range(_TRIES):
        of_years = _rows_of_years(store, question, values, start, limit + 1)
        if of_years is not None:
            fitting = _fitting(of_years, limit)
            years = _years(question, of_years[: fitting + 1])
            return of_years[:fitting], start.at(years) if len(of_years) > fitting else None
        if start.skip or start.year:
            break
        start = replace(start, mark=data_mark(store))
    raise QuestionError("the data has changed while the answer was read; begin with the first page")


def _fitting(rows: Rows, limit: int) -> int:
    """Return the number of the first rows that a page has room for."""
    room, sizes = max(ROOM, limit * ROW), accumulate(len(canonical(row).encode()) for row in rows[:limit])
    return max(1, sum(size <= room for size in sizes))


def _rows_of_years(
    store: Store, question: Question, values: Values, start: PageStart, most: int
) -> Rows | None:
    """Return the rows, or None where something was written between two queries for them."""
    rows: Rows = []
    groups = groups_of_years(campaigns_by_year(store), values, start.year, has_undated(question.cypher))
    for place, years in enumerate(groups):
        skip = 0 if place else start.skip
        rows += _rows(store, question, years.values(values), skip, most - len(rows))
        if place and data_mark(store) != start.mark:
            return None
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
