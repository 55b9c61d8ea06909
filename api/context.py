"""The context that every router is built from, and the parts of OpenAPI that routes share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.cypher_desk import CypherDesk
from api.empty_values import OwnRoute
from api.graph_routes import GraphRoute
from api.language import both
from api.metrics import Metrics
from api.readiness import Readiness
from api.shapes import Problem
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog
from queries.recent import RecentAnswers


@dataclass(frozen=True)
class AppContext:
    """All that an app depends on."""

    store: Store
    settings: Settings
    model: Model
    catalog: Catalog
    recent: RecentAnswers = field(default_factory=RecentAnswers)
    metrics: Metrics = field(default_factory=Metrics)

    @cached_property
    def cypher(self) -> CypherDesk:
        """The desk for Cypher queries of clients."""
        return CypherDesk(self.store, self.settings, self.model, self.metrics)

    @cached_property
    def readiness(self) -> Readiness:
        """The readiness of the graph server, which all that wait for it share."""
        return Readiness(self.store)


_PROBLEMS = {
    400: both("请求或查询有误", "malformed request or query"),
    401: both("需要密钥", "a key is needed"),
    403: both("密钥的范围不足", "the key lacks a scope"),
    404: both("没有找到", "not found"),
    406: both("没有所要的格式", "no format that is accepted"),
    408: both("请求发送过慢", "the request came too slowly"),
    413: both("请求过长", "the request is too large"),
    414: both("网址过长", "the address is too long"),
    415: both("不支持这种请求内容", "unsupported content of the request"),
    422: both("参数有误", "wrong parameter"),
    429: both("请求过多", "too many requests"),
    500: both("服务内部出错", "internal error"),
    501: both("没有安装此项功能", "an optional part of the service is not installed"),
    502: both("图数据库拒绝了请求", "the graph server refused the request"),
    503: both("图数据库暂时不可用，或服务繁忙", "the graph server is not available, or the service is busy"),
}


def problems(*statuses: int) -> Mapping[int | str, dict[str, Any]]:
    """Return the error responses of a route, for OpenAPI."""
    content = {"application/problem+json": {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}}}
    return {status: {"description": _PROBLEMS[status], "content": content} for status in statuses}


DERIVED = Annotated[
    bool,
    Query(
        description=both(
            "一并给出由其他事实推得的主办方和贯彻关系",
            "include organisers and implementations that are derived from other facts",
        )
    ),
]
STORE_ERRORS = (500, 502, 503)  # error statuses of every route that reads the store


# The tags of routes, by which generated clients name their modules, and their Chinese names.
_TAGS = {
    "Overview": "总览",
    "Search": "检索",
    "Reconciliation": "名称对应（OpenRefine）",
    "Questions": "问题",
    "Cypher": "Cypher 查询",
    "SPARQL": "SPARQL 查询",
    "Pictures": "图",
    "Entities": "实体",
    "Ontology": "本体",
    "Explorer": "浏览",
}
TAGS = [{"name": en, "description": both(zh, en)} for en, zh in _TAGS.items()]  # for OpenAPI
# Their specifications define what a parameter without a value means.
_PROTOCOLS = ("Reconciliation", "SPARQL")


def router(tag: str) -> APIRouter:
    """Return a router whose routes have one tag. Raises KeyError where TAGS does not describe it."""
    if tag not in _TAGS:
        raise KeyError(tag)
    return APIRouter(tags=[tag], route_class=GraphRoute if tag in _PROTOCOLS else OwnRoute)
