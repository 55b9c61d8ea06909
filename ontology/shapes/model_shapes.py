"""The shapes that follow from quality.ttl: classes of ends, cardinalities, languages, datatypes, patterns, lists.

A class and a plain relationship have a shape each, and each predicate of a class has one in it. Pure.

    shape:Participation        the class, its ends and properties
    shape:Participation-role   one predicate of it: qm:role
    shape:Agency-entry         the properties that an entry of a vocabulary has, which one found in a notice may lack
    shape:hasTheme             a plain relationship: the classes at its two ends
    shape:Statement-triple     a statement about a triple, which gives a plain relationship its properties
"""

from collections.abc import Iterable, Iterator, Mapping

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from ontology.kinds import Cardinality, EdgeClass, Model, NodeClass, Property
from ontology.shapes.rules import Rule, class_rule, entry_rule, property_rule
from ontology.terms import DCTERMS, QM, RDF, SH, SHAPE, local_name

_FREE = Cardinality()
_ENTRY_MARK = "source"  # what an entry of a vocabulary has, and an agency that only notices name has not


def model_shapes(model: Model) -> Graph:
    """Return the shapes of all classes and relationships of the model."""
    graph = Graph()
    for node in model.nodes.values():
        _class_shape(graph, node, model)
        _entry_shape(graph, node)
    for edge in model.edges.values():
        if edge.edge_from is not None:
            _class_shape(graph, edge, model)
        else:
            _relationship_shape(graph, edge)
    _statement_shape(graph, model)
    return graph


def _class_shape(graph: Graph, kind: NodeClass | EdgeClass, model: Model) -> None:
    shape = _node_shape(graph, kind.name, class_rule(kind))
    for target in _targets(kind, model):
        graph.add((shape, SH.targetClass, target))
    counts = model.cardinalities.get(kind.name, {})
    for predicate, properties in _by_predicate(kind.properties.values()).items():
        _property_shape(graph, kind.name, predicate, properties, counts, model)
    relationships = {edge.iri: edge.targets for edge in model.edges.values() if edge.edge_from is None}
    if isinstance(kind, EdgeClass) and kind.edge_from and kind.edge_to:
        relationships |= {kind.edge_from: kind.sources, kind.edge_to: kind.targets}
    for predicate, classes in relationships.items():
        if predicate in counts:
            rule = property_rule(predicate, (), counts[predicate], classes)
            end = _inner_shape(graph, kind.name, predicate, rule, counts[predicate])
            _add_classes(graph, end, classes)


def _targets(kind: NodeClass | EdgeClass, model: Model) -> Iterator[URIRef]:
    """Yield the classes whose instances a shape is for: of an abstract class, those of its subclasses."""
    if isinstance(kind, NodeClass) and kind.abstract:
        yield from (n.iri for n in model.nodes.values() if kind.name in n.labels and not n.abstract)
    else:
        yield kind.iri


def _by_predicate(properties: Iterable[Property]) -> dict[URIRef, list[Property]]:
    """Group properties by predicate: skos:prefLabel has the Chinese and the English name."""
    found: dict[URIRef, list[Property]] = {}
    for each in properties:
        found.setdefault(each.predicate, []).append(each)
    return found


def _property_shape(
    graph: Graph,
    owner: str,
    predicate: URIRef,
    properties: list[Property],
    counts: Mapping[URIRef, Cardinality],
    model: Model,
) -> None:
    first = properties[0]
    single = all(not each.many for each in properties)
    count = counts.get(first.iri, Cardinality(most=1) if single and first.language is None else _FREE)
    listed = tuple(model.schemes[first.scheme]) if first.scheme else ()
    rule = property_rule(predicate, properties, count, (), listed)
    shape = _inner_shape(graph, owner, predicate, rule, count)
    graph.add((shape, SH.datatype, first.rdf_datatype))
    if first.language is not None:
        languages = [Literal(each.language) for each in properties]
        graph.add((shape, SH.languageIn, _list(graph, languages)))
        if single:
            graph.add((shape, SH.uniqueLang, Literal(True)))
    if first.pattern is not None:
        graph.add((shape, SH.pattern, Literal(f"^({first.pattern})$")))
    if listed:
        graph.add((shape, SH["in"], _list(graph, [Literal(each) for each in listed])))


