"""The arguments of the tools. Their JSON schemas are what an assistant reads before it calls one."""

import json
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from api.language import both
from queries.search.search import MOST as MOST_HITS
from queries.search.words import LONGEST

MOST_ROWS = 500
MOST_QUOTES = 50
LONGEST_PART = 6_000  # characters of the text of a notice
_LONGEST_QUERY = 20_000


class Arguments(BaseModel):
    """A frozen model that refuses arguments it does not have."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _parsed(value: Any) -> Any:
    """Return what a JSON text holds: some clients send an object as a text."""
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


Cursor = Annotated[
    str | None,
    Field(
        max_length=2_000,
        description=both(
            "上一次答复的 next，取其后的部分", "`next` of the previous answer, to go on behind it"
        ),
    ),
]
ClassName = Annotated[
    str, Field(min_length=1, max_length=60, description=both("实体的类", "class of the entity"))
]
EntityId = Annotated[
    str,
    Field(
        min_length=1,
        max_length=300,
        description=both("实体的标识，由检索或各行得知", "id of the entity, from a search or a row"),
    ),
]
QuoteCount = Annotated[
    int, Field(ge=0, le=MOST_QUOTES, description=both("至多附几处原文", "quotes to bring along, at most"))
]


class QuestionListArguments(Arguments):
    """Arguments of `list_questions`."""

    name: str | None = Field(
        None,
        max_length=100,
        description=both(
            "只列这个问题，并给出参数和各列的含义",
            "this question alone, with the meaning of its parameters and columns",
        ),
    )


class QuestionArguments(Arguments):
    """Arguments of `ask_question`."""

    name: str = Field(min_length=1, max_length=100, description=both("问题名", "name of the question"))
    parameters: Annotated[
        dict[str, str | int | bool | list[str]],
        BeforeValidator(_parsed),
        Field(
            max_length=30,
            description=both(
                '参数，如 {"agency": "市场监管总局", "from_year": 2023}；机构等可写标识或任一名称',
                'parameters, such as {"agency": "samr", "from_year": 2023}; agencies and the like by id or any name',
            ),
        ),
    ] = Field(default_factory=dict)
    limit: int = Field(25, ge=1, le=MOST_ROWS, description=both("至多的行数", "rows at most"))
    cursor: Cursor = None
    quotes: QuoteCount = 10


class SearchArguments(Arguments):
    """Arguments of `search`."""

    q: str = Field(
        min_length=1,
        max_length=LONGEST,
        description=both(
            "词语，以空格分开；可用繁体、拼音、首字母、略称",
            "words with blanks between them: Chinese in either script, pinyin, initials, abbreviations, English names",
        ),
    )
    types: list[ClassName] = Field(
        default_factory=list, max_length=20, description=both("只查这些类", "these classes alone")
    )
    from_year: int | None = Field(None, ge=1, le=9999, description=both("起始年度", "first year"))
    to_year: int | None = Field(None, ge=1, le=9999, description=both("截止年度", "last year"))
    limit: int = Field(10, ge=1, le=MOST_HITS, description=both("至多的条数", "hits at most"))
    cursor: Cursor = None


class EntityArguments(Arguments):
    """Arguments of `get_entity`."""

    type: ClassName
    id: EntityId
    derived: bool = Field(
        False,
        description=both("一并给出推得的关系", "include relationships that are derived from other facts"),
    )
    quotes: QuoteCount = 10


class EvidenceArguments(Arguments):
    """Arguments of `get_evidence`."""

    type: ClassName
    id: EntityId
    relation: str | None = Field(
        None,
        max_length=60,
        description=both(
            "只要这种关系的依据，如 ORGANIZED", "of this type of relationship alone, such as ORGANIZED"
        ),
    )
    other: str | None = Field(
        None,
        max_length=300,
        description=both("只要与这个实体的关系（标识）", "of relationships with the entity of this id alone"),
    )
    limit: int = Field(20, ge=1, le=200, description=both("至多的关系数", "relationships at most"))
    cursor: Cursor = None


class NoticeTextArguments(Arguments):
    """Arguments of `read_notice`."""

    id: str = Field(min_length=1, max_length=300, description=both("通知的标识", "id of the notice"))
    start: int = Field(
        0,
        ge=0,
        le=10**8,
        description=both("从第几个字符起（从 0 数）", "character to begin with, counted from 0"),
    )
    length: int = Field(2_000, ge=1, le=LONGEST_PART, description=both("至多多少字", "characters at most"))


class ModelArguments(Arguments):
    """Arguments of `describe_model`."""

    name: str | None = Field(
        None,
        max_length=60,
        description=both(
            "只说明这个类、关系或取值表，并给出定义",
            "this class, relationship or scheme alone, with definitions",
        ),
    )


class CypherArguments(Arguments):
    """Arguments of `run_cypher`."""

    query: str = Field(
        min_length=1, max_length=_LONGEST_QUERY, description=both("只读的 Cypher", "Cypher that only reads")
    )
    parameters: Annotated[
        dict[str, Any],
        BeforeValidator(_parsed),
        Field(description=both("查询中 $ 参数的值", "values of its $ parameters")),
    ] = Field(default_factory=dict)
    limit: int = Field(50, ge=1, le=MOST_ROWS, description=both("至多的行数", "rows at most"))
