"""The parameters of a question: raw values to typed ones. Pure functions."""

import re
from collections.abc import Iterable, Mapping

from ontology.errors import QuestionError
from queries.question import GREATEST, Parameter, ParameterValue, Question

RawValue = str | int | bool | Iterable[str]

_TRUE, _FALSE = ("true", "yes", "1", "是"), ("false", "no", "0", "否")
_INTEGER = re.compile(rf"[+-]?\d{{1,{len(str(GREATEST))}}}")
# A year, a month or a day.
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
LONGEST = 500  # characters of a value; no name or title is longer


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
    values = {each.name: _typed(question, each, named.get(each.name)) for each in question.parameters}
    _check_ranges(values)
    return values


def _check_ranges(values: Mapping[str, ParameterValue]) -> None:
    """Raise QuestionError for a range that ends before it begins: its answer would be empty, and be taken for one."""
    for name, first in values.items():
        end = f"to_{name.removeprefix('from_')}"
        last = values.get(end)
        if name.startswith("from_") and isinstance(first, int) and isinstance(last, int) and first > last:
            raise QuestionError(f"{name} is {first}, which is after {end}, {last}: exchange them")


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
    if len(text) > LONGEST or any(
        "\ud800" <= character <= "\udfff" or character == "\0" for character in text
    ):
        raise QuestionError(f"{parameter.name} is {shown}, which is not text of at most {LONGEST} characters")
    return text


def _integer(parameter: Parameter, text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise QuestionError(f"{parameter.name} is {text!r}; it takes a whole number")
    number = int(text)
    if not parameter.least <= number <= parameter.most:
        raise QuestionError(f"{parameter.name} is {number}; it takes {parameter.least} to {parameter.most}")
    return number


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
