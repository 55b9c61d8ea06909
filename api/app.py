"""The application, made of its parts: nothing is read from the environment and nothing kept beside them."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.entities import entity_routes
from api.explorer import mount_explorer
from api.headers import SecurityHeaders
from api.language import both
from api.parts import Parts
from api.pictures import picture_routes
from api.problems import install_problems
from api.questions import question_routes
from api.shapes import Problem
from api.system import OPENAPI, system_routes
from graph.settings import Settings
from graph.store import Store
from ontology.kinds import Model
from queries.catalog import Catalog

_TITLE = both("质月图谱", "Quality Month Graph")
_ABOUT = both(
    "中国“质量月”通知的知识图谱：谁组织了什么活动，依据哪句原文。",
    "China's quality-month notices as a knowledge graph: who organised what, and the words each fact rests on.",
)


def create_app(store: Store, settings: Settings, model: Model, catalog: Catalog) -> FastAPI:
    """The API and the explorer over a store. The caller keeps the store and closes it."""
    parts = Parts(store, settings, model, catalog)
    app = FastAPI(
        title=_TITLE,
        description=_ABOUT,
        version=model.version,
        openapi_url=OPENAPI,
        docs_url=None,  # their pages load scripts from another host
        redoc_url=None,
        redirect_slashes=False,
    )
    app.add_middleware(SecurityHeaders)
    install_problems(app, settings.base_iri)
    for routes in (system_routes, question_routes, picture_routes, entity_routes):
        app.include_router(routes(parts))
    mount_explorer(app, parts)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    """The description of the API, with our problem documents in place of FastAPI's own error shapes."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        shapes = made["components"]["schemas"]
        for name in ("HTTPValidationError", "ValidationError"):
            shapes.pop(name, None)
        told = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        shapes.update(told.pop("$defs", {}))
        shapes[Problem.__name__] = told
        app.openapi_schema = made
    return app.openapi_schema
