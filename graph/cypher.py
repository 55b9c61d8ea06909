"""Queries and their results as plain values; graph/store.py runs them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Cypher:
    """A statement in the dialect that both servers speak, and its parameters."""

    text: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ResultTable:
    """The result of a query: names of columns, and rows of plain Python values (see graph/values.py)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def records(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def value(self) -> Any:
        """Return the first cell, or None where there are no rows."""
        return self.rows[0][0] if self.rows else None
