"""RDF to facts: entities and relationships as the model defines them. Pure functions.

The way back of graph/triples.py: what that writes is read without loss. The vocabularies are read with
`facts_from_rdf`, the facts of other owners with `read_facts`, which also returns the triples that no fact has.
"""

import operator
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pypinyin import lazy_pinyin
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node as Term

from graph.entities import VOCABULARY, Edge, Facts, Node, Ref, Value, without_missing
from graph.iris import entity_ref, entity_term
from graph.rdf_statements import AnyTriple, Statements
from graph.triples import edge_triples, node_triples
from ontology.errors import OntologyError
from ontology.kinds import EdgeClass, Model, NodeClass, Property
from ontology.terms import curie, entity_namespace

_MARK = re.compile(r"[^\w\s]")
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}  # the spellings of xsd:boolean


@dataclass(frozen=True)
class RdfReading:
    """The facts of a graph, and the triples that are in none of them."""

    facts: Facts
    unread: tuple[AnyTriple, ...]


def facts_from_rdf(graph: Graph, model: Model) -> Facts:
    """Return the entities of a vocabulary and the relationships among them; equal graphs give equal facts in one order.

    Terms that the model lacks (triggers, notes of editors) are ignored. Raises OntologyError, which names the
    term, for an entity of two classes, two values where one is allowed, and a relationship to a term that is no
    entity. Properties that the model calls computed are set here: the pinyin by which names are sorted.
    """
    return _Reader(graph, model, VOCABULARY).facts()


def read_facts(graph: Graph, model: Model, owner: str) -> RdfReading:
    """Return the facts of a notice or register. Computed properties are read like others; relationships that need no
    owner are attached; entities of the vocabulary may be referred to without being given. Raises OntologyError."""
    reader = _Reader(graph, model, owner)
    read = reader.read()
    return RdfReading(reader.facts(), tuple(each for each in graph if each not in read))


def pinyin(name: str) -> str:
    """Return the reading of a Chinese name: syllables without tones, with blanks between; other letters stay, and
    punctuation is removed, so that “剑网” is sorted under j."""
    return " ".join(lazy_pinyin(_MARK.sub("", name), errors=str.lower))


