"""The model of the graph, read from quality.ttl, the only place where classes are defined.

Order: rdflib's memory store keeps the order of the file, so the model has it too (held by a test).
"""

from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.term import Node

from ontology.cardinalities import read_cardinalities
from ontology.errors import OntologyError
from ontology.kinds import EdgeClass, Model, NodeClass, Property, SchemeValue
from ontology.properties import Domains, Schemes, datatype_properties, properties_of, schemes
from ontology.term_lookup import (
    ancestors,
    concrete_names,
    declared_classes,
    is_relation,
    is_true,
    own_terms,
    referenced_classes,
    require_unique,
    single_value,
    term_texts,
    united_classes,
)
from ontology.terms import OWL, QM, QUALITY_TTL, RDFS, curie, local_name, snake, upper_snake
from ontology.turtle import parse_turtle

__all__ = [
    "QUALITY_TTL", "EdgeClass", "Model", "NodeClass", "Property", "SchemeValue", "load_model", "read_model",
]  # fmt: skip


def load_model(path: Path = QUALITY_TTL) -> Model:
    """Read the model from a Turtle file. Raises `OntologyError` with the file and the faulty term."""
    graph = parse_turtle(path)
    try:
        return read_model(graph)
    except OntologyError as error:
        raise OntologyError(f"{path.name}: {error}") from error


def read_model(graph: Graph) -> Model:
    """Build the model a graph describes. Raises `OntologyError` for the first faulty term."""
    require_unique("class", (local_name(cls) for cls in declared_classes(graph)))
    values, domains = schemes(graph), datatype_properties(graph)
    nodes = {node.name: node for node in _nodes(graph, values, domains)}
    edges = [*_relations(graph, domains), *_plain_edges(graph, domains)]
    _check_edges(edges, nodes)
    require_unique("relationship type", (edge.type for edge in edges))
    require_unique("collection", (node.collection for node in nodes.values() if node.collection))
    version = next(graph.objects(None, OWL.versionInfo), "")
    return Model(nodes, {edge.type: edge for edge in edges}, values, str(version), read_cardinalities(graph))


def _nodes(graph: Graph, values: Schemes, domains: Domains) -> list[NodeClass]:
    found = [_node(graph, cls, domains) for cls in declared_classes(graph) if not is_relation(graph, cls)]
    for node in found:
        if not node.abstract and node.kept_by not in values.get("keptBy", {}):
            raise OntologyError(
                f"{curie(node.iri)} has qm:keptBy {node.kept_by}, which value:keptBy does not list"
            )
    if not found:
        raise OntologyError("declares no node class")
    return found


def _node(graph: Graph, cls: URIRef, domains: Domains) -> NodeClass:
    properties, abstract = properties_of(graph, cls, domains), is_true(graph, cls, QM.abstract)
    display = snake(local_name(str(single_value(graph, cls, QM.displayedBy))))
    if display not in properties:
        raise OntologyError(f"{curie(cls)} is displayed by {display}, which it does not have")
    return NodeClass(
        name=local_name(cls),
        iri=cls,
        labels=tuple(local_name(each) for each in reversed(ancestors(graph, cls))),
        properties=properties,
        kept_by="" if abstract else str(single_value(graph, cls, QM.keptBy)),
        collection="" if abstract else str(single_value(graph, cls, QM.collection)),
        display=display,
        abstract=abstract,
        **term_texts(graph, cls),
    )


def _relations(graph: Graph, domains: Domains) -> list[EdgeClass]:
    """Edge classes of the concrete relation classes: relationships with properties of their own."""
    found = [cls for cls in declared_classes(graph) if is_relation(graph, cls)]
    return [_relation(graph, cls, domains) for cls in found if not is_true(graph, cls, QM.abstract)]


def _relation(graph: Graph, cls: URIRef, domains: Domains) -> EdgeClass:
    start, end = single_value(graph, cls, QM.edgeFrom), single_value(graph, cls, QM.edgeTo)
    shortcut = graph.value(None, QM.shortcutOf, cls)
    return EdgeClass(
        type=str(single_value(graph, cls, QM.edgeType)),
        name=local_name(cls),
        iri=cls,
        sources=_end(graph, cls, start),
        targets=_end(graph, cls, end),
        properties=properties_of(graph, cls, domains),
        edge_from=URIRef(str(start)),
        edge_to=URIRef(str(end)),
        shortcut=None if shortcut is None else URIRef(str(shortcut)),
        stated=not {QM.Statement, QM.Registration}.isdisjoint(ancestors(graph, cls)),
        computed=is_true(graph, cls, QM.computed),
        **term_texts(graph, cls),
    )


def _end(graph: Graph, cls: URIRef, end: Node) -> tuple[str, ...]:
    """Names of the node classes allowed at one end of a relation class."""
    term_texts(graph, end)
    if cls not in united_classes(graph, end, RDFS.domain):
        raise OntologyError(f"{curie(end)} is an end of {curie(cls)} but does not have it as domain")
    return concrete_names(graph, united_classes(graph, end, RDFS.range))


def _plain_edges(graph: Graph, domains: Domains) -> list[EdgeClass]:
    """Edge classes of the object properties that are neither an end nor the short form of a relation class, nor
    another property read from its other end."""
    ends = {*graph.objects(None, QM.edgeFrom), *graph.objects(None, QM.edgeTo)}
    ends |= {*graph.subjects(QM.shortcutOf), *graph.subjects(OWL.inverseOf)}
    found = own_terms(graph, OWL.ObjectProperty)
    return [_plain_edge(graph, term, domains) for term in found if term not in ends]


def _plain_edge(graph: Graph, term: URIRef, domains: Domains) -> EdgeClass:
    stated = (term, QM.qualifiedAs, None) in graph
    carried = referenced_classes(graph, term, QM.qualifiedAs) if stated else []
    return EdgeClass(
        type=upper_snake(local_name(term)),
        name=local_name(term),
        iri=term,
        sources=concrete_names(graph, united_classes(graph, term, RDFS.domain)),
        targets=concrete_names(graph, united_classes(graph, term, RDFS.range)),
        properties={n: each for cls in carried for n, each in properties_of(graph, cls, domains).items()},
        stated=stated,
        **term_texts(graph, term),
    )


def _check_edges(edges: list[EdgeClass], nodes: dict[str, NodeClass]) -> None:
    """Check that both ends of every edge are node classes. Raises `OntologyError` for the first that is not."""
    for edge in edges:
        if not edge.sources or not edge.targets or {*edge.sources, *edge.targets} - nodes.keys():
            raise OntologyError(f"{curie(edge.iri)} does not lead from a node class to a node class")
