"""The tools for those who ask in their own words: the model of the graph, and Cypher that only reads."""

import asyncio
import difflib
from collections.abc import Mapping, Sequence
from functools import partial

from api.language import both
from api.mcp.answers import CypherAnswer, ModelAnswer
from api.mcp.arguments import CypherArguments, ModelArguments
from api.mcp.bounds import CUT, fitted, shortened
from api.mcp.context import ToolContext
from graph.untrusted import Excerpt
from ontology.errors import NotFound
from ontology.kinds import EdgeClass, NodeClass, Property, SchemeValue
from queries.cypher.names import UnknownName

_ONE = both("定义：describe_model 并给出 name", "definitions: describe_model with a name")


def model_answer(context: ToolContext, asked: ModelArguments) -> ModelAnswer:
    """Return the model of the graph, or one part of it with definitions. Raises NotFound."""
    model, name = context.app.model, asked.name
    if name is not None:
        _check_name(name, (*model.nodes, *model.edges, *model.schemes))
    whole = name is not None
    return ModelAnswer(
        version=model.version,
        classes={each.name: _class(each, whole) for each in model.nodes.values() if name in (None, each.name)},
        relations={each.type: _relation(each, whole) for each in model.edges.values() if name in (None, each.type)},
        schemes={
            scheme: _scheme(values, whole) for scheme, values in model.schemes.items() if name in (None, scheme)
        },
        notes=[] if whole else [_ONE],
    )  # fmt: skip


async def cypher_answer(context: ToolContext, asked: CypherArguments) -> CypherAnswer:
    """Return rows of a query, by the desk of `POST /v1/cypher`. Raises CypherRefused, QueryExceeded and StoreError."""
    asking = context.app.cypher.ask(asked.query, asked.parameters, partial(_presented, limit=asked.limit))
    # The desk takes the end of a task for the end of the server, and a client may withdraw a call.
    return await asyncio.shield(asking)


def _presented(found: Excerpt, unknown: Sequence[UnknownName], limit: int) -> CypherAnswer:
    unknown_names = [_unknown(each) for each in unknown]

    def build(count: int) -> CypherAnswer:
        rows = [shortened(list(row)) for row in found.rows[:count]]
        more = found.truncated or len(found.rows) > count
        notes = [*unknown_names, *([_more(len(rows))] if more else [])]
        cut = any(kept != list(row) for kept, row in zip(rows, found.rows, strict=False))
        return CypherAnswer(
            columns=[*found.columns], rows=rows, truncated=more, notes=[*notes, *([CUT] if cut else [])]
        )

    return fitted(build, limit)


def _more(rows: int) -> str:
    return both(
        f"还有更多的行：在查询中用 ORDER BY … SKIP {rows}，或少取几列",
        f"there are more rows: go on with ORDER BY … SKIP {rows} in the query, or return less of each",
    )


def _unknown(each: UnknownName) -> str:
    place = f"{each.kind} {each.name}，{each.line}:{each.column}"
    meant = f"；{each.meant}？" if each.meant else ""
    return both(f"图谱中没有 {place}{meant}", f"the graph has no {each.kind} {each.name}")


def _check_name(name: str, known: Sequence[str]) -> None:
    if name not in known:
        near = difflib.get_close_matches(name, known, 3, 0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(known)}"
        raise NotFound(f"the model has no {name!r}: {hint}")


def _class(node: NodeClass, whole: bool) -> str:
    listed = f" (/v1/{node.collection})" if node.collection else ""
    definition = f" {both(node.definition_zh, node.definition_en)}" if whole else ""
    return (
        f"{both(node.label_zh, node.label_en)}{listed}{definition}: id, {_properties(node.properties, whole)}"
    )


def _relation(edge: EdgeClass, whole: bool) -> str:
    ends = f"({'|'.join(edge.sources)})→({'|'.join(edge.targets)})"
    definition = f" {both(edge.definition_zh, edge.definition_en)}" if whole else ""
    return f"{both(edge.label_zh, edge.label_en)} {ends}{definition}: {_properties(edge.properties, whole)}"


def _properties(properties: Mapping[str, Property], whole: bool) -> str:
    return (
        "; ".join(map(_defined, properties.values()))
        if whole
        else ", ".join(map(_named, properties.values()))
    )


def _named(prop: Property) -> str:
    kind = "" if prop.datatype == "string" else f" {prop.datatype}"
    return f"{prop.name}{kind}{'[]' if prop.many else ''}{f' in {prop.scheme}' if prop.scheme else ''}"


def _defined(prop: Property) -> str:
    return f"{_named(prop)} = {both(prop.label_zh, prop.label_en)}: {prop.definition_en}"


def _scheme(values: Mapping[str, SchemeValue], whole: bool) -> str:
    shown = (f"{each.notation} = {both(each.label_zh, each.label_en)}" for each in values.values())
    defined = (
        f"{each.notation} = {both(each.definition_zh, each.definition_en)}" for each in values.values()
    )
    return "; ".join(defined if whole else shown)
