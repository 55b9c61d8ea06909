"""The header of a question: the comment lines at the top of its `.cypher` file. Pure functions.

    // title: 中文 | English
    // answers: 中文 | English
    // parameter: NAME TYPE [required] [of CLASS] [in VALUES] [from LEAST to MOST] [= DEFAULT] | 中文 | English
    // example: NAME=VALUE …
    // column: NAME TYPE [of CLASS] | 中文 | English
    // empty: 中文 | English

A line that begins with `//` and three blanks continues the line above. TYPE is string, integer, date, boolean
or strings, of a column also integers. CLASS is a class of the model: the value names an entity of it, in a column
by its id, and may be of one of several (`Notice,Activity`). VALUES is a closed list, `a,b,c`, or the name of a scheme
of the ontology (`role`). LEAST and MOST are the bounds of an integer. The default of strings is such a list too.
`example` is needed where a parameter is required; `empty` says why the shipped notices have no answer.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from ontology.errors import OntologyError
from ontology.kinds import Model
from queries.question import GREATEST, Column, ColumnType, Parameter, ParameterType, ParameterValue

KEYS = ("title", "answers", "parameter", "example", "column", "empty")
RESERVED = frozenset(
    {"after", "bom", "format", "limit"}
)  # by which an answer is asked for in parts and in other forms
_LINE = re.compile(r"// (?P<key>[a-z]+): (?P<text>\S.*)")
_NAME = r"(?P<name>[a-z][a-z_]*) (?P<type>[a-z]+)"
_PARAMETER = re.compile(
    _NAME
    + r"(?P<required> required)?( of (?P<entity>[A-Z]\w*))?( in (?P<values>[\w,]+))?"
    + r"( from (?P<least>-?\d{1,18}) to (?P<most>-?\d{1,18}))?( = (?P<default>\S+))?"
)
_FORM = "NAME TYPE [required] [of CLASS] [in VALUES] [from LEAST to MOST] [= DEFAULT]"
_COLUMN = re.compile(_NAME + r"( of (?P<entities>[A-Z]\w*(?:,[A-Z]\w*)*))?")


@dataclass(frozen=True)
class HeaderEntry:
    """One entry of a header: its file and line, its keyword, and its text."""

    place: str
    key: str
    text: str

    def parts(self, count: int) -> list[str]:
        """Return the text split at ` | ` into `count` parts, the last two in Chinese and English."""
        parts = [part.strip() for part in self.text.split(" | ")]
        if len(parts) != count or not all(parts):
            raise OntologyError(f"{self.place}: {self.key} needs {count} parts with ' | ' between them")
        return parts

    def fields(self, pattern: re.Pattern[str], form: str) -> tuple[Mapping[str, Any], str, str]:
        """Return the groups that `pattern` matches in the first part, and the two meanings."""
        signature, zh, en = self.parts(3)
        match = pattern.fullmatch(signature)
        if match is None:
            raise OntologyError(f"{self.place}: {signature!r} is not {form}")
        return match.groupdict(), zh, en


def split_header(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of a file's header, and those below it."""
    lines = text.splitlines()
    length = next((n for n, line in enumerate(lines) if not line.startswith("//")), len(lines))
    return lines[:length], lines[length:]


def read_header(file: str, lines: Sequence[str]) -> list[HeaderEntry]:
    """Return the entries of a header. Raises OntologyError, with file and line."""
    entries: list[HeaderEntry] = []
    for number, line in enumerate(lines, start=1):
        if line.startswith("//   ") and entries:
            last = entries.pop()
            entries.append(HeaderEntry(last.place, last.key, f"{last.text} {line[2:].strip()}"))
            continue
        match = _LINE.fullmatch(line)
        if match is None or match["key"] not in KEYS:
            raise OntologyError(f"{file}:{number}: not a line of a header ({', '.join(KEYS)}): {line!r}")
        entries.append(HeaderEntry(f"{file}:{number}", match["key"], match["text"]))
    return entries


