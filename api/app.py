"""The application as a function of its context: nothing is read from the environment, nothing is global."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.addresses import check_address
from api.compression import CompressedAnswers
from api.conditional import LOADED_AT, VERSION, ConditionalRequests
from api.context import TAGS, AppContext, problems
from api.cross_origin import CrossOrigin
from api.cypher import cypher_routes
from api.cypher_openapi import TRUNCATED
from api.empty_values import declare_empty_values
from api.entities import entity_routes
from api.explorer import explorer_routes, mount_files
from api.gate.access import SECURITY_SCHEMES
from api.gate.gate import Gate, read_gate
from api.gate.proxies import trusted_networks
from api.headers import SecurityHeaders
from api.language import both
from api.logs import log_request
from api.mcp.endpoint import MCP_HEADERS, mcp_route
from api.observed import Observed
from api.ontology_pages import ontology_routes
from api.pictures import picture_routes
from api.prefix import UnderPrefix
from api.problems import install_problems
from api.questions import question_routes
from api.reconcile.manifest import PATH as RECONCILE
from api.reconcile.routes import reconcile_routes
from api.request_ids import REQUEST_ID, RequestIds
from api.search import search_routes
from api.shapes import CypherQueryShape, Problem
from api.sparql import sparql_routes
from api.system import OPENAPI, system_routes
from graph.data_state import data_state
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog

_TITLE = both("质月图谱", "Quality Month Graph")
_DESCRIPTION = both(
    "中国“质量月”通知的知识图谱：谁组织了什么活动，依据哪句原文。",
    "China's quality-month notices as a knowledge graph: who organised what, and the quote behind each fact.",
)
_CROSS_ORIGIN_HEADERS = ("authorization", "content-type", "if-none-match", REQUEST_ID, *MCP_HEADERS)
_EXPOSED_HEADERS = ("etag", "link", "retry-after", LOADED_AT, TRUNCATED, VERSION, REQUEST_ID)
_ROUTES = (
    system_routes, search_routes, question_routes, cypher_routes, sparql_routes, reconcile_routes, picture_routes,
    entity_routes, ontology_routes, explorer_routes,
)  # fmt: skip


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
        responses={**problems(401, 403, 414, 422, 429, 503)},
    )
    app.state.readiness = context.readiness
    install_problems(app, settings.base_iri)
    tables = [routes(context) for routes in _ROUTES]
    for table in tables:
        app.include_router(table)
    mount_files(app)
    assistants = mcp_route(context)
    app.router.routes.append(assistants)
    own = [route for table in tables for route in table.routes]
    _add_middleware(app, context, [*own, assistants])
    app.openapi = lambda: _openapi(app, own)  # type: ignore[method-assign]
    return app


def _add_middleware(app: FastAPI, context: AppContext, routes: Sequence[BaseRoute]) -> None:
    """Put the layers around the routes, the innermost first."""
    access, limits = read_gate(context.settings)
    state = partial(data_state, context.store)
    app.add_middleware(ConditionalRequests, state=state, readiness=context.readiness)
    app.add_middleware(CompressedAnswers)
    app.add_middleware(Gate, access=access, limits=limits, base_iri=context.settings.base_iri)
    if context.settings.api_trusted_proxies:
        trusted = [*trusted_networks(context.settings.api_trusted_proxies)]
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=trusted)
    if context.settings.api_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=context.settings.api_origins,
            allow_methods=["GET", "POST"],
            allow_headers=_CROSS_ORIGIN_HEADERS,
            expose_headers=_EXPOSED_HEADERS,
        )
    app.add_middleware(CrossOrigin, path=RECONCILE, exposed=_EXPOSED_HEADERS)
    app.add_middleware(Observed, metrics=context.metrics, routes=routes, log=log_request)
    if context.settings.api_root_path:
        app.add_middleware(UnderPrefix, prefix=context.settings.api_root_path)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(RequestIds)


def _openapi(app: FastAPI, routes: Sequence[BaseRoute]) -> dict[str, Any]:
    """Return the OpenAPI document, with our problem documents in place of FastAPI's error shapes."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes, tags=TAGS
        )
        shapes = document["components"]["schemas"]
        for name in ("HTTPValidationError", "ValidationError"):
            shapes.pop(name, None)
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        shapes.update(problem.pop("$defs", {}))
        shapes[CypherQueryShape.__name__] = CypherQueryShape.model_json_schema()
        shapes[Problem.__name__] = problem
        declare_empty_values(routes, document["paths"])
        document["components"]["securitySchemes"] = SECURITY_SCHEMES
        document["security"] = [{}, *({name: []} for name in SECURITY_SCHEMES)]
        app.openapi_schema = document
    return app.openapi_schema
