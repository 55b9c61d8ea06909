"""How classes and relationships of the model look in a network: colour, shape, and labels in two languages.

Colour is never the only sign: each class has a shape of its own too, and the table beside the network says
the same in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ontology.kinds import Model

Language = Literal["zh", "en"]

# Each colour stands out from white by at least 4.5 : 1 (held by a test), for white words on it.
# What is told in sentences is a box with its words inside, so that long Chinese names are read without
# zooming; bodies and places are rounded; kinds and occasions are signs with their name below.
_LOOKS = (
    ("#8a5a00", "hexagon"),
    ("#a8326e", "star"),
    ("#b34a12", "triangleDown"),
    ("#3f4a5a", "ellipse"),
    ("#1d5a9e", "ellipse"),
    ("#2a7444", "ellipse"),
    ("#54589c", "box"),
    ("#a52f28", "box"),
    ("#6a3d9a", "triangle"),
    ("#00707f", "star"),
    ("#6d5f4b", "box"),
    ("#5f6773", "box"),
    ("#7a5c1e", "square"),
)
LABEL_INSIDE = ("box", "ellipse")


@dataclass(frozen=True)
class ClassStyle:
    """The look of a class. `display` names the property its entities are shown by."""

    colour: str
    shape: str
    display: str
    label_zh: str
    label_en: str

    def label(self, language: Language) -> str:
        return self.label_zh if language == "zh" else self.label_en


@dataclass(frozen=True)
class Style:
    """The looks of all classes by name, and the labels of relationships by type, each as (zh, en)."""

    classes: Mapping[str, ClassStyle]
    relations: Mapping[str, tuple[str, str]]

    def relation(self, kind: str, language: Language) -> str:
        """The label of a relationship type; the type itself where the model has none."""
        zh, en = self.relations.get(kind, (kind, kind))
        return zh if language == "zh" else en


def style_of(model: Model) -> Style:
    """Looks by the order of the model, so that a class keeps its colour from page to page."""
    classes = {}
    for index, node in enumerate(model.nodes.values()):
        colour, shape = _LOOKS[index % len(_LOOKS)]
        classes[node.name] = ClassStyle(colour, shape, node.display, node.label_zh, node.label_en)
    return Style(classes, {edge.type: (edge.label_zh, edge.label_en) for edge in model.edges.values()})
