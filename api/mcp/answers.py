"""The answers of the tools, whose JSON schemas are their output schemas."""

from typing import Any

from pydantic import Field

from api.language import both
from api.shapes import Shape


class ToolAnswer(Shape):
    """An answer of a tool."""

    notes: list[str] = Field(
        default_factory=list,
        description=both("略去了什么、怎样取得其余", "what was left out, and how to get the rest"),
    )


class NoticeCard(Shape):
    """A notice as it is cited."""

    id: str = Field(description=both("标识", "id"))
    title: str | None = Field(None, description=both("标题", "title"))
    doc_number: str | None = Field(None, description=both("文号", "document number"))
    issue_date: str | None = Field(None, description=both("发文日期", "date of issue"))
    issuing_agency: str | None = Field(None, description=both("发文机关", "agency that issued it"))
    campaign_year: int | None = Field(None, description=both("质量月年度", "year of its quality month"))
    source_file: str | None = Field(None, description=both("来源文件", "file that it was read from"))
    url: str = Field(description=both("地址", "URL"))


class StatementShape(Shape):
    """A relationship that a quote states, and the entity at its other end."""

    relation: str = Field(description=both("关系类型", "type of the relationship"))
    direction: str = Field(
        description=both("out 由此，in 至此", "out from the entity asked for, or in to it")
    )
    type: str = Field(description=both("另一端的类", "class of the other entity"))
    id: str = Field(description=both("另一端的标识", "its id"))
    title: str = Field(description=both("另一端的名称", "its name or title"))
    properties: dict[str, Any] = Field(
        default_factory=dict, description=both("关系的其他属性", "other properties of the relationship")
    )


class QuoteShape(Shape):
    """A quote with its place in a notice, or the source of a fact that is from no notice."""

    number: int = Field(description=both("编号", "number, by which the text refers to it"))
    quote: str | None = Field(None, description=both("原文", "words of the notice"))
    notice: str | None = Field(
        None, description=both("通知的标识，见 notices", "id of the notice, see `notices`")
    )
    section: str | None = Field(None, description=both("章节", "section"))
    start: int | None = Field(
        None, description=both("起点（字符，从 0 数）", "first character in the text of the notice, from 0")
    )
    end: int | None = Field(None, description=both("终点（不含）", "end, exclusive"))
    source: str | None = Field(None, description=both("其他来源", "source other than a notice"))
    source_url: str | None = Field(None, description=both("来源的网址", "URL of that source"))
    rows: list[int] = Field(
        default_factory=list, description=both("所属的行，从 1 数", "rows that it supports, from 1")
    )
    states: list[StatementShape] = Field(
        default_factory=list, description=both("所述的关系", "relationships that it states")
    )


class CitedAnswer(ToolAnswer):
    """An answer with quotes, and the notices that they are from."""

    quotes: list[QuoteShape] = Field(default_factory=list, description=both("原文", "quotes"))
    notices: list[NoticeCard] = Field(default_factory=list, description=both("所引的通知", "notices cited"))


class CatalogParameter(Shape):
    """A parameter of a question."""

    name: str = Field(description=both("名称", "name"))
    type: str = Field(description=both("类型", "type"))
    required: bool = Field(False, description=both("是否必须", "whether it must be given"))
    values: list[str] | None = Field(None, description=both("可取的值", "allowed values"))
    default: Any = Field(None, description=both("默认值", "value where it is not given"))
    meaning_zh: str | None = Field(None, description=both("中文含义", "meaning in Chinese"))
    meaning_en: str | None = Field(None, description=both("英文含义", "meaning in English"))


class CatalogColumn(Shape):
    """A column of the answer to a question."""

    name: str = Field(description=both("名称", "name"))
    type: str = Field(description=both("类型", "type"))
    meaning_zh: str = Field(description=both("中文含义", "meaning in Chinese"))
    meaning_en: str = Field(description=both("英文含义", "meaning in English"))


class CatalogQuestion(Shape):
    """A question; its columns, and the meaning of its parameters, where it alone is asked for."""

    name: str = Field(description=both("问题名", "name"))
    title_zh: str = Field(description=both("中文标题", "Chinese title"))
    title_en: str = Field(description=both("英文标题", "English title"))
    answers_zh: str = Field(description=both("中文说明", "what it answers, in Chinese"))
    answers_en: str = Field(description=both("英文说明", "what it answers, in English"))
    parameters: list[CatalogParameter] = Field(description=both("参数", "parameters"))
    columns: list[CatalogColumn] | None = Field(None, description=both("各列", "columns"))


class CatalogAnswer(ToolAnswer):
    """Questions of the library."""

    questions: list[CatalogQuestion] = Field(description=both("问题", "questions"))


