"""Versions of the ontology: the earlier ones as files, and the terms that were added, changed or removed by each.

`versions/` has each earlier version as it was: to begin a new one, copy quality.ttl there under the old number, and
give quality.ttl the new one. Added, changed and removed terms follow from the files; quality.ttl has the reasons, as
changes with a text in both languages (`skos:changeNote` of the terms they concern).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.term import Node

from ontology.conformance import OntologyDefect
from ontology.term_lookup import named_classes
from ontology.terms import DCTERMS, OWL, QM, RDF, RDFS, SCHEMA, SKOS, VALUE, curie
from ontology.turtle import parse_turtle

VERSIONS = Path(__file__).parent / "versions"
ADDED, CHANGED, REMOVED = "added", "changed", "removed"
# The meaning of a term for those who use it; before OWL axioms were in the file, classes were "included".
_MEANING = {
    RDF.type: "kind", RDFS.domain: "domain", SCHEMA.domainIncludes: "domain", RDFS.range: "range",
    SCHEMA.rangeIncludes: "range", RDFS.subClassOf: "above", RDFS.subPropertyOf: "above", SKOS.inScheme: "scheme",
}  # fmt: skip
Meaning = frozenset[tuple[str, Node]]


@dataclass(frozen=True)
class OntologyVersion:
    """A version of the ontology: its number, its address and its terms with their meaning."""

    number: str
    iri: URIRef
    terms: Mapping[URIRef, Meaning]


def version_paths(folder: Path = VERSIONS) -> dict[str, Path]:
    """Return the files of the earlier versions by number, the oldest first."""
    found = sorted(folder.glob("*.ttl"), key=lambda path: [int(part) for part in path.stem.split(".")])
    return {path.stem: path for path in found}


def read_versions(ontology: Graph, folder: Path = VERSIONS) -> list[OntologyVersion]:
    """Return the earlier versions and the present one. Raises `OntologyError` for a file that is not Turtle."""
    return [*_earlier_versions(folder), ontology_version(ontology)]


@cache
def _earlier_versions(folder: Path) -> tuple[OntologyVersion, ...]:
    return tuple(ontology_version(parse_turtle(path)) for path in version_paths(folder).values())


def ontology_version(ontology: Graph) -> OntologyVersion:
    """Return the version that a graph of the ontology is."""
    header = ontology.value(None, RDF.type, OWL.Ontology)
    number, iri = (ontology.value(header, each) for each in (OWL.versionInfo, OWL.versionIRI))
    found = dict.fromkeys(ontology.subjects(RDF.type))
    terms = [each for each in found if isinstance(each, URIRef) and (each in QM or each in VALUE)]
    return OntologyVersion(str(number), URIRef(str(iri)), {each: _meaning(ontology, each) for each in terms})


def term_changes(versions: list[OntologyVersion]) -> dict[tuple[str, URIRef], str]:
    """Return for version and term whether it was added, changed or removed by the version."""
    found: dict[tuple[str, URIRef], str] = {}
    for old, new in pairwise(versions):
        added = new.terms.keys() - old.terms.keys()
        found |= {(new.number, term): REMOVED for term in old.terms if term not in new.terms}
        for term, meaning in new.terms.items():
            if term in added:
                found[new.number, term] = ADDED
            elif _differs(old.terms[term], meaning, added):
                found[new.number, term] = CHANGED
    return found


def first_versions(versions: list[OntologyVersion]) -> dict[URIRef, str]:
    """Return the number of the version in which each term came up."""
    return {term: version.number for version in reversed(versions) for term in version.terms}


def version_defects(ontology: Graph, versions: list[OntologyVersion], file: str) -> Iterator[OntologyDefect]:
    """Yield the terms that a version changed or removed without a change note, and versions and changes without text.

    An added term needs no note: its definition says what it is, and its version follows from the files.
    """
    addresses = {version.number: version.iri for version in versions}
    for (number, term), how in term_changes(versions).items():
        notes = ontology.objects(term, SKOS.changeNote)
        if how != ADDED and all(
            (note, DCTERMS.isPartOf, addresses[number]) not in ontology for note in notes
        ):
            what = f"was {how} in {number}, but has no skos:changeNote that is part of {number}: add a change"
            yield OntologyDefect(file, curie(term), what)
    for described in (*addresses.values(), *dict.fromkeys(ontology.subjects(DCTERMS.isPartOf))):
        languages = {
            getattr(text, "language", None) for text in ontology.objects(described, DCTERMS.description)
        }
        for language in sorted({"zh", "en"} - languages):
            yield OntologyDefect(file, curie(described), f"has no dcterms:description in {language}")
    yield from _prior_defects(ontology, versions, file)


def _prior_defects(ontology: Graph, versions: list[OntologyVersion], file: str) -> Iterator[OntologyDefect]:
    prior = next(ontology.objects(None, OWL.priorVersion), None)
    if len(versions) > 1 and prior != versions[-2].iri:
        what = (
            f"has the owl:priorVersion {prior}, but the newest file of {VERSIONS.name}/ is {versions[-2].iri}"
        )
        yield OntologyDefect(file, curie(versions[-1].iri), what)


def _meaning(ontology: Graph, term: Node) -> Meaning:
    return frozenset(
        (aspect, value)
        for predicate, aspect in _MEANING.items()
        for found in ontology.objects(term, predicate)
        for value in named_classes(ontology, found)
    )


def _differs(old: Meaning, new: Meaning, added: set[URIRef]) -> bool:
    """Return whether a meaning is another; a class that is itself new may stand in domain or range without notice."""
    return old != frozenset(each for each in new if each[1] not in added)
