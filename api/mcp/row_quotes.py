"""The quotes behind the rows of an answer.

A row has its quote or source itself, or names activities or notices, or counts the activities of one type and year,
which two other questions list.
"""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from api.mcp.context import ToolContext
from api.mcp.quotes import Quotation
from graph.entities import NOTICE
from queries.answer import Answer, answer
from queries.evidence import activity_quotes
from queries.pages import Page
from queries.parameters import RawValue
from queries.question import Parameter, Question

_CELL, _TYPE_OF_YEAR = "evidence", "activities"  # the questions that list what a row counts
_OF_ROW = 2  # quotes of one row: it may name a hundred activities
_ACTIVITY, _YEAR = "Activity", "year"
_GROUNDS = ("quote", "source_url", "source")  # columns by which a row leads back to a text itself
_PLACE = (*_GROUNDS, "section", "start", "end")
Record = tuple[int, dict[str, Any]]  # the number of a row, and its values by column


def row_quotations(context: ToolContext, found: Answer, most: int) -> list[Quotation]:
    """Return places that support the rows of an answer, those of the first rows first; about `most` of them."""
    records = [*enumerate(found.records(), start=1)] if most else []
    if any(column.name in _GROUNDS for column in found.columns):
        grounded = [each for each in records if any(each[1].get(name) for name in _GROUNDS)]
        return [_printed(*each, found) for each in grounded[:most]]
    activities = _named(records, found, _ACTIVITY)[:most]
    if activities:
        return _mentions(context, activities)
    notices = [Quotation({"notice": entity}, number) for number, entity in _named(records, found, NOTICE)]
    return notices[:most] or [each for record in records[:most] for each in _counted(context, found, record)]


def _printed(number: int, record: Mapping[str, Any], found: Answer) -> Quotation:
    """Return the place that a row has itself."""
    columns = sorted(
        (each for each in found.columns if NOTICE in each.entities), key=lambda each: len(each.entities)
    )
    ids = (record[each.name] for each in columns)  # those of notices alone come first
    notice = next((each for each in ids if isinstance(each, str)), None)
    return Quotation({"notice": notice, **{name: record.get(name) for name in _PLACE}}, number)


def _named(records: Iterable[Record], found: Answer, name: str) -> list[tuple[int, str]]:
    """Return the first entities that each row names in columns of this class alone, with the number of the row."""
    columns = [column.name for column in found.columns if column.entities == (name,)]
    named = []
    for number, record in records:
        values = (record[each] for each in columns)
        flat = (each for value in values for each in (value if isinstance(value, list | tuple) else [value]))
        named += [(number, each) for each in islice(filter(None, flat), _OF_ROW)]
    return named


def _mentions(context: ToolContext, activities: Iterable[tuple[int, str]]) -> list[Quotation]:
    """Return what notices say of activities."""
    named = [*activities]
    quotes = activity_quotes(context.app.store, [entity for _, entity in named])
    stated = ((number, quotes[entity]) for number, entity in named if entity in quotes)
    return [Quotation(each.other.properties, number, each) for number, each in stated]


def _counted(context: ToolContext, found: Answer, record: Record) -> list[Quotation]:
    """Return the first evidence of what a row counts, where it counts the activities of one type and year."""
    number, values = record
    cell = _given(context, context.app.catalog.get(_CELL), found, values)
    year = cell.get(_YEAR)
    if year is None or "type" not in cell:
        return []
    if "agency" in cell:
        stated = _first(context, _CELL, cell)
        if stated.rows:
            return [_printed(number, each, stated) for each in stated.records()]
    wider = _given(context, context.app.catalog.get(_TYPE_OF_YEAR), found, values)
    counted = _first(context, _TYPE_OF_YEAR, {**wider, "from_year": year, "to_year": year})
    activities = _named(enumerate(counted.records()), counted, _ACTIVITY)
    return _mentions(context, [(number, entity) for _, entity in activities])


def _first(context: ToolContext, name: str, given: Mapping[str, RawValue]) -> Answer:
    return answer(context.app.store, context.app.catalog.get(name), given, Page(1))


def _given(
    context: ToolContext, question: Question, found: Answer, record: Mapping[str, Any]
) -> dict[str, RawValue]:
    """Return the values that a row, or the question that it answers, has for the parameters of another question."""
    values = {each.name: _value_of(context, each, found, record) for each in question.parameters}
    return {name: value for name, value in values.items() if value is not None}


def _value_of(
    context: ToolContext, parameter: Parameter, found: Answer, record: Mapping[str, Any]
) -> RawValue | None:
    """Return the value of a row for a parameter, its year or an entity of the class, or else the value that the
    question was asked with."""
    for column in found.columns:
        if parameter.entity and any(
            parameter.entity in context.app.model.nodes[name].labels for name in column.entities
        ):
            return _raw(record.get(column.name))
    if parameter.name == _YEAR and _YEAR in record:
        return _raw(record[_YEAR])
    return _raw(found.parameters.get(parameter.name))


def _raw(value: Any) -> RawValue | None:
    return value if isinstance(value, str | int | bool | tuple) else None
