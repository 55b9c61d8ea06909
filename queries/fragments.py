"""Cypher fragments that the model determines: labels, properties, titles, order. None comes from input."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ontology.kinds import Model, NodeClass

# Regions are in the official order, that of their ids, which are GB/T 2260 codes: 北京 before 安徽.
_OFFICIAL = {"Region": "id"}
_SORT_KEYS = ("position", "pinyin")  # Chinese is never sorted by code point
# The text of a notice is its whole document: a single entity has it, a list does not.
_UNLISTED = {("Notice", "text")}


def sort_key(node_class: NodeClass) -> str:
    """Return the property by which entities of the class are sorted; "id" where there is no other."""
    key = next((name for name in _SORT_KEYS if name in node_class.properties), "id")
    return _OFFICIAL.get(node_class.name, key)


def sort_expression(variable: str, node_class: NodeClass) -> str:
    """Return the sort key as an expression that is never null: a missing position is last, missing pinyin first."""
    key = sort_key(node_class)
    return f"{variable}.id" if key == "id" else f"coalesce({variable}.{key}, {missing_key(node_class)!r})"


def missing_key(node_class: NodeClass) -> str | int:
    """Return the value that replaces a missing sort key."""
    declared = node_class.properties.get(sort_key(node_class))
    return 2**31 if declared is not None and declared.datatype == "integer" else ""


def mixed_sort_expression(variable: str, model: Model, classes: Iterable[str]) -> str:
    """Return the sort key of a node of one of these classes; '' where it is the id."""
    keyed = [
        model.nodes[name] for name in classes if name in _OFFICIAL or sort_key(model.nodes[name]) != "id"
    ]
    cases = " ".join(f"WHEN {variable}:{node.name} THEN {sort_expression(variable, node)}" for node in keyed)
    return f"CASE {cases} ELSE '' END" if cases else "''"


def property_names(node_class: NodeClass, whole: bool = False) -> list[str]:
    """Return the names of the properties in a list, or with `whole` of all, the id first."""
    return [
        "id",
        *(name for name in node_class.properties if whole or (node_class.name, name) not in _UNLISTED),
    ]


def property_columns(variable: str, node_class: NodeClass, whole: bool = False) -> str:
    """Return the columns of a RETURN with these properties."""
    return ", ".join(f"{variable}.{name} AS `{name}`" for name in property_names(node_class, whole))


def present(node_class: NodeClass, names: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    """Return the type and the properties of an entity, without those that are missing."""
    return {"type": node_class.name} | {
        name: value for name, value in zip(names, row, strict=True) if value is not None
    }


def title(variable: str, model: Model) -> str:
    """Return an expression for the title of a node of any class: the property that is displayed."""
    return _by_class(variable, model, lambda node: f"{variable}.{node.display}")


def class_of(variable: str, model: Model) -> str:
    """Return an expression for the class of a node: its label that is not abstract."""
    return _by_class(variable, model, lambda node: f"'{node.name}'")


def _by_class(variable: str, model: Model, value: Callable[[NodeClass], str]) -> str:
    concrete = [node for node in model.nodes.values() if not node.abstract]
    return "CASE " + " ".join(f"WHEN {variable}:{node.name} THEN {value(node)}" for node in concrete) + " END"
