"""Paths from an entity to what a filter of a list tests. Pure values.

A path begins with `n`, the entity, and ends with a property of the last node, or with `@` and one of the last
relationship:

    n.level
    n-PART_OF->Campaign.year
    n<-ORGANIZED-Actor@basis
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ontology.kinds import NodeClass
from queries.question import ParameterType

_STEP = re.compile(r"(?P<back><)?-(?P<type>[A-Z_]+)-(?P<on>>)?(?P<node>[A-Z]\w*)")

Paths = Mapping[str, str]  # by class


@dataclass(frozen=True)
class PathStep:
    """A step from a node to another, by a relationship of a type that leads there or back."""

    type: str
    forward: bool
    node: str


@dataclass(frozen=True)
class Path:
    """The way from an entity to a value: steps, and the property of the last node, or of the last relationship."""

    steps: tuple[PathStep, ...]
    property: str
    of_relationship: bool

    @classmethod
    def of(cls, text: str) -> Path:
        """Return the path that a text writes."""
        steps = [
            PathStep(each["type"], each["on"] is not None, each["node"]) for each in _STEP.finditer(text)
        ]
        separator = "@" if "@" in text else "."
        return cls(tuple(steps), text.rpartition(separator)[2], separator == "@")


@dataclass(frozen=True)
class Filter:
    """A filter: its name, meanings and type, the entities or the scheme that its values are of, and its paths.

    `operator` compares the value of the path with that of the filter. A filter with a `facet` counts the entities by
    the value of its path, under that name.
    """

    name: str
    zh: str
    en: str
    paths: Paths
    type: ParameterType = "strings"
    operator: str = "IN"
    entity: str = ""
    scheme: str = ""
    facet: str = ""

    def path(self, node_class: NodeClass) -> Path:
        """Return the path from an entity of the class, which has the filter."""
        return Path.of(self.paths[node_class.name])
