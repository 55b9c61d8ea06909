"""The tools for what the graph has: search, an entity, its evidence, and the text of a notice."""

from functools import partial
from typing import Any

from api.language import both
from api.mcp.answers import (
    EntityAnswer,
    EvidenceAnswer,
    FoundEntity,
    HitMatch,
    HitsAnswer,
    LinkedEntity,
    LinkedGroup,
    NoticeTextAnswer,
)
from api.mcp.arguments import EntityArguments, EvidenceArguments, NoticeTextArguments, SearchArguments
from api.mcp.bounds import CUT, fitted, shortened
from api.mcp.context import ToolContext
from api.mcp.quotes import quotations_of, quotes_of, with_notices
from graph.entities import NOTICE
from graph.iris import entity_iri
from graph.loading import data_mark
from graph.search.renewal import renewed_index
from ontology.errors import QuestionError
from ontology.kinds import NodeClass
from queries.cursors import cursor, read_cursor
from queries.entities.entity import get_entity, named_entity
from queries.evidence import StatedRelation, read_evidence
from queries.relations import RelatedEntity
from queries.search.search import Search, SearchHit, search

_TEXT = "text"
_SHOWN = 10  # entities of each relationship
_NO_USE = (
    "sha256",
    "fingerprint",
    "number_key",
    "title_key",
    "pinyin",
    "corrections",
    "type",
    "id",
    "relations",
)
_READ = both("全文用 read_notice", "read_notice has the text")
_MORE = both(
    "关系只列其中一些；有依据者用 get_evidence 逐页取得",
    "only some relationships are listed: get_evidence has those with evidence, in pages",
)
_UNSTATED = both(
    "没有通知写明它的关系；词表中的事实见属性 source",
    "no notice states relationships of it; for facts of the vocabulary see its property `source`",
)


def hits_answer(context: ToolContext, asked: SearchArguments) -> HitsAnswer:
    """Return hits of a search. Raises QuestionError."""
    app = context.app
    classes = tuple(context.class_named(each).name for each in asked.types)
    index, mark = renewed_index(app.store, app.model, app.settings)

    def build(limit: int) -> HitsAnswer:
        wanted = Search(asked.q, classes, asked.from_year, asked.to_year, limit, asked.cursor)
        found = search(index, mark, app.model, wanted)
        notices = context.cards(
            each.notice or each.id for each in found.items if each.notice or each.type == NOTICE
        )
        return HitsAnswer(
            items=[*map(_hit, found.items)], notices=notices, totals=found.totals, next=found.next
        )

    return fitted(build, asked.limit)


def entity_answer(context: ToolContext, asked: EntityArguments) -> EntityAnswer:
    """Return an entity. Raises NotFound and QuestionError."""
    node_class = context.class_named(asked.type)
    entity, notes = _current(context, node_class, asked.id)
    found = get_entity(context.app.store, context.app.model, node_class, entity, asked.derived)
    return fitted(partial(_entity, context, asked, node_class, found, notes), _SHOWN)


def evidence_answer(context: ToolContext, asked: EvidenceArguments) -> EvidenceAnswer:
    """Return the evidence of an entity. Raises NotFound and QuestionError."""
    node_class = context.class_named(asked.type)
    entity, notes = _current(context, node_class, asked.id)
    relation = None if asked.relation is None else _relation(context, asked.relation)
    page = [data_mark(context.app.store), node_class.name, entity, relation or "", asked.other or ""]
    skip = 0 if asked.cursor is None else _skip(asked.cursor, page)

    def build(limit: int) -> EvidenceAnswer:
        found = read_evidence(
            context.app.store, context.app.model, node_class, entity,
            relation=relation, other=asked.other, skip=skip, limit=limit,
        )  # fmt: skip
        behind = skip + len(found.items)
        quotes, notices = with_notices(context, quotes_of(quotations_of(found.items), limit))
        return EvidenceAnswer(
            type=node_class.name, id=entity, total=found.total, quotes=quotes,
            notices=notices, notes=[*notes, *([] if found.total else [_UNSTATED])],
            next=cursor(*page, behind) if found.items and behind < found.total else None,
        )  # fmt: skip

    return fitted(build, asked.limit)


