"""The preview of an entity: a small page that clients show in a frame of theirs, Chinese first with English beside."""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote

from fastapi import Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from graph.entities import Ref
from ontology.kinds import Model
from queries.reconcile.facts import Entity, FetchedProperty, Row, Value
from queries.reconcile.reconciler import identifier_of

SHOWN = (
    "short_name", "level", "kind", "region", "valid_from", "valid_to", "superior", "predecessor",
    "successor", "changed_from", "changed_into", "notices",
)  # fmt: skip
PREVIEWED = ("name", "name_en", *SHOWN)
_MOST = 3  # values of a property
_STYLE = (
    "body{margin:0;padding:8px 12px;font:13px/1.45 system-ui,sans-serif;color:#1f2328;background:#fff}"
    "h1{margin:0;font-size:16px}p{margin:2px 0 6px}"
    "dl{display:grid;grid-template-columns:auto 1fr;gap:1px 10px;margin:0}"
    "dt,.en,.more,dt span{color:#57606a}dd{margin:0}a{color:#0550ae}"
)
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
# Of all pages this one alone may be framed by others; it runs nothing and loads nothing.
FRAMED: Mapping[str, str] = {
    "content-security-policy": f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors *",
    "cross-origin-resource-policy": "cross-origin",
}


def preview(
    ref: Ref, row: Row, properties: Mapping[str, FetchedProperty], model: Model, is_stored: bool
) -> Response:
    """Return the page of an entity with these values; `is_stored` where the graph has it, and so a page of its own."""
    names = [str(each) for each in row["name"]]
    page = _template().render(
        name=names[0] if names else ref[1],
        name_en=next(map(str, row["name_en"]), None),
        rows=[*_rows(row, properties, model)],
        style=_STYLE,
        identifier=identifier_of(ref),
        path=f"../{model.nodes[ref[0]].collection}/{quote(ref[1], safe='')}" if is_stored else None,
    )
    return Response(page, headers={**FRAMED, "content-type": "text/html; charset=utf-8"})


def _rows(row: Row, properties: Mapping[str, FetchedProperty], model: Model) -> Iterator[dict[str, str]]:
    for name in SHOWN:
        if row[name]:
            label = properties[name]
            yield {"zh": label.label_zh, "en": label.label_en, "value": _shown(name, row[name], model)}


def _shown(name: str, values: Sequence[Value], model: Model) -> str:
    texts = [each.name if isinstance(each, Entity) else str(each) for each in values]
    if name == "level":
        found = model.schemes[name].get(texts[0])
        texts = [f"{found.label_zh} {found.label_en}"] if found else texts
    more = f" 等 {len(texts)} 项 ({len(texts)})" if len(texts) > _MOST else ""
    return "、".join(texts[:_MOST]) + more


@cache
def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("preview.html")
