"""The wire shape of the model: labels in both languages, and controlled values."""

from pydantic import Field

from api.language import both
from api.shapes import Shape
from ontology.kinds import EdgeClass, Model, NodeClass, Property


class PropertyShape(Shape):
    """A property of entities or relationships."""

    name: str = Field(description=both("名称", "name"))
    type: str = Field(description=both("string、integer 或 boolean", "string, integer or boolean"))
    many: bool = Field(description=both("是否为列表", "whether it is a list"))
    label_zh: str = Field(description=both("中文标签", "Chinese label"))
    label_en: str = Field(description=both("英文标签", "English label"))
    scheme: str | None = Field(None, description=both("受控取值表", "scheme of its controlled values"))


class ClassShape(Shape):
    """A class of entities."""

    name: str = Field(description=both("名称", "name"))
    collection: str | None = Field(None, description=both("集合路径", "path of its list"))
    display: str = Field(description=both("作标题的属性", "property shown as the title"))
    label_zh: str = Field(description=both("中文标签", "Chinese label"))
    label_en: str = Field(description=both("英文标签", "English label"))
    definition_zh: str = Field(description=both("中文定义", "definition in Chinese"))
    definition_en: str = Field(description=both("英文定义", "definition in English"))
    properties: list[PropertyShape] = Field(description=both("属性", "properties"))


class RelationShape(Shape):
    """A kind of relationship."""

    type: str = Field(description=both("关系类型", "type"))
    sources: list[str] = Field(description=both("起点的类", "classes of its sources"))
    targets: list[str] = Field(description=both("终点的类", "classes of its targets"))
    label_zh: str = Field(description=both("中文标签", "Chinese label"))
    label_en: str = Field(description=both("英文标签", "English label"))
    properties: list[PropertyShape] = Field(description=both("属性", "properties"))


class ValueShape(Shape):
    """A controlled value."""

    value: str = Field(description=both("存储的值", "value as stored"))
    label_zh: str = Field(description=both("中文标签", "Chinese label"))
    label_en: str = Field(description=both("英文标签", "English label"))


class ModelShape(Shape):
    """Classes, relationships and controlled values of the graph."""

    version: str = Field(description=both("本体版本", "version of the ontology"))
    classes: list[ClassShape] = Field(description=both("类", "classes"))
    relations: list[RelationShape] = Field(description=both("关系", "relationships"))
    schemes: dict[str, list[ValueShape]] = Field(
        description=both("受控取值表", "schemes of controlled values")
    )


def model_shape(model: Model) -> ModelShape:
    """Return the model in the order of the ontology."""
    schemes = {
        name: [
            ValueShape(value=v.notation, label_zh=v.label_zh, label_en=v.label_en) for v in values.values()
        ]
        for name, values in model.schemes.items()
    }
    return ModelShape(
        version=model.version,
        classes=[_class(each) for each in model.nodes.values()],
        relations=[_relation(each) for each in model.edges.values()],
        schemes=schemes,
    )


def _class(node: NodeClass) -> ClassShape:
    return ClassShape(
        name=node.name, collection=node.collection or None, display=node.display,
        label_zh=node.label_zh, label_en=node.label_en,
        definition_zh=node.definition_zh, definition_en=node.definition_en,
        properties=[_property(each) for each in node.properties.values()],
    )  # fmt: skip


def _relation(edge: EdgeClass) -> RelationShape:
    return RelationShape(
        type=edge.type, sources=list(edge.sources), targets=list(edge.targets),
        label_zh=edge.label_zh, label_en=edge.label_en,
        properties=[_property(each) for each in edge.properties.values()],
    )  # fmt: skip


def _property(prop: Property) -> PropertyShape:
    return PropertyShape(
        name=prop.name, type=prop.datatype, many=prop.many, scheme=prop.scheme,
        label_zh=prop.label_zh, label_en=prop.label_en,
    )  # fmt: skip
