"""The model of the graph, read from quality.ttl; nothing else in the project says what a class is.

Order: rdflib's memory store keeps the order of the file, so the model has it too (held by a test).
"""

from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.term import Node

from ontology.asking import ancestors, classes, concrete, is_relation, is_true, one, pointed_at, unique, words
from ontology.errors import OntologyError
from ontology.kinds import EdgeClass, Model, NodeClass, Property, SchemeValue
from ontology.properties import Schemes, properties_of, schemes
from ontology.terms import OWL, QM, QUALITY_TTL, RDF, SCHEMA, curie, local_name, snake, upper_snake
from ontology.turtle import parse_turtle

__all__ = [
    "QUALITY_TTL", "EdgeClass", "Model", "NodeClass", "Property", "SchemeValue", "load_model", "read_model",
]  # fmt: skip


def load_model(path: Path = QUALITY_TTL) -> Model:
    """The model of a Turtle file. OntologyError names the file and the term that is wrong."""
    graph = parse_turtle(path)
    try:
        return read_model(graph)
    except OntologyError as error:
        raise OntologyError(f"{path.name}: {error}") from error


def read_model(graph: Graph) -> Model:
    """The model that the graph describes; OntologyError names the first term that is wrong."""
    unique("class", (local_name(cls) for cls in classes(graph)))
    values = schemes(graph)
    nodes = {node.name: node for node in _nodes(graph, values)}
    edges = [*_relations(graph), *_plain(graph)]
    _check_edges(edges, nodes)
    unique("relationship type", (edge.type for edge in edges))
    unique("collection", (node.collection for node in nodes.values() if node.collection))
    version = next(graph.objects(None, OWL.versionInfo), "")
    return Model(nodes, {edge.type: edge for edge in edges}, values, str(version))


def _nodes(graph: Graph, values: Schemes) -> list[NodeClass]:
    found = [_node(graph, cls) for cls in classes(graph) if not is_relation(graph, cls)]
    for node in found:
        if not node.abstract and node.kept_by not in values.get("keptBy", {}):
            raise OntologyError(f"{curie(node.iri)} has qm:keptBy {node.kept_by}, not listed in value:keptBy")
    if not found:
        raise OntologyError("declares no class")
    return found


def _node(graph: Graph, cls: URIRef) -> NodeClass:
    properties, abstract = properties_of(graph, cls), is_true(graph, cls, QM.abstract)
    display = snake(local_name(str(one(graph, cls, QM.displayedBy))))
    if display not in properties:
        raise OntologyError(f"{curie(cls)} is displayed by {display}, which it does not have")
    return NodeClass(
        name=local_name(cls),
        iri=cls,
        labels=tuple(local_name(each) for each in reversed(ancestors(graph, cls))),
        properties=properties,
        kept_by="" if abstract else str(one(graph, cls, QM.keptBy)),
        collection="" if abstract else str(one(graph, cls, QM.collection)),
        display=display,
        abstract=abstract,
        **words(graph, cls),
    )


def _relations(graph: Graph) -> list[EdgeClass]:
    """The relation classes that are not abstract: relationships with properties of their own."""
    found = [cls for cls in classes(graph) if is_relation(graph, cls)]
    return [_relation(graph, cls) for cls in found if not is_true(graph, cls, QM.abstract)]


def _relation(graph: Graph, cls: URIRef) -> EdgeClass:
    start, end = one(graph, cls, QM.edgeFrom), one(graph, cls, QM.edgeTo)
    return EdgeClass(
        type=str(one(graph, cls, QM.edgeType)),
        name=local_name(cls),
        iri=cls,
        sources=_end(graph, cls, start),
        targets=_end(graph, cls, end),
        properties=properties_of(graph, cls),
        edge_from=URIRef(str(start)),
        edge_to=URIRef(str(end)),
        stated=QM.Statement in ancestors(graph, cls),
        **words(graph, cls),
    )


def _end(graph: Graph, cls: URIRef, end: Node) -> tuple[str, ...]:
    """The node classes that one end of a relation class may be."""
    words(graph, end)
    if cls not in pointed_at(graph, end, SCHEMA.domainIncludes):
        raise OntologyError(f"{curie(end)} is an end of {curie(cls)} but does not have it as domain")
    return concrete(graph, pointed_at(graph, end, SCHEMA.rangeIncludes))


def _plain(graph: Graph) -> list[EdgeClass]:
    """The object properties that are not the end of a relation class."""
    ends = {*graph.objects(None, QM.edgeFrom), *graph.objects(None, QM.edgeTo)}
    found = [p for p in graph.subjects(RDF.type, OWL.ObjectProperty) if isinstance(p, URIRef)]
    return [_plain_edge(graph, term) for term in found if term not in ends]


def _plain_edge(graph: Graph, term: URIRef) -> EdgeClass:
    stated = (term, QM.qualifiedAs, None) in graph
    carried = pointed_at(graph, term, QM.qualifiedAs) if stated else []
    return EdgeClass(
        type=upper_snake(local_name(term)),
        name=local_name(term),
        iri=term,
        sources=concrete(graph, pointed_at(graph, term, SCHEMA.domainIncludes)),
        targets=concrete(graph, pointed_at(graph, term, SCHEMA.rangeIncludes)),
        properties={name: prop for cls in carried for name, prop in properties_of(graph, cls).items()},
        stated=stated,
        **words(graph, term),
    )


def _check_edges(edges: list[EdgeClass], nodes: dict[str, NodeClass]) -> None:
    """Both ends of every edge are node classes: a relation class cannot be an end."""
    for edge in edges:
        if not edge.sources or not edge.targets or {*edge.sources, *edge.targets} - nodes.keys():
            raise OntologyError(f"{curie(edge.iri)} does not lead from a node class to a node class")
