"""Check that each entry of a vocabulary conforms to its class in the ontology.

Defects are, among others: a misspelt property, a name in the wrong language, a second value where one is
allowed, a value its scheme does not list, a malformed date.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.kinds import EdgeClass, Model, NodeClass, Property
from ontology.term_lookup import own_terms
from ontology.terms import OWL, RDF, RDFS, SCHEMA, SKOS, XSD, curie, entity_namespace, local_name

_CONCEPTS: frozenset[Node] = frozenset({SKOS.Concept, SKOS.ConceptScheme})
# Standard terms that entries may use besides the properties of their class, with the classes that may; none: all.
_STANDARD: Mapping[Node, frozenset[Node]] = {
    **dict.fromkeys(
        (SKOS.inScheme, SKOS.topConceptOf, SKOS.example, RDFS.comment, RDFS.seeAlso), frozenset()
    ),
    **dict.fromkeys((SKOS.prefLabel, SKOS.definition), _CONCEPTS),
}


@dataclass(frozen=True, order=True)
class OntologyDefect:
    """A defect: the file, the term concerned, and what is wrong with it."""

    file: str
    term: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.term} {self.what}"


@dataclass(frozen=True)
class EntryRules:
    """The rules of the ontology for entries: the model, and annotations with the classes that may use them."""

    model: Model
    annotations: Mapping[Node, frozenset[Node]]
    classes: Mapping[Node, NodeClass | EdgeClass]


def entry_rules(ontology: Graph, model: Model) -> EntryRules:
    """Collect the rules for vocabulary entries from quality.ttl and the model read from it."""
    annotations: dict[Node, frozenset[Node]] = {
        term: frozenset(ontology.objects(term, SCHEMA.domainIncludes))
        for term in own_terms(ontology, OWL.AnnotationProperty)
    }
    own = [edge for edge in model.edges.values() if not (edge.stated or edge.computed)]
    referred_to = {
        target for edge in own for target in edge.targets
    }  # such as the policies that reforms are based on
    classes: dict[Node, NodeClass | EdgeClass] = {
        node.iri: node
        for node in model.nodes.values()
        if node.kept_by == "vocabulary" or node.name in referred_to
    }
    classes |= {edge.iri: edge for edge in own if edge.edge_from}
    return EntryRules(model, {**_STANDARD, **annotations}, classes)


@dataclass(frozen=True)
class _Entry:
    """An entry of a file, its class, and the vocabulary it may refer to."""

    rules: EntryRules
    graph: Graph
    everything: Graph
    term: Node
    kind: Node

    @property
    def cls(self) -> NodeClass | EdgeClass | None:
        """Its class in the model; None for a word list or a scheme."""
        return self.rules.classes.get(self.kind)

    def values(self, predicate: URIRef) -> list[Node]:
        """Its values of a predicate."""
        return list(self.graph.objects(self.term, predicate))


def conformance_defects(
    rules: EntryRules, graph: Graph, everything: Graph, file: str
) -> Iterator[OntologyDefect]:
    """Yield the defects of the entries of one file; `everything` is the vocabulary they may refer to."""
    for term in dict.fromkeys(graph.subjects()):
        kinds = list(graph.objects(term, RDF.type))
        if len(kinds) != 1:
            defects: Iterable[str] = [f"has {len(kinds)} classes, needs one"]
        else:
            defects = _entry_defects(_Entry(rules, graph, everything, term, kinds[0]))
        yield from (OntologyDefect(file, entry_name(graph, term), what) for what in defects)


def entry_name(graph: Graph, term: Node) -> str:
    """Name of an entry in messages: its short IRI; for a blank node, its class and the entries it joins."""
    if not isinstance(term, BNode):
        return curie(term)
    return " ".join(local_name(o) for o in graph.objects(term) if isinstance(o, URIRef))


def _entry_defects(entry: _Entry) -> Iterator[str]:
    cls = entry.cls
    if cls is None and entry.kind not in (SKOS.Concept, SKOS.ConceptScheme):
        yield f"has the class {curie(entry.kind)}, which a vocabulary does not use"
        return
    if isinstance(cls, NodeClass) and not str(entry.term).startswith(entity_namespace(cls.name)):
        yield f"has the class {cls.name} but is not in {entity_namespace(cls.name)}"
    for predicate in dict.fromkeys(entry.graph.predicates(entry.term)):
        yield from _predicate_defects(entry, predicate)
    for end in (cls.edge_from, cls.edge_to) if isinstance(cls, EdgeClass) else ():
        if end is not None and len(entry.values(end)) != 1:
            yield f"needs one {curie(end)}"
    for prop in cls.properties.values() if cls else ():
        yield from _property_defects(entry, prop)


def _predicate_defects(entry: _Entry, predicate: Node) -> Iterator[str]:
    """A predicate is a relationship or property of the class, or an annotation the class may use."""
    targets = _allowed_targets(entry, predicate)
    if targets is not None:
        yield from _target_defects(entry, URIRef(str(predicate)), targets)
        return
    domain = entry.rules.annotations.get(predicate)
    known = {RDF.type, *(p.predicate for p in (entry.cls.properties.values() if entry.cls else ()))}
    if predicate not in known and (domain is None or (domain and entry.kind not in domain)):
        yield f"has {curie(predicate)}, which is not a property of {curie(entry.kind)}"


def _allowed_targets(entry: _Entry, predicate: Node) -> tuple[str, ...] | None:
    """Names of the node classes a relationship may lead to; None for a predicate that is no relationship."""
    cls = entry.cls
    if isinstance(cls, EdgeClass):
        return {cls.edge_from: cls.sources, cls.edge_to: cls.targets}.get(URIRef(str(predicate)))
    for edge in entry.rules.model.edges.values():
        if cls and predicate in (edge.iri, edge.shortcut) and not edge.stated and cls.name in edge.sources:
            return edge.targets
    return None


def _target_defects(entry: _Entry, predicate: URIRef, targets: tuple[str, ...]) -> Iterator[str]:
    for end in entry.values(predicate):
        kinds = {local_name(str(kind)) for kind in entry.everything.objects(end, RDF.type)}
        if kinds.isdisjoint(targets):
            yield f"has {curie(predicate)} {curie(end)}, but the vocabulary has no such {' or '.join(targets)}"


def _property_defects(entry: _Entry, prop: Property) -> Iterator[str]:
    """The literals in the language of a property: present if required, absent if computed, as many as allowed."""
    siblings = [
        p for p in (entry.cls.properties.values() if entry.cls else ()) if p.predicate == prop.predicate
    ]
    literals = entry.values(prop.predicate)
    values = [o for o in literals if _language(o) == prop.language]
    label = f"{curie(prop.predicate)}{f'@{prop.language}' if prop.language else ''}"
    if prop.required and not values:
        yield f"has no {label} ({prop.label_zh})"
    if prop.computed and values:
        yield f"has {label}, which is computed by the program: remove it"
    if not prop.many and len(values) > 1:
        yield f"has {len(values)} {label}, may have one"
    for stray in literals:
        if _language(stray) not in {p.language for p in siblings}:
            yield f"has {curie(prop.predicate)} {stray} in language {_language(stray)}"
    for value in values:
        yield from _value_defects(entry.rules, prop, value)


def _language(value: Node) -> str | None:
    return value.language if isinstance(value, Literal) else None


def _value_defects(rules: EntryRules, prop: Property, value: Node) -> Iterator[str]:
    text, label = str(value), curie(prop.predicate)
    if not isinstance(value, Literal):
        yield f"has {label} {curie(value)}, but needs a text or number"
    elif not value.language and (value.datatype or XSD.string) != prop.rdf_datatype:
        yield f"has {label} {text}, which has not the datatype {prop.datatype}"
    elif not text.strip() or text != text.strip():
        yield f"has {label} {text!r}, which is blank or begins or ends with a blank"
    elif prop.pattern and not re.fullmatch(prop.pattern, text):
        yield (
            f"has {label} {text}, which does not match the pattern of this property; "
            "a date is written 2018, 2018-03 or 2018-03-21, a name with its time 名称 1979/1999"
        )
    elif prop.scheme and text not in rules.model.schemes[prop.scheme]:
        yield f"has {label} {text}, which value:{prop.scheme} does not list"
