"""The Cypher that matches the entities of a list: `n`, each once. Pure functions of filters and values.

It begins where fewest entities are: at those that a search found, at the nodes that a filter names, or at the label.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.entities import DERIVED
from ontology.kinds import NodeClass
from queries.entities.filters import AS_OF, BASIS, filters_of
from queries.entities.paths import Filter, Path, PathStep

IDS = "ids"  # the parameter with the ids that a search found
_INDEXED = "notice"  # the filter on a property of `n` that has an index
_ORGANIZED = "ORGANIZED"
_OWN = "n.id > ''"  # a node of others that bears our label has no id, or a number
_EXISTS = "(n.valid_from IS NULL OR n.valid_from <= $as_of) AND (n.valid_to IS NULL OR n.valid_to > $as_of)"


@dataclass(frozen=True)
class End:
    """The end of some steps from `n`, and the tests of the filters whose paths lead there. `place` numbers it."""

    place: int
    steps: tuple[PathStep, ...]
    tests: tuple[tuple[Filter, Path], ...] = ()

    @property
    def node(self) -> str:
        """The variable of the last node."""
        return self._node(len(self.steps))

    def value(self, path: Path) -> str:
        """Return the expression of the value that a path leads to."""
        owner = f"r{self.place}_{len(self.steps)}" if path.of_relationship else self.node
        return f"{owner}.{path.property}"

    def pattern(self) -> str:
        """Return the pattern from `n` to the end. The types of relationships imply the labels of its nodes."""
        steps = enumerate(self.steps, start=1)
        return "(n)" + "".join(self._step(number, step.forward, number) for number, step in steps)

    def backward(self) -> str:
        """Return the pattern from the end to `n`."""
        steps = reversed([*enumerate(self.steps, start=1)])
        return f"({self.node})" + "".join(
            self._step(number, not step.forward, number - 1) for number, step in steps
        )

    def _step(self, number: int, forward: bool, target: int) -> str:
        relationship = f"[r{self.place}_{number}:{self.steps[number - 1].type}]"
        return f"{'' if forward else '<'}-{relationship}-{'>' if forward else ''}({self._node(target)})"

    def conditions(self) -> str:
        """Return the tests, and that participations are not derived, unless a filter names their basis."""
        tests = [_test(each, self.value(path)) for each, path in self.tests]
        if not any(each.name == BASIS for each, _ in self.tests):
            tests += [
                f"r{self.place}_{number}.{DERIVED} IS NULL"
                for number, step in enumerate(self.steps, start=1)
                if step.type == _ORGANIZED
            ]
        return " AND ".join(tests) or "true"

    def _node(self, number: int) -> str:
        return f"x{self.place}_{number}" if number else "n"


def match_entities(node_class: NodeClass, values: Mapping[str, Any]) -> tuple[str, list[End]]:
    """Return the clauses for the filters that have values, and the ends at which they are tested."""
    used = [each for each in filters_of(node_class) if values.get(each.name) is not None]
    own = [_test(each, f"n.{path.property}") for each in used if not (path := each.path(node_class)).steps]
    own = [_OWN, *own, *([_EXISTS] if values.get(AS_OF) is not None else [])]
    ends = _ends(node_class, used)
    rest, condition = list(ends), " AND ".join(own)
    if values.get(IDS) is not None:
        text = f"UNWIND ${IDS} AS id MATCH (n:{node_class.name} {{id: id}}) WITH DISTINCT n WHERE {condition}"
    elif rest and values.get(_INDEXED) is None:
        text = f"{_from_end(rest.pop(0), node_class)} WITH DISTINCT n WHERE {condition}"
    else:
        text = f"MATCH (n:{node_class.name}) WHERE {condition}"
    further = (f"MATCH {end.pattern()} WHERE {end.conditions()} WITH DISTINCT n" for end in rest)
    return "\n".join([text, *further]), ends


def end_of(path: Path, ends: list[End]) -> End:
    """Return the end of a path, with the tests of the filters that lead there too."""
    return next((end for end in ends if end.steps == path.steps), End(len(ends), path.steps))


def _ends(node_class: NodeClass, used: list[Filter]) -> list[End]:
    """Return the ends of the paths of filters, those at entities that are named first."""
    groups: dict[tuple[PathStep, ...], list[tuple[Filter, Path]]] = {}
    for each in sorted(used, key=lambda each: not each.entity):
        path = each.path(node_class)
        if path.steps:
            groups.setdefault(path.steps, []).append((each, path))
    return [End(place, steps, tuple(tests)) for place, (steps, tests) in enumerate(groups.items())]


def _from_end(end: End, node_class: NodeClass) -> str:
    """Return the clauses that go from the end to `n`."""
    label, own = end.steps[-1].node, [each for each in end.tests if not each[1].of_relationship]
    named = next((each for each, _ in own if each.entity), None)
    if named is not None:
        start = f"UNWIND ${named.name} AS id MATCH ({end.node}:{label} {{id: id}})"
    else:
        tests = " AND ".join(_test(each, end.value(path)) for each, path in own)
        start = f"MATCH ({end.node}:{label})" + (f" WHERE {tests}" if tests else "")
    step = f"MATCH {end.backward()} WHERE n:{node_class.name} AND {end.conditions()}"
    return f"{start} WITH {end.node} {step}"


def _test(each: Filter, value: str) -> str:
    return f"{value} {each.operator} ${each.name}"
