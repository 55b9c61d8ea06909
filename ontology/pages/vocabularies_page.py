"""The page of the vocabularies: activity types in full, all other entries as tables. Pure functions.

The tables have a column for each property that is worth one (`_TABLES`); activity types are read like the terms of
the ontology, so that whatever is stated of them is shown.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TypeVar

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from ontology.divisions import Division
from ontology.kinds import EdgeClass, Model
from ontology.pages.items import PageItem, PageSource, anchor_of
from ontology.pages.term_entries import TermEntry, entry_of, heading_of
from ontology.pages.wording import Bilingual
from ontology.terms import CUE, DCTERMS, QM, RDF, SKOS, local_name

# Tables by class: the predicates of their columns, in which the first one gives the name.
_TABLES = {
    QM.AgencyKind: (SKOS.prefLabel, QM.fullForm, QM.shortForm, QM.level, QM.validFrom, QM.validTo, QM.becomes,
                    QM.nationalAgency, DCTERMS.source),
    QM.Agency: (SKOS.prefLabel, QM.shortName, QM.level, QM.validFrom, QM.validTo, QM.subordinateTo, QM.remits,
                DCTERMS.source),
    QM.Reform: (SKOS.prefLabel, QM.changedOn, QM.changeKind, QM.original, QM.partialOriginal, QM.contributor, QM.result,
                QM.legalBasis, DCTERMS.source),
    QM.Policy: (DCTERMS.title, QM.docNumber, QM.issueDate, SKOS.note, QM.sourceUrl),
    QM.ActivitySeries: (SKOS.prefLabel, QM.sign, QM.likelySign, QM.unless, DCTERMS.source),
    QM.Region: (SKOS.prefLabel, QM.shortName, QM.abbreviation, QM.level, QM.within, DCTERMS.source),
}  # fmt: skip
_Cell = TypeVar("_Cell")
_WORD_LISTS = URIRef(str(CUE).rstrip("/"))


@dataclass(frozen=True)
class TableRow:
    """A row of a table: the anchor of its entry, and the items of each cell."""

    anchor: str
    cells: tuple[tuple[PageItem, ...], ...]


@dataclass(frozen=True)
class EntryTable:
    """A table of entries of one class: its anchor, class, headings, rows, and their numbers by level."""

    anchor: str
    of: PageItem
    headings: tuple[PageItem, ...]
    rows: tuple[TableRow, ...]
    levels: tuple[tuple[PageItem, int], ...]


@dataclass(frozen=True)
class DivisionCount:
    """The numbers of divisions of a level: of today, of the past, and their names of all times."""

    level: PageItem
    today: int
    past: int
    names: int


@dataclass(frozen=True)
class VocabulariesPage:
    """The contents of the page of the vocabularies."""

    scheme: TermEntry
    types: tuple[TermEntry, ...]
    tables: tuple[EntryTable, ...]
    divisions: tuple[DivisionCount, ...]
    lists: TermEntry
    word_lists: tuple[TermEntry, ...]


def vocabularies_page(
    source: PageSource, vocabulary: Graph, model: Model, divisions: list[Division]
) -> VocabulariesPage:
    """Return the page of the vocabularies; `source` has their statements and those of the ontology."""
    types = sorted(
        vocabulary.subjects(RDF.type, QM.ActivityType), key=lambda term: _position(vocabulary, term)
    )
    scheme = vocabulary.value(types[0], SKOS.inScheme) if types else None
    lists = vocabulary.subjects(SKOS.inScheme, _WORD_LISTS)
    return VocabulariesPage(
        entry_of(source, vocabulary, scheme or URIRef("")),
        tuple(entry_of(source, vocabulary, each) for each in types),
        tuple(_table(source, vocabulary, model, cls) for cls in _TABLES),
        tuple(_division_counts(source, divisions)),
        entry_of(source, vocabulary, _WORD_LISTS),
        tuple(entry_of(source, vocabulary, each) for each in lists),
    )


def _position(vocabulary: Graph, term: Node) -> int:
    return int(str(vocabulary.value(term, QM.position) or 0))


def _table(source: PageSource, vocabulary: Graph, model: Model, cls: URIRef) -> EntryTable:
    predicates = _TABLES[cls]
    terms = [each for each in vocabulary.subjects(RDF.type, cls) if isinstance(each, URIRef)]
    cells = _Cells(
        source, vocabulary, {each.shortcut: each for each in model.edges.values() if each.shortcut}
    )
    rows = tuple(TableRow(anchor_of(each), tuple(cells.of(each, of) for of in predicates)) for each in terms)
    filled = [any(row.cells[place] for row in rows) for place in range(len(predicates))]
    return EntryTable(
        model.nodes[local_name(cls)].collection,
        source.item(cls),
        _kept([heading_of(source, each) for each in predicates], filled),
        tuple(TableRow(row.anchor, _kept(row.cells, filled)) for row in rows),
        tuple(_levels(source, terms)),
    )


def _kept(cells: Sequence[_Cell], filled: Sequence[bool]) -> tuple[_Cell, ...]:
    return tuple(compress(cells, filled))


@dataclass(frozen=True)
class _Cells:
    """The cells of entries; `shortcuts` are the relation classes that have a short form, by this form."""

    source: PageSource
    vocabulary: Graph
    shortcuts: Mapping[URIRef, EdgeClass]

    def of(self, term: URIRef, predicate: URIRef) -> tuple[PageItem, ...]:
        """Return the items of a cell, also those that are stated in full, with their time."""
        values = self.source.statements.objects(term, predicate)
        return (*(self._item(predicate, each) for each in values), *self._in_full(term, predicate))

    def _item(self, predicate: URIRef, value: Node) -> PageItem:
        item = self.source.value(predicate, value)
        return item._replace(code="") if any(item.text) and isinstance(value, Literal) else item

    def _in_full(self, term: URIRef, predicate: URIRef) -> Iterator[PageItem]:
        edge = self.shortcuts.get(predicate)
        if edge is None or edge.edge_from is None or edge.edge_to is None:
            return
        for each in self.vocabulary.subjects(edge.edge_from, term):
            begin, end = (self.vocabulary.value(each, of) or "" for of in (QM.validFrom, QM.validTo))
            item = self.source.item(self.vocabulary.value(each, edge.edge_to) or term)
            yield item._replace(text=Bilingual(*(f"{text} {begin}–{end}" for text in item.text)))


def _levels(source: PageSource, terms: list[URIRef]) -> Iterator[tuple[PageItem, int]]:
    """Yield the numbers of entries by level, the most frequent first."""
    counts = Counter(value for term in terms for value in source.statements.objects(term, QM.level))
    for value, number in counts.most_common():
        yield source.value(QM.level, value), number


def _division_counts(source: PageSource, divisions: list[Division]) -> Iterator[DivisionCount]:
    for level in dict.fromkeys(each.level for each in divisions):
        found = [each for each in divisions if each.level == level]
        today = sum(each.latest.end is None for each in found)
        names = sum(len(each.names) for each in found)
        yield DivisionCount(source.value(QM.level, Literal(level)), today, len(found) - today, names)
