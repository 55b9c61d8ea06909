"""RDF files run through the shapes, each named graph by itself, beside the vocabularies and the other graphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.term import Node

from ontology.division_triples import add_divisions
from ontology.errors import UnreadableFile
from ontology.kinds import Model
from ontology.model import load_model
from ontology.rdf_graphs import is_rdf, read_graphs
from ontology.rdf_terms import RDF_FORMATS
from ontology.shapes.describing import describe
from ontology.shapes.triples import TripleIndex
from ontology.shapes.validating import Shapes
from ontology.terms import QM, RDF, RDFS, curie
from ontology.turtle import parse_turtle
from ontology.vocabulary import load_vocabulary

Classes = Mapping[Node, Node]  # entities with their classes
_UNKNOWN = {
    "zh": "违规: {}: 本体没有 {}；请改正写法（python -m ontology terms 列出全部术语）",
    "en": "violation: {}: the ontology has no {}; correct it (python -m ontology terms lists all terms)",
}


@dataclass(frozen=True)
class FileRules:
    """The rules for RDF files: shapes, model, terms of the ontology, and the entities of the vocabularies."""

    shapes: Shapes
    model: Model
    ontology: Graph
    known: Classes

    @classmethod
    def load(cls, quality: Path, folder: Path) -> FileRules:
        """Read the shapes, the ontology and the vocabularies of a folder with all divisions. Raises OntologyError."""
        model, vocabulary = load_model(quality), add_divisions(load_vocabulary(folder), folder)
        return cls(Shapes.load(model), model, parse_turtle(quality), classes_of(vocabulary))


@dataclass(frozen=True)
class FileFinding:
    """A violation in a file, as a line, and whether facts with it are refused."""

    line: str
    refuses: bool


def classes_of(triples: Graph) -> Classes:
    """Return the entities of a graph with their classes, which are those of the ontology."""
    return {term: cls for term, cls in triples.subject_objects(RDF.type) if _is_own(cls)}


def file_findings(path: Path, rules: FileRules, base: str, language: str) -> Iterator[FileFinding]:
    """Yield the violations in a file. Raises UnreadableFile for one that is no RDF, or has nothing of the ontology."""
    if not is_rdf(path):
        raise UnreadableFile(f"{path}: not an RDF file; its name must end in one of {', '.join(RDF_FORMATS)}")
    known, own_terms = dict(rules.known), 0
    for graph in read_graphs(path, base):
        known |= classes_of(graph.triples)
    for graph in read_graphs(path, base):
        terms = _own_terms(graph.triples)
        own_terms += len(terms)
        yield from (
            FileFinding(_UNKNOWN[language].format(curie(subject), curie(term)), True)
            for term, subject in terms.items()
            if (term, RDF.type, None) not in rules.ontology
        )
        triples = TripleIndex((*graph.triples, *_entailed(graph.triples, rules.ontology)), known)
        for found in rules.shapes.violations(triples):
            yield FileFinding(describe(found, triples, rules.model, language), found.refuses)
    if not own_terms:
        raise UnreadableFile(f"{path}: it has no term of the ontology; {QM} is the namespace of its terms")


def _is_own(term: Node) -> bool:
    return isinstance(term, URIRef) and term in QM


def _own_terms(triples: Graph) -> dict[Node, Node]:
    """Return the predicates and classes in the namespace of the ontology, each with a subject that has it."""
    found: dict[Node, Node] = {}
    for subject, predicate, value in triples:
        term = value if predicate == RDF.type else predicate
        if term not in found and _is_own(term):
            found[term] = subject
    return found


def _entailed(triples: Graph, ontology: Graph) -> Iterator[tuple[Node, Node, Node]]:
    """Yield the triples that follow from subproperties: a partial original of a reform is an original."""
    for narrow, wide in ontology.subject_objects(RDFS.subPropertyOf):
        if _is_own(wide):
            yield from ((subject, wide, value) for subject, value in triples.subject_objects(narrow))
