"""Cypher text that the model determines: labels, properties, titles, order. Nothing here comes from input."""

from collections.abc import Callable, Iterable

from ontology.kinds import Model, NodeClass

# Regions come in the official order, which is that of their GB/T 2260 codes, their ids: 北京 before 安徽.
_OFFICIAL = {"Region": "id"}
_SORTED_BY = ("position", "pinyin")  # Chinese is never sorted by code point
# The text of a notice is its whole document: an entity has it, a list of entities does not.
_NOT_LISTED = {("Notice", "text")}


def sort_key(node_class: NodeClass) -> str:
    """The property by which entities of the class are sorted before their id; "id" where the id is enough."""
    named = next((name for name in _SORTED_BY if name in node_class.properties), "id")
    return _OFFICIAL.get(node_class.name, named)


def sorted_by(variable: str, node_class: NodeClass) -> str:
    """That property as an expression that is never null: a missing position comes last, missing pinyin first."""
    key = sort_key(node_class)
    return f"{variable}.id" if key == "id" else f"coalesce({variable}.{key}, {missing_key(node_class)!r})"


def missing_key(node_class: NodeClass) -> str | int:
    """What stands for a sort key that is missing."""
    declared = node_class.properties.get(sort_key(node_class))
    return 2**31 if declared is not None and declared.datatype == "integer" else ""


def sorted_among(variable: str, model: Model, classes: Iterable[str]) -> str:
    """The sort key of a node of one of these classes, as an expression; '' for those known by their id alone."""
    keyed = [
        model.nodes[name] for name in classes if name in _OFFICIAL or sort_key(model.nodes[name]) != "id"
    ]
    cases = " ".join(f"WHEN {variable}:{node.name} THEN {sorted_by(variable, node)}" for node in keyed)
    return f"CASE {cases} ELSE '' END" if cases else "''"


def listed(node_class: NodeClass, whole: bool = False) -> list[str]:
    """The properties that a list shows, or with `whole` all of them; the id first."""
    return [
        "id",
        *(name for name in node_class.properties if whole or (node_class.name, name) not in _NOT_LISTED),
    ]


def returned(variable: str, node_class: NodeClass, whole: bool = False) -> str:
    """The columns of those properties, as RETURN has them."""
    return ", ".join(f"{variable}.{name} AS `{name}`" for name in listed(node_class, whole))


def title(variable: str, model: Model) -> str:
    """An expression for the title of a node of whatever class: the property it is displayed by."""
    return _by_class(variable, model, lambda node: f"{variable}.{node.display}")


def class_of(variable: str, model: Model) -> str:
    """An expression for the class of a node: its label that is not abstract."""
    return _by_class(variable, model, lambda node: f"'{node.name}'")


def _by_class(variable: str, model: Model, told: Callable[[NodeClass], str]) -> str:
    concrete = [node for node in model.nodes.values() if not node.abstract]
    return "CASE " + " ".join(f"WHEN {variable}:{node.name} THEN {told(node)}" for node in concrete) + " END"
