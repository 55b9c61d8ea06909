"""The ruled tables of a page: the cell at each place of the grid of their borders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pdfplumber.page import Page as Opened

Box = tuple[float, float, float, float]
MOST_EDGES = 6_000  # a page with more is a drawing, and the search for cells takes minutes
NEAR = 3.0  # points: two borders within it are one border drawn twice


@dataclass(frozen=True)
class RuledTable:
    """A table: the box over each place of its grid (None where there is none), and its edges in points."""

    cells: list[list[Box | None]]
    top: float
    bottom: float
    borders: tuple[float, ...]


def find_tables(page: Opened) -> list[RuledTable]:
    """Return the tables of a page; a frame around text, or a single column of boxes, is none."""
    if not page.edges or len(page.edges) > MOST_EDGES:
        return []
    settings = {"snap_tolerance": NEAR, "join_tolerance": NEAR}
    tables = page.find_tables(settings)
    if tables:
        tables = page.find_tables({**settings, "explicit_horizontal_lines": _open_ends(page, tables)})
    return [found for found in map(_found, tables) if found is not None]


def _open_ends(page: Opened, tables: list[Any]) -> list[float]:
    """Return the ends of the vertical borders of each table, which close cells that a page break left open."""
    ends: list[float] = []
    vertical = [edge for edge in page.edges if edge["orientation"] == "v"]
    for x0, top, x1, bottom in (table.bbox for table in tables):
        own = [edge for edge in vertical if x0 - NEAR <= edge["x0"] <= x1 + NEAR]
        for edge in sorted(own, key=lambda edge: -edge["bottom"]):
            top = edge["top"] if edge["top"] < top <= edge["bottom"] + NEAR else top
        for edge in sorted(own, key=lambda edge: edge["top"]):
            bottom = edge["bottom"] if edge["top"] - NEAR <= bottom < edge["bottom"] else bottom
        ends += [float(top), float(bottom)]
    return ends


def _found(table: Any) -> RuledTable | None:
    boxes: list[Box] = [tuple(map(float, box)) for box in table.cells]  # type: ignore[misc]
    across = _borders([edge for box in boxes for edge in (box[0], box[2])])
    down = _borders([edge for box in boxes for edge in (box[1], box[3])])
    if len(across) < 3:
        return None
    cells = [[_filling(boxes, x, y) for x in _middles(across)] for y in _middles(down)]
    return RuledTable(cells, down[0], down[-1], tuple(across))


def _borders(edges: list[float]) -> list[float]:
    borders: list[float] = []
    for edge in sorted(edges):
        if not borders or edge - borders[-1] > NEAR:
            borders.append(edge)
    return borders


def _middles(borders: list[float]) -> list[float]:
    return [(low + high) / 2 for low, high in zip(borders, borders[1:], strict=False)]


def _filling(boxes: list[Box], x: float, y: float) -> Box | None:
    """Return the box over a place, or None; the box of a merged cell is over several."""
    return next((box for box in boxes if box[0] <= x < box[2] and box[1] <= y < box[3]), None)
