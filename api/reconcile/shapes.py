"""The wire shapes of the Reconciliation Service API 0.2 (https://reconciliation-api.github.io/specs/0.2/).

A type is always required: `type_strict` of a query has no effect.
"""

from typing import Any

from pydantic import Field

from api.language import both
from api.shapes import Shape

_ID, _NAME = both("标识", "id"), both("名称", "name")


class EntityReference(Shape):
    """An entity as the value of a property, that was reconciled before."""

    id: str = Field(description=_ID)
    name: str | None = Field(default=None, description=_NAME)


GivenValue = str | bool | int | float | EntityReference | None


class GivenProperty(Shape):
    """A property of a row and its value, or values."""

    pid: str = Field(description=both("属性的标识", "id of the property"))
    v: GivenValue | list[GivenValue] = Field(description=both("值", "value, or values"))


class ReconcileQueryShape(Shape):
    """A query: a name, properties of its row, or both."""

    query: str | int | float | None = Field(default=None, description=both("名称", "name"))
    type: str | list[str] | None = Field(default=None, description=both("类型", "type, or types"))
    limit: int | None = Field(default=None, description=both("至多的候选数", "candidates at most"))
    properties: list[GivenProperty] = Field(
        default_factory=list,
        description=both("同一行的属性，用作条件", "properties of the row, as conditions"),
    )


class AskedProperty(Shape):
    """A property to be fetched."""

    id: str = Field(description=both("属性的标识", "id of the property"))
    settings: dict[str, Any] = Field(
        default_factory=dict, description=both("设置：limit、content", "settings: limit, content")
    )


class ExtensionQueryShape(Shape):
    """Entities, and the properties to be fetched for them."""

    ids: list[str] = Field(description=both("实体的标识", "ids of entities"))
    properties: list[AskedProperty] = Field(description=both("属性", "properties"))


class TypeShape(Shape):
    """A type of entities."""

    id: str = Field(description=_ID)
    name: str = Field(description=_NAME)
    broader: list["TypeShape"] | None = Field(default=None, description=both("上位类型", "broader types"))


class FeatureShape(Shape):
    """A feature of a candidate."""

    id: str = Field(description=_ID)
    value: bool | int | float = Field(description=both("值", "value"))


class CandidateShape(Shape):
    """An entity that a name may mean."""

    id: str = Field(description=_ID)
    name: str = Field(description=_NAME)
    description: str = Field(description=both("英文名、层级、存续时间", "English name, level, lifetime"))
    type: list[TypeShape] = Field(description=both("类型", "types"))
    score: float = Field(description=both("分数，100 为全称", "score, 100 for the whole name"))
    features: list[FeatureShape] = Field(description=both("特征", "features"))
    match: bool = Field(description=both("是否确定", "whether it is certain"))


class ResultShape(Shape):
    """The candidates of a query, the best first."""

    result: list[CandidateShape] = Field(description=both("候选", "candidates"))


class SuggestionShape(Shape):
    """An entity, a type or a property that is suggested."""

    id: str = Field(description=_ID)
    name: str = Field(description=_NAME)
    description: str | None = Field(default=None, description=both("说明", "description"))
    notable: list[TypeShape] | None = Field(default=None, description=both("类型", "types"))


class SuggestShape(Shape):
    """The suggestions for what was typed."""

    result: list[SuggestionShape] = Field(description=both("提示", "suggestions"))


class FetchedShape(Shape):
    """A property, as it is proposed, or heads a column."""

    id: str = Field(description=_ID)
    name: str = Field(description=_NAME)
    type: TypeShape | None = Field(default=None, description=both("值的类型", "type of the values"))


class ProposalShape(Shape):
    """The properties that entities of a type may have."""

    type: str = Field(description=both("所问的类型", "the type that was asked for"))
    limit: int | None = Field(default=None, description=both("至多的属性数", "properties at most"))
    properties: list[FetchedShape] = Field(description=both("属性", "properties"))


class ExtensionShape(Shape):
    """The values of properties: for each entity, for each property a list of cells."""

    meta: list[FetchedShape] = Field(description=both("各列", "columns"))
    rows: dict[str, dict[str, list[dict[str, Any]]]] = Field(
        description=both("实体 → 属性 → 值", "entity → property → values")
    )


class ManifestShape(Shape):
    """The manifest of the service, by which a client knows what it can do."""

    versions: list[str] = Field(description=both("所支持的版本", "versions of the API"))
    name: str = Field(description=_NAME)
    identifierSpace: str = Field(description=both("标识的 IRI 前缀", "what the IRI of an id begins with"))  # noqa: N815
    schemaSpace: str = Field(description=both("类型的 IRI 前缀", "what the IRI of a type begins with"))  # noqa: N815
    defaultTypes: list[TypeShape] = Field(description=both("类型", "types"))  # noqa: N815
    documentation: str = Field(description=both("说明", "documentation"))
    serviceVersion: str = Field(description=both("版本", "version of the service"))  # noqa: N815
    batchSize: int = Field(description=both("每批至多的查询数", "queries of a batch at most"))  # noqa: N815
    view: dict[str, str] = Field(description=both("实体的页面", "page of an entity"))
    preview: dict[str, str | int] = Field(description=both("实体的预览", "preview of an entity"))
    suggest: dict[str, dict[str, str]] = Field(description=both("输入提示", "suggestions while typing"))
    extend: dict[str, Any] = Field(description=both("取值", "fetching of values"))
