"""Asking a question: parameters as typed by a person into typed values, and the rows that answer it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from ontology.errors import QuestionError
from queries.question import Bound, Column, Parameter, Question

Given = str | int | bool | Iterable[str]

_TRUE, _FALSE = ("true", "yes", "1", "是"), ("false", "no", "0", "否")
_INTEGER = re.compile(r"[+-]?\d{1,18}")
# A year, a month or a day.
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LONGEST = 500  # characters of a value; no name or title is longer
# What people call an entity, besides its id, in the order in which they mean it.
_NAMES = ("name", "title", "short_name", "doc_number", "name_en", "alt_names")


@dataclass(frozen=True)
class Answer:
    """A question with the parameters it was asked with (ids where a name was given), its columns and rows.

    A value is what its column says, or None; lists are lists.
    """

    question: Question
    parameters: Mapping[str, Bound]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries by column."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


def bind(question: Question, given: Mapping[str, Given]) -> dict[str, Bound]:
    """Every parameter with its typed value, in the order of the question.

    Strings are read as the type says, and an empty one counts as left out. QuestionError names the parameter,
    what was given, and what is taken.
    """
    named: dict[str, Given] = {}
    for name, value in given.items():
        parameter = question.parameter(name)
        if parameter is None:
            raise QuestionError(f"{question.name} takes no {name!r}; it takes {_taken(question)}")
        named[parameter.name] = value
    return {each.name: _bound(question, each, named.get(each.name)) for each in question.parameters}


def answer(store: Store, question: Question, given: Mapping[str, Given]) -> Answer:
    """The rows that answer a question. QuestionError for parameters that it does not take, and for a name
    that no entity, or more than one, has."""
    bound = bind(question, given)
    for parameter in question.parameters:
        value = bound[parameter.name]
        if parameter.entity and isinstance(value, str):
            bound[parameter.name] = entity_id(store, parameter, value)
    told = {name: list(value) if isinstance(value, tuple) else value for name, value in bound.items()}
    table = store.read(Cypher(question.cypher, told))
    # The embedded server tells no columns where there are no rows, so they are the header's.
    return Answer(question, bound, question.columns, table.rows)


def entity_id(store: Store, parameter: Parameter, value: str) -> str:
    """The id of the entity that a parameter names by its id or one of its names."""
    found = store.read(
        Cypher(f"MATCH (n:{parameter.entity} {{id: $value}}) RETURN n.id AS id", {"value": value})
    )
    if found.rows:
        return value
    names = store.read(_named(parameter.entity, value)).rows
    best = [entity for entity, rank in names if rank == names[0][1]] or _merged_into(store, parameter, value)
    if len(best) == 1:
        return str(best[0])
    if best:
        raise QuestionError(
            f"{parameter.name}: {value!r} is the name of {', '.join(best)}; give one of these ids"
        )
    raise QuestionError(f"{parameter.name}: the graph has no {parameter.entity} {value!r}")


def _merged_into(store: Store, parameter: Parameter, value: str) -> list[str]:
    """Ids of the entities that one with this id was merged into."""
    text = f"MATCH (n:{parameter.entity}) WHERE $value IN n.former_ids RETURN n.id AS id ORDER BY id"
    return [str(row[0]) for row in store.read(Cypher(text, {"value": value})).rows]


def _named(entity: str, value: str) -> Cypher:
    """Ids of the entities with this name, those first that people would rather mean: by a name of a better
    kind, and of two that bore it one after the other the one that is there today."""
    ranks = [(f"$value IN n.{name}" if name == "alt_names" else f"n.{name} = $value") for name in _NAMES]
    rank = " ".join(f"WHEN {test} THEN {place}" for place, test in enumerate(ranks))
    text = (
        f"MATCH (n:{entity}) WITH n.id AS id, CASE {rank} END AS kind, n.valid_to IS NOT NULL AS gone "
        "WHERE kind IS NOT NULL WITH id, kind * 2 + CASE WHEN gone THEN 1 ELSE 0 END AS rank "
        "RETURN id, rank ORDER BY rank, id LIMIT 10"
    )
    return Cypher(text, {"value": value})


def _bound(question: Question, parameter: Parameter, value: Given | None) -> Bound:
    texts = () if value is None else _texts(parameter, value)
    if not texts:
        if parameter.required:
            meaning = f"{parameter.meaning_zh} · {parameter.meaning_en}"
            raise QuestionError(f"{question.name} needs {parameter.name}: {meaning}")
        return parameter.default
    if parameter.type == "strings":
        return tuple(dict.fromkeys(_one(parameter, text) for text in texts))
    if len(texts) > 1:
        raise QuestionError(f"{parameter.name} takes one value, not {len(texts)}: {', '.join(texts)}")
    text = _one(parameter, texts[0])
    match parameter.type:
        case "integer":
            return _integer(parameter, text)
        case "boolean":
            return _boolean(parameter, text)
        case "date":
            return _date(parameter, text)
    return text


def _texts(parameter: Parameter, value: Given) -> tuple[str, ...]:
    """What was given as strings, without empty ones; a number or a truth must be wanted as such."""
    if isinstance(value, bool | int):
        wanted = "boolean" if isinstance(value, bool) else "integer"
        if parameter.type != wanted and not (parameter.type == "date" and wanted == "integer"):
            raise QuestionError(f"{parameter.name} is {parameter.type}, not {wanted} ({value})")
        return (str(value).lower(),)
    values = (value,) if isinstance(value, str) else tuple(value)
    if not all(isinstance(each, str) for each in values):
        raise QuestionError(f"{parameter.name} takes strings, not {values!r}")
    return tuple(each for each in values if each)


def _one(parameter: Parameter, text: str) -> str:
    """One value that is text, not too long, and of the closed list where there is one."""
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


def _taken(question: Question) -> str:
    return ", ".join(parameter.name for parameter in question.parameters) or "no parameters"
