"""What a question is: its words, its typed parameters, its columns, and its Cypher. Pure values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ParameterType = Literal["string", "integer", "boolean", "strings", "date"]
ColumnType = Literal["string", "integer", "boolean", "strings", "integers"]
Bound = str | int | bool | tuple[str, ...] | None


@dataclass(frozen=True)
class Parameter:
    """What a question may be told. `default` None means that it is left out.

    `values` is the closed list a value must come from; empty, any will do. `entity` is the class of the
    model that a value names ("Agency", "Actor"), by id or by any of its names; "" for plain values. A date is
    an ISO year, month or day.
    """

    name: str
    type: ParameterType
    default: Bound
    required: bool
    meaning_zh: str
    meaning_en: str
    values: tuple[str, ...] = ()
    entity: str = ""

    @property
    def option(self) -> str:
        """As the command line spells it: `--from-year`."""
        return f"--{self.name.replace('_', '-')}"


@dataclass(frozen=True)
class Column:
    """One column of the answer. A missing value is None, a missing list is empty."""

    name: str
    type: ColumnType
    meaning_zh: str
    meaning_en: str


@dataclass(frozen=True)
class Question:
    """A question of the library. `example` gives it parameters that have an answer in the shipped notices;
    `empty_zh` and `empty_en` say why there is none, and are "" where there is one."""

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
        """The parameter of this name, spelled with `_` or, as on the command line, with `-`."""
        asked = name.replace("-", "_")
        return next((each for each in self.parameters if each.name == asked), None)
