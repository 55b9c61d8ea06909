"""Pictures as files of other programs: GEXF for Gephi, GraphML for yEd, Cytoscape and others. networkx writes them.

A node has its class, title and IRI and its properties, a line its relation and the properties with the evidence. The
names `start`, `end`, `type`, `id` and `label` mean something else in these formats, so that spans are `span_start` and
`span_end`, and a line has a `relation`.
"""

import io
import re
from collections.abc import Mapping
from typing import Any, Literal

import networkx as nx

GraphForm = Literal["gexf", "graphml"]
MEDIA_TYPES: Mapping[GraphForm, str] = {"gexf": "application/gexf+xml", "graphml": "application/graphml+xml"}

_RENAMED = {"start": "span_start", "end": "span_end"}
_SEPARATOR = "; "
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graph_file(picture: Mapping[str, Any], form: GraphForm) -> bytes:
    """Return a picture, as `/v1/graph` has it, as a file in UTF-8. Lists are one text, with "; " between the values."""
    graph = nx.MultiDiGraph()
    for node in picture["nodes"]:
        own = {"label": node["title"], "class": node["type"], "iri": node["iri"]}
        graph.add_node(node["id"], **_attributes(own | _renamed(node["properties"])))
    for edge in picture["edges"]:
        own = {"label": edge["type"], "relation": edge["type"]}
        attributes = _attributes(own | _renamed(edge["properties"]))
        graph.add_edge(edge["source"], edge["target"], key=edge["id"], **attributes)
    content = io.BytesIO()
    if form == "gexf":
        nx.write_gexf(graph, content, prettyprint=False)
    else:
        nx.write_graphml(graph, content, prettyprint=False, named_key_ids=True)
    return content.getvalue()


def _renamed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {_RENAMED.get(name, name): value for name, value in properties.items()}


def _attributes(values: Mapping[str, Any]) -> dict[str, str | int | float | bool]:
    return {name: _plain(value) for name, value in values.items() if value is not None}


def _plain(value: Any) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    text = _SEPARATOR.join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return _NOT_XML.sub("", text)
