"""Items of the pages: a term, an address or a text, with its link and its language. Pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rdflib import Literal, URIRef
from rdflib.namespace import NamespaceManager
from rdflib.term import Node

from ontology.pages.statements import TermStatements
from ontology.pages.wording import NO_TEXT, Bilingual
from ontology.terms import BASE, DCTERMS, QM, RDFS, SKOS, VALUE

ONTOLOGY_PAGE, VOCABULARIES_PAGE = "ontology", "vocabularies"
_LABELS = (RDFS.label, SKOS.prefLabel, DCTERMS.title)


class PageItem(NamedTuple):
    """A text of a page, a name as it is written in RDF or Cypher, or both.

    `target` is a page and an anchor (`ontology#Notice`), an address (`https://…`), or empty. `language` is set for a
    text of one language alone.
    """

    text: Bilingual = NO_TEXT
    code: str = ""
    target: str = ""
    language: str = ""


@dataclass(frozen=True)
class PageSource:
    """The statements that pages are made from, the texts of the pages, the prefixes of names, and the addresses that
    are files beside the pages."""

    statements: TermStatements
    words: Mapping[str, Bilingual]
    names: NamespaceManager
    files: Mapping[str, str]

    def item(self, node: Node) -> PageItem:
        """Return a term with its label and link, or a literal with its language."""
        if isinstance(node, Literal):
            return literal_item(node)
        iri, label = str(node), label_of(self.statements, node)
        if iri == BASE:
            return PageItem(label)
        if iri.startswith(BASE) and any(label):
            return PageItem(label, shown_name(node), target_of(node))
        return PageItem(NO_TEXT, self.curie(node), self.files.get(iri, iri if iri.startswith("http") else ""))

    def value(self, predicate: Node, value: Node) -> PageItem:
        """Return a value of a predicate; one that a scheme lists as that value, with its label and link."""
        for scheme in self.statements.subjects(QM.valuesOf, predicate):
            for concept in self.statements.subjects(SKOS.inScheme, scheme):
                if value in self.statements.objects(concept, SKOS.notation):
                    return self.item(concept)._replace(code=str(value))
        return self.item(value)

    def curie(self, node: Node) -> str:
        """Return the name of a term with its prefix; an address without a prefix unchanged."""
        return self.names.normalizeUri(str(node)).strip("<>")


def literal_item(literal: Literal) -> PageItem:
    """Return a text with its language; a value without one, of ASCII alone, as code; an address is a link."""
    text = str(literal)
    if literal.language is not None or not text.isascii():
        return PageItem(Bilingual(text, text), language=literal.language or "", target=_address(text))
    return PageItem(code=text, target=_address(text))


def _address(text: str) -> str:
    return text if text.startswith(("http:", "https:")) and " " not in text else ""


def label_of(statements: TermStatements, term: Node) -> Bilingual:
    """Return the label of a term; where there is one without a language, in both."""
    for predicate in _LABELS:
        found = texts_of(statements, term, predicate)
        if any(found):
            return found
    return NO_TEXT


def texts_of(statements: TermStatements, term: Node, predicate: URIRef) -> Bilingual:
    """Return the first text of a predicate in each language; one without a language counts for both."""
    values = [each for each in statements.objects(term, predicate) if isinstance(each, Literal)]
    zh, en = (
        next((str(each) for each in values if each.language in (language, None)), "")
        for language in ("zh", "en")
    )
    return Bilingual(zh, en)


def anchor_of(term: Node) -> str:
    """Return the anchor of a term: its local name; of a value or an entry the path of its IRI (value/role-lead)."""
    return str(term).removeprefix(str(QM)).removeprefix(BASE)


def is_ontology_term(term: Node) -> bool:
    """Return whether a term is of the namespace of the ontology."""
    return isinstance(term, URIRef) and term in QM


def shown_name(term: Node) -> str:
    """Return the name of a term as links show it: its local name, of a value or an entry its id."""
    return anchor_of(term).rpartition("/")[2]


def target_of(term: Node) -> str:
    """Return the page and the anchor where a term is described."""
    at_home = str(term).startswith((str(QM), str(VALUE)))
    return f"{ONTOLOGY_PAGE if at_home else VOCABULARIES_PAGE}#{anchor_of(term)}"
