"""The index, the model, the counts, and the health of process and store."""

from datetime import datetime
from functools import partial

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.core import GaugeMetricFamily
from starlette.concurrency import run_in_threadpool

from api.context import STORE_ERRORS, AppContext, problems, router
from api.language import both
from api.model_shape import ModelShape, model_shape
from api.readiness import Readiness
from api.system_shapes import Counts, Health, Index, Link
from graph.data_state import data_state
from graph.loading import summary
from graph.store import Store
from ontology.errors import StoreError
from ontology.kinds import Model

OPENAPI = "/openapi.json"


class MetricsResponse(Response):
    """A response in the text format of Prometheus."""

    media_type = CONTENT_TYPE_PLAIN_0_0_4


def system_routes(context: AppContext) -> APIRouter:
    """Return `/v1`, `/v1/model`, `/v1/summary`, `/healthz`, `/readyz` and `/metrics`."""
    routes = router("Overview")
    _add_overview(routes, context)
    _add_health(routes, context)
    return routes


def _add_overview(routes: APIRouter, context: AppContext) -> None:
    model, index = model_shape(context.model), _index(context)

    @routes.get("/v1", operation_id="index", summary=both("接口目录", "Index of the API"))
    async def get_index() -> Index:
        return index

    @routes.get("/v1/model", operation_id="model", summary=both("图谱模型", "The model of the graph"))
    async def get_model() -> ModelShape:
        return model

    loaded = both("已载入的数量", "Counts of what is loaded")

    @routes.get("/v1/summary", operation_id="summary", summary=loaded, responses={**problems(*STORE_ERRORS)})
    def get_summary() -> Counts:
        state = data_state(context.store)
        counts = vars(summary(context.store))
        return Counts(**counts, version=state.version or 0, loaded_at=state.loaded_at)


def _add_health(routes: APIRouter, context: AppContext) -> None:
    readiness = context.readiness

    @routes.get("/healthz", operation_id="healthz", summary=both("进程正常", "Health of the process"))
    async def healthz() -> Health:
        return Health(status="ok")

    health = both("图数据库正常", "Health of the graph server")

    @routes.get("/readyz", operation_id="readyz", summary=health, responses={**problems(503)})
    async def readyz() -> Health:
        await readiness.check()
        return Health(status="ok")

    numbers = both("运行指标（Prometheus）", "Numbers of the service, for Prometheus")

    @routes.get("/metrics", operation_id="metrics", summary=numbers, response_class=MetricsResponse)
    async def metrics() -> Response:
        data = await _data_families(readiness, context.store)
        return MetricsResponse(context.metrics.text(data))


async def _data_families(readiness: Readiness, store: Store) -> list[GaugeMetricFamily]:
    """Return whether the graph server answers, and if it does the version of the data and their time."""
    try:
        await readiness.check()
        state = await readiness.in_time(partial(run_in_threadpool, data_state, store))
    except StoreError:
        return [GaugeMetricFamily("qmg_graph_up", "Whether the graph server answers.", 0)]
    found = [
        GaugeMetricFamily("qmg_graph_up", "Whether the graph server answers.", 1),
        GaugeMetricFamily("qmg_dataset_version", "Number that each write increments.", state.version or 0),
    ]
    if state.loaded_at is not None:
        seconds = datetime.fromisoformat(state.loaded_at).timestamp()
        found.append(
            GaugeMetricFamily("qmg_data_loaded_timestamp_seconds", "Time of the last write.", seconds)
        )
    return found


def _index(context: AppContext) -> Index:
    prefix, paths = context.settings.api_root_path, (*_OVERVIEW, *_collections(context.model))
    return Index(
        name_zh="质月图谱",
        name_en="Quality Month Graph",
        version=context.model.version,
        links=[Link(href=f"{prefix}{href}", title_zh=zh, title_en=en) for href, zh, en in paths],
    )


_OVERVIEW = (
    ("/", "图谱浏览", "Explorer"),
    ("/cypher", "Cypher 查询页面", "Page for Cypher queries"),
    ("/page", "通知、机构、地区、系列、年度各自的页面", "Page of a notice, agency, region, series or year"),
    ("/ontology", "本体的说明，或依 Accept 为 RDF", "Documentation of the ontology, or RDF by Accept"),
    ("/v1/summary", "已载入的数量", "Counts of what is loaded"),
    ("/v1/model", "图谱模型", "The model of the graph"),
    ("/v1/questions", "问题", "Questions"),
    ("/v1/search", "检索（需参数 q）", "Search (parameter q)"),
    ("/v1/suggest", "输入时的提示（需参数 q）", "Suggestions while typing (parameter q)"),
    ("/v1/graph", "局部图谱（需参数 type 与 id）", "Neighbourhood of an entity (parameters type and id)"),
    ("/v1/sparql", "SPARQL 查询（需参数 query）", "SPARQL queries (parameter query)"),
    ("/healthz", "进程状态", "Health of the process"),
    ("/readyz", "图数据库状态", "Health of the graph server"),
    ("/metrics", "运行指标（Prometheus）", "Numbers of the service, for Prometheus"),
    (OPENAPI, "接口说明（OpenAPI）", "OpenAPI document"),
)


def _collections(model: Model) -> list[tuple[str, str, str]]:
    nodes = [node for node in model.nodes.values() if node.collection]
    return [(f"/v1/{node.collection}", node.label_zh, node.label_en) for node in nodes]
