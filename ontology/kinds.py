"""Parts of the model: node classes, edge classes, their properties, and controlled values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rdflib import URIRef

from ontology.terms import RDF, XSD

DATATYPES: Mapping[str, URIRef] = {"string": XSD.string, "integer": XSD.integer, "boolean": XSD.boolean}


@dataclass(frozen=True)
class Property:
    """A property of a node or relationship, and how RDF writes it.

    `name` is the spelling in Cypher and JSON; `datatype` is "string", "integer" or "boolean"; `many` means
    a list. In RDF it is written with `predicate` (skos:prefLabel for `name`) and, where `language` is set, with
    literals of that language. `pattern` is a regular expression that matches every whole value (ISO dates);
    `scheme` is the name of the scheme that lists the allowed values. A vocabulary entry must have the `required`
    properties and must not have the `computed` ones. The graph has an index on the `indexed` ones. `searched_as` is
    "name" or "text" for a property that a search uses.
    """

    name: str
    iri: URIRef
    datatype: str
    many: bool
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str
    predicate: URIRef
    language: str | None = None
    pattern: str | None = None
    scheme: str | None = None
    required: bool = False
    computed: bool = False
    indexed: bool = False
    searched_as: str | None = None

    @property
    def rdf_datatype(self) -> URIRef:
        """The datatype of its literals in RDF."""
        return RDF.langString if self.language else DATATYPES[self.datatype]


@dataclass(frozen=True)
class NodeClass:
    """A class whose instances are nodes.

    `labels` are its Cypher labels, superclass first. `kept_by` is "notice", "register", "reference",
    "vocabulary" or "derivation". An abstract class has no instances of its own: its `kept_by` and `collection` are
    empty.
    """

    name: str
    iri: URIRef
    labels: tuple[str, ...]
    properties: Mapping[str, Property]
    kept_by: str
    collection: str
    display: str
    abstract: bool
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str


@dataclass(frozen=True)
class EdgeClass:
    """A kind of relationship; `name` is its term, `type` its relationship type in Cypher.

    `sources` and `targets` are names of concrete node classes (Agency and Region for qm:Actor). For a relation
    class `edge_from` and `edge_to` lead from its instance to the two ends; a plain object property has neither.
    `shortcut` is the object property that stands for an instance of the relation class without properties.
    `stated` is true for relationships read from a notice, which carry their evidence, or from a register, which
    carry their source; the others come from the vocabulary alone. A vocabulary must not write `computed` ones, which
    the program derives from other entries.
    """

    type: str
    name: str
    iri: URIRef
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    properties: Mapping[str, Property]
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str
    edge_from: URIRef | None = None
    edge_to: URIRef | None = None
    shortcut: URIRef | None = None
    stated: bool = False
    computed: bool = False


@dataclass(frozen=True)
class SchemeValue:
    """A controlled value: `notation` is stored in the graph; `broader` is the wider value, if there is one; `also`
    are other names that people write for it."""

    notation: str
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str
    broader: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cardinality:
    """The fewest and the most values that an instance of a class has; without `most` there is no limit."""

    fewest: int = 0
    most: int | None = None


@dataclass(frozen=True)
class Model:
    """The model of the graph in the order of quality.ttl.

    `nodes` are keyed by class name, `edges` by relationship type, `schemes` by name (role, basis,
    changeKind, level) and then by notation. `cardinalities` are those that quality.ttl restricts, by class name and
    then by property: of both ends of a relation class, and of plain relationships too.
    """

    nodes: Mapping[str, NodeClass]
    edges: Mapping[str, EdgeClass]
    schemes: Mapping[str, Mapping[str, SchemeValue]] = field(default_factory=dict)
    version: str = ""
    cardinalities: Mapping[str, Mapping[URIRef, Cardinality]] = field(default_factory=dict)
