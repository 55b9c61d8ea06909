"""The looks of classes and relationships in a network: colour, shape, and labels in two languages.

Colour is never the only sign: classes differ by shape or label too, and the table beside the network lists
the same in words.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ontology.kinds import Model

Language = Literal["zh", "en"]

LOOKS = Path(__file__).parent / "looks.toml"
LABEL_INSIDE = ("box", "ellipse")


@dataclass(frozen=True)
class Look:
    """Colour (#rrggbb) and shape (as vis-network names it) of the nodes of a class."""

    colour: str
    shape: str


# For a class that looks.toml has no line for; no class has this grey.
NEUTRAL = Look("#595959", "dot")


@dataclass(frozen=True)
class ClassStyle:
    """The look of a class, its labels, and `display`, the property that its entities are shown by."""

    look: Look
    display: str
    label_zh: str
    label_en: str

    def label(self, language: Language) -> str:
        """Return the label of the class in a language."""
        return self.label_zh if language == "zh" else self.label_en


_UNKNOWN = ClassStyle(NEUTRAL, "", "", "")


@dataclass(frozen=True)
class Style:
    """The styles of classes by name, and the labels of relationships by type, each as (zh, en)."""

    classes: Mapping[str, ClassStyle]
    relations: Mapping[str, tuple[str, str]]

    def node(self, kind: str) -> ClassStyle:
        """Return the style of a class; one that the model lacks has the neutral look and no label."""
        return self.classes.get(kind, _UNKNOWN)

    def relation(self, kind: str, language: Language) -> str:
        """Return the label of a relationship type; the type itself where the model has none."""
        zh, en = self.relations.get(kind, (kind, kind))
        return zh if language == "zh" else en


def read_looks(path: Path = LOOKS) -> dict[str, Look]:
    """Return the looks of a file by class name."""
    return {name: Look(**look) for name, look in tomllib.loads(path.read_text("utf-8")).items()}


def style_of(model: Model) -> Style:
    """Return the style of the concrete classes and the relationships of a model, in its order."""
    looks = read_looks()
    classes = {
        node.name: ClassStyle(looks.get(node.name, NEUTRAL), node.display, node.label_zh, node.label_en)
        for node in model.nodes.values()
        if not node.abstract
    }
    return Style(classes, {edge.type: (edge.label_zh, edge.label_en) for edge in model.edges.values()})
