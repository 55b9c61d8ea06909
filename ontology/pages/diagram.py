"""The overview diagram: classes as boxes, relationships as arrows, placed by places.toml. Pure but for that file.

The same two classes are joined by one arrow, which lists its relationships; those of a class with itself stand in its
box. The template of the page draws it as SVG, and the table beside it has the same in words.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ontology.kinds import EdgeClass, Model, NodeClass

PLACES = Path(__file__).parent / "places.toml"
COLUMN, ROW, MARGIN = 212, 128, 16  # pixels from box to box
WIDTH, HEIGHT, LINE = 136, 46, 15  # of a box, and of a line of text
HALF, THIRD = 0.5, 0.3  # of the way, where labels stand
Point = tuple[float, float]


@dataclass(frozen=True)
class DiagramBox:
    """A class: the left upper corner of its box, and its relationships with itself, which the box lists."""

    node: NodeClass
    x: float
    y: float
    loops: tuple[EdgeClass, ...]

    @property
    def height(self) -> float:
        """The height of the box."""
        return HEIGHT + LINE * len(self.loops)

    @property
    def centre(self) -> Point:
        """The centre of the box."""
        return self.x + WIDTH / 2, self.y + self.height / 2

    def edge_towards(self, point: Point) -> Point:
        """Return where the line from the centre to a point leaves the box."""
        x, y = self.centre
        across, down = point[0] - x, point[1] - y
        shares = [size / 2 / abs(way) for size, way in ((WIDTH, across), (self.height, down)) if way]
        share = min([*shares, 1.0])
        return x + across * share, y + down * share


@dataclass(frozen=True)
class DiagramArrow:
    """Relationships between two classes: an arrow from edge to edge of their boxes.

    `share` is the part of the way after which the labels stand: half, or less where another arrow comes back.
    """

    edges: tuple[EdgeClass, ...]
    start: Point
    end: Point
    share: float = HALF

    @property
    def label_point(self) -> Point:
        """The point where the labels stand."""
        (x, y), (to_x, to_y) = self.start, self.end
        return x + (to_x - x) * self.share, y + (to_y - y) * self.share


@dataclass(frozen=True)
class Diagram:
    """Boxes and arrows, and the size of the whole."""

    boxes: tuple[DiagramBox, ...]
    arrows: tuple[DiagramArrow, ...]
    width: float
    height: float


def read_places(path: Path = PLACES) -> dict[str, Point]:
    """Return the places of classes by name."""
    return {name: (float(x), float(y)) for name, (x, y) in tomllib.loads(path.read_text("utf-8")).items()}


def diagram_of(model: Model, places: Mapping[str, Point]) -> Diagram:
    """Return the diagram of the concrete classes and all relationships of a model."""
    boxes = {box.node.name: box for box in _boxes(model, places)}
    joined = _joined(model)
    arrows = tuple(
        DiagramArrow(
            edges,
            boxes[source].edge_towards(boxes[target].centre),
            boxes[target].edge_towards(boxes[source].centre),
            THIRD if (target, source) in joined else HALF,
        )
        for (source, target), edges in joined.items()
        if source != target
    )
    right = max(box.x for box in boxes.values()) + WIDTH + MARGIN
    foot = max(box.y + box.height for box in boxes.values()) + MARGIN
    return Diagram(tuple(boxes.values()), arrows, right, foot)


def _boxes(model: Model, places: Mapping[str, Point]) -> list[DiagramBox]:
    nodes, joined = [node for node in model.nodes.values() if not node.abstract], _joined(model)
    foot = max((row for _, row in places.values()), default=0) + 1
    found, unplaced = [], 0
    for node in nodes:
        column, row = places.get(node.name, (unplaced, foot))
        unplaced += node.name not in places
        x, y = MARGIN + column * COLUMN, MARGIN + row * ROW
        found.append(DiagramBox(node, x, y, joined.get((node.name, node.name), ())))
    return found


def _joined(model: Model) -> dict[tuple[str, str], tuple[EdgeClass, ...]]:
    """Return the relationships by the classes at their ends."""
    found: dict[tuple[str, str], list[EdgeClass]] = defaultdict(list)
    for edge in model.edges.values():
        for source in edge.sources:
            for target in edge.targets:
                found[source, target].append(edge)
    return {ends: tuple(edges) for ends, edges in found.items()}
