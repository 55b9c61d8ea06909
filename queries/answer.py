"""Answers to questions: whole, or in pages that follow one another by cursors."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.cypher import Cypher
from graph.former_ids import current_ids
from graph.loading import data_mark
from graph.store import Store
from ontology.errors import QuestionError
from queries.page_rows import rows_from
from queries.pages import MOST, Page, PageStart
from queries.parameters import RawValue, bind
from queries.question import Column, Parameter, ParameterValue, Question

# The properties by which an entity is named, besides its id, the most specific first.
_NAMES = ("name", "title", "short_name", "doc_number", "name_en", "alt_names")


@dataclass(frozen=True)
class Answer:
    """A question, its parameters (ids in place of names), and the columns and rows of its answer, or of a page of it;
    `next` is the cursor of the next page then, None after the last.

    A value has the type of its column or is None; lists are lists.
    """

    question: Question
    parameters: Mapping[str, ParameterValue]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    next: str | None = None

    def records(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries by column."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


def answer(
    store: Store, question: Question, given: Mapping[str, RawValue], page: Page | None = None
) -> Answer:
    """Return a page of the answer to a question, or without one the whole answer.

    Raises QuestionError for a parameter that `bind` refuses, for a name of no entity or of several, and for a page
    that does not follow one of the same answer from the same data.
    """
    if page is not None:
        return _page(store, question, bound_values(store, question, given), page)
    pages = list(answer_pages(store, question, given))
    rows = tuple(row for each in pages for row in each.rows)
    return Answer(question, pages[0].parameters, question.columns, rows)


def answer_pages(store: Store, question: Question, given: Mapping[str, RawValue]) -> Iterator[Answer]:
    """Yield the whole answer to a question in pages, so that no more than one is held. Raises as `answer` does."""
    values = bound_values(store, question, given)
    found = _page(store, question, values, Page(MOST))
    yield found
    while found.next is not None:
        found = _page(store, question, values, Page(MOST, found.next))
        yield found


def _page(store: Store, question: Question, values: Mapping[str, ParameterValue], page: Page) -> Answer:
    return read_page(store, question, values, start_of(store, question, values, page), page.limit)


def start_of(store: Store, question: Question, values: Mapping[str, ParameterValue], page: Page) -> PageStart:
    """Return where a page starts in the answer from the present data. Raises QuestionError for a cursor
    of another answer or of earlier data."""
    return PageStart.of(page, data_mark(store), question, values)


def read_page(
    store: Store, question: Question, values: Mapping[str, ParameterValue], start: PageStart, limit: int
) -> Answer:
    """Return at most `limit` rows of the answer from there on.

    The start has the mark of the data as it was before, so a write in between is noticed by the page that follows;
    a page of several queries notices it itself, with QuestionError.
    """
    rows, following = rows_from(store, question, values, start, limit)
    # The embedded server returns no columns where there are no rows: the header has them.
    return Answer(question, values, question.columns, tuple(rows), following.cursor if following else None)


def bound_values(
    store: Store, question: Question, given: Mapping[str, RawValue]
) -> dict[str, ParameterValue]:
    """Return the value of every parameter, with ids in place of names. Raises QuestionError as `answer` does."""
    values = bind(question, given)
    for parameter in question.parameters:
        value = values[parameter.name]
        if parameter.entity and isinstance(value, str):
            values[parameter.name] = entity_id(store, parameter, value)
    return values


def entity_id(store: Store, parameter: Parameter, value: str) -> str:
    """Return the id of the entity that a value names, by its id or one of its names."""
    ids = ids_named(store, parameter.entity, value)
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise QuestionError(
            f"{parameter.name}: {value!r} is the name of {', '.join(ids)}; give one of these ids"
        )
    raise QuestionError(f"{parameter.name}: the graph has no {parameter.entity} {value!r}")


def ids_named(store: Store, entity: str, value: str) -> list[str]:
    """Return the id of the entity of a class that has this id, or else the ids of those that have the name in the best
    way, or had the id."""
    query = Cypher(f"MATCH (n:{entity} {{id: $value}}) RETURN n.id AS id", {"value": value})
    if store.read(query).rows:
        return [value]
    ranked = store.read(_ids_by_name(entity, value)).rows
    ids = [str(found) for found, rank in ranked if rank == ranked[0][1]]
    return ids or [*map(str, current_ids(store, entity, value))]


def _ids_by_name(entity: str, value: str) -> Cypher:
    """Return a query for the ids of the entities with this name, best rank first: by the kind of name, and of
    two that bore it one after the other the one that exists today."""
    tests = [(f"$value IN n.{name}" if name == "alt_names" else f"n.{name} = $value") for name in _NAMES]
    rank = " ".join(f"WHEN {test} THEN {place}" for place, test in enumerate(tests))
    text = (
        f"MATCH (n:{entity}) WITH n.id AS id, CASE {rank} END AS kind, n.valid_to IS NOT NULL AS gone "
        "WHERE kind IS NOT NULL WITH id, kind * 2 + CASE WHEN gone THEN 1 ELSE 0 END AS rank "
        "RETURN id, rank ORDER BY rank, id LIMIT 10"
    )
    return Cypher(text, {"value": value})