def notice_text_answer(context: ToolContext, asked: NoticeTextArguments) -> NoticeTextAnswer:
    """Return a part of the text of a notice. Raises NotFound and QuestionError."""
    node_class = context.app.model.nodes[NOTICE]
    entity, notes = _current(context, node_class, asked.id)
    text = str(get_entity(context.app.store, context.app.model, node_class, entity).get(_TEXT, ""))
    if asked.start >= max(1, len(text)):
        raise QuestionError(f"start is {asked.start}; the text of {entity} has {len(text)} characters")
    end = min(asked.start + asked.length, len(text))
    (card,) = context.cards([entity])
    return NoticeTextAnswer(
        notice=card, start=asked.start, end=end, total=len(text), text=text[asked.start : end],
        next=end if end < len(text) else None, notes=notes,
    )  # fmt: skip


def _current(context: ToolContext, node_class: NodeClass, named: str) -> tuple[str, list[str]]:
    """Return the id of an entity from its id or one of its names, with a note where it is another one. Raises NotFound
    and QuestionError."""
    entity = named_entity(context.app.store, node_class, named)
    return entity, [] if entity == named else [both(f"{named} 即 {entity}", f"{named} is {entity}")]


def _relation(context: ToolContext, name: str) -> str:
    """Return the type of relationship of this name, whatever its capitals. Raises QuestionError."""
    known = context.app.model.edges
    if name.upper() in known:
        return name.upper()
    raise QuestionError(f"there is no relation {name[:60]!r}; there are {', '.join(known)}")


def _skip(text: str, page: list[str]) -> int:
    """Return the number of relationships before a page. Raises QuestionError for a cursor of other evidence or of other
    data."""
    match read_cursor(text):
        case [*others, int(skip)] if others == page and not isinstance(skip, bool) and 0 < skip < 2**31:
            return skip
    raise QuestionError(
        f"cursor is {text[:60]!r}, which is none of this evidence as it is now: begin without one"
    )


def _entity(
    context: ToolContext,
    asked: EntityArguments,
    node_class: NodeClass,
    found: dict[str, Any],
    notes: list[str],
    count: int,
) -> EntityAnswer:
    """Return an entity with at most `count` of each relationship, and of the quotes in proportion."""
    given = {name: value for name, value in found.items() if name not in _NO_USE}
    whole = given.pop(_TEXT, None) if node_class.name == NOTICE else None
    properties = {name: shortened(value) for name, value in given.items()}
    groups = found["relations"]
    stated = quotes_of(quotations_of(_stated(groups)), asked.quotes * count // _SHOWN)
    quotes, notices = with_notices(context, stated)
    more = [_MORE] if any(group["total"] > count for group in groups) else []
    cut = [CUT] if properties != given else []
    return EntityAnswer(
        type=node_class.name, id=found["id"], title=str(found.get(node_class.display) or found["id"]),
        iri=entity_iri(context.app.settings.base_iri, node_class.name, found["id"]),
        url=context.url_of(node_class, found["id"]),
        properties=properties, relations=[_group(context, each, count) for each in groups],
        quotes=quotes, notices=notices,
        notes=[*notes, *more, *cut, *([_READ] if whole else [])],
    )  # fmt: skip


def _stated(groups: list[dict[str, Any]]) -> list[StatedRelation]:
    return [
        StatedRelation(group["relation"], group["direction"], RelatedEntity(**item))
        for group in groups
        for item in group["items"]
        if "quote" in item["properties"]
    ]


def _group(context: ToolContext, group: dict[str, Any], count: int) -> LinkedGroup:
    edge = context.app.model.edges[group["relation"]]
    items = [
        LinkedEntity(type=each["type"], id=each["id"], title=each["title"]) for each in group["items"][:count]
    ]
    return LinkedGroup(
        relation=edge.type, direction=group["direction"], label_zh=edge.label_zh, label_en=edge.label_en,
        total=group["total"], items=items,
    )  # fmt: skip


def _hit(hit: SearchHit) -> FoundEntity:
    matches = [
        HitMatch(property=each.property, text=shortened(each.text), start=each.start, end=each.end)
        for each in hit.matches
    ]
    return FoundEntity(
        type=hit.type, id=hit.id, title=hit.title, year=hit.year, notice=hit.notice, matches=matches
    )
