"""What every router is a function of, and what every route tells OpenAPI."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.language import both
from api.shapes import Problem
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog


@dataclass(frozen=True)
class Parts:
    """An app is a function of these and of nothing else."""

    store: Store
    settings: Settings
    model: Model
    catalog: Catalog


_PROBLEMS = {
    404: both("没有找到", "not found"),
    422: both("参数有误", "a parameter is wrong"),
    500: both("服务内部出错", "something went wrong here"),
    502: both("图数据库拒绝了请求", "the graph server refused"),
    503: both("图数据库暂时不可用", "the graph server does not answer"),
}


def problems(*statuses: int) -> Mapping[int | str, dict[str, Any]]:
    """The errors that a route may answer with, for OpenAPI."""
    content = {"application/problem+json": {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}}}
    return {status: {"description": _PROBLEMS[status], "content": content} for status in statuses}


DERIVED = Annotated[
    bool,
    Query(
        description=both(
            "一并给出由其他事实推得的主办方和贯彻关系",
            "with organisers and campaigns that are only derived from other facts",
        )
    ),
]
STORED = (500, 502, 503)  # what any route that asks the store may answer with


def router(zh: str, en: str) -> APIRouter:
    """A router whose routes stand under one bilingual heading."""
    return APIRouter(tags=[both(zh, en)])
