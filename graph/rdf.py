"""RDF to facts: the vocabularies as nodes and relationships, as the model defines entities. Pure functions."""

import re
from collections.abc import Iterator, Mapping

from pypinyin import lazy_pinyin
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node as Term

from graph.entities import VOCABULARY, Edge, Facts, Node, Ref, Value
from ontology.errors import OntologyError
from ontology.kinds import EdgeClass, Model, NodeClass, Property
from ontology.terms import curie, local_name

_MARK = re.compile(r"[^\w\s]")
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}  # the spellings of xsd:boolean


def facts_from_rdf(graph: Graph, model: Model, owner: str = VOCABULARY) -> Facts:
    """Return the entities of the graph and the relationships among them; equal graphs give equal facts in one order.

    Terms that the model lacks (triggers, notes of editors) are ignored. Raises OntologyError, which names the
    term, for an entity of two classes, two values where one is allowed, and a relationship to a term that is no
    entity. Properties that the model calls computed are set here: the pinyin by which names are sorted.
    """
    entities = dict(_entities(graph, model))
    nodes = [_node(graph, term, kind) for term, kind in entities.items()]
    edges = [*_plain(graph, model, entities), *_relations(graph, model, entities)]
    return Facts(
        owner,
        tuple(sorted(nodes, key=lambda node: node.ref)),
        tuple(sorted(edges, key=lambda edge: (edge.type, edge.source, edge.target, str(edge.properties)))),
    )


def pinyin(name: str) -> str:
    """Return the reading of a Chinese name: syllables without tones, with blanks between; other letters stay, and
    punctuation is removed, so that “剑网” is sorted under j."""
    return " ".join(lazy_pinyin(_MARK.sub("", name), errors=str.lower))


def _entities(graph: Graph, model: Model) -> Iterator[tuple[URIRef, NodeClass]]:
    seen: dict[Term, NodeClass] = {}
    for kind in model.nodes.values():
        for term in () if kind.abstract else graph.subjects(RDF.type, URIRef(kind.iri)):
            if not isinstance(term, URIRef) or seen.setdefault(term, kind) is not kind:
                raise OntologyError(f"{curie(term)} must be an IRI with one class, not also {kind.name}")
            yield term, kind


def _node(graph: Graph, term: URIRef, kind: NodeClass) -> Node:
    properties = _properties(graph, term, kind.properties)
    name = properties.get("name")
    if "pinyin" in kind.properties and isinstance(name, str):
        properties["pinyin"] = pinyin(name)
    return Node(kind.name, local_name(term), properties)


def _plain(graph: Graph, model: Model, entities: Mapping[URIRef, NodeClass]) -> Iterator[Edge]:
    for edge in model.edges.values():
        predicate = edge.iri if edge.edge_from is None else edge.shortcut
        if predicate is not None:
            for source, target in graph.subject_objects(predicate):
                yield Edge(edge.type, _ref(source, edge, entities), _ref(target, edge, entities), {})


def _relations(graph: Graph, model: Model, entities: Mapping[URIRef, NodeClass]) -> Iterator[Edge]:
    for edge in model.edges.values():
        for term in () if edge.edge_from is None else graph.subjects(RDF.type, URIRef(edge.iri)):
            source, target = (_end(graph, term, end) for end in (edge.edge_from, edge.edge_to))
            ends = _ref(source, edge, entities), _ref(target, edge, entities)
            yield Edge(edge.type, *ends, _properties(graph, term, edge.properties))


def _end(graph: Graph, term: Term, predicate: URIRef | None) -> Term:
    ends = [] if predicate is None else list(graph.objects(term, predicate))
    if len(ends) != 1:
        raise OntologyError(f"{curie(term)} needs one {curie(predicate)}, has {len(ends)}")
    return ends[0]


def _ref(term: Term, edge: EdgeClass, entities: Mapping[URIRef, NodeClass]) -> Ref:
    if not isinstance(term, URIRef) or term not in entities:
        raise OntologyError(f"{curie(term)} is an end of {curie(edge.iri)} but no entity of the graph")
    return entities[term].name, local_name(term)


def _properties(graph: Graph, term: Term, declared: Mapping[str, Property]) -> dict[str, Value]:
    literals = _literals(graph, term)
    properties: dict[str, Value] = {}
    for name, prop in declared.items():
        values = [] if prop.computed else sorted(_values(literals, prop))
        if len(values) > 1 and not prop.many:
            raise OntologyError(f"{curie(term)} has {len(values)} values for {name}, which takes one")
        if values:
            properties[name] = tuple(map(str, values)) if prop.many else _typed(term, values[0], prop)
    return properties


def _literals(graph: Graph, term: Term) -> Mapping[Term, list[Literal]]:
    """Return the literals of a term by predicate, with one search instead of one for each property."""
    literals: dict[Term, list[Literal]] = {}
    for predicate, value in graph.predicate_objects(term):
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