class RowsAnswer(CitedAnswer):
    """Rows of the answer to a question."""

    question: str = Field(description=both("问题名", "name of the question"))
    title_zh: str = Field(description=both("中文标题", "Chinese title"))
    title_en: str = Field(description=both("英文标题", "English title"))
    parameters: dict[str, Any] = Field(
        description=both("所用的参数值", "values of the parameters, with ids in place of names")
    )
    columns: list[str] = Field(description=both("各列", "columns"))
    rows: list[dict[str, Any]] = Field(
        description=both("各行；没有的值略去", "rows; a value that is missing is left out")
    )
    next: str | None = Field(None, description=both("其后还有时的 cursor", "cursor for the rows that follow"))


class HitMatch(Shape):
    """A place with the words of a search."""

    property: str = Field(description=both("所在的属性", "property that has the words"))
    text: str = Field(description=both("名称，或词语所在的句子", "the name, or the sentence with the words"))
    start: int = Field(description=both("起点", "where this text begins in the property"))
    end: int = Field(description=both("终点", "where it ends"))


class FoundEntity(Shape):
    """An entity that a search found."""

    type: str = Field(description=both("类", "class"))
    id: str = Field(description=both("标识", "id"))
    title: str = Field(description=both("名称或标题", "name or title"))
    year: int | None = Field(None, description=both("质量月年度", "year of its quality month"))
    notice: str | None = Field(None, description=both("所出的通知", "id of the notice that it is from"))
    matches: list[HitMatch] = Field(description=both("词语所在之处", "places of the words"))


class HitsAnswer(ToolAnswer):
    """Hits of a search, the best first."""

    items: list[FoundEntity] = Field(description=both("按相关程度排列", "the best first"))
    notices: list[NoticeCard] = Field(
        default_factory=list, description=both("所出的通知", "notices that they are from")
    )
    totals: dict[str, int] = Field(description=both("各类的数量", "number of hits by class"))
    next: str | None = Field(None, description=both("其后还有时的 cursor", "cursor for the hits that follow"))


class LinkedEntity(Shape):
    """An entity at the other end of a relationship."""

    type: str = Field(description=both("类", "class"))
    id: str = Field(description=both("标识", "id"))
    title: str = Field(description=both("名称", "name or title"))


class LinkedGroup(Shape):
    """The relationships of one type in one direction."""

    relation: str = Field(description=both("关系类型", "type"))
    direction: str = Field(description=both("out 由此，in 至此", "out from this entity, or in to it"))
    label_zh: str = Field(description=both("中文名称", "Chinese name"))
    label_en: str = Field(description=both("英文名称", "English name"))
    total: int = Field(description=both("总数", "number of all"))
    items: list[LinkedEntity] = Field(description=both("其中的一些", "the first of them"))


class EntityAnswer(CitedAnswer):
    """An entity: its properties, a summary of its relationships, and quotes."""

    type: str = Field(description=both("类", "class"))
    id: str = Field(description=both("标识", "id"))
    title: str = Field(description=both("名称或标题", "name or title"))
    iri: str = Field(description=both("实体 IRI", "IRI of the entity"))
    url: str | None = Field(None, description=both("地址", "URL"))
    properties: dict[str, Any] = Field(description=both("属性", "properties"))
    relations: list[LinkedGroup] = Field(description=both("各种关系", "relationships by type"))


class EvidenceAnswer(CitedAnswer):
    """The evidence of an entity."""

    type: str = Field(description=both("类", "class"))
    id: str = Field(description=both("标识", "id"))
    total: int = Field(description=both("有依据的关系总数", "number of relationships with evidence"))
    next: str | None = Field(None, description=both("其后还有时的 cursor", "cursor for what follows"))


class NoticeTextAnswer(ToolAnswer):
    """A part of the text of a notice."""

    notice: NoticeCard = Field(description=both("通知", "the notice"))
    start: int = Field(description=both("起点", "where the part begins"))
    end: int = Field(description=both("终点", "where it ends"))
    total: int = Field(description=both("全文字数", "characters of the whole text"))
    text: str = Field(description=both("这一段文字", "the part"))
    next: int | None = Field(None, description=both("其后还有时的 start", "`start` of the part that follows"))


class ModelAnswer(ToolAnswer):
    """Classes, relationships and controlled values of the graph, in one line each."""

    version: str = Field(description=both("本体版本", "version of the ontology"))
    classes: dict[str, str] = Field(description=both("各类及其属性", "classes with their properties"))
    relations: dict[str, str] = Field(
        description=both("各种关系的起止与属性", "relationships: ends and properties")
    )
    schemes: dict[str, str] = Field(description=both("受控取值", "controlled values"))


class CypherAnswer(ToolAnswer):
    """Rows of a Cypher query."""

    columns: list[str] = Field(description=both("各列", "columns"))
    rows: list[list[Any]] = Field(description=both("各行", "rows"))
    truncated: bool = Field(description=both("是否还有更多的行", "whether there are more rows"))
