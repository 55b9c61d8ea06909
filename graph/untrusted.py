"""The results of queries of others: first rows within limits, and operators of plans."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from neo4j import Result

from graph.values import plain
from ontology.errors import QueryExceeded


@dataclass(frozen=True)
class Limits:
    """The limits of a query: rows, bytes of their JSON, and seconds."""

    rows: int
    size: int
    seconds: int


@dataclass(frozen=True)
class Excerpt:
    """The first rows of a result, as plain values (graph/values.py). `truncated` where it has more."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool


def excerpt(result: Result, limits: Limits) -> Excerpt:
    """Return the rows of a result that are within the limits. Raises QueryExceeded where the first one is not."""
    columns, size = tuple(result.keys()), 0
    rows: list[tuple[Any, ...]] = []
    for record in result:
        row = tuple(map(plain, record.values()))
        size += len(json.dumps(row, ensure_ascii=False).encode())
        if size > limits.size and not rows:
            raise QueryExceeded(f"a row is larger than {limits.size:,} bytes: return less of it")
        if size > limits.size or len(rows) == limits.rows:
            return Excerpt(columns, tuple(rows), truncated=True)
        rows.append(row)
    return Excerpt(columns, tuple(rows), truncated=False)


def operators_of(plan: Mapping[str, Any]) -> frozenset[str]:
    """Return the operators of a plan, without what Neo4j adds to their names: "Expand(All)@neo4j" is Expand."""
    return frozenset(_operators(plan))


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    if name := plan.get("operatorType"):
        yield str(name).partition("@")[0].partition("(")[0]
    for each in plan.get("children", ()):
        yield from _operators(each)
