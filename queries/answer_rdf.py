"""The part of the graph that an answer is about, as triples: the entities in its columns with their properties, and
the relationships among them with their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.cypher import Cypher
from graph.entities import ATTACHED, Edge, Node
from graph.store import Store
from graph.stored_facts import stored_node
from graph.triples import Triple, edges_triples, node_triples, ordered_triples
from ontology.kinds import Model
from queries.answer import Answer
from queries.neighbourhood import Relationship, relationships_among

_DERIVED_BASIS = "series"  # of participations that no notice states
# Of a notice, its whole text and the records of its reading are left out; the notice by itself has them.
_LEFT_OUT = {"Notice": ("text", "corrections", "warnings")}


def answer_triples(store: Store, model: Model, found: Answer) -> list[Triple]:
    """Return the triples of the entities that the rows name, and of the relationships between two of them.

    Derived participations are among them where the question counts them (`basis` series).
    """
    nodes = list(_nodes(store, model, _ids(found, model)))
    derived = _DERIVED_BASIS in _basis(found)
    found_among = relationships_among(store, model, (node.ref for node in nodes), derived)
    own = (triple for node in nodes for triple in node_triples(node, model))
    return ordered_triples([*own, *edges_triples(map(_edge, found_among), model)])


def _basis(found: Answer) -> tuple[str, ...]:
    basis = found.parameters.get("basis")
    return basis if isinstance(basis, tuple) else ()


def _ids(found: Answer, model: Model) -> Mapping[str, list[str]]:
    """Return the ids in the columns of entities, by the concrete classes that they may belong to."""
    ids: dict[str, dict[str, None]] = {}
    for place, column in enumerate(found.columns):
        values = {each: None for row in found.rows for each in _values(row[place])}
        for name in _concrete(column.entities, model):
            ids.setdefault(name, {}).update(values)
    return {name: list(each) for name, each in ids.items()}


def _values(value: object) -> Iterable[str]:
    """Return the ids in a cell: none, one, or those of a list."""
    values = value if isinstance(value, list) else [value]
    return [str(each) for each in values if each is not None]


def _concrete(names: Iterable[str], model: Model) -> Iterator[str]:
    """Yield the classes with instances of their own among these and below them."""
    wanted = set(names)
    yield from (each.name for each in model.nodes.values() if not each.abstract and wanted & {*each.labels})


def _nodes(store: Store, model: Model, ids: Mapping[str, list[str]]) -> Iterator[Node]:
    for name in (each for each in model.nodes if each in ids):
        text = f"UNWIND $ids AS id MATCH (n:{name} {{id: id}}) RETURN properties(n)"
        for (found,) in store.read(Cypher(text, {"ids": ids[name]})).rows:
            left_out = _LEFT_OUT.get(name, ())
            yield stored_node(name, {key: value for key, value in found.items() if key not in left_out})


def _edge(relationship: Relationship) -> Edge:
    kind, source, target, stored = relationship
    kept = ((name, value) for name, value in stored.items() if name != ATTACHED)
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in kept}
    return Edge(kind, source, target, values)
