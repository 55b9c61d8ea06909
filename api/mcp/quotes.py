"""The quotes of an answer: what is said at one place of a notice becomes one quote, with all that it states."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.mcp.answers import NoticeCard, QuoteShape, StatementShape
from api.mcp.context import ToolContext
from queries.evidence import StatedRelation

_PLACE = ("quote", "notice", "section", "start", "end", "source", "source_url")
_UNSAID = ("resolved_by", "curated", "position", "registered_in")  # of no use to a reader


@dataclass(frozen=True)
class Quotation:
    """A place with a quote: `properties` as those of evidence, the number of the row that it supports, and the
    relationship that it states."""

    properties: Mapping[str, Any]
    row: int | None = None
    states: StatedRelation | None = None


def quotes_of(quotations: Iterable[Quotation], most: int) -> list[QuoteShape]:
    """Return the quotes at the first `most` places, in their order."""
    places: dict[tuple[Any, ...], list[Quotation]] = {}
    for each in quotations:
        key = tuple(each.properties.get(name) for name in _PLACE)
        if any(value is not None for value in key) and (key in places or len(places) < most):
            places.setdefault(key, []).append(each)
    return [_quote(number, key, found) for number, (key, found) in enumerate(places.items(), start=1)]


def quotations_of(relations: Iterable[StatedRelation]) -> list[Quotation]:
    """Return the places that state these relationships."""
    return [Quotation(each.other.properties, states=each) for each in relations]


def with_notices(
    context: ToolContext, quotes: Sequence[QuoteShape]
) -> tuple[list[QuoteShape], list[NoticeCard]]:
    """Return quotes, and the notices that they are from; what belongs to a register names no notice, and what is
    neither words nor a notice is left out."""
    cards = context.cards(each.notice for each in quotes if each.notice)
    known = {card.id for card in cards}
    named = [each if each.notice in known else each.model_copy(update={"notice": None}) for each in quotes]
    kept = [each for each in named if each.quote or each.notice or each.source or each.source_url]
    return [each.model_copy(update={"number": place}) for place, each in enumerate(kept, start=1)], cards


def _quote(number: int, key: tuple[Any, ...], found: Iterable[Quotation]) -> QuoteShape:
    place = dict(zip(_PLACE, key, strict=True))
    rows = dict.fromkeys(each.row for each in found if each.row is not None)
    states = {
        _statement(each.states).model_dump_json(): _statement(each.states) for each in found if each.states
    }
    return QuoteShape(number=number, rows=[*rows], states=[*states.values()], **place)


def _statement(stated: StatedRelation) -> StatementShape:
    other = stated.other
    rest = {name: value for name, value in other.properties.items() if name not in (*_PLACE, *_UNSAID)}
    return StatementShape(
        relation=stated.relation, direction=stated.direction,
        type=other.type, id=other.id, title=other.title, properties=rest,
    )  # fmt: skip
