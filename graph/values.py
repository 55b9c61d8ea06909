"""Plain Python values of what the driver returns, so that no caller needs to know the driver.

    null, boolean, integer, float, string   as they are; "NaN", "Infinity" and "-Infinity" for such floats
    list, map                               list, dict
    node           {"labels": [sorted], "properties": {...}}
    relationship   {"type", "source", "target", "properties"}; ends are our ids, or None where the server
                   sent them without properties
    path           {"nodes": [...], "relationships": [...]}
    date, time, date-time, duration         ISO 8601 string
    point          list of coordinates
    bytes          hexadecimal string

tests/graph/test_values.py checks this table.
"""

import math
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time


def plain(value: Any) -> Any:
    """Convert a value as in the table above."""
    match value:
        case float() if not math.isfinite(value):
            return "NaN" if math.isnan(value) else f"{'-' * (value < 0)}Infinity"
        case None | bool() | int() | float() | str():
            return value
        case Node():
            return {"labels": sorted(value.labels), "properties": _map(value)}
        case Relationship():
            return _relationship(value)
        case Path():
            return {"nodes": list(map(plain, value.nodes)), "relationships": list(map(plain, value))}
        case Date() | DateTime() | Time() | Duration():
            return value.iso_format()
        case bytes() | bytearray():
            return value.hex()
        case dict():
            return _map(value)
        case Point() | list() | tuple() | set() | frozenset():
            return [plain(each) for each in value]
    return str(value)


def _map(value: Any) -> dict[str, Any]:
    return {str(name): plain(each) for name, each in value.items()}


def _relationship(value: Relationship) -> dict[str, Any]:
    ends = [None if end is None else end.get("id") for end in value.nodes]
    return {"type": value.type, "source": ends[0], "target": ends[1], "properties": _map(value)}
