"""Entities as a search finds them: their names and their text. Pure functions of the model."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.entities import Ref
from ontology.kinds import Model, NodeClass

NAME, TEXT = "name", "text"  # qm:searchedAs


@dataclass(frozen=True)
class SearchEntry:
    """The words of an entity: its title, its further names and its texts, each with its property. `owner` is the one
    it belongs to, None where several state it; `year` is that of its campaign, None where it has none."""

    ref: Ref
    title: str
    names: tuple[tuple[str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    owner: str | None = None
    year: int | None = None


def searched_classes(model: Model) -> list[NodeClass]:
    """Return the classes whose entities a search finds: those whose displayed property is searched."""
    return [
        node
        for node in model.nodes.values()
        if not node.abstract and node.properties[node.display].searched_as is not None
    ]


def is_named(node_class: NodeClass) -> bool:
    """Return whether entities of the class are found by their names above all, as those are that several notices
    refer to: also by pinyin and abbreviation, and before those that each notice brings with it."""
    return node_class.kept_by in ("vocabulary", "reference")


def search_entry(
    node_class: NodeClass, properties: Mapping[str, Any], owner: str | None = None, year: int | None = None
) -> SearchEntry:
    """Return the words of an entity with these properties. Its id stands for a title that it lacks; that of a class
    that is found by names is a name too (`aqsiq`, a code of GB/T 2260).

    `year` is used where the entity has none of its own.
    """
    shown, entity = node_class.display, properties["id"]
    title = str(properties.get(shown, entity))
    names = [*_values(node_class, properties, NAME), *([("id", entity)] if is_named(node_class) else [])]
    return SearchEntry(
        (node_class.name, entity),
        title,
        tuple(dict.fromkeys(each for each in names if each[1] != title)),
        tuple(each for each in _values(node_class, properties, TEXT) if each[0] != shown),
        owner,
        properties.get("campaign_year", properties.get("year", year)),
    )


def _values(node_class: NodeClass, properties: Mapping[str, Any], how: str) -> Iterator[tuple[str, str]]:
    """Yield the values of the properties that are searched in this way, each with its property."""
    for name, declared in node_class.properties.items():
        value = properties.get(name) if declared.searched_as == how else None
        values = value if isinstance(value, list | tuple) else () if value is None else (value,)
        yield from ((name, str(each)) for each in values)
