"""`/v1/reconcile`: agencies and regions for tables, by the Reconciliation Service API 0.2, as OpenRefine speaks it."""

import json
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, HTTPException, Query, Request, Response

from api.context import STORE_ERRORS, AppContext, problems, router
from api.desk import Desk
from api.language import both
from api.reconcile.answers import extension, result
from api.reconcile.manifest import PATH, manifest, property_of
from api.reconcile.preview import PREVIEWED, preview
from api.reconcile.requests import EXTEND, QUERIES, asked_of, name_query, read_batch, read_extension
from api.reconcile.shapes import ExtensionShape, ManifestShape, ProposalShape, ResultShape, SuggestShape
from api.reconcile.suggest import SUGGESTED, suggest_entities, suggest_properties, suggest_types
from api.shapes import Shape
from graph.search.index import SearchIndex
from graph.search.renewal import renewed_index
from ontology.errors import NotFound
from queries.reconcile.facts import FactReader, fetched_properties
from queries.reconcile.reconciler import Reconciler, Reconcilers, asked_classes

_SLOTS, _WAITING = 2, 60  # a batch takes milliseconds
_JSON = "application/json"
_T = TypeVar("_T")

_Answer = ManifestShape | dict[str, ResultShape] | ExtensionShape
_Prefix = Annotated[str, Query(max_length=200, description=both("所输入的文字", "what was typed"))]
_Cursor = Annotated[int, Query(ge=0, le=SUGGESTED, description=both("略过的条数", "suggestions to skip"))]
_ID = both("实体的标识，如 agency/samr", "id of an entity, as agency/samr")
_Identifier = Annotated[str, Query(min_length=1, max_length=300, description=_ID, examples=["agency/samr"])]
_Type = Annotated[
    str, Query(description=both("类型：Agency、Region", "type: Agency, Region"), examples=["Agency"])
]
_Most = Annotated[int | None, Query(ge=1, description=both("至多的属性数", "properties at most"))]

_EXAMPLES: dict[str, Any] = {
    QUERIES: {"q0": {"query": "市监总局", "type": "Agency", "limit": 3}},
    EXTEND: {"ids": ["agency/samr"], "properties": [{"id": "level"}]},
}


class _Service:
    """The state that the routes share: the desk at which batches are worked on, and the last reconciler."""

    def __init__(self, context: AppContext) -> None:
        self.context = context
        self._desk = Desk("reconcile", context.metrics, slots=_SLOTS, waiting=_WAITING)
        self._reconcilers = Reconcilers(context.model, context.settings.base_iri)

    async def run(self, work: Callable[[Reconciler, SearchIndex], _T]) -> _T:
        """Return the result of work with the reconciler of the present state of the graph."""
        return await self._desk.run(lambda: self._run(work))

    def _run(self, work: Callable[[Reconciler, SearchIndex], _T]) -> _T:
        index, mark = renewed_index(self.context.store, self.context.model, self.context.settings)
        return work(self._reconcilers.at(index, mark), index)

    def facts(self, reconciler: Reconciler) -> FactReader:
        """Return the reader of properties."""
        return FactReader(self.context.store, self.context.model, self.context.settings.base_iri, reconciler)

    async def results(self, text: str) -> Response:
        """Return the candidates of a batch of queries."""
        batch, model = read_batch(text), self.context.model

        def work(reconciler: Reconciler, _: SearchIndex) -> dict[str, ResultShape]:
            asked = {key: name_query(reconciler, key, each) for key, each in batch.items()}
            return {key: result(reconciler.candidates(each), model) for key, each in asked.items()}

        found = await self.run(work)
        return _json("{" + ",".join(f"{_quoted(key)}:{_dumped(each)}" for key, each in found.items()) + "}")

    async def extended(self, text: str) -> Response:
        """Return the properties of entities."""
        asked, model = read_extension(text), self.context.model

        def work(reconciler: Reconciler, _: SearchIndex) -> ExtensionShape:
            facts = self.facts(reconciler)
            refs = {each: reconciler.ref_of(each) for each in asked.ids}
            names = [each.id for each in asked.properties]
            known = facts.read([ref for ref in refs.values() if ref], names)
            rows = {each: known[ref] if ref else {} for each, ref in refs.items()}
            return extension(asked.properties, facts.properties, rows, model)

        return _json(_dumped(await self.run(work)))

    async def previewed(self, identifier: str) -> Response:
        """Return the page of an entity. Raises NotFound for an unknown one."""

        def work(reconciler: Reconciler, _: SearchIndex) -> Response:
            ref, facts = reconciler.ref_of(identifier), self.facts(reconciler)
            if ref is None:
                raise NotFound(f"there is no agency or region {identifier[:60]!r}")
            row = facts.read([ref], PREVIEWED)[ref]
            is_stored = ref in reconciler.names.table.titles
            return preview(ref, row, facts.properties, self.context.model, is_stored)

        return await self.run(work)


