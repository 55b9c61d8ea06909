"""The index, the model, the counts, and the health of process and store."""

from fastapi import APIRouter

from api.context import STORE_ERRORS, AppContext, problems, router
from api.language import both
from api.model_shape import ModelShape, model_shape
from api.system_shapes import Counts, Health, Index, Link
from graph.cypher import Cypher
from graph.data_state import data_state
from graph.loading import summary
from graph.store import Store
from ontology.errors import StoreError, StoreUnavailable
from ontology.kinds import Model

OPENAPI = "/openapi.json"


def system_routes(context: AppContext) -> APIRouter:
    """Return `/v1`, `/v1/model`, `/v1/summary`, `/healthz` and `/readyz`."""
    routes = router("Overview")
    _add_overview(routes, context)
    _add_health(routes, context.store)
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


def _add_health(routes: APIRouter, store: Store) -> None:
    @routes.get("/healthz", operation_id="healthz", summary=both("进程正常", "Health of the process"))
    async def healthz() -> Health:
        return Health(status="ok")

    health = both("图数据库正常", "Health of the graph server")

    @routes.get("/readyz", operation_id="readyz", summary=health, responses={**problems(503)})
    def readyz() -> Health:
        try:
            store.read(Cypher("RETURN 1 AS one"))
        except StoreError as error:
            raise StoreUnavailable(str(error)) from error
        return Health(status="ok")


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
    (OPENAPI, "接口说明（OpenAPI）", "OpenAPI document"),
)


def _collections(model: Model) -> list[tuple[str, str, str]]:
    nodes = [node for node in model.nodes.values() if node.collection]
    return [(f"/v1/{node.collection}", node.label_zh, node.label_en) for node in nodes]
