"""Facts of any owner, drawn at random from what the model allows: every class, relationship, property and list."""

from collections.abc import Mapping
from functools import cache

from hypothesis import strategies as st

from graph.entities import Edge, Facts, Node, Value, without_missing
from graph.owners import OwnerKind, kind_of
from graph.rdf import pinyin
from ontology.kinds import EdgeClass, NodeClass, Property
from ontology.model import load_model

MODEL = load_model()
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
IDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=4)


def values(prop: Property) -> st.SearchStrategy[Value]:
    """Return a strategy for the value of a property."""
    kinds: dict[str, st.SearchStrategy[str | int | bool]] = {
        "string": TEXT, "integer": st.integers(-(2**63), 2**63 - 1), "boolean": st.booleans(),
    }  # fmt: skip
    each = kinds[prop.datatype]
    if prop.pattern is not None:
        each = st.from_regex(prop.pattern, fullmatch=True)
    if prop.scheme is not None:
        each = st.sampled_from(sorted(MODEL.schemes[prop.scheme]))
    return st.lists(each.map(str), min_size=1, max_size=3).map(tuple) if prop.many else each


@cache
def properties(name: str, owner: str) -> st.SearchStrategy[Mapping[str, Value]]:
    """Return a strategy for some of the properties of a class or relationship type, with the mark of its owner."""
    cls: NodeClass | EdgeClass = MODEL.nodes.get(name) or MODEL.edges[name]
    kind = kind_of(owner)
    marks = {"notice", "registered_in", "fingerprint", "derived"}  # set by their owner or by the store
    fixed = {kind.mark: kind.mark_value(owner)} if kind.mark in cls.properties else {}
    free = {
        name: values(prop)
        for name, prop in cls.properties.items()
        if name not in marks and (kind.mark is not None or not prop.computed)
    }
    return st.fixed_dictionaries({}, optional=free).map(
        lambda drawn: _sorted_name({**drawn, **{str(k): v for k, v in fixed.items()}}, cls, kind)
    )


def _sorted_name(drawn: dict[str, Value], cls: NodeClass | EdgeClass, kind: OwnerKind) -> dict[str, Value]:
    """Add the reading of a name to an entry of the vocabulary, which always has it."""
    name = drawn.get("name")
    if kind.mark is None and "pinyin" in cls.properties and isinstance(name, str):
        drawn.update(without_missing(pinyin=pinyin(name)))
    return drawn


@st.composite
def drawn_facts(draw: st.DrawFn, owner: str) -> Facts:
    """Draw facts of an owner: some nodes of the classes that it may state, and relationships among them."""
    kind = kind_of(owner)
    classes = [c for c in MODEL.nodes.values() if not c.abstract and c.kept_by in kind.may_state]
    drawn = draw(st.lists(st.tuples(st.sampled_from(classes), IDS), max_size=5))
    home = [(MODEL.nodes[kind.home], owner)] if kind.home else []
    refs = [*dict.fromkeys((cls.name, each) for cls, each in (*home, *drawn))]
    nodes = tuple(Node(*ref, draw(properties(ref[0], owner))) for ref in refs)
    edges: list[Edge] = []
    attached: list[Edge] = []
    for edge in draw(st.lists(st.sampled_from(list(MODEL.edges.values())), max_size=6)):
        sources, targets = ([r for r in refs if r[0] in ends] for ends in (edge.sources, edge.targets))
        own = kind.mark is None or kind.mark in edge.properties
        if sources and targets and (own or not edge.stated):
            ends = draw(st.sampled_from(sources)), draw(st.sampled_from(targets))
            (edges if own else attached).append(Edge(edge.type, *ends, draw(properties(edge.type, owner))))
    return Facts(owner, nodes, tuple(edges), tuple(attached))
