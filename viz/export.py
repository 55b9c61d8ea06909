"""One HTML file of a picture that needs no server, no other file and no other host. Pure but for reading
the page's own files."""

import base64
import hashlib
import html
import json
from collections.abc import Mapping
from string import Template
from typing import Any

from viz.network import network, title_of
from viz.page import STATIC, VIS_SCRIPT, VIS_SHEET, vis_folder
from viz.style import Language, Style


def export_html(picture: Mapping[str, Any], style: Style, language: Language) -> str:
    """Return the page: network, legend, and a table of all relationships with their evidence.

    Its content security policy allows exactly the scripts in it, by hash, and no request at all.
    """
    vis, words = vis_folder(), _words(language)
    library = (vis / VIS_SCRIPT).read_text("utf-8")
    drawing = (STATIC / "export" / "draw.js").read_text("utf-8")
    sheet = (vis / VIS_SHEET).read_text("utf-8") + (STATIC / "export" / "page.css").read_text("utf-8")
    page = Template((STATIC / "export" / "page.html").read_text("utf-8"))
    return page.substitute(
        {name: html.escape(word) for name, word in words.items()},
        policy=html.escape(_policy([library, drawing], sheet)),
        sheet=sheet,
        library=library,
        drawing=drawing,
        data=script_json(network(picture, style, language)),
        legend_items=_legend(picture, style, language),
        rows=_rows(picture, style, language),
    )


def _words(language: Language) -> dict[str, str]:
    """Return the messages of this page by their names behind `export.`."""
    words: dict[str, str] = json.loads((STATIC / "words" / language / "export.json").read_text("utf-8"))
    return {name.removeprefix("export."): word for name, word in words.items()}


def script_json(value: object) -> str:
    """Return JSON that may stand inside a script element: nothing in it ends the element or opens a comment."""
    text = json.dumps(value, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _policy(scripts: list[str], sheet: str) -> str:
    """Return the content security policy that allows these scripts and this sheet, and nothing else."""
    allowed = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(sheet)}; img-src data:; base-uri 'none'"
    )


def _hash(text: str) -> str:
    """Return the source expression of a script or sheet in a content security policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _legend(picture: Mapping[str, Any], style: Style, language: Language) -> str:
    """Return list items for the classes of the picture, in the order of the model."""
    drawn = {node["type"] for node in picture["nodes"]}
    items = (
        f'<li><svg width="12" height="12"><circle cx="6" cy="6" r="5" fill="{kind.look.colour}"/></svg> '
        f"{html.escape(kind.label(language))}</li>"
        for name, kind in style.classes.items()
        if name in drawn
    )
    return "\n".join(items)


def _rows(picture: Mapping[str, Any], style: Style, language: Language) -> str:
    """Return table rows for the relationships of the picture, with their evidence."""
    titles = {node["id"]: title_of(node, style, language) for node in picture["nodes"]}
    rows = []
    for edge in picture["edges"]:
        properties = edge.get("properties", {})
        cells = (
            titles.get(edge["source"], edge["source"]),
            style.relation(edge["type"], language),
            titles.get(edge["target"], edge["target"]),
            properties.get("quote") or "",
            properties.get("section") or "",
        )
        rows.append("<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in cells) + "</tr>")
    return "\n".join(rows)
