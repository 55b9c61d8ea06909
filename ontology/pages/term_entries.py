"""Entries of terms: everything that is stated of a term and about it, with links both ways. Pure functions.

Nothing here names a property of the project: a predicate that is new in the files gets its line by itself, under the
label that it has there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Graph, Literal
from rdflib.term import Node

from ontology.cardinalities import stated_limits
from ontology.pages.items import (
    PageItem,
    PageSource,
    anchor_of,
    is_ontology_term,
    label_of,
    shown_name,
    texts_of,
)
from ontology.pages.wording import PAGE_LANGUAGES, Bilingual
from ontology.term_lookup import ancestors
from ontology.terms import OWL, RDF, RDFS, SKOS

# Shown otherwise: as heading, definition, examples and history of the entry, or for all terms together.
_APART = {
    RDF.type, RDFS.label, SKOS.prefLabel, SKOS.definition, SKOS.example, RDFS.isDefinedBy, SKOS.changeNote,
    OWL.onDatatype, OWL.withRestrictions,
}  # fmt: skip


@dataclass(frozen=True)
class PageFact:
    """A line of an entry: a heading and items."""

    heading: PageItem
    items: tuple[PageItem, ...]


KeyedFact = tuple[str, PageFact]  # with the key of its word, which gives its place


@dataclass(frozen=True)
class TermEntry:
    """A term as a page describes it; `examples` are by language."""

    anchor: str
    name: str
    iri: str
    label: Bilingual
    definition: Bilingual
    examples: dict[str, tuple[str, ...]]
    facts: tuple[PageFact, ...]
    first_version: str = ""
    changes: tuple[PageFact, ...] = ()


def entry_of(source: PageSource, graph: Graph, term: Node, facts: Iterable[KeyedFact] = ()) -> TermEntry:
    """Return the entry of a term; `facts` are lines beside those that the statements give."""
    return TermEntry(
        anchor_of(term),
        source.curie(term) if is_ontology_term(term) else shown_name(term),
        str(term),
        label_of(source.statements, term),
        texts_of(source.statements, term, SKOS.definition),
        {language: _examples(source, term, language) for language in PAGE_LANGUAGES},
        _ordered(source, (*facts, *_characteristics(source, term), *_stated(source, term),
                          *_inherited(source, graph, term), *_asked_for(source, graph, term),
                          *_incoming(source, term))),
    )  # fmt: skip


def heading_of(source: PageSource, predicate: Node) -> PageItem:
    """Return the heading for a predicate: a word of the pages, or else its label where it is described."""
    word = source.words.get(source.curie(predicate))
    return PageItem(word) if word else source.item(predicate)


def keyed_fact(source: PageSource, key: str, items: Iterable[PageItem]) -> Iterator[KeyedFact]:
    """Yield a line under a word of the pages; none where there are no items."""
    if found := tuple(items):
        yield key, PageFact(PageItem(source.words[key]), found)


def _ordered(source: PageSource, facts: Iterable[KeyedFact]) -> tuple[PageFact, ...]:
    """Return lines in the order of the words; one without a word stands beside how the term is written in the graph."""
    order = {key: place for place, key in enumerate(source.words)}
    found = sorted(facts, key=lambda each: order.get(each[0], order["in graph"]))
    return tuple(fact for _, fact in found)


def _examples(source: PageSource, term: Node, language: str) -> tuple[str, ...]:
    found = source.statements.objects(term, SKOS.example)
    return tuple(str(each) for each in found if isinstance(each, Literal) and each.language == language)


def _characteristics(source: PageSource, term: Node) -> Iterator[KeyedFact]:
    """Yield the kinds of property that a term is beside its main kind: functional, asymmetric."""
    keys = [source.curie(each) for each in source.statements.objects(term, RDF.type)]
    found = [PageItem(source.words[key]) for key in keys if key in source.words]
    yield from keyed_fact(source, "characteristics", found)


def _stated(source: PageSource, term: Node) -> Iterator[KeyedFact]:
    """Yield what is stated of a term."""
    for predicate in dict.fromkeys(each for each, _ in source.statements.stated.get(term, ())):
        if predicate not in _APART:
            values = source.statements.objects(term, predicate)
            items = tuple(source.value(predicate, each) for each in values)
            yield source.curie(predicate), PageFact(heading_of(source, predicate), items)


def _asked_for(source: PageSource, graph: Graph, term: Node) -> Iterator[KeyedFact]:
    items = []
    for each in stated_limits(graph, term):
        wanted = source.words[source.curie(each.bound)]
        items.append(
            source.item(each.on)._replace(text=Bilingual(*(f"{text} {each.number}" for text in wanted)))
        )
    yield from keyed_fact(source, "cardinality", items)


def _incoming(source: PageSource, term: Node) -> Iterator[KeyedFact]:
    """Yield what is stated about a term by others, by predicate and, for domains, by kind of property."""
    found: dict[str, list[PageItem]] = {}
    for predicate, other in source.statements.incoming.get(term, ()):
        key = f"^{source.curie(predicate)}"
        special = [f"{key} {source.curie(kind)}" for kind in source.statements.objects(other, RDF.type)]
        key = next((each for each in special if each in source.words), key)
        if key in source.words:
            found.setdefault(key, []).append(source.item(other))
    for key, items in found.items():
        yield from keyed_fact(source, key, items)


def _inherited(source: PageSource, graph: Graph, term: Node) -> Iterator[KeyedFact]:
    """Yield the properties that a class has by its superclasses in the ontology, for both directions."""
    above = [each for each in ancestors(graph, term) if each != term]
    for predicate, key in ((RDFS.domain, "inherited domain"), (RDFS.range, "inherited range")):
        found = [each for cls in above for each in source.statements.subjects(predicate, cls)]
        yield from keyed_fact(source, key, map(source.item, dict.fromkeys(found)))
