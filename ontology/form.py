"""Whether each entry of a vocabulary has the form the ontology gives its class.

A misspelt property, a name in the wrong language, a second value where one is allowed, a value outside its
scheme, a date that is none: each is a defect that names the entry.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology.kinds import EdgeClass, Model, NodeClass, Property
from ontology.terms import OWL, RDF, SCHEMA, SKOS, XSD, curie, entity_namespace, local_name

_DATATYPES = {"string": XSD.string, "integer": XSD.integer, "boolean": XSD.boolean}


@dataclass(frozen=True, order=True)
class Defect:
    """What is wrong with a term, and in which file."""

    file: str
    term: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.term} {self.what}"


@dataclass(frozen=True)
class Form:
    """What the ontology allows: the model, and the standard terms with the classes that may use them."""

    model: Model
    annotations: Mapping[Node, frozenset[Node]]
    classes: Mapping[Node, NodeClass | EdgeClass]


def form_of(ontology: Graph, model: Model) -> Form:
    """The form of vocabulary entries, from quality.ttl and the model read from it."""
    annotations = {
        term: frozenset(ontology.objects(term, SCHEMA.domainIncludes))
        for term in ontology.subjects(RDF.type, OWL.AnnotationProperty)
    }
    classes: dict[Node, NodeClass | EdgeClass] = {
        node.iri: node for node in model.nodes.values() if node.kept_by == "vocabulary"
    }
    classes |= {edge.iri: edge for edge in model.edges.values() if edge.edge_from and not edge.stated}
    return Form(model, annotations, classes)


@dataclass(frozen=True)
class _Entry:
    """One entry of a file, what it is, and the vocabulary it may refer to."""

    form: Form
    graph: Graph
    everything: Graph
    term: Node
    kind: Node

    @property
    def cls(self) -> NodeClass | EdgeClass | None:
        """Its class in the model; a word list or scheme has none."""
        return self.form.classes.get(self.kind)

    def values(self, predicate: URIRef) -> list[Node]:
        """What it says with a predicate."""
        return list(self.graph.objects(self.term, predicate))


def form_defects(form: Form, graph: Graph, everything: Graph, file: str) -> Iterator[Defect]:
    """The defects of the entries of one file; `everything` is the vocabulary they may refer to."""
    for term in dict.fromkeys(graph.subjects()):
        kinds = list(graph.objects(term, RDF.type))
        if len(kinds) != 1:
            whats: Iterable[str] = [f"has {len(kinds)} classes, needs one"]
        else:
            whats = _entry(_Entry(form, graph, everything, term, kinds[0]))
        yield from (Defect(file, name_of(graph, term), what) for what in whats)


def name_of(graph: Graph, term: Node) -> str:
    """How messages call an entry: its short IRI; a nameless one by its class and what it joins."""
    if not isinstance(term, BNode):
        return curie(term)
    return " ".join(local_name(o) for o in graph.objects(term) if isinstance(o, URIRef))


def _entry(entry: _Entry) -> Iterator[str]:
    cls = entry.cls
    if cls is None and entry.kind not in (SKOS.Concept, SKOS.ConceptScheme):
        yield f"is a {curie(entry.kind)}, which no vocabulary holds"
        return
    if isinstance(cls, NodeClass) and not str(entry.term).startswith(entity_namespace(cls.name)):
        yield f"is a {cls.name} but not in {entity_namespace(cls.name)}"
    for predicate in dict.fromkeys(entry.graph.predicates(entry.term)):
        yield from _predicate(entry, predicate)
    for end in (cls.edge_from, cls.edge_to) if isinstance(cls, EdgeClass) else ():
        if end is not None and len(entry.values(end)) != 1:
            yield f"needs one {curie(end)}"
    for prop in cls.properties.values() if cls else ():
        yield from _property(entry, prop)


def _predicate(entry: _Entry, predicate: Node) -> Iterator[str]:
    """A predicate is a relationship or property of the class, or a standard term the class may use."""
    targets = _targets(entry, predicate)
    if targets is not None:
        yield from _ends(entry, URIRef(str(predicate)), targets)
        return
    domain = entry.form.annotations.get(predicate)
    known = {RDF.type, *(p.predicate for p in (entry.cls.properties.values() if entry.cls else ()))}
    if predicate not in known and (domain is None or (domain and entry.kind not in domain)):
        yield f"has {curie(predicate)}, which a {curie(entry.kind)} does not have"


def _targets(entry: _Entry, predicate: Node) -> tuple[str, ...] | None:
    """The node classes a predicate may lead to, or None when it is no relationship of the class."""
    cls = entry.cls
    if isinstance(cls, EdgeClass):
        return {cls.edge_from: cls.sources, cls.edge_to: cls.targets}.get(URIRef(str(predicate)))
    for edge in entry.form.model.edges.values():
        if cls and edge.iri == predicate and not edge.stated and cls.name in edge.sources:
            return edge.targets
    return None


def _ends(entry: _Entry, predicate: URIRef, targets: tuple[str, ...]) -> Iterator[str]:
    for end in entry.values(predicate):
        kinds = {local_name(str(kind)) for kind in entry.everything.objects(end, RDF.type)}
        if kinds.isdisjoint(targets):
            yield f"has {curie(predicate)} {curie(end)}, which is no {' or '.join(targets)} of the vocabulary"


def _property(entry: _Entry, prop: Property) -> Iterator[str]:
    """The literals of the property's language: as many as it takes, none where it is computed."""
    siblings = [
        p for p in (entry.cls.properties.values() if entry.cls else ()) if p.predicate == prop.predicate
    ]
    literals = entry.values(prop.predicate)
    values = [o for o in literals if _language(o) == prop.language]
    label = f"{curie(prop.predicate)}{f'@{prop.language}' if prop.language else ''}"
    if prop.required and not values:
        yield f"has no {label} ({prop.label_zh})"
    if prop.computed and values:
        yield f"has {label}, which is computed and never typed"
    if not prop.many and len(values) > 1:
        yield f"has {len(values)} {label}, may have one"
    for stray in literals:
        if _language(stray) not in {p.language for p in siblings}:
            yield f"has {curie(prop.predicate)} {stray} in language {_language(stray)}"
    for value in values:
        yield from _value(entry.form, prop, value)


def _language(value: Node) -> str | None:
    return value.language if isinstance(value, Literal) else None


def _value(form: Form, prop: Property, value: Node) -> Iterator[str]:
    text, label = str(value), curie(prop.predicate)
    if not isinstance(value, Literal):
        yield f"has {label} {curie(value)}, which should be a text or number"
    elif not value.language and (value.datatype or XSD.string) != _DATATYPES[prop.datatype]:
        yield f"has {label} {text}, which is no {prop.datatype}"
    elif not text.strip() or text != text.strip():
        yield f"has {label} {text!r}, which is blank or has blanks around it"
    elif prop.pattern and not re.fullmatch(prop.pattern, text):
        yield f"has {label} {text}, which is no ISO date or other form the ontology asks for"
    elif prop.scheme and text not in form.model.schemes[prop.scheme]:
        yield f"has {label} {text}, which value:{prop.scheme} does not list"
