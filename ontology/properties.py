"""Properties of the classes and the schemes their values come from, read from quality.ttl."""

from collections.abc import Mapping

from rdflib import Graph, URIRef
from rdflib.term import Node

from ontology.errors import OntologyError
from ontology.kinds import DATATYPES, Property, SchemeValue
from ontology.term_lookup import (
    ancestors,
    is_true,
    own_terms,
    single_value,
    term_texts,
    united_classes,
)
from ontology.terms import OWL, QM, RDF, RDFS, SCHEMA, SKOS, XSD, curie, local_name, snake

Schemes = Mapping[str, Mapping[str, SchemeValue]]
Domains = Mapping[URIRef, list[URIRef]]  # datatype properties with the classes that have them

_DATATYPES: Mapping[Node, str] = {**{iri: name for name, iri in DATATYPES.items()}, RDF.langString: "string"}


def datatype_properties(graph: Graph) -> dict[URIRef, list[URIRef]]:
    """Datatype properties in the order of the file, each with the classes of its domain.

    Raises `OntologyError` for one without a declared domain, or with several: OWL means their intersection.
    """
    found = own_terms(graph, OWL.DatatypeProperty)
    return {term: united_classes(graph, term, RDFS.domain) for term in found}


def properties_of(graph: Graph, cls: URIRef, domains: Domains) -> dict[str, Property]:
    """Properties of a class and its superclasses, by their name in the graph; `domains` is of all properties."""
    family = set(ancestors(graph, cls))
    found = (_property(graph, cls, term) for term, domain in domains.items() if not family.isdisjoint(domain))
    return {each.name: each for each in found}


def schemes(graph: Graph) -> dict[str, dict[str, SchemeValue]]:
    """Controlled values in the order of the file: scheme name to notation to value."""
    found = [s for s in graph.subjects(RDF.type, SKOS.ConceptScheme) if (s, QM.valuesOf, None) in graph]
    return {local_name(str(scheme)): _values(graph, scheme) for scheme in found}


def _values(graph: Graph, scheme: Node) -> dict[str, SchemeValue]:
    values = [_value(graph, concept) for concept in graph.subjects(SKOS.inScheme, scheme)]
    if not values:
        raise OntologyError(f"{curie(scheme)} has no value")
    return {value.notation: value for value in values}


def _value(graph: Graph, concept: Node) -> SchemeValue:
    broader = graph.value(concept, SKOS.broader)
    return SchemeValue(
        notation=str(single_value(graph, concept, SKOS.notation)),
        broader=None if broader is None else str(single_value(graph, broader, SKOS.notation)),
        also=tuple(sorted(map(str, graph.objects(concept, SKOS.altLabel)))),
        **term_texts(graph, concept, SKOS.prefLabel),
    )


def _property(graph: Graph, cls: URIRef, term: URIRef) -> Property:
    datatype, pattern = _range(graph, term)
    predicate, language = graph.value(term, QM.carriedBy), graph.value(term, QM.carriedIn)
    searched = graph.value(term, QM.searchedAs)
    return Property(
        name=snake(local_name(term)),
        iri=term,
        datatype=datatype,
        many=(term, RDF.type, OWL.FunctionalProperty) not in graph,
        predicate=URIRef(str(predicate or term)),
        language=None if language is None else str(language),
        pattern=pattern,
        scheme=_scheme(graph, cls, term),
        required=not set(ancestors(graph, cls)).isdisjoint(graph.objects(term, QM.requiredIn)),
        computed=is_true(graph, term, QM.computed),
        indexed=is_true(graph, term, QM.indexed),
        searched_as=None if searched is None else str(searched),
        **term_texts(graph, term),
    )


def _range(graph: Graph, term: URIRef) -> tuple[str, str | None]:
    """Datatype and pattern of a property.

    A datatype of our own is equivalent to a base datatype with a pattern, as OWL 2 writes a datatype definition.
    """
    named = single_value(graph, term, RDFS.range)
    if (named, RDF.type, RDFS.Datatype) in graph:
        meaning = single_value(graph, named, OWL.equivalentClass)
        base = _DATATYPES.get(single_value(graph, meaning, OWL.onDatatype))
        facets = graph.items(single_value(graph, meaning, OWL.withRestrictions))
        pattern = next((str(p) for facet in facets for p in graph.objects(facet, XSD.pattern)), None)
    else:
        base, pattern = _DATATYPES.get(named), None
    if base is None:
        raise OntologyError(f"{curie(term)} has range {curie(named)}, which is not a datatype of the model")
    if (named == RDF.langString) != ((term, QM.carriedIn, None) in graph):
        raise OntologyError(
            f"{curie(term)} has range {curie(named)}, but only texts with qm:carriedIn have a language"
        )
    return base, pattern


def _scheme(graph: Graph, cls: URIRef, term: URIRef) -> str | None:
    """Name of the scheme that lists the property's values; schemes limited to other classes do not count."""
    for scheme in graph.subjects(QM.valuesOf, term):
        limits = set(graph.objects(scheme, SCHEMA.domainIncludes))
        if not limits or not limits.isdisjoint(ancestors(graph, cls)):
            return local_name(str(scheme))
    return None
