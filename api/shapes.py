"""The wire shapes, one for each kind of response. Those of entities come from the model (entity_shapes.py)."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from api.language import both


class Shape(BaseModel):
    """A frozen model, whose field descriptions are part of the OpenAPI document."""

    model_config = ConfigDict(frozen=True)


class ParameterError(Shape):
    """An error in one parameter of a request."""

    where: str = Field(description=both("出错的位置", "place of the error"))
    message: str = Field(description=both("错误说明", "explanation"))


class Problem(Shape):
    """An error: problem details after RFC 9457."""

    type: str = Field(description=both("问题类型的 IRI", "IRI of the problem type"))
    title: str = Field(description=both("问题名称", "title of the problem type"))
    status: int = Field(description=both("HTTP 状态码", "HTTP status"))
    detail: str = Field(description=both("本次出错的说明", "explanation of this occurrence"))
    instance: str = Field(description=both("请求的路径", "path of the request"))
    request_id: str = Field(description=both("请求的标识，日志中同此", "id of the request, as in the log"))
    errors: list[ParameterError] | None = Field(None, description=both("逐项错误", "errors one by one"))


class CypherQueryShape(Shape):
    """A Cypher query of a client, with its parameters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    query: str = Field(description=both("只读的 Cypher 查询", "Cypher query that only reads"))
    parameters: dict[str, Any] = Field(
        default_factory=dict, description=both("参数：名称与值", "parameters: names and values")
    )


class UnknownNameShape(Shape):
    """A name in a query that nothing in the graph has."""

    kind: str = Field(description=both("label、type 或 property", "label, type or property"))
    name: str = Field(description=both("名称", "the name"))
    line: int = Field(description=both("行，从 1 起", "line, from 1"))
    column: int = Field(description=both("列，从 1 起", "column, from 1"))
    meant: str | None = Field(description=both("可能所指的名称", "the name that may be meant"))


class CypherResultShape(Shape):
    """The first rows of a Cypher query."""

    columns: list[str] = Field(description=both("列名", "names of the columns"))
    rows: list[list[Any]] = Field(
        description=both(
            "行；节点有 labels、properties，关系有 type、source、target、properties，路径有 nodes、relationships",
            "rows; a node has labels and properties, a relationship type, source, target and properties, a path "
            "nodes and relationships",
        )
    )
    truncated: bool = Field(
        description=both("其后是否还有未给出的行", "whether there are more rows, which are not given")
    )
    unknown_names: list[UnknownNameShape] = Field(
        description=both(
            "图谱中没有的标签、关系类型和属性：查询照常执行，但不会匹配或为 null",
            "labels, types and properties that the graph does not have: they match nothing or are null",
        )
    )


class ParameterShape(Shape):
    """A parameter of a question."""

    name: str = Field(description=both("名称", "name"))
    type: str = Field(description=both("类型", "string, integer, boolean or strings"))
    required: bool = Field(description=both("是否必填", "whether it is required"))
    default: Any = Field(None, description=both("默认值", "default value"))
    values: list[str] = Field(description=both("可取的值，空为不限", "allowed values; empty if any"))
    meaning_zh: str = Field(description=both("中文含义", "meaning in Chinese"))
    meaning_en: str = Field(description=both("英文含义", "meaning in English"))


class ColumnShape(Shape):
    """A column of an answer."""

    name: str = Field(description=both("名称", "name"))
    type: str = Field(description=both("类型", "type of its values"))
    entities: list[str] = Field(
        description=both(
            "值为哪些类的实体的标识，空则不是标识", "classes whose ids the values are; empty for plain values"
        )
    )
    meaning_zh: str = Field(description=both("中文含义", "meaning in Chinese"))
    meaning_en: str = Field(description=both("英文含义", "meaning in English"))


class QuestionShape(Shape):
    """A question of the catalog."""

    name: str = Field(description=both("名称", "name"))
    href: str = Field(description=both("取得答案的路径", "path of its answer"))
    title_zh: str = Field(description=both("中文标题", "Chinese title"))
    title_en: str = Field(description=both("英文标题", "English title"))
    answers_zh: str = Field(description=both("回答什么（中文）", "what it answers, in Chinese"))
    answers_en: str = Field(description=both("回答什么（英文）", "what it answers, in English"))
    parameters: list[ParameterShape] = Field(description=both("参数", "parameters"))
    columns: list[ColumnShape] = Field(description=both("答案的列", "columns of the answer"))