class _Reader:
    """Reads one graph, whose facts belong to one owner."""

    def __init__(self, graph: Graph, model: Model, owner: str) -> None:
        self._graph, self._model, self._owner = graph, model, owner
        self._statements = Statements.of(graph)
        self._entities = dict(self._find_entities())
        self._nodes = [self._node(term, kind) for term, kind in self._entities.items()]
        self._named = [*self._plain(), *self._relations()]

    def facts(self) -> Facts:
        """Return the facts in one order."""
        ends = operator.attrgetter("type", "source", "target")
        edges = sorted(
            (each for _, each in self._named), key=lambda each: (*ends(each), str(each.properties))
        )
        stated = {n for n, each in self._model.edges.items() if each.stated or self._owner == VOCABULARY}
        return Facts(
            self._owner,
            tuple(sorted(self._nodes, key=lambda node: node.ref)),
            tuple(edge for edge in edges if edge.type in stated),
            tuple(edge for edge in edges if edge.type not in stated),
        )

    def read(self) -> set[AnyTriple]:
        """Return the triples that the facts have, with the terms that stand for relationships in this graph."""
        nodes = (triple for node in self._nodes for triple in node_triples(node, self._model))
        edges = (
            triple
            for term, edge in self._named
            for triple in edge_triples((term or entity_term(edge.source), edge), self._model, term is None)
        )
        return {*nodes, *edges, *self._statements.read}

    def _find_entities(self) -> Iterator[tuple[URIRef, NodeClass]]:
        seen: dict[Term, NodeClass] = {}
        for kind in self._model.nodes.values():
            for term in () if kind.abstract else self._graph.subjects(RDF.type, URIRef(kind.iri)):
                if not isinstance(term, URIRef) or seen.setdefault(term, kind) is not kind:
                    raise OntologyError(f"{curie(term)} must be an IRI with one class, not also {kind.name}")
                ref = entity_ref(term, self._model)
                if ref is None or ref[0] != kind.name:
                    space = entity_namespace(kind.name)
                    raise OntologyError(
                        f"{curie(term)} is a {kind.name}, so its IRI must be {space} and its id"
                    )
                yield term, kind

    def _node(self, term: URIRef, kind: NodeClass) -> Node:
        properties = self._properties(term, kind.properties)
        name = properties.get("name")
        if self._owner == VOCABULARY and "pinyin" in kind.properties and isinstance(name, str):
            properties |= without_missing(pinyin=pinyin(name))
        return Node(*self._ref_of(term), properties)

    def _plain(self) -> Iterator[tuple[Term | None, Edge]]:
        """Yield the relationships that are triples, and for each the statement with its properties, if it has any."""
        for edge in self._model.edges.values():
            predicate = edge.iri if edge.edge_from is None else edge.shortcut
            if predicate is None:
                continue
            for source, target in self._graph.subject_objects(predicate):
                ends = self._end_ref(source, edge), self._end_ref(target, edge)
                for term in self._statements.about((source, predicate, target)):
                    properties = {} if term is None else self._properties(term, edge.properties)
                    yield term, Edge(edge.type, *ends, properties)

    def _relations(self) -> Iterator[tuple[Term | None, Edge]]:
        for edge in self._model.edges.values():
            for term in () if edge.edge_from is None else self._graph.subjects(RDF.type, URIRef(edge.iri)):
                source, target = (self._end(term, end) for end in (edge.edge_from, edge.edge_to))
                ends = self._end_ref(source, edge), self._end_ref(target, edge)
                yield term, Edge(edge.type, *ends, self._properties(term, edge.properties))

    def _end(self, term: Term, predicate: URIRef | None) -> Term:
        ends = [] if predicate is None else list(self._graph.objects(term, predicate))
        if len(ends) != 1:
            raise OntologyError(f"{curie(term)} needs one {curie(predicate)}, has {len(ends)}")
        return ends[0]

    def _end_ref(self, term: Term, edge: EdgeClass) -> Ref:
        """Return the class and id of an end: an entity of the graph, or one of the vocabulary."""
        if isinstance(term, URIRef):
            if term in self._entities:
                return self._ref_of(term)
            ref = entity_ref(term, self._model) if self._owner != VOCABULARY else None
            if ref is not None and self._model.nodes[ref[0]].kept_by == "vocabulary":
                return ref
        raise OntologyError(f"{curie(term)} is an end of {curie(edge.iri)} but no entity of the graph")

    def _ref_of(self, term: URIRef) -> Ref:
        ref = entity_ref(term, self._model)
        assert ref is not None, "entities are found by their IRIs"
        return ref

    def _properties(self, term: Term, declared: Mapping[str, Property]) -> dict[str, Value]:
        literals = self._literals(term)
        properties: dict[str, Value] = {}
        for name, prop in declared.items():
            ignored = prop.computed and self._owner == VOCABULARY
            values = [] if ignored else sorted(_values(literals, prop))
            if len(values) > 1 and not prop.many:
                raise OntologyError(f"{curie(term)} has {len(values)} values for {name}, which takes one")
            if values:
                properties[name] = (
                    self._list(term, values, prop) if prop.many else _typed(term, values[0], prop)
                )
        return properties

    def _list(self, term: Term, values: list[str], prop: Property) -> tuple[str, ...]:
        """Return the values in their order, where statements give it; otherwise sorted."""
        given = self._statements.order_of(term, prop.predicate, prop.language)
        if given and set(given) != set(values):
            raise OntologyError(
                f"{curie(term)}: not every value of {prop.name} has a position; give all, or none"
            )
        return tuple(given or values)

    def _literals(self, term: Term) -> Mapping[Term, list[Literal]]:
        """Return the literals of a term by predicate, with one search instead of one for each property."""
        literals: dict[Term, list[Literal]] = {}
        for predicate, value in self._graph.predicate_objects(term):
            if isinstance(value, Literal):
                literals.setdefault(predicate, []).append(value)
        return literals


def _values(literals: Mapping[Term, list[Literal]], prop: Property) -> set[str]:
    """Return the lexical forms of the values of a property, in its language where it has one."""
    values = literals.get(prop.predicate, ())
    return {str(each) for each in values if prop.language is None or each.language == prop.language}


def _typed(term: Term, value: str, prop: Property) -> Value:
    if prop.datatype == "string":
        return value
    if prop.datatype == "boolean" and value in _BOOLEANS:
        return _BOOLEANS[value]
    if prop.datatype == "integer" and re.fullmatch(r"[+-]?[0-9]{1,19}", value):
        return int(value)
    raise OntologyError(f"{curie(term)}: {prop.name} is {value!r}, not {prop.datatype}")
