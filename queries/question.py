"""A question: title, typed parameters, columns, Cypher. Pure values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ParameterType = Literal["string", "integer", "boolean", "strings", "date"]
ColumnType = Literal["string", "integer", "boolean", "strings", "integers"]
ParameterValue = str | int | bool | tuple[str, ...] | None
GREATEST = 10**18 - 1  # of an integer; those of the graph servers have 64 bits


@dataclass(frozen=True)
class Parameter:
    """A parameter of a question. `default` None: it may be missing.

    `values` is the closed list of its values; empty, any value is allowed. `entity` is the class of the model
    whose entities a value names ("Agency", "Actor"), by id or by any of their names; "" for plain values. A
    date is an ISO year, month or day. `least` and `most` are the bounds of an integer.
    """

    name: str
    type: ParameterType
    default: ParameterValue
    required: bool
    meaning_zh: str
    meaning_en: str
    values: tuple[str, ...] = ()
    entity: str = ""
    least: int = -GREATEST
    most: int = GREATEST

    @property
    def option(self) -> str:
        """Return its option on the command line: `--from-year`."""
        return f"--{self.name.replace('_', '-')}"


@dataclass(frozen=True)
class Column:
    """One column of the answer. A missing value is None, a missing list is empty.

    `entities` are the classes of the model to which its values belong, which are ids then; empty for plain values.
    """

    name: str
    type: ColumnType
    meaning_zh: str
    meaning_en: str
    entities: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question of the library. `example` has parameters whose answer in the shipped notices is not empty;
    where no parameters have one, `empty_zh` and `empty_en` say why, and are "" otherwise."""

    name: str
    title_zh: str
    title_en: str
    answers_zh: str
    answers_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str
    example: Mapping[str, str] = field(default_factory=dict)
    empty_zh: str = ""
    empty_en: str = ""

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter of this name, written with `_` or, as on the command line, with `-`."""
        key = name.replace("-", "_")
        return next((parameter for parameter in self.parameters if parameter.name == key), None)