def only(entries: Iterable[HeaderEntry], key: str, file: str, required: bool = True) -> tuple[str, str]:
    """Return the Chinese and English text of a keyword that occurs once at most; "" where it is missing."""
    found = [entry for entry in entries if entry.key == key]
    if len(found) > 1 or (required and not found):
        raise OntologyError(f"{file}: the header must have {'one' if required else 'at most one'} {key}")
    if not found:
        return "", ""
    zh, en = found[0].parts(2)
    return zh, en


def parameters(entries: Iterable[HeaderEntry], model: Model) -> Iterator[Parameter]:
    """Yield the parameters in the order of the header."""
    for entry in entries:
        if entry.key == "parameter":
            yield _parameter(entry, model)


def columns(entries: Iterable[HeaderEntry], model: Model) -> Iterator[Column]:
    """Yield the columns in the order of the header."""
    for entry in entries:
        if entry.key == "column":
            fields, zh, en = entry.fields(_COLUMN, "NAME TYPE [of CLASS]")
            _check_type(entry, fields["type"], get_args(ColumnType))
            entities = tuple((fields["entities"] or "").split(",")) if fields["entities"] else ()
            for each in entities:
                _check_class(entry, each, model)
            yield Column(fields["name"], fields["type"], zh, en, entities)


def example(entries: Iterable[HeaderEntry]) -> dict[str, str]:
    """Return the parameters of the example."""
    pairs = [(entry, pair) for entry in entries if entry.key == "example" for pair in entry.text.split()]
    for entry, pair in pairs:
        if "=" not in pair:
            raise OntologyError(f"{entry.place}: {pair!r} is not NAME=VALUE")
    return dict(pair.split("=", 1) for _, pair in pairs)


def _parameter(entry: HeaderEntry, model: Model) -> Parameter:
    fields, zh, en = entry.fields(_PARAMETER, _FORM)
    _check_type(entry, fields["type"], get_args(ParameterType))
    if fields["name"] in RESERVED:
        raise OntologyError(
            f"{entry.place}: {fields['name']} is a parameter of every answer; choose another name"
        )
    if fields["entity"]:
        _check_class(entry, fields["entity"], model)
    values = _values(entry, fields["values"], model)
    default = _default(entry, fields["type"], fields["default"])
    defaults = default if isinstance(default, tuple) else () if default is None else (default,)
    if values and not set(defaults) <= set(values):
        raise OntologyError(f"{entry.place}: the default is not one of {', '.join(values)}")
    required, entity = bool(fields["required"]), fields["entity"] or ""
    least, most = _bounds(entry, fields, default)
    return Parameter(fields["name"], fields["type"], default, required, zh, en, values, entity, least, most)


def _bounds(entry: HeaderEntry, fields: Mapping[str, Any], default: ParameterValue) -> tuple[int, int]:
    if fields["least"] is None:
        return -GREATEST, GREATEST
    least, most = int(fields["least"]), int(fields["most"])
    usual = default if isinstance(default, int) else least
    if fields["type"] != "integer" or not least <= usual <= most:
        raise OntologyError(
            f"{entry.place}: an integer has bounds, the greater one last, and its default is within"
        )
    return least, most


def _check_class(entry: HeaderEntry, name: str, model: Model) -> None:
    if name not in model.nodes:
        raise OntologyError(f"{entry.place}: the model has no class {name}")


def _values(entry: HeaderEntry, text: str | None, model: Model) -> tuple[str, ...]:
    if text is None or "," in text:
        return tuple(text.split(",")) if text else ()
    if text not in model.schemes:
        raise OntologyError(f"{entry.place}: the ontology has no scheme {text}")
    return tuple(model.schemes[text])


def _default(entry: HeaderEntry, kind: str, text: str | None) -> ParameterValue:
    if text is None:
        return None
    match kind:
        case "strings":
            return tuple(text.split(","))
        case "boolean" if text in ("true", "false"):
            return text == "true"
        case "integer" if re.fullmatch(r"-?\d+", text):
            return int(text)
        case "string":
            return text
    raise OntologyError(f"{entry.place}: the default {text!r} is no {kind}")


def _check_type(entry: HeaderEntry, name: str, allowed: tuple[str, ...]) -> None:
    if name not in allowed:
        raise OntologyError(f"{entry.place}: {name!r} is not one of {', '.join(allowed)}")
