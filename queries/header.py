"""The header of a question: the comment lines at the top of its `.cypher` file. Pure reading.

    // title: 中文 | English
    // answers: 中文 | English
    // parameter: NAME TYPE [required] [of CLASS] [in VALUES] [= DEFAULT] | 中文 | English
    // example: NAME=VALUE …
    // column: NAME TYPE | 中文 | English
    // empty: 中文 | English

A line that begins with `//` and three blanks goes on with the line above. TYPE is string, integer, date, boolean
or strings, for a column also integers. CLASS is a class of the model: the value names an entity of it. VALUES
is a closed list, `a,b,c`, or the name of a scheme of the ontology (`role`). The default of strings is such a
list too. `example` is needed where a parameter is required; `empty` says why the shipped notices have no answer.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from ontology.errors import OntologyError
from ontology.kinds import Model
from queries.question import Column, ColumnType, Parameter, ParameterType

KEYS = ("title", "answers", "parameter", "example", "column", "empty")
_LINE = re.compile(r"// (?P<key>[a-z]+): (?P<text>\S.*)")
_NAME = r"(?P<name>[a-z][a-z_]*) (?P<type>[a-z]+)"
_PARAMETER = re.compile(
    _NAME
    + r"(?P<required> required)?( of (?P<entity>[A-Z]\w*))?( in (?P<values>[\w,]+))?( = (?P<default>\S+))?"
)
_COLUMN = re.compile(_NAME)


@dataclass(frozen=True)
class Line:
    """One entry of a header: where it stands, its keyword, and its text."""

    place: str
    key: str
    text: str

    def parts(self, count: int) -> list[str]:
        """The text cut at ` | ` into so many parts, the last two being Chinese and English."""
        found = [part.strip() for part in self.text.split(" | ")]
        if len(found) != count or not all(found):
            raise OntologyError(f"{self.place}: {self.key} needs {count} parts with ' | ' between them")
        return found

    def matched(self, pattern: re.Pattern[str], form: str) -> tuple[Mapping[str, Any], str, str]:
        """The groups of the first part, and the two meanings."""
        signature, zh, en = self.parts(3)
        found = pattern.fullmatch(signature)
        if found is None:
            raise OntologyError(f"{self.place}: {signature!r} is not {form}")
        return found.groupdict(), zh, en


def read_header(file: str, text: str) -> tuple[list[Line], str]:
    """The entries of a file's header, and the Cypher below it. OntologyError names file and line."""
    lines = text.splitlines()
    length = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
    entries: list[Line] = []
    for number, line in enumerate(lines[:length], start=1):
        if line.startswith("//   ") and entries:
            last = entries.pop()
            entries.append(Line(last.place, last.key, f"{last.text} {line[2:].strip()}"))
            continue
        found = _LINE.fullmatch(line)
        if found is None or found["key"] not in KEYS:
            raise OntologyError(f"{file}:{number}: not a line of a header ({', '.join(KEYS)}): {line!r}")
        entries.append(Line(f"{file}:{number}", found["key"], found["text"]))
    return entries, "\n".join(lines[length:]).strip() + "\n"


def only(entries: Iterable[Line], key: str, file: str, needed: bool = True) -> tuple[str, str]:
    """The Chinese and English text of a keyword that may stand once."""
    found = [entry for entry in entries if entry.key == key]
    if len(found) > 1 or (needed and not found):
        raise OntologyError(f"{file}: the header must have {'one' if needed else 'at most one'} {key}")
    if not found:
        return "", ""
    zh, en = found[0].parts(2)
    return zh, en


def parameters(entries: Iterable[Line], model: Model) -> Iterator[Parameter]:
    """The parameters in the order of the header."""
    for entry in entries:
        if entry.key == "parameter":
            yield _parameter(entry, model)


def columns(entries: Iterable[Line]) -> Iterator[Column]:
    """The columns in the order of the header."""
    for entry in entries:
        if entry.key == "column":
            told, zh, en = entry.matched(_COLUMN, "NAME TYPE")
            _check_type(entry, told["type"], get_args(ColumnType))
            yield Column(told["name"], told["type"], zh, en)


def example(entries: Iterable[Line]) -> dict[str, str]:
    """The example's parameters."""
    pairs = [(entry, pair) for entry in entries if entry.key == "example" for pair in entry.text.split()]
    for entry, pair in pairs:
        if "=" not in pair:
            raise OntologyError(f"{entry.place}: {pair!r} is not NAME=VALUE")
    return dict(pair.split("=", 1) for _, pair in pairs)


def _parameter(entry: Line, model: Model) -> Parameter:
    told, zh, en = entry.matched(_PARAMETER, "NAME TYPE [required] [of CLASS] [in VALUES] [= DEFAULT]")
    _check_type(entry, told["type"], get_args(ParameterType))
    if told["entity"] and told["entity"] not in model.nodes:
        raise OntologyError(f"{entry.place}: the model has no class {told['entity']}")
    values = _values(entry, told["values"], model)
    default = _default(entry, told["type"], told["default"])
    given = default if isinstance(default, tuple) else () if default is None else (default,)
    if values and not set(given) <= set(values):
        raise OntologyError(f"{entry.place}: the default is not one of {', '.join(values)}")
    required = bool(told["required"])
    return Parameter(told["name"], told["type"], default, required, zh, en, values, told["entity"] or "")


def _values(entry: Line, told: str | None, model: Model) -> tuple[str, ...]:
    if told is None or "," in told:
        return tuple(told.split(",")) if told else ()
    if told not in model.schemes:
        raise OntologyError(f"{entry.place}: the ontology has no scheme {told}")
    return tuple(model.schemes[told])


def _default(entry: Line, kind: str, told: str | None) -> str | int | bool | tuple[str, ...] | None:
    if told is None:
        return None
    match kind:
        case "strings":
            return tuple(told.split(","))
        case "boolean" if told in ("true", "false"):
            return told == "true"
        case "integer" if re.fullmatch(r"-?\d+", told):
            return int(told)
        case "string":
            return told
    raise OntologyError(f"{entry.place}: the default {told!r} is no {kind}")


def _check_type(entry: Line, told: str, allowed: tuple[str, ...]) -> None:
    if told not in allowed:
        raise OntologyError(f"{entry.place}: {told!r} is not one of {', '.join(allowed)}")
