"""Answering a question: raw parameters to typed values, and the rows of the answer."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.cypher import Cypher
from graph.former_ids import current_ids
from graph.store import Store
from ontology.errors import QuestionError
from queries.question import Column, Parameter, ParameterValue, Question

RawValue = str | int | bool | Iterable[str]

_TRUE, _FALSE = ("true", "yes", "1", "是"), ("false", "no", "0", "否")
_INTEGER = re.compile(r"[+-]?\d{1,18}")
# A year, a month or a day.
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LONGEST = 500  # characters of a value; no name or title is longer
# The properties by which an entity is named, besides its id, the most specific first.
_NAMES = ("name", "title", "short_name", "doc_number", "name_en", "alt_names")


@dataclass(frozen=True)
class Answer:
    """A question, its parameters (ids in place of names), and the columns and rows of its answer.

    A value has the type of its column or is None; lists are lists.
    """

    question: Question
    parameters: Mapping[str, ParameterValue]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]

    def records(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries by column."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


def bind(question: Question, given: Mapping[str, RawValue]) -> dict[str, ParameterValue]:
    """Return the typed value of every parameter, in the order of the question.

    Strings are converted to the type of the parameter; an empty one counts as missing. Raises QuestionError,
    which names the parameter, the value and what is allowed.
    """
    named: dict[str, RawValue] = {}
    for name, value in given.items():
        parameter = question.parameter(name)
        if parameter is None:
            allowed = ", ".join(each.name for each in question.parameters) or "no parameters"
            raise QuestionError(f"{question.name} has no parameter {name!r}; it takes {allowed}")
        named[parameter.name] = value
    return {each.name: _typed(question, each, named.get(each.name)) for each in question.parameters}


def answer(store: Store, question: Question, given: Mapping[str, RawValue]) -> Answer:
    """Return the answer to a question.

    Raises QuestionError for a parameter that `bind` refuses, and for a name of no entity or of several.
    """
    values = bound_values(store, question, given)
    arguments = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
    table = store.read(Cypher(question.cypher, arguments))
    # The embedded server returns no columns where there are no rows: the header has them.
    return Answer(question, values, question.columns, table.rows)


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
    query = Cypher(f"MATCH (n:{parameter.entity} {{id: $value}}) RETURN n.id AS id", {"value": value})
    if store.read(query).rows:
        return value
    ranked = store.read(_ids_by_name(parameter.entity, value)).rows
    ids = [entity for entity, rank in ranked if rank == ranked[0][1]]
    ids = ids or current_ids(store, parameter.entity, value)
    if len(ids) == 1:
        return str(ids[0])
    if ids:
        raise QuestionError(
            f"{parameter.name}: {value!r} is the name of {', '.join(ids)}; give one of these ids"
        )
    raise QuestionError(f"{parameter.name}: the graph has no {parameter.entity} {value!r}")


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


def _typed(question: Question, parameter: Parameter, value: RawValue | None) -> ParameterValue:
    texts = () if value is None else _texts(parameter, value)
    if not texts:
        if parameter.required:
            meaning = f"{parameter.meaning_zh} · {parameter.meaning_en}"
            raise QuestionError(f"{question.name} needs {parameter.name}: {meaning}")
        return parameter.default
    if parameter.type == "strings":
        return tuple(dict.fromkeys(_checked(parameter, text) for text in texts))
    if len(texts) > 1:
        raise QuestionError(f"{parameter.name} takes one value, not {len(texts)}: {', '.join(texts)}")
    text = _checked(parameter, texts[0])
    match parameter.type:
        case "integer":
            return _integer(parameter, text)
        case "boolean":
            return _boolean(parameter, text)
        case "date":
            return _date(parameter, text)
    return text


def _texts(parameter: Parameter, value: RawValue) -> tuple[str, ...]:
    """Return a raw value as strings, without empty ones; a number or boolean must fit the parameter's type."""
    if isinstance(value, bool | int):
        kind = "boolean" if isinstance(value, bool) else "integer"
        if parameter.type != kind and not (parameter.type == "date" and kind == "integer"):
            raise QuestionError(f"{parameter.name} is {parameter.type}, not {kind} ({value})")
        return (str(value).lower(),)
    values = (value,) if isinstance(value, str) else tuple(value)
    if not all(isinstance(each, str) for each in values):
        raise QuestionError(f"{parameter.name} takes strings, not {values!r}")
    return tuple(each for each in values if each)


def _checked(parameter: Parameter, text: str) -> str:
    """Return a value that is well-formed text, not too long, and in the closed list where there is one."""
    shown = repr(text if len(text) <= 60 else f"{text[:60]}…")
    if parameter.values and text not in parameter.values:
        raise QuestionError(f"{parameter.name} is {shown}; it takes {', '.join(parameter.values)}")
    if len(text) > _LONGEST or any(
        "\ud800" <= character <= "\udfff" or character == "\0" for character in text
    ):
        raise QuestionError(
            f"{parameter.name} is {shown}, which is not text of at most {_LONGEST} characters"
        )
    return text


def _integer(parameter: Parameter, text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise QuestionError(f"{parameter.name} is {text!r}; it takes a whole number")
    return int(text)


def _boolean(parameter: Parameter, text: str) -> bool:
    if text.lower() not in (*_TRUE, *_FALSE):
        raise QuestionError(f"{parameter.name} is {text!r}; it takes true or false")
    return text.lower() in _TRUE


def _date(parameter: Parameter, text: str) -> str:
    if not DATE.fullmatch(text):
        raise QuestionError(
            f"{parameter.name} is {text!r}; it takes a year, month or day: 2018, 2018-03, 2018-03-21"
        )
    return text
