"""Queries and their answers as plain values; only graph/store.py runs one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Cypher:
    """A statement in the dialect both servers speak, and its parameters."""

    text: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """An answer: names of the columns, and rows of plain Python values (see graph/values.py)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def value(self) -> Any:
        """The first cell, or None when there is no row."""
        return self.rows[0][0] if self.rows else None
