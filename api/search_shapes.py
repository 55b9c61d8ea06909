"""The wire shapes of searches."""

from pydantic import Field

from api.language import both
from api.shapes import Shape


class MatchShape(Shape):
    """The place of the words in the value of a property."""

    property: str = Field(description=both("所在的属性", "property whose value has the words"))
    text: str = Field(
        description=both("名称全文，或词语所在的句子", "the whole name, or the sentence with the words")
    )
    start: int = Field(
        description=both("此段在属性值中的起点", "where this text begins in the value of the property")
    )
    end: int = Field(description=both("此段在属性值中的终点", "where it ends"))
    marks: list[tuple[int, int]] = Field(
        description=both(
            "所查词语在此段中的起止；由拼音找到的没有",
            "where the words begin and end in this text; none where pinyin led to it",
        )
    )


class HitShape(Shape):
    """An entity that was found."""

    type: str = Field(description=both("类", "class"))
    id: str = Field(description=both("标识", "id"))
    iri: str = Field(description=both("实体 IRI", "IRI of the entity"))
    title: str = Field(
        description=both("名称或标题；没有则为标识", "name or title; its id where it has none")
    )
    year: int | None = Field(description=both("质量月年度", "year of its quality month"))
    notice: str | None = Field(
        description=both("所出通知的标识", "id of the notice that it is from, where it belongs to one")
    )
    matches: list[MatchShape] = Field(description=both("词语所在之处", "places of the words"))


class SearchShape(Shape):
    """A page of the hits of a search."""

    items: list[HitShape] = Field(description=both("按相关程度排列", "the best first"))
    totals: dict[str, int] = Field(
        description=both(
            "各类的数量；按名称找到的一类至多看一千个名称",
            "number of hits by class; of a class that is found by name a thousand names are looked at",
        )
    )
    next: str | None = Field(description=both("下一页的路径", "path of the next page"))


class SuggestionsShape(Shape):
    """The entities that a reader may mean who has typed so far."""

    items: list[HitShape] = Field(description=both("最可能的在前", "the likeliest first"))
