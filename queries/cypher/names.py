"""Names in a query that the model does not have: to a server they are no fault, but give null or no rows.

These are labels behind a colon in round brackets, types in square ones, their keys in a pattern, and properties
behind a dot. Parts of dates, and keys of other maps of the query and its parameters, are no properties of the graph.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graph.claims import CHANGE, CLAIM, DATASET, LEDGER, TRACE
from ontology.kinds import Model
from queries.cypher.text import CypherToken, position_of, read_cypher
from queries.cypher.words import OF_DATES

NameKind = Literal["label", "type", "property"]
KnownNames = Mapping[NameKind, frozenset[str]]

MOST, LONGEST = 20, 60  # names that are returned, and characters of one: to find the likely one takes time
_BOOKKEEPING = (CHANGE, CLAIM, DATASET, LEDGER, TRACE)


@dataclass(frozen=True)
class UnknownName:
    """A name that the model does not have, its position in the query, and the known one that may be meant."""

    kind: NameKind
    name: str
    line: int
    column: int
    meant: str | None


def known_names(model: Model) -> KnownNames:
    """Return the names that a query may have: of the model, and of the bookkeeping."""
    properties = {name for each in model.nodes.values() for name in each.properties}
    properties |= {name for each in model.edges.values() for name in each.properties}
    return {
        "label": frozenset((*model.nodes, *_BOOKKEEPING)),
        "type": frozenset(model.edges),
        "property": frozenset((*properties, "id", "derived", *OF_DATES)),
    }


def find_unknown_names(text: str, parameters: Mapping[str, Any], known: KnownNames) -> list[UnknownName]:
    """Return the first names that are not known, each once, in the order of the query. Raises CypherRefused."""
    tokens = read_cypher(text).tokens
    used, bookkeeping = [*_used(tokens)], {each.text for each in tokens} & {*_BOOKKEEPING}
    own = {token.text.strip("`") for kind, token in used if kind == "key"} | set(_keys(parameters))
    found: dict[tuple[NameKind, str], UnknownName] = {}
    for kind, token in used:
        name = token.text.strip("`")
        if kind == "key" or name in known[kind] or (kind == "property" and (name in own or bookkeeping)):
            continue
        if (kind, name) not in found and len(found) < MOST:
            position = position_of(text, token.place)
            found[kind, name] = UnknownName(kind, name[:LONGEST], *position, _meant(name, known[kind]))
    return list(found.values())


def _used(tokens: tuple[CypherToken, ...]) -> Iterator[tuple[NameKind | Literal["key"], CypherToken]]:
    """Yield the names of the graph, and the keys of other maps."""
    texts = ["", "", *(token.text for token in tokens), "", ""]
    brackets: list[str] = []  # "pattern" for the map of a pattern, whose keys are properties
    for place, token in enumerate(tokens, start=2):
        before, after = texts[place - 1], texts[place + 1]
        if token.text in ("(", "[", "{"):
            of_pattern = token.text == "{" and texts[place - 2] in (":", "|", "&")
            brackets.append("pattern" if of_pattern else token.text)
        elif token.text in (")", "]", "}"):
            brackets.pop()
        elif token.kind in ("word", "name"):
            kind = _kind(before, after, brackets[-1] if brackets else "")
            if kind is not None:
                yield kind, token


def _kind(before: str, after: str, bracket: str) -> NameKind | Literal["key"] | None:
    if before == "." and after not in ("(", "."):
        return "property"
    if before in ("{", ",") and after == ":" and bracket in ("{", "pattern"):
        return "property" if bracket == "pattern" else "key"
    if before == ":" and bracket in ("(", "["):
        return "label" if bracket == "(" else "type"
    return None


def _keys(value: Any) -> Iterator[str]:
    """Yield the keys of maps at any depth."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    yield from value if isinstance(value, dict) else ()
    for each in inner:
        yield from _keys(each)


def _meant(name: str, known: frozenset[str]) -> str | None:
    """Return the known name that is most like it, whatever its capitals."""
    folded = {each.lower(): each for each in sorted(known)}
    near = difflib.get_close_matches(name[:LONGEST].lower(), folded, 1)
    return folded[near[0]] if near else None
