"""The page of the ontology: its metadata, and its terms in sections. Pure functions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rdflib import Graph, URIRef
from rdflib.term import Node

from ontology.kinds import EdgeClass, Model, NodeClass
from ontology.pages.diagram import Diagram, Point, diagram_of
from ontology.pages.history import History, ShownVersion
from ontology.pages.items import PageItem, PageSource, is_ontology_term, target_of
from ontology.pages.term_entries import KeyedFact, PageFact, TermEntry, entry_of, heading_of, keyed_fact
from ontology.term_lookup import is_relation, own_terms
from ontology.terms import BASE, OWL, QM, RDF, RDFS, SKOS
from ontology.versions import OntologyVersion

_ALIGNING = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso, QM.carriedBy)


@dataclass(frozen=True)
class EntrySection:
    """A section of a page: entries under a heading, whose word is `key`; `within` has the values of each, by anchor."""

    key: str
    entries: tuple[TermEntry, ...]
    within: dict[str, tuple[TermEntry, ...]]


@dataclass(frozen=True)
class Alignment:
    """A term, how it refers to a term of another vocabulary, and that term."""

    term: PageItem
    how: PageItem
    foreign: PageItem


@dataclass(frozen=True)
class OntologyPage:
    """The contents of the page of the ontology."""

    header: TermEntry
    diagram: Diagram
    edges: tuple[EdgeClass, ...]
    sections: tuple[EntrySection, ...]
    alignments: tuple[Alignment, ...]
    versions: tuple[ShownVersion, ...]
    gone: tuple[PageFact, ...]


def ontology_page(
    source: PageSource,
    ontology: Graph,
    model: Model,
    versions: list[OntologyVersion],
    places: dict[str, Point],
) -> OntologyPage:
    """Return the page of an ontology; `source` has its statements."""
    history = History(source, versions)
    header = ontology.value(None, RDF.type, OWL.Ontology) or URIRef("")
    return OntologyPage(
        entry_of(source, ontology, header),
        diagram_of(model, places),
        tuple(model.edges.values()),
        (*_term_sections(source, ontology, model, history), _schemes(source, ontology, history)),
        tuple(sorted(_alignments(source), key=lambda each: each.foreign.code)),
        tuple(history.shown()),
        tuple(history.gone()),
    )


def _term_sections(
    source: PageSource, ontology: Graph, model: Model, history: History
) -> Iterator[EntrySection]:
    for key, terms in _grouped(ontology).items():
        entries = (entry_of(source, ontology, term, _in_graph(source, model, term)) for term in terms)
        yield EntrySection(key, tuple(map(history.dated, entries)), {})


def _grouped(ontology: Graph) -> dict[str, list[URIRef]]:
    """Return the terms by the key of their section, in the order of the file."""
    classes, links = own_terms(ontology, OWL.Class), own_terms(ontology, OWL.ObjectProperty)
    ends = {*ontology.objects(None, QM.edgeFrom), *ontology.objects(None, QM.edgeTo)}
    inverses = set(ontology.subjects(OWL.inverseOf))
    return {
        "classes": [each for each in classes if not is_relation(ontology, each)],
        "relation classes": [each for each in classes if is_relation(ontology, each)],
        "relationships": [each for each in links if each not in ends and each not in inverses],
        "ends": [each for each in links if each in ends],
        "inverses": [each for each in links if each in inverses],
        "properties": own_terms(ontology, OWL.DatatypeProperty),
        "datatypes": own_terms(ontology, RDFS.Datatype),
        "annotations": own_terms(ontology, OWL.AnnotationProperty),
    }


def _schemes(source: PageSource, ontology: Graph, history: History) -> EntrySection:
    """Return the section of the schemes of values, each with its values."""
    schemes = [each for each in ontology.subjects(RDF.type, SKOS.ConceptScheme) if isinstance(each, URIRef)]
    entries = [history.dated(entry_of(source, ontology, each)) for each in schemes]
    values = {
        entry.anchor: tuple(
            history.dated(_value_entry(source, ontology, each))
            for each in ontology.subjects(SKOS.inScheme, URIRef(entry.iri))
        )
        for entry in entries
    }
    return EntrySection("schemes", tuple(entries), values)


def _value_entry(source: PageSource, ontology: Graph, value: Node) -> TermEntry:
    """Return the entry of a value under its code, without lines for what its table has already."""
    entry = entry_of(source, ontology, value)
    shown = {source.words[each] for each in ("skos:notation", "skos:inScheme")}
    facts = tuple(each for each in entry.facts if each.heading.text not in shown)
    return replace(entry, name=str(ontology.value(value, SKOS.notation) or entry.name), facts=facts)


def _in_graph(source: PageSource, model: Model, term: Node) -> Iterator[KeyedFact]:
    """Yield how a term is written in Cypher: as label, relationship or property; of a class also its relationships."""
    found = [
        PageItem(code=f"(:{':'.join(each.labels)})") for each in model.nodes.values() if each.iri == term
    ]
    found += [PageItem(code=pattern_of(each)) for each in model.edges.values() if each.iri == term]
    kinds: list[NodeClass | EdgeClass] = [*model.nodes.values(), *model.edges.values()]
    properties = [each for kind in kinds for each in kind.properties.values() if each.iri == term]
    found += [
        PageItem(source.words["list of" if each.many else "type"], f"{each.name}: {each.datatype}")
        for each in properties[:1]
    ]
    yield from keyed_fact(source, "in graph", found)
    names = [each.name for each in model.nodes.values() if each.iri == term]
    joined = [each for each in model.edges.values() if {*each.sources, *each.targets} & {*names}]
    yield from keyed_fact(source, "edges", map(_edge_item, joined))


def _edge_item(edge: EdgeClass) -> PageItem:
    return PageItem(code=pattern_of(edge), target=target_of(edge.iri))


def pattern_of(edge: EdgeClass) -> str:
    """Return the relationship with its ends as a pattern of Cypher."""
    return f"(:{'|'.join(edge.sources)})-[:{edge.type}]->(:{'|'.join(edge.targets)})"


def _alignments(source: PageSource) -> Iterator[Alignment]:
    """Yield how terms refer to those of other vocabularies, in the order of the file."""
    for foreign, pairs in source.statements.incoming.items():
        for predicate, term in pairs:
            if not str(foreign).startswith(BASE) and predicate in _ALIGNING and is_ontology_term(term):
                yield Alignment(source.item(term), heading_of(source, predicate), source.item(foreign))
