"""The index, the model, the counts, and whether process and store answer."""

from typing import Any

from fastapi import APIRouter

from api.language import both
from api.model_shape import ModelShape, model_shape
from api.parts import STORED, Parts, problems, router
from api.shapes import Counts, Health, Index, Link
from graph.cypher import Cypher
from graph.loading import summary, version
from graph.store import Store
from ontology.errors import StoreError, StoreUnavailable
from ontology.kinds import Model

OPENAPI = "/openapi.json"


def system_routes(parts: Parts) -> APIRouter:
    """`/v1`, `/v1/model`, `/v1/summary`, `/healthz` and `/readyz`."""
    routes = router("总览", "Overview")
    _add_overview(routes, parts)
    _add_health(routes, parts.store)
    return routes


def _add_overview(routes: APIRouter, parts: Parts) -> None:
    shown, index = model_shape(parts.model), _index(parts.model)

    @routes.get("/v1", operation_id="index", summary=both("接口目录", "Where to go from here"))
    async def get_index() -> Index:
        return index

    @routes.get("/v1/model", operation_id="model", summary=both("图谱模型", "The model of the graph"))
    async def get_model() -> ModelShape:
        return shown

    told = both("已载入的数量", "How much is loaded")

    @routes.get("/v1/summary", operation_id="summary", summary=told, responses={**problems(*STORED)})
    def get_summary() -> Counts:
        return Counts(**vars(summary(parts.store)), version=version(parts.store))


def _add_health(routes: APIRouter, store: Store) -> None:
    @routes.get("/healthz", operation_id="healthz", summary=both("进程正常", "The process answers"))
    async def healthz() -> Health:
        return Health(status="ok")

    told = both("图数据库正常", "The graph server answers")

    @routes.get("/readyz", operation_id="readyz", summary=told, responses={**problems(503)})
    def readyz() -> Health:
        try:
            store.read(Cypher("RETURN 1 AS one"))
        except StoreError as error:
            raise StoreUnavailable(str(error)) from error
        return Health(status="ok")


def _index(model: Model) -> Index:
    return Index(
        name_zh="质月图谱", name_en="Quality Month Graph", version=model.version,
        links=[Link(href=href, title_zh=zh, title_en=en) for href, zh, en in (*_OVERVIEW, *_collections(model))],
    )  # fmt: skip


_OVERVIEW = (
    ("/", "图谱浏览", "Explorer"),
    ("/v1/summary", "已载入的数量", "How much is loaded"),
    ("/v1/model", "图谱模型", "The model of the graph"),
    ("/v1/questions", "问题", "Questions"),
    ("/v1/graph", "局部图谱（需参数 type 与 id）", "A neighbourhood (parameters type and id)"),
    ("/healthz", "进程状态", "Health of the process"),
    ("/readyz", "图数据库状态", "Health of the store"),
    (OPENAPI, "接口说明（OpenAPI）", "Description of this API (OpenAPI)"),
)


def _collections(model: Model) -> list[tuple[str, str, str]]:
    held: list[Any] = [each for each in model.nodes.values() if each.collection]
    return [(f"/v1/{each.collection}", each.label_zh, each.label_en) for each in held]
