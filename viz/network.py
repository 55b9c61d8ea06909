"""The data of a vis-network from a picture (the neutral answer of the API), built with pyvis. Pure.

Every text in the data is plain: vis-network shows tooltips as text, and labels are drawn on a canvas with
`multi` off, so nothing of a notice is ever read as HTML. Whoever writes the data into a page still has to
escape it for the page (viz/export.py does).
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from viz.style import LABEL_INSIDE, NEUTRAL, Language, Look, Style

_OPTIONS: Mapping[str, Any] = {
    "autoResize": True,
    "interaction": {"hover": True, "tooltipDelay": 150, "keyboard": {"enabled": True, "bindToWindow": False}},
    "layout": {"randomSeed": 7, "improvedLayout": False},  # equal pictures, equal drawings
    "physics": {
        "solver": "barnesHut",
        "barnesHut": {"gravitationalConstant": -9000, "springLength": 140, "avoidOverlap": 1},
        "stabilization": {"iterations": 300, "fit": True},
        "minVelocity": 0.75,
    },
    "nodes": {
        "margin": {"top": 6, "bottom": 6, "left": 8, "right": 8},
        "font": {"size": 15, "color": "#1b2430", "strokeWidth": 4, "strokeColor": "#ffffff", "multi": False},
    },
    "edges": {
        "color": {"color": "#9aa5b1", "highlight": "#1d5a9e", "hover": "#52606d"},
        "font": {"size": 12, "color": "#52606d", "strokeWidth": 3, "strokeColor": "#ffffff", "multi": False},
        "smooth": {"enabled": True, "type": "continuous", "roundness": 0.2},
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
    },
}
_LABELLED = 30  # with more lines their labels would hide the nodes; pointing at a line shows its own
_OPENING, _CLOSING = ("Ps", "Pi"), ("Pe", "Pf", "Po")  # categories of Unicode
_LINE, _LINES = 22, 3  # columns (a Chinese character takes two) and lines of a label


def network(picture: Mapping[str, Any], style: Style, language: Language) -> dict[str, Any]:
    """Return `{"nodes", "edges", "options"}` as vis-network takes them, from a picture's nodes and edges.

    Node ids are those of the picture. Parallel relationships of one type become one line whose `members`
    lists the ids of the picture's edges; a line without both ends in the picture is left out.
    """
    from pyvis.edge import Edge  # 0.3 s to import: not before the first network is drawn
    from pyvis.network import Network
    from pyvis.node import Node

    drawn = Network(directed=True)
    drawn.set_options(json.dumps(_OPTIONS))
    centers = set(picture.get("centers", ()))
    # What add_node and add_edge would append, without their search through all nodes each time.
    for node in picture["nodes"]:
        options = _node(node, centers == {node["id"]}, style, language)
        drawn.nodes.append(Node(node["id"], **options).options)
    known = {node["id"] for node in picture["nodes"]}
    lines = _parallel(picture["edges"])
    for (source, target, kind), members in lines.items():
        if source in known and target in known:
            options = _line(kind, members, style, language, len(lines) <= _LABELLED)
            drawn.edges.append(Edge(source, target, True, **options).options)
    nodes, edges, *_, settings = drawn.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(settings)}


def looks(style: Style) -> dict[str, Any]:
    """Return `{"classes", "other", "options"}`: the options of vis-network for a node of each class and of none, and
    for a network, of which the page itself names the nodes and lines."""
    classes = {name: _paint(kind.look) for name, kind in style.classes.items()}
    return {"classes": classes, "other": _paint(NEUTRAL), "options": dict(_OPTIONS)}


def title_of(node: Mapping[str, Any], style: Style, language: Language) -> str:
    """Return the name a node is shown by: in the language where it has one, and for a notice or policy that is
    printed without a title its number or file."""
    display, properties = style.node(node["type"]).display, node.get("properties", {})
    translated = [f"{display}_en"] if language == "en" else []
    names = (properties.get(name) for name in (*translated, display, "doc_number", "source_file"))
    return str(next(filter(None, names), node["title"]))


def _node(node: Mapping[str, Any], central: bool, style: Style, language: Language) -> dict[str, Any]:
    """Return the options of a node: label, tooltip, shape, size and colours."""
    kind = style.node(node["type"])
    look, label = kind.look, kind.label(language)
    title = _plain(title_of(node, style, language))
    short = node.get("properties", {}).get("short_name") if language == "zh" else None
    return {
        "label": _label(_plain(short) if short else title),
        "title": f"{label}: {title}" if label else title,
        **_paint(look, central),
        "name": title,
    }


def _paint(look: Look, central: bool = False) -> dict[str, Any]:
    """Return the options of a node that follow from the look of its class: shape, size and colours."""
    plain = {"background": look.colour, "border": "#1b2430" if central else look.colour}
    chosen = {"background": look.colour, "border": "#1b2430"}
    return {
        "shape": look.shape,
        "size": 18 if central else 13,
        "borderWidth": 3 if central else 1,
        "borderWidthSelected": 3,
        **({"font": {"color": "#ffffff", "strokeWidth": 0}} if look.shape in LABEL_INSIDE else {}),
        "color": {**plain, "highlight": chosen, "hover": chosen},
    }


def _line(
    kind: str, members: Sequence[Mapping[str, Any]], style: Style, language: Language, labelled: bool
) -> dict[str, Any]:
    """Return the options of a line, which stands for one relationship or several parallel ones."""
    label = style.relation(kind, language)
    label = label if len(members) == 1 else f"{label} ×{len(members)}"
    return {
        "id": members[0]["id"],
        "label": label if labelled else "",
        "title": label,
        "width": 1 if len(members) == 1 else 2,
        "members": [each["id"] for each in members],
    }


def _parallel(
    edges: Iterable[Mapping[str, Any]],
) -> dict[tuple[str, str, str], list[Mapping[str, Any]]]:
    """Return the edges by source, target and type, in the order of the picture."""
    grouped: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for edge in edges:
        grouped.setdefault((edge["source"], edge["target"], edge["type"]), []).append(edge)
    return grouped


def _plain(text: str) -> str:
    """Return the text as one line without control and direction-changing characters."""
    kept = (" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in text)
    return " ".join("".join(kept).split())


def _label(text: str) -> str:
    """Return the text in at most three lines; an ellipsis stands for the rest."""
    lines, filled = [""], 0
    for piece in _pieces(text):
        columns = sum(map(_columns, piece))
        if filled + columns > _LINE and lines[-1]:
            lines.append("")
            filled = 0
        lines[-1] += piece if lines[-1] else piece.lstrip()
        filled += columns
    lines = [line.rstrip() for line in lines]
    return "\n".join(lines) if len(lines) <= _LINES else "\n".join(lines[:_LINES]) + "…"


def _pieces(text: str) -> list[str]:
    """Return the pieces between which a line may be broken: beside a Chinese character or before a blank, but
    neither after an opening mark (“（《) nor before a closing one (”）》、)."""
    pieces = [""]
    for before, character in zip(" " + text, text, strict=False):
        bound = unicodedata.category(before) in _OPENING or unicodedata.category(character) in _CLOSING
        if not bound and (character == " " or 2 in (_columns(before), _columns(character))):
            pieces.append("")
        pieces[-1] += character
    return [piece for piece in pieces if piece]


def _columns(character: str) -> int:
    """Return the columns that a character takes: a Chinese one two, others one."""
    return 2 if unicodedata.east_asian_width(character) in ("W", "F", "A") else 1
