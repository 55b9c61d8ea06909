"""The application as a function of its context: nothing is read from the environment, nothing is global."""

from functools import partial
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.openapi.utils import get_openapi

from api.addresses import check_address
from api.compression import CompressedAnswers
from api.conditional import ConditionalRequests
from api.context import AppContext, problems
from api.cross_origin import CrossOrigin
from api.cypher import cypher_routes
from api.entities import entity_routes
from api.explorer import mount_explorer
from api.headers import SecurityHeaders
from api.language import both
from api.ontology_pages import ontology_routes
from api.pictures import picture_routes
from api.problems import install_problems
from api.questions import question_routes
from api.reconcile import reconcile_routes
from api.reconcile_manifest import PATH as RECONCILE
from api.request_ids import RequestIds
from api.search import search_routes
from api.shapes import CypherQueryShape, Problem
from api.sparql import sparql_routes
from api.system import OPENAPI, system_routes
from graph.loading import data_mark
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog

_TITLE = both("质月图谱", "Quality Month Graph")
_DESCRIPTION = both(
    "中国“质量月”通知的知识图谱：谁组织了什么活动，依据哪句原文。",
    "China's quality-month notices as a knowledge graph: who organised what, and the quote behind each fact.",
)


def create_app(store: Store, settings: Settings, model: Model, catalog: Catalog) -> FastAPI:
    """Return the API and the explorer over a store, which the caller closes."""
    context = AppContext(store, settings, model, catalog)
    app = FastAPI(
        title=_TITLE,
        description=_DESCRIPTION,
        version=model.version,
        openapi_url=OPENAPI,
        docs_url=None,  # their pages load scripts from another host
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(check_address)],
        responses={**problems(422)},
    )
    app.add_middleware(ConditionalRequests, mark=partial(data_mark, store))
    app.add_middleware(CompressedAnswers)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(CrossOrigin, path=RECONCILE)
    app.add_middleware(RequestIds)  # the outermost
    install_problems(app, settings.base_iri)
    tables = (
        system_routes, search_routes, question_routes, cypher_routes, sparql_routes, reconcile_routes, picture_routes,
        entity_routes, ontology_routes,
    )  # fmt: skip
    for routes in tables:
        app.include_router(routes(context))
    mount_explorer(app, context)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document, with our problem documents in place of FastAPI's error shapes."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        shapes = document["components"]["schemas"]
        for name in ("HTTPValidationError", "ValidationError"):
            shapes.pop(name, None)
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        shapes.update(problem.pop("$defs", {}))
        shapes[CypherQueryShape.__name__] = CypherQueryShape.model_json_schema()
        shapes[Problem.__name__] = problem
        app.openapi_schema = document
    return app.openapi_schema
