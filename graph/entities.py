"""Nodes, relationships and the facts of one owner, which loaders produce and the store holds. Pure values.

`check_facts` validates facts against the ontology before anything is written; `Facts.digest` identifies them by
content.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.owners import MARKS, VOCABULARY, VOCABULARY_OWNER, OwnerKind, home_of, keeper_of, kind_of
from ontology.errors import OntologyError
from ontology.kinds import EdgeClass, Model, NodeClass, Property

__all__ = [
    "ATTACHED", "DERIVED", "FINGERPRINT", "NOTICE", "VOCABULARY", "Edge", "Facts", "Node", "Ref", "Value",
    "canonical", "check_facts", "distinct_edges", "without_missing",
]  # fmt: skip

Value = str | int | bool | tuple[str, ...]
Ref = tuple[str, str]  # class name and id

NOTICE = "Notice"  # the class that is the unit of loading
ATTACHED = "attached"  # set on a relationship of `Facts.attached` when it is stored, so that reloads keep it
DERIVED = "derived"  # set on a relationship by derivation; nothing that an owner states has it
FINGERPRINT = "fingerprint"  # set on a notice when it is stored; never part of its own digest

_PYTHON_TYPES = {"string": str, "integer": int, "boolean": bool}
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which UTF-8 cannot encode


@dataclass(frozen=True)
class Node:
    """An entity: class name, id, and its properties besides the id."""

    type: str
    id: str
    properties: Mapping[str, Value]

    @property
    def ref(self) -> Ref:
        """Class name and id, by which relationships refer to it."""
        return self.type, self.id


@dataclass(frozen=True)
class Edge:
    """A relationship of a type ("ORGANIZED") between two entities given as (class name, id)."""

    type: str
    source: Ref
    target: Ref
    properties: Mapping[str, Value]

    @property
    def content(self) -> str:
        """All of it as canonical JSON, which equal relationships share."""
        return canonical([self.type, self.source, self.target, dict(self.properties)])


@dataclass(frozen=True)
class Facts:
    """All facts of one owner; graph/owners.py has the kinds of owner.

    `attached` are relationships of shared nodes that follow from the node itself, such as the region of an agency made
    by rule. They belong to no owner: they exist exactly as long as their source.
    """

    owner: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    attached: tuple[Edge, ...] = ()

    @cached_property
    def digest(self) -> str:
        """The SHA-256 (hex), equal on every machine. The order and repetition of nodes and edges do not matter; the
        order inside a list does."""
        nodes = {canonical([n.type, n.id, {**n.properties, FINGERPRINT: ""}]) for n in self.nodes}
        edges, attached = (sorted({e.content for e in each}) for each in (self.edges, self.attached))
        parts = [self.owner, sorted(nodes), edges, *([attached] if attached else [])]
        return hashlib.sha256(canonical(parts).encode()).hexdigest()


def without_missing(**properties: Value | Iterable[str] | None) -> dict[str, Value]:
    """Return the properties without missing ones (None, "" and empty lists), with tuples for lists."""
    kept = {k: v if isinstance(v, str | int) else tuple(v) for k, v in properties.items() if v is not None}
    return {name: value for name, value in kept.items() if value not in ("", ())}


def distinct_edges(edges: Iterable[Edge]) -> list[Edge]:
    """Return the relationships in their order, equal ones once."""
    return [*{(e.type, e.source, e.target, *sorted(e.properties.items())): e for e in edges}.values()]


def canonical(value: object) -> str:
    """Return canonical JSON: sorted keys, no blanks, no escaped characters."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def check_facts(facts: Facts, model: Model) -> None:
    """Raise OntologyError, which names entity and defect, for facts that the ontology does not allow.

    Defects are: an unknown class, property or relationship type; a value of the wrong type, pattern or scheme,
    or an empty one; an end of the wrong class or not among the nodes (entities of the vocabulary need no node);
    a fact that belongs to another owner.
    """
    nodes: dict[Ref, Node] = {}
    home = home_of(facts.owner)
    for node in facts.nodes:
        _check_node(node, facts.owner, model)
        if nodes.setdefault(node.ref, node).properties != node.properties:
            raise OntologyError(f"{_label(node.ref)} is given twice with different properties")
    if home is not None and home not in nodes:
        raise OntologyError(f"the facts of {facts.owner!r} lack the {kind_of(facts.owner).name} itself")
    kind = kind_of(facts.owner)
    for edge in facts.edges:
        _check_edge(edge, facts.owner, kind, model)
        for end in (edge.source, edge.target):
            _check_end(edge, end, nodes, kind, model)
    for edge in facts.attached:
        _check_attached(edge, nodes, kind, model)


