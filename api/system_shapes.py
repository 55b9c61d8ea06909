"""The wire shapes of index, health and counts."""

from pydantic import Field

from api.language import both
from api.shapes import Shape


class Link(Shape):
    """A path of this API, with its title."""

    href: str = Field(description=both("路径", "path"))
    title_zh: str = Field(description=both("中文名称", "Chinese title"))
    title_en: str = Field(description=both("英文名称", "English title"))


class Index(Shape):
    """The index of the API."""

    name_zh: str = Field(description=both("中文名称", "Chinese name"))
    name_en: str = Field(description=both("英文名称", "English name"))
    version: str = Field(description=both("本体版本", "version of the ontology"))
    links: list[Link] = Field(description=both("可以访问的路径", "paths of the API"))


class Health(Shape):
    """The health of a process or a store."""

    status: str = Field(description=both("正常时为 ok", "ok if it is healthy"))


class Counts(Shape):
    """Counts of what is loaded."""

    notices: int = Field(description=both("通知数", "notices"))
    campaigns: int = Field(description=both("质量月（年度与范围）数", "campaigns"))
    agencies: int = Field(description=both("机构数", "agencies"))
    activities: int = Field(description=both("活动数", "activities"))
    regions: int = Field(description=both("地区数", "regions"))
    records: int = Field(description=both("登记条数", "records of registers"))
    version: int = Field(
        description=both("数据版本，每次写入加一", "version of the data, incremented by every write")
    )
    loaded_at: str | None = Field(
        None,
        description=both(
            "最近一次写入的时间（RFC 3339，UTC）；未载入过则没有",
            "time of the last write (RFC 3339, UTC); none before the first load",
        ),
    )
