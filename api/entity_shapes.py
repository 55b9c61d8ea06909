"""The wire shapes of entities, built from the model: a new class of the ontology needs no code."""

from typing import Any

from pydantic import BaseModel, Field, create_model

from api.language import both
from api.shapes import FacetValueShape, RelationGroupShape
from ontology.kinds import NodeClass, Property

_PYTHON: dict[str, type] = {"string": str, "integer": int, "boolean": bool}


def entity_shape(node_class: NodeClass) -> type[BaseModel]:
    """Return the shape of an entity in a list: type, id, iri, and its properties."""
    return create_model(node_class.name, __doc__=_definition(node_class), **_fields(node_class))


def full_shape(node_class: NodeClass) -> type[BaseModel]:
    """Return the shape of a single entity: as in a list, and its relations in groups."""
    relations = Field(description=both("按类型与方向分组的关系", "its relations by type and direction"))
    fields = {**_fields(node_class), "relations": (list[RelationGroupShape], relations)}
    return create_model(f"{node_class.name}Whole", __doc__=_definition(node_class), **fields)


def page_shape(node_class: NodeClass, entity: type[BaseModel]) -> type[BaseModel]:
    """Return the shape of a page: entities, and the path of the next page if any."""
    return create_model(
        f"{node_class.name}Page",
        __doc__=both(f"一页{node_class.label_zh}", f"A page of entities of the class {node_class.name}"),
        items=(list[entity], Field(description=both("实体", "entities"))),  # type: ignore[valid-type]
        next=(str | None, Field(None, description=both("下一页的路径", "path of the next page"))),
        total=(
            int | None,
            Field(
                None, description=both("总数；要求计数时给出", "number of all, where facets are asked for")
            ),
        ),
        facets=(
            dict[str, list[FacetValueShape]] | None,
            Field(None, description=both("各项计数", "the facets that were asked for")),
        ),
    )


def _fields(node_class: NodeClass) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "type": (str, Field(description=both("类", "class"))),
        "id": (str, Field(description=both("标识", "id"))),
        "iri": (str, Field(description=both("实体 IRI", "IRI of the entity"))),
    }
    return fields | {name: (_type(prop) | None, _field(prop)) for name, prop in node_class.properties.items()}


def _type(prop: Property) -> Any:
    single = _PYTHON[prop.datatype]
    return list[single] if prop.many else single  # type: ignore[valid-type]


def _field(prop: Property) -> Any:
    return Field(
        None,
        title=both(prop.label_zh, prop.label_en),
        description=both(prop.definition_zh, prop.definition_en),
    )


def _definition(node_class: NodeClass) -> str:
    return both(node_class.definition_zh, node_class.definition_en)
