"""`/v1/search` and `/v1/suggest`: names and texts of the graph by their words."""

import contextlib
import threading
from collections.abc import Callable
from typing import Annotated, TypeVar

from fastapi import APIRouter, Query, Request

from api.context import STORE_ERRORS, AppContext, problems, router
from api.desk import Desk
from api.entity_rdf import next_path
from api.language import both
from api.search_shapes import HitShape, MatchShape, SearchShape, SuggestionsShape
from graph.iris import entity_iri
from graph.search.entries import searched_classes
from graph.search.index import SearchIndex
from graph.search.renewal import renewed_index
from graph.settings import Settings
from graph.store import Store
from ontology.errors import QualityMonthError
from ontology.kinds import Model
from queries.search.search import MOST, USUAL, Found, Search, SearchHit, search, suggest
from queries.search.words import LONGEST

# Searches at once. Each takes milliseconds once the index is in step, and shares the processor with the threads of all
# other routes: with four of them a search waited 3 s where others took 0.3 (64 clients, two cores).
_SLOTS, _WAITING = 16, 100
_SUGGESTED = 10
_T = TypeVar("_T")

_Text = Annotated[
    str,
    Query(
        min_length=1,
        max_length=LONGEST,
        description=both(
            "词语，以空格分开；可用繁体、全角、拼音、首字母、略称",
            "words with blanks between them: in either script and width, pinyin, initials, abbreviations",
        ),
        examples=["质量强国", "市监局", "scjgzj"],
    ),
]
_Limit = Annotated[int, Query(ge=1, le=MOST, description=both("每页至多的条数", "hits on a page, at most"))]
_Few = Annotated[int, Query(ge=1, le=MOST, description=both("至多的条数", "hits, at most"))]
_Year = Query(
    ge=1, le=9999, description=both("质量月年度的起止", "first and last year of the quality months")
)
_After = Annotated[
    str | None, Query(description=both("上一页 next 中的位置", "cursor in `next` of the previous page"))
]


def prepare_search(store: Store, settings: Settings, model: Model) -> None:
    """Bring the index in step with the graph in a thread, so that the first search need not wait for it.

    It ends with the process at the latest. Of a failure the first search will speak.
    """

    def renew() -> None:
        with contextlib.suppress(QualityMonthError):
            renewed_index(store, model, settings)

    threading.Thread(target=renew, name="search index", daemon=True).start()


def search_routes(context: AppContext) -> APIRouter:
    """Return `/v1/search` and `/v1/suggest`."""
    routes = router("Search")
    desk = Desk("search", context.metrics, slots=_SLOTS, waiting=_WAITING)
    known = ", ".join(each.name for each in searched_classes(context.model))
    types = Annotated[
        list[str], Query(description=both(f"只查这些类：{known}", f"these classes alone: {known}"))
    ]

    async def run(work: Callable[[SearchIndex, str], _T]) -> _T:
        return await desk.run(lambda: work(*renewed_index(context.store, context.model, context.settings)))

    async def get_search(
        request: Request,
        q: _Text,
        type: types = [],  # noqa: B006  # FastAPI copies it
        from_year: Annotated[int | None, _Year] = None,
        to_year: Annotated[int | None, _Year] = None,
        limit: _Limit = USUAL,
        after: _After = None,
    ) -> SearchShape:
        asked = Search(q, tuple(type), from_year, to_year, limit, after)
        found = await run(lambda index, mark: search(index, mark, context.model, asked))
        return _page(found, request, context)

    async def get_suggestions(
        q: _Text,
        type: types = [],  # noqa: B006
        limit: _Few = _SUGGESTED,
    ) -> SuggestionsShape:
        asked = Search(q, tuple(type), limit=limit)
        hits = await run(lambda index, _: suggest(index, context.model, asked))
        return SuggestionsShape(items=[_hit(each, context) for each in hits])

    routes.add_api_route(
        "/v1/search",
        get_search,
        operation_id="search",
        summary=both("检索名称和文字", "Search names and texts"),
        description=both(
            "名称在前，其后是含有这些词语的活动、通知和登记；词语及所在句子已标出。至多一千条。",
            "Names come first, then activities, notices and records with the words in them; the words and their "
            "sentence are marked. At most a thousand hits.",
        ),
        responses={**problems(422, *STORE_ERRORS)},
    )
    routes.add_api_route(
        "/v1/suggest",
        get_suggestions,
        operation_id="suggest",
        summary=both("输入时的提示", "Suggestions while typing"),
        description=both(
            "按名称、拼音、首字母和略称找到的实体。",
            "Entities that are found by their names, pinyin, initials and abbreviations.",
        ),
        responses={**problems(422, *STORE_ERRORS)},
    )
    return routes


def _page(found: Found, request: Request, context: AppContext) -> SearchShape:
    return SearchShape(
        items=[_hit(each, context) for each in found.items],
        totals=found.totals,
        next=None if found.next is None else next_path(request, found.next),
    )


def _hit(hit: SearchHit, context: AppContext) -> HitShape:
    return HitShape(
        type=hit.type,
        id=hit.id,
        iri=entity_iri(context.settings.base_iri, hit.type, hit.id),
        title=hit.title,
        year=hit.year,
        notice=hit.notice,
        matches=[
            MatchShape(
                property=each.property, text=each.text, start=each.start, end=each.end, marks=[*each.marks]
            )
            for each in hit.matches
        ],
    )
