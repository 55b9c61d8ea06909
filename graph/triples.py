"""Facts to RDF: the triples that quality.ttl defines for nodes and relationships. Pure functions; graph/rdf.py is
the way back, and graph/README.md describes the mapping.

    node                               its class; a triple for each value, in its language or datatype
    relationship of a relation class   an instance of the class with both ends and its properties; without properties
                                       the short form, where there is one (qm:subordinateTo)
    other relationship                 its object property; its properties, where it has any, on an rdf:Statement
                                       about that triple, one for each parallel relationship
    list in another order than sorted  besides the values, an rdf:Statement about each, with its schema:position

No term is a blank node and nothing depends on the order of nodes, so equal facts have equal triples.
"""

from collections.abc import Iterable, Iterator, Mapping

from rdflib import Literal, URIRef
from rdflib.term import Node as Term

from graph.entities import Edge, Facts, Node, Ref, Value
from graph.iris import entity_term, relation_term, statement_term
from ontology.kinds import Model, Property
from ontology.terms import RDF, SCHEMA

Triple = tuple[Term, URIRef, Term]
NamedEdge = tuple[Term, Edge]  # a relationship, and the term that stands for it

POSITION = SCHEMA.position  # not qm:position, whose domain is types and issuances


def facts_triples(facts: Facts, model: Model) -> list[Triple]:
    """Return the triples of all facts of an owner, each once, ordered by subject; the class comes first."""
    return ordered_triples(_triples(facts, model))


def distinct_triples(facts: Facts, model: Model) -> list[Triple]:
    """Return the triples of all facts of an owner, each once, in the order of the facts."""
    return list(dict.fromkeys(_triples(facts, model)))


def ordered_triples(triples: Iterable[Triple]) -> list[Triple]:
    """Return distinct triples by subject, class first, then predicate and object."""
    return sorted(set(triples), key=_order)


def _order(triple: Triple) -> tuple[str, bool, str, str, str, str]:
    subject, predicate, value = triple
    tag = (value.language or "", value.datatype or "") if isinstance(value, Literal) else ("", "")
    return str(subject), predicate != RDF.type, predicate, str(value), *tag


def _triples(facts: Facts, model: Model) -> Iterator[Triple]:
    for node in facts.nodes:
        yield from node_triples(node, model)
    yield from edges_triples((*facts.edges, *facts.attached), model)


def node_triples(node: Node, model: Model) -> Iterator[Triple]:
    """Yield the triples of an entity: its class and properties."""
    node_class, term = model.nodes[node.type], entity_term(node.ref)
    yield term, RDF.type, node_class.iri
    yield from _properties(term, node.properties, node_class.properties)


def edges_triples(edges: Iterable[Edge], model: Model) -> Iterator[Triple]:
    """Yield the triples of relationships; all that are parallel to one another must be given at once."""
    given = tuple(edges)
    qualified = {_triple(edge, model) for edge in given if edge.properties}
    for edge in given:
        edge_class = model.edges[edge.type]
        term = relation_term(edge) if edge_class.edge_from is None else relation_term(edge, edge_class.name)
        short = not edge.properties and _triple(edge, model) not in qualified
        yield from edge_triples((term, edge), model, short)


def edge_triples(named: NamedEdge, model: Model, short: bool) -> Iterator[Triple]:
    """Yield the triples of a relationship, in which the term stands for it unless it is short."""
    term, edge = named
    edge_class = model.edges[edge.type]
    source, target = entity_term(edge.source), entity_term(edge.target)
    direct = edge_class.iri if edge_class.edge_from is None else edge_class.shortcut
    if short and direct is not None:
        yield source, direct, target
        return
    if edge_class.edge_from is not None and edge_class.edge_to is not None:
        yield term, RDF.type, edge_class.iri
        yield term, edge_class.edge_from, source
        yield term, edge_class.edge_to, target
    else:
        yield source, edge_class.iri, target
        yield from _statement(term, (source, edge_class.iri, target))
    yield from _properties(term, edge.properties, edge_class.properties)


def literal(value: str | int | bool, prop: Property) -> Literal:
    """Return a value in the language or datatype of its property; a text bears none, as in Turtle."""
    if prop.language is not None:
        return Literal(value, lang=prop.language)
    return Literal(value) if prop.datatype == "string" else Literal(value, datatype=prop.rdf_datatype)


def is_in_order(values: tuple[str, ...]) -> bool:
    """Return whether a list is what its distinct values give when they are sorted, so that its triples suffice."""
    return list(values) == sorted(set(values))


def _triple(edge: Edge, model: Model) -> tuple[URIRef, Ref, Ref]:
    """Return the triple of a plain relationship, which stands for all that are parallel to it; an instance of a
    relation class stands for one alone, so that its short form is never ambiguous."""
    edge_class = model.edges[edge.type]
    return edge_class.shortcut or edge_class.iri, edge.source, edge.target


def _properties(
    term: Term, properties: Mapping[str, Value], declared: Mapping[str, Property]
) -> Iterator[Triple]:
    for name, value in properties.items():
        prop = declared[name]
        values = value if isinstance(value, tuple) else (value,)
        for each in values:
            yield term, prop.predicate, literal(each, prop)
        if isinstance(value, tuple) and not is_in_order(value):
            yield from _positions(term, value, prop)


def _positions(term: Term, values: tuple[str, ...], prop: Property) -> Iterator[Triple]:
    for position, value in enumerate(values, start=1):
        statement = statement_term(str(term), str(prop.predicate), prop.language or "", position, value)
        yield from _statement(statement, (term, prop.predicate, literal(value, prop)))
        yield statement, POSITION, Literal(position)


def _statement(term: Term, triple: Triple) -> Iterator[Triple]:
    yield term, RDF.type, RDF.Statement
    for predicate, part in zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True):
        yield term, predicate, part
