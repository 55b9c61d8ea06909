"""Answers as compact text, for assistants that read no structured content."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from api.language import both
from api.mcp.answers import (
    CatalogAnswer,
    CatalogParameter,
    CatalogQuestion,
    CitedAnswer,
    CypherAnswer,
    EntityAnswer,
    EvidenceAnswer,
    HitsAnswer,
    ModelAnswer,
    NoticeCard,
    NoticeTextAnswer,
    QuoteShape,
    RowsAnswer,
    StatementShape,
    ToolAnswer,
)

_NOTHING = both("（没有）", "(none)")


def to_text(answer: ToolAnswer) -> str:
    """Return an answer as text: its content, its quotes with their notices, and its notes."""
    quotes = _quote_lines(answer) if isinstance(answer, CitedAnswer) else ()
    following = getattr(answer, "next", None)
    more = [f"next: {following}"] if following is not None else []
    return "\n".join((*_LINES[type(answer)](answer), *quotes, *more, *(f"※ {each}" for each in answer.notes)))


def cited(card: NoticeCard) -> str:
    """Return a notice as it is cited: title, document number, date, URL."""
    title = f"《{card.title}》" if card.title else both("（通知原文缺标题）", "(the notice has no title)")
    year = None if card.campaign_year is None else str(card.campaign_year)
    known = (card.doc_number, card.issue_date or year, None if card.title else card.issuing_agency)
    return f"{title} {', '.join(each for each in known if each)} {card.url}"


def _catalog(answer: CatalogAnswer) -> Iterator[str]:
    for each in answer.questions:
        yield from _question_lines(each)


def _rows(answer: RowsAnswer) -> Iterator[str]:
    yield f"{both(answer.title_zh, answer.title_en)} [{answer.question}] {_pairs(answer.parameters)}"
    yield f"# | {' | '.join(answer.columns)}"
    for number, row in enumerate(answer.rows, start=1):
        yield f"{number} | {' | '.join(_plain(row.get(name)) for name in answer.columns)}"
    if not answer.rows:
        yield _NOTHING


def _hits(answer: HitsAnswer) -> Iterator[str]:
    cards = {each.id: each for each in answer.notices}
    yield both("各类数量", "hits by class") + f": {_pairs(answer.totals)}" if answer.totals else _NOTHING
    for each in answer.items:
        yield f"{each.type} {each.id} | {each.title}" + (f" | {each.year}" if each.year else "")
        yield from (
            f"  {match.property} {match.start}–{match.end}: “{_plain(match.text)}”"
            for match in each.matches
            if match.text != each.title
        )
        card = cards.get(each.notice or each.id)
        if card is not None:
            yield f"  — {cited(card)}"


def _entity(answer: EntityAnswer) -> Iterator[str]:
    yield f"{answer.type} {answer.id} | {answer.title} | {answer.url or answer.iri}"
    yield from (f"{name}: {_plain(value)}" for name, value in answer.properties.items())
    for each in answer.relations:
        arrow = "→" if each.direction == "out" else "←"
        items = "; ".join(f"{item.title} [{item.type}/{item.id}]" for item in each.items)
        rest = f" (+{each.total - len(each.items)})" if each.total > len(each.items) else ""
        yield f"{arrow} {each.relation} {both(each.label_zh, each.label_en)} ({each.total}): {items}{rest}"


def _evidence(answer: EvidenceAnswer) -> Iterator[str]:
    yield f"{answer.type} {answer.id}: {answer.total} " + both(
        "条有依据的关系", "relationships with evidence"
    )


def _notice_text(answer: NoticeTextAnswer) -> Iterator[str]:
    yield f"{cited(answer.notice)} {answer.start}–{answer.end} / {answer.total}"
    yield answer.text


def _model(answer: ModelAnswer) -> Iterator[str]:
    for parts in (answer.classes, answer.relations, answer.schemes):
        yield from (f"{name} {line}" for name, line in parts.items())


def _cypher(answer: CypherAnswer) -> Iterator[str]:
    yield " | ".join(answer.columns)
    yield from (" | ".join(map(_plain, row)) for row in answer.rows)
    if not answer.rows:
        yield _NOTHING


def _question_lines(question: CatalogQuestion) -> Iterator[str]:
    yield f"{question.name}: {both(question.title_zh, question.title_en)}. {question.answers_en}"
    if question.columns is None:
        yield f"  ({', '.join(map(_parameter, question.parameters))})"
        return
    yield question.answers_zh
    for each in question.parameters:
        yield f"  {_parameter(each)}: {both(each.meaning_zh or '', each.meaning_en or '')}"
    for column in question.columns:
        yield f"  → {column.name} {column.type}: {both(column.meaning_zh, column.meaning_en)}"


def _parameter(each: CatalogParameter) -> str:
    needed = "*" if each.required else ""
    values = f" in {','.join(each.values)}" if each.values else ""
    default = "" if each.default is None else f" = {_plain(each.default)}"
    return f"{each.name}{needed} {each.type}{values}{default}"


def _quote_lines(answer: CitedAnswer) -> Iterator[str]:
    cards = {each.id: each for each in answer.notices}
    for each in answer.quotes:
        yield f"[{each.number}] {' '.join(_quote_parts(each, cards.get(each.notice or '')))}"
        yield from (f"    {_statement(stated)}" for stated in each.states)


def _quote_parts(quote: QuoteShape, card: NoticeCard | None) -> Iterator[str]:
    if quote.rows:
        yield f"#{','.join(map(str, quote.rows))}"
    if quote.quote:
        yield f"“{_plain(quote.quote)}”"
    if card is not None:
        yield f"— {cited(card)}"
    if quote.section or quote.start is not None:
        span = "" if quote.start is None else f"{quote.start}–{quote.end}"
        yield f"({', '.join(each for each in (quote.section, span) if each)})"
    yield from (each for each in (quote.source, quote.source_url) if each)


def _statement(stated: StatementShape) -> str:
    arrow = "→" if stated.direction == "out" else "←"
    details = f" {_pairs(stated.properties)}" if stated.properties else ""
    return f"{arrow} {stated.relation} {stated.title} [{stated.type}/{stated.id}]{details}"


def _pairs(values: dict[str, Any]) -> str:
    return ", ".join(f"{name}={_plain(value)}" for name, value in values.items())


def _plain(value: Any) -> str:
    """Return a value on one line."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ",".join(map(_plain, value))
    if isinstance(value, bool):
        return str(value).lower()
    return " ".join(str(value).split())


_LINES: Mapping[type[ToolAnswer], Callable[[Any], Iterator[str]]] = {
    CatalogAnswer: _catalog,
    RowsAnswer: _rows,
    HitsAnswer: _hits,
    EntityAnswer: _entity,
    EvidenceAnswer: _evidence,
    NoticeTextAnswer: _notice_text,
    ModelAnswer: _model,
    CypherAnswer: _cypher,
}