class QuestionList(Shape):
    """All questions."""

    items: list[QuestionShape] = Field(description=both("问题", "questions"))


class AnswerShape(Shape):
    """The answer to a question, or a page of it: its parameters, columns and rows."""

    question: str = Field(description=both("问题名称", "name of the question"))
    parameters: dict[str, Any] = Field(description=both("所用参数", "parameters of the question"))
    columns: list[ColumnShape] = Field(description=both("列", "columns"))
    rows: list[list[Any]] = Field(description=both("行", "rows"))
    next: str | None = Field(
        description=both("下一页的路径，没有则为 null", "path of the next page; null after the last")
    )


class RelatedShape(Shape):
    """An entity at the other end of a relationship, with the properties of the relationship."""

    type: str = Field(description=both("类", "class"))
    id: str = Field(description=both("标识", "id"))
    iri: str = Field(description=both("实体 IRI", "IRI of the entity"))
    title: str = Field(description=both("显示名称", "title to display"))
    properties: dict[str, Any] = Field(
        description=both("关系的属性与证据", "properties and evidence of the relationship")
    )


class RelationGroupShape(Shape):
    """The relationships of an entity of one type in one direction."""

    relation: str = Field(description=both("关系类型", "type of the relationship"))
    direction: str = Field(description=both("out 由此出发，in 指向此处", "out: from this entity; in: to it"))
    total: int = Field(description=both("关系总数", "number of relationships"))
    items: list[RelatedShape] = Field(description=both("其中前若干条", "the first relationships"))


class PictureNodeShape(Shape):
    """An entity in a picture."""

    id: str = Field(description=both("图中的标识：类名/标识", "id in the picture: class/id"))
    type: str = Field(description=both("类", "class"))
    title: str = Field(description=both("显示名称", "title to display"))
    iri: str = Field(description=both("实体 IRI", "IRI of the entity"))
    properties: dict[str, Any] = Field(description=both("属性", "properties"))


class PictureEdgeShape(Shape):
    """A relationship in a picture, with the evidence it carries."""

    id: str = Field(description=both("图中的标识", "id in the picture"))
    type: str = Field(description=both("关系类型", "type of the relationship"))
    source: str = Field(description=both("起点的图中标识", "id in the picture of the source"))
    target: str = Field(description=both("终点的图中标识", "id in the picture of the target"))
    properties: dict[str, Any] = Field(description=both("属性与证据", "properties and evidence"))


class PictureShape(Shape):
    """The neighbourhood of one or several entities, for drawing."""

    centers: list[str] = Field(
        description=both("中心实体的图中标识", "ids in the picture of the entities at the centre")
    )
    nodes: list[PictureNodeShape] = Field(description=both("实体", "entities"))
    edges: list[PictureEdgeShape] = Field(description=both("关系", "relationships"))
    truncated: bool = Field(description=both("是否因数量限制而不完整", "whether the limit left entities out"))


class NetworkShape(Shape):
    """A picture, and its form for vis-network."""

    picture: PictureShape = Field(description=both("图", "the picture"))
    nodes: list[dict[str, Any]] = Field(description=both("vis-network 节点", "nodes for vis-network"))
    edges: list[dict[str, Any]] = Field(description=both("vis-network 连线", "edges for vis-network"))
    options: dict[str, Any] = Field(description=both("vis-network 选项", "options for vis-network"))


class LooksShape(Shape):
    """The looks of a network of vis-network, for rows that the page draws itself."""

    classes: dict[str, dict[str, Any]] = Field(
        description=both("各类节点的选项", "options of a node by class")
    )
    other: dict[str, Any] = Field(description=both("其他节点的选项", "options of any other node"))
    options: dict[str, Any] = Field(description=both("vis-network 选项", "options for vis-network"))


class FacetValueShape(Shape):
    """A value of a facet, and the number of entities that have it."""

    value: str | int | bool = Field(description=both("值，或实体的标识", "value, or id of an entity"))
    title: str | None = Field(None, description=both("实体的名称", "name of the entity"))
    total: int = Field(description=both("数量", "number"))