def reconcile_routes(context: AppContext) -> APIRouter:
    """Return `/v1/reconcile` and the routes that its manifest names."""
    routes, service = router("Reconciliation"), _Service(context)
    _add_endpoint(routes, service)
    _add_suggestions(routes, service)
    _add_proposals(routes, service)
    _add_preview(routes, service)
    return routes


def _add_endpoint(routes: APIRouter, service: _Service) -> None:
    context = service.context

    async def answer(request: Request) -> Response:
        fields = await asked_of(request)
        if QUERIES in fields:
            return await service.results(fields[QUERIES])
        if EXTEND in fields:
            return await service.extended(fields[EXTEND])
        if request.method == "POST":
            raise HTTPException(400, f"the form has neither {QUERIES} nor {EXTEND}")
        return _json(_dumped(manifest(str(request.base_url), context.settings, context.model)))

    names = {
        QUERIES: both("一批查询（JSON）", "a batch of queries (JSON)"),
        EXTEND: both("所取的属性（JSON）", "properties to fetch (JSON)"),
    }
    parameters = [
        {"name": name, "in": "query", "required": False, "description": text, "schema": _text(name)}
        for name, text in names.items()
    ]
    fields = {name: {**_text(name), "description": text} for name, text in names.items()}
    form = {"schema": {"type": "object", "properties": fields, "minProperties": 1}}
    body = {"required": True, "content": {"application/x-www-form-urlencoded": form}}
    for method, extra in (("GET", {"parameters": parameters}), ("POST", {"requestBody": body})):
        routes.add_api_route(
            PATH,
            answer,
            methods=[method],
            response_model=_Answer,
            operation_id="reconcile" if method == "GET" else "reconcile-form",
            summary=both("名称对应：说明、查询、取值", "Reconciliation: manifest, queries, data extension"),
            description=both(
                "Reconciliation Service API 0.2：无参数则为服务说明；queries 为一批名称，extend 为所取的属性。",
                "Reconciliation Service API 0.2: the manifest without parameters; `queries` is a batch of names, "
                "`extend` the properties to fetch.",
            ),
            openapi_extra=extra,
            responses={**problems(400, 408, 413, 415, 422, *STORE_ERRORS)},
        )


def _add_suggestions(routes: APIRouter, service: _Service) -> None:
    model = service.context.model

    async def entities(prefix: _Prefix = "", cursor: _Cursor = 0) -> SuggestShape:
        return await service.run(
            lambda reconciler, index: suggest_entities(reconciler, index, model, prefix, cursor)
        )

    async def properties(prefix: _Prefix = "", cursor: _Cursor = 0) -> SuggestShape:
        return suggest_properties(fetched_properties(model), prefix, cursor)

    async def types(prefix: _Prefix = "", cursor: _Cursor = 0) -> SuggestShape:
        return suggest_types(model, prefix, cursor)

    for name, endpoint, zh in (
        ("entity", entities, "实体"),
        ("property", properties, "属性"),
        ("type", types, "类型"),
    ):
        routes.add_api_route(
            f"{PATH}/suggest/{name}",
            endpoint,
            response_model_exclude_none=True,
            operation_id=f"reconcile-suggest-{name}",
            summary=both(f"对应时的提示：{zh}", f"Suggestions for reconciliation: {name}"),
            responses={**problems(422, *STORE_ERRORS)},
        )


def _add_proposals(routes: APIRouter, service: _Service) -> None:
    model = service.context.model

    @routes.get(
        f"{PATH}/properties",
        operation_id="reconcile-properties",
        summary=both("某类型可取的属性", "Properties that a type has to fetch"),
        response_model_exclude_none=True,
        responses={**problems(422)},
    )
    async def propose(type: _Type = "", limit: _Most = None) -> ProposalShape:
        classes = asked_classes([type])
        found = [each for each in fetched_properties(model).values() if not classes.isdisjoint(each.classes)]
        return ProposalShape(
            type=type, limit=limit, properties=[property_of(each, model) for each in found[:limit]]
        )


def _add_preview(routes: APIRouter, service: _Service) -> None:
    @routes.get(
        f"{PATH}/preview",
        operation_id="reconcile-preview",
        summary=both("实体的预览，可嵌入他处网页", "Preview of an entity, for frames of other pages"),
        response_class=Response,
        responses={200: {"content": {"text/html": {}}}, **problems(404, 422, *STORE_ERRORS)},
    )
    async def get_preview(id: _Identifier) -> Response:
        return await service.previewed(id)


def _text(name: str) -> dict[str, Any]:
    """Return the schema of a parameter that holds JSON as text."""
    return {"type": "string", "examples": [json.dumps(_EXAMPLES[name], ensure_ascii=False)]}


def _json(text: str) -> Response:
    return Response(text, media_type=_JSON)


def _dumped(shape: Shape) -> str:
    return shape.model_dump_json(exclude_none=True)


def _quoted(key: str) -> str:
    return json.dumps(key, ensure_ascii=False)