def _entry_shape(graph: Graph, kind: NodeClass) -> None:
    """Add the shape of the entries of a class: an instance with a source that no rule made has all that is required."""
    required = [each for each in kind.properties.values() if each.required]
    if not required or kind.abstract:
        return
    shape = _node_shape(graph, f"{kind.name}-entry", entry_rule(kind, required))
    graph.add((shape, SH.targetClass, kind.iri))
    complete = BNode()
    for each in required:
        graph.add((complete, SH.property, _required(graph, BNode(f"{kind.name}-{each.name}"), each)))
    excused = [complete]
    if _ENTRY_MARK in kind.properties:
        excused.append(_restricted(graph, BNode(), DCTERMS.source, SH.maxCount, Literal(0)))
    if "made_by_rule" in kind.properties:
        excused.append(_restricted(graph, BNode(), QM.madeByRule, SH.hasValue, Literal(True)))
    graph.add((shape, SH["or"], _list(graph, excused)))


def _required(graph: Graph, shape: BNode, prop: Property) -> BNode:
    """Add that a property is there to a shape, whose name gives it its place in the file; return the shape."""
    if prop.language is None:
        return _restricted(graph, shape, prop.predicate, SH.minCount, Literal(1))
    value = BNode()
    graph.add((value, SH.languageIn, _list(graph, [Literal(prop.language)])))
    graph.add((shape, SH.path, prop.predicate))
    graph.add((shape, SH.qualifiedValueShape, value))
    graph.add((shape, SH.qualifiedMinCount, Literal(1)))
    return shape


def _restricted(graph: Graph, shape: BNode, predicate: URIRef, constraint: URIRef, value: Node) -> BNode:
    graph.add((shape, SH.path, predicate))
    graph.add((shape, constraint, value))
    return shape


def _relationship_shape(graph: Graph, edge: EdgeClass) -> None:
    """Add the shape of a plain relationship: whatever has it is of one of its classes, and so is where it leads."""
    shape = _node_shape(graph, edge.name, class_rule(edge))
    graph.add((shape, SH.targetSubjectsOf, edge.iri))
    _add_classes(graph, shape, edge.sources)
    value = _inner_shape(graph, edge.name, edge.iri, property_rule(edge.iri, (), _FREE, edge.targets), _FREE)
    _add_classes(graph, value, edge.targets)


def _statement_shape(graph: Graph, model: Model) -> None:
    """Add the shape of the statements about triples, with the properties of all plain relationships."""
    plain = [edge for edge in model.edges.values() if edge.edge_from is None]
    properties = {name: each for edge in plain for name, each in edge.properties.items()}
    name, one = "Statement-triple", Cardinality(1, 1)
    graph.add((_node_shape(graph, name, class_rule(None)), SH.targetClass, RDF.Statement))
    for part in (RDF.subject, RDF.predicate, RDF.object):
        _inner_shape(graph, name, part, property_rule(part, (), one, ()), one)
    for predicate, several in _by_predicate(properties.values()).items():
        _property_shape(graph, name, predicate, several, {}, model)


def _node_shape(graph: Graph, name: str, rule: Rule) -> URIRef:
    shape = SHAPE[name]
    graph.add((shape, RDF.type, SH.NodeShape))
    _describe(graph, shape, rule)
    return shape


def _inner_shape(graph: Graph, owner: str, predicate: URIRef, rule: Rule, count: Cardinality) -> URIRef:
    shape = SHAPE[f"{owner}-{local_name(predicate)}"]
    graph.add((SHAPE[owner], SH.property, shape))
    graph.add((shape, RDF.type, SH.PropertyShape))
    graph.add((shape, SH.path, predicate))
    _describe(graph, shape, rule)
    if count.fewest:
        graph.add((shape, SH.minCount, Literal(count.fewest)))
    if count.most is not None:
        graph.add((shape, SH.maxCount, Literal(count.most)))
    return shape


def _describe(graph: Graph, shape: URIRef, rule: Rule) -> None:
    for language, text in rule.names.items():
        graph.add((shape, SH.name, Literal(text, lang=language)))
    for language, text in rule.messages.items():
        graph.add((shape, SH.message, Literal(text, lang=language)))
    graph.add((shape, SH.severity, SH.Violation))


def _add_classes(graph: Graph, shape: Node, names: tuple[str, ...]) -> None:
    if len(names) == 1:
        graph.add((shape, SH["class"], QM[names[0]]))
        return
    alternatives = {BNode(): QM[name] for name in names}
    for alternative, cls in alternatives.items():
        graph.add((alternative, SH["class"], cls))
    graph.add((shape, SH["or"], _list(graph, alternatives)))


def _list(graph: Graph, items: Iterable[Node]) -> Node:
    return Collection(graph, BNode(), list(items)).uri
