"""The manifest of the reconciliation service: what it offers, and where."""

from typing import Any

from api.language import both
from api.reconcile.shapes import FetchedShape, ManifestShape, TypeShape
from graph.settings import Settings
from ontology.kinds import Model
from ontology.terms import QM
from queries.reconcile.facts import FetchedProperty
from queries.reconcile.reconciler import BROADER
from queries.reconcile.table import RECONCILED

PATH = "/v1/reconcile"
MOST_QUERIES = 100  # of a batch
PREVIEW_WIDTH, PREVIEW_HEIGHT = 430, 300
ENTITY, NAME, ID = "entity", "name", "id"  # ways to give a value that is an entity
SETTINGS: tuple[dict[str, Any], ...] = (
    {
        "name": "limit",
        "label": both("至多的值数", "values at most"),
        "type": "number",
        "default": 0,
        "help_text": both("0 为不限", "0 for all"),
    },
    {
        "name": "content",
        "label": both("实体的写法", "entities as"),
        "type": "select",
        "default": ENTITY,
        "help_text": both("值为实体时", "where a value is an entity"),
        "choices": [
            {"value": ENTITY, "name": both("已对应的实体", "reconciled entity")},
            {"value": NAME, "name": both("名称", "name")},
            {"value": ID, "name": both("标识", "id")},
        ],
    },
)


def manifest(base: str, settings: Settings, model: Model) -> ManifestShape:
    """Return the manifest; `base` is the address that the client reached, with a stroke at its end."""
    root = f"{base.rstrip('/')}{PATH}"
    return ManifestShape(
        versions=["0.2"],
        name=both("质月图谱：机构与地区", "Quality Month Graph: agencies and regions"),
        identifierSpace=settings.base_iri,
        schemaSpace=str(QM),
        defaultTypes=[type_of(name, model) for name in RECONCILED],
        documentation=f"{base}vocabularies",
        serviceVersion=model.version,
        batchSize=MOST_QUERIES,
        view={"url": f"{root}/preview?id={{{{id}}}}"},
        preview={
            "url": f"{root}/preview?id={{{{id}}}}",
            "width": PREVIEW_WIDTH,
            "height": PREVIEW_HEIGHT,
        },
        suggest={
            each: {"service_url": root, "service_path": f"/suggest/{each}"}
            for each in ("entity", "property", "type")
        },
        extend={
            "propose_properties": {"service_url": root, "service_path": "/properties"},
            "property_settings": list(SETTINGS),
        },
    )


def type_of(name: str, model: Model) -> TypeShape:
    """Return the type of a class, with the broader one that agencies and regions share."""
    node = model.nodes[name]
    broader = [type_of(BROADER, model)] if name in RECONCILED else None
    return TypeShape(id=name, name=both(node.label_zh, node.label_en), broader=broader)


def property_of(each: FetchedProperty, model: Model) -> FetchedShape:
    """Return a property, with the type of its values where these are reconciled entities."""
    leads_to = each.relation.leads_to if each.relation else ""
    named = type_of(leads_to, model) if leads_to in RECONCILED else None
    return FetchedShape(id=each.id, name=both(each.label_zh, each.label_en), type=named)
