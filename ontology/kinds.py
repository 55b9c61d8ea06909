"""What the model is made of: node classes, edge classes, their properties, and controlled values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rdflib import URIRef


@dataclass(frozen=True)
class Property:
    """A property of a node or relationship, and how RDF writes it.

    `name` is the spelling in Cypher and JSON; `datatype` is "string", "integer" or "boolean"; `many` means
    a list. RDF states it with `predicate` (skos:prefLabel for `name`) and, where `language` is set, literals
    of that language. `pattern` is a regular expression every value matches whole (ISO dates); `scheme` names
    the scheme of the model the values come from. In a vocabulary, `required` ones must be there and
    `computed` ones must not.
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


@dataclass(frozen=True)
class NodeClass:
    """A class whose instances are nodes.

    `labels` are its Cypher labels, superclass first. `kept_by` is "notice", "register", "reference" or
    "vocabulary".
    An abstract class has no instances of its own: its `kept_by` and `collection` are empty.
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
    """A kind of relationship; `name` is its term, `type` what Cypher calls it.

    `sources` and `targets` are names of concrete node classes (qm:Actor is told as Agency and Region).
    For a relation class `edge_from` and `edge_to` lead from its instance to the two ends; a plain object
    property has neither. `stated` tells relationships that are read from a notice, which carry their
    evidence, or from a register, which carry their source; the others come from the vocabulary alone.
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
    stated: bool = False


@dataclass(frozen=True)
class SchemeValue:
    """A controlled value: `notation` is what the graph stores; `broader` the wider value, if there is one."""

    notation: str
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str
    broader: str | None = None


@dataclass(frozen=True)
class Model:
    """The graph's model in the order of quality.ttl: nodes by class name, edges by relationship type,
    schemes by name (role, basis, successionKind, level) and then by notation."""

    nodes: Mapping[str, NodeClass]
    edges: Mapping[str, EdgeClass]
    schemes: Mapping[str, Mapping[str, SchemeValue]] = field(default_factory=dict)
    version: str = ""
