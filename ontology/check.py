"""Everything that can be wrong with the ontology and the vocabularies, found in one go.

`problems` gives the list; an empty one means that the rest of the project can rely on what is written here:
every term named and defined in both languages, every entry of the right form, and all of them consistent.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from ontology.division_sense import division_findings
from ontology.divisions import DIVISIONS_CSV, read_divisions
from ontology.errors import OntologyError
from ontology.form import Defect, form_defects, form_of, name_of
from ontology.model import Model, load_model
from ontology.sense import sense_findings
from ontology.terms import OWL, QM, QUALITY_TTL, RDF, RDFS, SKOS, VOCABULARY, curie
from ontology.turtle import parse_turtle
from ontology.vocabulary import read_vocabulary, vocabulary_files

_TERMS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDFS.Datatype)


def problems(quality: Path = QUALITY_TTL, folder: Path = VOCABULARY) -> list[Defect]:
    """All defects of the ontology file and of the vocabulary folder, sorted by file and term."""
    try:
        model, ontology = load_model(quality), parse_turtle(quality)
        files = {path.name: parse_turtle(path) for path in vocabulary_files(folder)}
    except OntologyError as error:
        file, _, what = str(error).partition(": ")
        return [Defect(file, "", what)]
    found = {*_terms(ontology, quality.name), *_entries(ontology, model, files)}
    return sorted(found or _divisions(folder, files))


def _divisions(folder: Path, files: Mapping[str, Graph]) -> set[Defect]:
    """What is wrong with the divisions of the folder, beside a vocabulary in which nothing is."""
    path = folder / DIVISIONS_CSV.name
    try:
        divisions = read_divisions(path)
    except OntologyError as error:
        return {Defect(path.name, "", str(error).partition(": ")[2])}
    regions = read_vocabulary(_merged(files.values())).regions
    return {Defect(path.name, f"region:{code}", what) for code, what in division_findings(divisions, regions)}


def ontology_terms(ontology: Graph) -> list[URIRef]:
    """The terms of our namespace that the ontology declares, in the order of the file."""
    found = (s for kind in _TERMS for s in ontology.subjects(RDF.type, kind))
    return list(dict.fromkeys(s for s in found if isinstance(s, URIRef) and s in QM))


def _terms(ontology: Graph, file: str) -> Iterator[Defect]:
    """What a term lacks: label and definition in both languages, an example, where it is defined."""
    for term in ontology_terms(ontology):
        for predicate in (RDFS.label, SKOS.definition):
            for language in ("zh", "en"):
                if not _said(ontology, term, predicate, language):
                    yield Defect(file, curie(term), f"has no {curie(predicate)} in {language}")
        for predicate in (SKOS.example, RDFS.isDefinedBy):
            if (term, predicate, None) not in ontology:
                yield Defect(file, curie(term), f"has no {curie(predicate)}")


def _said(graph: Graph, term: Node, predicate: URIRef, language: str) -> bool:
    return any(
        isinstance(o, Literal) and o.language == language and o for o in graph.objects(term, predicate)
    )


def _entries(ontology: Graph, model: Model, files: Mapping[str, Graph]) -> list[Defect]:
    """The defects of form; where there are none, those of sense, which need entries of the right form."""
    everything = _merged(files.values())
    form = form_of(ontology, model)
    found = [d for name, graph in files.items() for d in form_defects(form, graph, everything, name)]
    found += _twice(files)
    if found:
        return found
    vocabulary = read_vocabulary(everything)
    return [
        Defect(_home(files, term), name_of(everything, term), what)
        for term, what in sense_findings(everything, vocabulary)
    ]


def _merged(graphs: Iterable[Graph]) -> Graph:
    """All entries in one graph, in the order of the files; `+=` would lose it, and with it who came first."""
    merged = Graph()
    for graph in graphs:
        for term in graph.subjects(RDF.type):
            for predicate, value in graph.predicate_objects(term):
                merged.add((term, predicate, value))
    return merged


def _twice(files: Mapping[str, Graph]) -> Iterator[Defect]:
    """An entry is written in one file."""
    home: dict[Node, str] = {}
    for name, graph in files.items():
        for term in dict.fromkeys(graph.subjects(RDF.type)):
            if home.setdefault(term, name) != name:
                yield Defect(name, curie(term), f"is written in {home[term]} too")


def _home(files: Mapping[str, Graph], term: Node) -> str:
    return next((name for name, graph in files.items() if (term, RDF.type, None) in graph), "")
