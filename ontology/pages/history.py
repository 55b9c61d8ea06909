"""The history of the ontology as the pages show it: versions, their changes, and the notes of each term. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rdflib import URIRef
from rdflib.term import Node

from ontology.pages.items import PageItem, PageSource, anchor_of, shown_name, texts_of
from ontology.pages.term_entries import PageFact, TermEntry
from ontology.pages.wording import Bilingual
from ontology.terms import DCTERMS, SKOS
from ontology.versions import ADDED, CHANGED, REMOVED, OntologyVersion, first_versions, term_changes

FILES_OF_VERSIONS = "ontology/"  # the folder of the earlier versions, beside the pages


@dataclass(frozen=True)
class ShownChange:
    """A change of a version: its reason, and the terms that it added, changed or removed, by the word for it."""

    text: Bilingual
    terms: Mapping[str, tuple[PageItem, ...]]


@dataclass(frozen=True)
class ShownVersion:
    """A version of the ontology: number, day of issue, text, number of its terms, file (of an earlier one), changes."""

    number: str
    issued: str
    text: Bilingual
    terms: int
    file: str
    changes: tuple[ShownChange, ...]


class History:
    """The versions of the ontology, the present one last."""

    def __init__(self, source: PageSource, versions: list[OntologyVersion]) -> None:
        self._source, self._versions = source, versions
        self._first, self._how = first_versions(versions), term_changes(versions)
        self._gone = {term for (_, term), how in self._how.items() if how == REMOVED}

    def dated(self, entry: TermEntry) -> TermEntry:
        """Return the entry of a term of the ontology with the version it came with, and its change notes."""
        term = URIRef(entry.iri)
        return replace(entry, first_version=self._first.get(term, ""), changes=tuple(self._notes(term)))

    def shown(self) -> list[ShownVersion]:
        """Return the versions, the newest first."""
        return [self._version(each) for each in reversed(self._versions)]

    def gone(self) -> list[PageFact]:
        """Return the terms that are no more, each with those that replace it, in the order of their names."""
        found = []
        for term in sorted(self._gone, key=anchor_of):
            instead = self._source.statements.objects(term, DCTERMS.isReplacedBy)
            heading = PageItem(code=shown_name(term), target=anchor_of(term))
            found.append(PageFact(heading, tuple(map(self._source.item, instead))))
        return found

    def _notes(self, term: URIRef) -> Iterator[PageFact]:
        for version in reversed(self._versions):
            changes = [each for each in self._changes(version) if term in self._concerned(each)]
            if changes:
                texts = [
                    PageItem(texts_of(self._source.statements, each, DCTERMS.description)) for each in changes
                ]
                yield PageFact(PageItem(Bilingual(version.number, version.number)), tuple(texts))

    def _version(self, version: OntologyVersion) -> ShownVersion:
        issued = self._source.statements.objects(version.iri, DCTERMS.issued)
        return ShownVersion(
            version.number,
            str(issued[0]) if issued else "",
            texts_of(self._source.statements, version.iri, DCTERMS.description),
            len(version.terms),
            "" if version is self._versions[-1] else f"{FILES_OF_VERSIONS}{version.number}.ttl",
            (*(self._change(version, each) for each in self._changes(version)), *self._unexplained(version)),
        )

    def _change(self, version: OntologyVersion, change: Node) -> ShownChange:
        text = texts_of(self._source.statements, change, DCTERMS.description)
        return ShownChange(text, self._by_how(version, self._concerned(change)))

    def _unexplained(self, version: OntologyVersion) -> Iterator[ShownChange]:
        """Yield the terms of a version that no change concerns, as one change."""
        explained = {term for each in self._changes(version) for term in self._concerned(each)}
        rest = [term for number, term in self._how if number == version.number and term not in explained]
        if rest:
            yield ShownChange(self._source.words["further changes"], self._by_how(version, rest))

    def _by_how(self, version: OntologyVersion, terms: Iterable[Node]) -> dict[str, tuple[PageItem, ...]]:
        found: dict[str, list[PageItem]] = {ADDED: [], CHANGED: [], REMOVED: []}
        for term in terms:
            how = self._how.get((version.number, URIRef(str(term))), CHANGED)
            found[how].append(self._item(term))
        return {how: tuple(items) for how, items in found.items() if items}

    def _item(self, term: Node) -> PageItem:
        return PageItem(code=shown_name(term)) if term in self._gone else self._source.item(term)

    def _changes(self, version: OntologyVersion) -> list[Node]:
        return self._source.statements.subjects(DCTERMS.isPartOf, version.iri)

    def _concerned(self, change: Node) -> list[Node]:
        return self._source.statements.subjects(SKOS.changeNote, change)