def _check_node(node: Node, owner: str, model: Model) -> None:
    node_class = model.nodes.get(node.type)
    if node_class is None or node_class.abstract:
        raise OntologyError(f"{_label(node.ref)}: the ontology has no class {node.type} for nodes")
    if not isinstance(node.id, str) or not node.id:
        raise OntologyError(f"a {node.type} has no id")
    _check_properties(_label(node.ref), node.properties, node_class, model)
    kind = kind_of(owner)
    if node_class.kept_by not in kind.may_state:
        keeper = node_class.kept_by
        raise OntologyError(f"{_label(node.ref)}: a {kind.name} holds nothing that belongs to a {keeper}")
    if keeper_of(node_class) is kind:
        _check_mark(_label(node.ref), node.properties, owner, kind)


def _check_shape(edge: Edge, model: Model) -> tuple[str, EdgeClass]:
    """Check type, ends and properties of a relationship; return its place in messages and its class."""
    where = f"({_label(edge.source)})-[{edge.type}]->({_label(edge.target)})"
    edge_class = model.edges.get(edge.type)
    if edge_class is None:
        raise OntologyError(f"{where}: the ontology has no relationship type {edge.type}")
    if edge.source[0] not in edge_class.sources or edge.target[0] not in edge_class.targets:
        allowed = f"{'|'.join(edge_class.sources)} to {'|'.join(edge_class.targets)}"
        raise OntologyError(f"{where}: {edge.type} leads from {allowed}")
    _check_properties(where, edge.properties, edge_class, model)
    if edge.properties.get(DERIVED):
        raise OntologyError(f"{where} is derived; leave it out: derived facts are derived anew")
    return where, edge_class


def _check_attached(edge: Edge, nodes: Mapping[Ref, Node], kind: OwnerKind, model: Model) -> None:
    """Check a relationship of a shared node: its source is among the nodes, and it comes from no single owner."""
    where, edge_class = _check_shape(edge, model)
    if edge.source not in nodes or keeper_of(model.nodes[edge.source[0]]) is not None:
        raise OntologyError(f"{where}: the source is no shared node among the nodes")
    if edge_class.stated:
        raise OntologyError(f"{where}: {edge.type} is read from a notice and needs an owner")
    _check_end(edge, edge.target, nodes, kind, model)


def _check_edge(edge: Edge, owner: str, kind: OwnerKind, model: Model) -> None:
    where, edge_class = _check_shape(edge, model)
    for mark, other in MARKS.items():
        if other is not kind and mark in edge.properties:
            raise OntologyError(f"{where}: a relationship of a {kind.name} has no {mark}")
    if kind.mark is not None and kind.mark not in edge_class.properties:
        owners = " or ".join(each.name for mark, each in MARKS.items() if mark in edge_class.properties)
        raise OntologyError(
            f"{where}: {edge.type} comes from a {owners or 'vocabulary'} alone, not from a {kind.name}"
        )
    _check_mark(where, edge.properties, owner, kind)


def _check_mark(where: str, properties: Mapping[str, Value], owner: str, kind: OwnerKind) -> None:
    if kind.mark is not None and properties.get(kind.mark) != kind.mark_value(owner):
        value = kind.mark_value(owner)
        raise OntologyError(f"{where} must have the property {kind.mark} = {value!r}, its owner")


def _check_end(edge: Edge, end: Ref, nodes: Mapping[Ref, Node], kind: OwnerKind, model: Model) -> None:
    from_vocabulary = model.nodes[end[0]].kept_by == "vocabulary" and kind is not VOCABULARY_OWNER
    if end not in nodes and not (from_vocabulary and end[1]):
        raise OntologyError(f"{edge.type} has an end that is not among the nodes: {_label(end)}")


def _check_properties(
    where: str, properties: Mapping[str, Value], kind: NodeClass | EdgeClass, model: Model
) -> None:
    for name, value in properties.items():
        declared = kind.properties.get(name)
        if declared is None:
            raise OntologyError(f"{where}: {kind.name} has no property {name} in the ontology")
        values = value if isinstance(value, tuple) else (value,)
        if isinstance(value, tuple) != declared.many or not values:
            wanted = "a tuple that is not empty" if declared.many else "one value"
            raise OntologyError(f"{where}: {name} must be {wanted}")
        for each in values:
            if (defect := _defect(each, declared)) is not None:
                raise OntologyError(f"{where}: {name} {defect}")
            if declared.scheme is not None and each not in model.schemes[declared.scheme]:
                listed = ", ".join(model.schemes[declared.scheme])
                raise OntologyError(f"{where}: {name} is {each!r}, not one of {listed}")


def _defect(value: object, declared: Property) -> str | None:
    """Return the defect of one value, if it has one: Python type, 64 bits for an integer, text that UTF-8 can encode,
    and pattern."""
    if type(value) is not _PYTHON_TYPES[declared.datatype]:
        return f"must be {declared.datatype}, not {value!r}"
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        return "does not fit in 64 bits"
    if not isinstance(value, str):
        return None
    if not value or _SURROGATE.search(value):
        return f"must be text, not {value!r}: leave out a missing value"
    if declared.pattern is not None and not re.fullmatch(declared.pattern, value):
        return f"is {value!r}, which does not match {declared.pattern}"
    return None


def _label(ref: Ref) -> str:
    return f"{ref[0]} {ref[1]}"
